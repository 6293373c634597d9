package dev.colophon.registry.message;

import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.media.tag.Tags;
import dev.colophon.registry.OpenCatalogue;
import dev.colophon.registry.Registrar;
import dev.colophon.registry.Texts;
import dev.colophon.registry.Works;
import dev.colophon.registry.csv.WorksCsv.Defaults;
import dev.colophon.registry.history.WorkEvents;
import dev.colophon.registry.message.onix.OnixWriter;
import dev.colophon.registry.message.record.CatalogueRecord;
import dev.colophon.registry.metadata.StatedField;
import dev.colophon.registry.registration.Registration;
import dev.colophon.registry.registration.Registration.Outcome;
import dev.colophon.registry.registration.Submission;
import dev.colophon.registry.work.Organisation;
import dev.colophon.registry.work.Work;
import dev.colophon.registry.work.WorkQuery;
import dev.colophon.registry.work.WorkSummary;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What messages do to a catalogue, on every database. */
abstract class MessageContract extends OpenCatalogue {

    private static final OnixWriter ONIX = new OnixWriter(false);
    private static final String FIRST = "9780306406157";
    private static final String SECOND = "9783161484100";

    private List<Registration> take(String... products) throws Exception {
        Path message = file("list/books.xml", ONIX.message("3.0", products));
        List<Submission> files = new ArrayList<>();
        List<CatalogueRecord.WithoutFile> others = new ArrayList<>();
        CatalogueMessage.read(
                message, new Defaults(Optional.empty(), Optional.empty(), Optional.empty(), List.of()), record -> {
                    switch (record) {
                        case CatalogueRecord.Delivered delivered -> files.add(delivered.submission());
                        case CatalogueRecord.WithoutFile other -> others.add(other);
                        case CatalogueRecord.Quarantined quarantined -> throw new AssertionError(quarantined);
                    }
                });
        List<Registration> told = new ArrayList<>(register(files.toArray(new Submission[0])));
        Registrar registrar = new Registrar(
                catalogue.database(),
                Organisation.FIRST,
                catalogue.index(),
                Texts::read,
                _ -> Tags.NONE,
                new WorkEvents(catalogue.ids(), () -> NOW, "Mo"),
                (_, _, _, _) -> {});
        told.addAll(registrar.describe(message, others));
        return told;
    }

    private Works works() {
        return catalogue.works(Organisation.FIRST);
    }

    private List<String> titles() {
        return works().list(WorkQuery.ALL).stream()
                .map(WorkSummary::work)
                .map(Work::title)
                .sorted()
                .toList();
    }

    /** Tracks called Intro are on many albums, and two books may have one title. */
    @Test
    void worksOfOneTitleAreToldApartByWhatTheyAreCalledElsewhere() throws Exception {
        file("list/" + FIRST + ".txt", Texts.text(1));
        file("list/" + SECOND + ".txt", Texts.text(2));
        assertThat(take(ONIX.book("r1", FIRST, "Leaf"), ONIX.book("r2", SECOND, "Leaf")))
                .extracting(Registration::outcome)
                .containsExactly(Outcome.REGISTERED, Outcome.REGISTERED);
        assertThat(titles()).containsExactly("Leaf: A Story", "Leaf: A Story");
        assertThat(take(ONIX.book("r1", FIRST, "Leaf"), ONIX.book("r2", SECOND, "Leaf")))
                .extracting(Registration::outcome)
                .containsExactly(Outcome.ALREADY_REGISTERED, Outcome.ALREADY_REGISTERED);
    }

    @Test
    void aSecondFileOfAWorkFindsItUnderItsNewTitle() throws Exception {
        Path first = file("list/" + FIRST + ".txt", Texts.text(1));
        take(ONIX.book("r1", FIRST, "Leaf"));
        file("list/" + FIRST + ".html", Texts.text(2));
        assertThat(take(ONIX.book("r1", FIRST, "Last Leaf")))
                .extracting(Registration::outcome)
                .containsExactly(Outcome.UPDATED, Outcome.REGISTERED);
        assertThat(titles()).containsExactly("Last Leaf: A Story");
        assertThat(Files.deleteIfExists(first)).isTrue();
        file("list/" + FIRST + ".rtf", Texts.text(3));
        assertThat(take(ONIX.book("r1", FIRST, "The Last Leaf")))
                .extracting(Registration::outcome)
                .containsExactlyInAnyOrder(Outcome.REGISTERED, Outcome.UPDATED);
        assertThat(titles()).containsExactly("The Last Leaf: A Story");
    }

    @Test
    void anUpdateWithoutAFileChangesTheWorkThatItMeans() throws Exception {
        file("list/" + FIRST + ".txt", Texts.text(1));
        take(ONIX.book("r1", FIRST, "Leaf"));
        Files.delete(folder.resolve("list/" + FIRST + ".txt"));
        List<Registration> told = take(ONIX.book("r1", FIRST, "The Last Leaf"));
        assertThat(told)
                .singleElement()
                .isInstanceOfSatisfying(
                        Registration.Updated.class,
                        updated -> assertThat(updated.changes())
                                .extracting(Registration.Change::after)
                                .containsExactly("The Last Leaf: A Story"));
        assertThat(take(ONIX.book("r1", FIRST, "The Last Leaf")))
                .extracting(Registration::outcome)
                .containsExactly(Outcome.ALREADY_REGISTERED);
        String partial = ONIX.product(
                "r1",
                "04",
                ONIX.element("ProductIdentifier", ONIX.element("ProductIDType", "15"), ONIX.element("IDValue", FIRST)),
                ONIX.element(
                        "PublishingDetail",
                        ONIX.element(
                                "PublishingDate",
                                ONIX.element("PublishingDateRole", "01"),
                                ONIX.element("Date", "20270101"))));
        assertThat(take(partial)).extracting(Registration::outcome).containsExactly(Outcome.UPDATED);
        assertThat(works().metadata(works().list(WorkQuery.ALL).getFirst().work())
                        .fields())
                .extracting(StatedField::content)
                .contains("20270101", "Ada Example");
        assertThat(titles()).containsExactly("The Last Leaf: A Story");
    }

    @Test
    void whatIsMeantByNothingIsRefusedWithItsPlace() throws Exception {
        assertThat(take(ONIX.book("r1", FIRST, "Leaf")))
                .singleElement()
                .isInstanceOfSatisfying(
                        Registration.Refused.class,
                        refused -> assertThat(refused.reason())
                                .isEqualTo(
                                        "NOT_LISTED: line 4: record r1: no file called `9780306406157` or `r1` with a known ending is "
                                                + "beside the message, and no work of Ada Example is registered as ISBN 9780306406157"));
    }

    @Test
    void aDeletionIsToldAndNotDone() throws Exception {
        String deletion = ONIX.product(
                "r1",
                "05",
                ONIX.element("ProductIdentifier", ONIX.element("ProductIDType", "15"), ONIX.element("IDValue", FIRST)));
        assertThat(take(deletion))
                .singleElement()
                .isInstanceOfSatisfying(
                        Registration.Refused.class,
                        refused -> assertThat(refused.reason())
                                .endsWith(
                                        "its sender deletes it (NotificationType 05), and nothing is registered as ISBN 9780306406157"));
        file("list/" + FIRST + ".txt", Texts.text(1));
        take(ONIX.book("r1", FIRST, "Leaf"));
        assertThat(take(deletion))
                .singleElement()
                .isInstanceOfSatisfying(
                        Registration.Refused.class,
                        refused -> assertThat(refused.reason())
                                .contains("`Leaf: A Story` of Ada Example stays: `colophon works remove "));
        assertThat(titles()).containsExactly("Leaf: A Story");
    }

    /** All records of a batch are looked up before any is applied. */
    @Test
    void aLaterRecordOfTheSameMessageWins() throws Exception {
        file("list/" + FIRST + ".txt", Texts.text(1));
        take(ONIX.book("r1", FIRST, "Leaf"));
        Files.delete(folder.resolve("list/" + FIRST + ".txt"));
        assertThat(take(ONIX.book("r1", FIRST, "The Last Leaf"), ONIX.book("r1", FIRST, "Leaf")))
                .extracting(Registration::outcome)
                .containsExactly(Outcome.UPDATED, Outcome.UPDATED);
        assertThat(titles()).containsExactly("Leaf: A Story");
        assertThat(take(
                        ONIX.book("r1", FIRST, "Last Leaf"),
                        ONIX.book("r2", SECOND, "Nobody's"),
                        ONIX.book("r1", FIRST, "Last Leaf")))
                .extracting(Registration::outcome)
                .containsExactly(Outcome.UPDATED, Outcome.REFUSED, Outcome.ALREADY_REGISTERED);
        assertThat(titles()).containsExactly("Last Leaf: A Story");
    }

    private static String isbn(int number) {
        String digits = "97803064%04d".formatted(number);
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            sum += (digits.charAt(i) - '0') * (i % 2 == 0 ? 1 : 3);
        }
        return digits + (10 - sum % 10) % 10;
    }

    private static String published(int number, String title) {
        return ONIX.product(
                "r" + number,
                "03",
                ONIX.element(
                        "ProductIdentifier",
                        ONIX.element("ProductIDType", "15"),
                        ONIX.element("IDValue", isbn(number))),
                ONIX.element(
                        "DescriptiveDetail",
                        ONIX.element(
                                "TitleDetail",
                                ONIX.element("TitleType", "01"),
                                ONIX.element("TitleElement", ONIX.element("TitleText", title)))),
                ONIX.element(
                        "PublishingDetail",
                        ONIX.element(
                                "Publisher",
                                ONIX.element("PublishingRole", "01"),
                                ONIX.element("PublisherName", "House " + number % 3))));
    }

    private static String[] published(String title) {
        return IntStream.range(0, 100)
                .mapToObj(number -> published(number, title))
                .toArray(String[]::new);
    }

    /** A bookshop has some of the files of what several publishers announce. */
    @Test
    void aListOfSeveralPublishersIsTakenProductByProduct() throws Exception {
        for (int number = 0; number < 100; number += 4) {
            file("list/%s.txt".formatted(isbn(number)), Texts.text(number));
        }
        List<Registration> told = take(published("Leaf"));
        assertThat(told).hasSize(100);
        assertThat(told.subList(0, 25)).extracting(Registration::outcome).containsOnly(Outcome.REGISTERED);
        assertThat(told.subList(25, 100))
                .extracting(registration -> ((Registration.Refused) registration).reason())
                .allMatch(reason -> reason.contains("no work of House "));
        assertThat(works().list(WorkQuery.ALL).stream()
                        .map(summary -> summary.work().owner().name())
                        .distinct())
                .containsExactlyInAnyOrder("House 0", "House 1", "House 2");
        for (int number = 0; number < 100; number += 4) {
            Files.delete(folder.resolve("list/%s.txt".formatted(isbn(number))));
        }
        assertThat(take(published("Leaf")).stream()
                        .filter(registration -> registration.outcome() == Outcome.ALREADY_REGISTERED))
                .hasSize(25);
        assertThat(take(published("The Last Leaf")).stream()
                        .filter(registration -> registration.outcome() == Outcome.UPDATED))
                .hasSize(25);
        assertThat(titles()).containsOnly("The Last Leaf");
    }
}
