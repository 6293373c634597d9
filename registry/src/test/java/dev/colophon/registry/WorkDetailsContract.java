package dev.colophon.registry;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.fingerprint.iscc.ContentCode;
import dev.colophon.fingerprint.iscc.Iscc;
import dev.colophon.fingerprint.iscc.IsccHasher;
import dev.colophon.media.tag.Tags;
import dev.colophon.registry.identifier.Identifier;
import dev.colophon.registry.identifier.IdentifierScheme;
import dev.colophon.registry.metadata.DescriptiveMetadata;
import dev.colophon.registry.metadata.StatedBy;
import dev.colophon.registry.metadata.StatedField;
import dev.colophon.registry.metadata.StatedIdentifier;
import dev.colophon.registry.registration.Registration;
import dev.colophon.registry.registration.Submission;
import dev.colophon.registry.work.Host;
import dev.colophon.registry.work.Organisation;
import dev.colophon.registry.work.Policy;
import dev.colophon.registry.work.Work;
import dev.colophon.registry.work.WorkDetails;
import dev.colophon.registry.work.WorkQuery;
import dev.colophon.registry.work.WorkSummary;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What owners, lists and tags say of a work, and which of it counts, on every database. */
abstract class WorkDetailsContract extends OpenCatalogue {

    private List<WorkSummary> listed(String title) {
        return catalogue
                .works(Organisation.FIRST)
                .list(new WorkQuery(Optional.empty(), Optional.empty(), Optional.of(title), 10));
    }

    private static StatedField creator(String name) {
        return new StatedField(StatedField.CREATOR, name, StatedBy.OWNER);
    }

    private static StatedIdentifier stated(IdentifierScheme scheme, String text, StatedBy by) throws Exception {
        return new StatedIdentifier(Identifier.parse(scheme, text), by);
    }

    private static WorkDetails of(String owner, String title, StatedIdentifier identifier, StatedField field) {
        return new WorkDetails(
                owner,
                Optional.of(title),
                Optional.empty(),
                List.of(),
                new DescriptiveMetadata(List.of(identifier), List.of(field)));
    }

    @Test
    void whatItsOwnerSaysLaterIsApplied() throws Exception {
        Path one = file("one.txt", Texts.text(1));
        Path two = file("two.txt", Texts.text(2));
        register(new Submission(one, by("Ada")), new Submission(two, by("Ada", "Second", "ada.example")));
        assertThat(register(new Submission(one, by("Ada", "First", "shop.example"))))
                .singleElement()
                .isInstanceOfSatisfying(Registration.Updated.class, updated -> {
                    assertThat(updated.outcome()).isEqualTo(Registration.Outcome.UPDATED);
                    assertThat(updated.changes())
                            .containsExactly(
                                    new Registration.Change(Registration.Detail.TITLE, Optional.of("one.txt"), "First"),
                                    new Registration.Change(
                                            Registration.Detail.AUTHORISED_HOST, Optional.empty(), "shop.example"));
                    Work work = updated.registered().work();
                    assertThat(work.title()).isEqualTo("First");
                    assertThat(work.policy()).as("not said again").isEqualTo(Policy.REPORT_USAGE);
                });
        assertThat(register(new Submission(one, by("Ada", "First", "shop.example"))))
                .as("said twice")
                .hasOnlyElementsOfType(Registration.Known.class);
        assertThat(catalogue.works(Organisation.FIRST).count()).isEqualTo(2);
        assertThat(register(new Submission(one, by("Ada", "Second"))))
                .hasOnlyElementsOfType(Registration.Updated.class);
        assertThat(catalogue.works(Organisation.FIRST).list(WorkQuery.ALL))
                .singleElement()
                .satisfies(line -> {
                    assertThat(line.work().title()).isEqualTo("Second");
                    assertThat(line.references()).isEqualTo(2);
                    assertThat(line.work().authorisedHosts())
                            .extracting(Host::name)
                            .containsExactly("ada.example", "shop.example");
                });
        assertThat(register(new Submission(one, by("Ada", "Third"))))
                .as("its work has another file, which keeps the title")
                .hasOnlyElementsOfType(Registration.Updated.class);
        assertThat(catalogue.works(Organisation.FIRST).list(WorkQuery.ALL))
                .extracting(line -> line.work().title())
                .containsExactlyInAnyOrder("Second", "Third");
        assertThat(catalogue.verify().isClean()).isTrue();
    }

    @Test
    void whatIsSaidOfAWorkIsKeptAndWhatIsSaidLaterIsAdded() throws Exception {
        Path one = file("one.txt", Texts.text(1));
        Path two = file("two.txt", Texts.text(2));
        StatedIdentifier isbn = stated(IdentifierScheme.ISBN, "0-306-40615-2", StatedBy.OWNER);
        StatedIdentifier again = stated(IdentifierScheme.ISBN, "9780306406157", StatedBy.OWNER);
        StatedIdentifier doi = stated(IdentifierScheme.DOI, "10.1000/182", StatedBy.OWNER);
        register(new Submission(one, of("Ada", "Novel", isbn, creator("Mo"))));
        Registration.Updated updated =
                (Registration.Updated) register(new Submission(one, of("Ada", "Novel", doi, creator("Mo Example"))))
                        .getFirst();
        assertThat(updated.changes())
                .containsExactly(
                        new Registration.Change(Registration.Detail.IDENTIFIER, Optional.empty(), "DOI 10.1000/182"),
                        new Registration.Change(Registration.Detail.FIELD, Optional.of("Mo"), "creator: Mo Example"));
        assertThat(register(new Submission(one, of("Ada", "Novel", again, creator("Mo Example")))))
                .singleElement()
                .as("the same book in its other spelling")
                .isInstanceOf(Registration.Known.class);

        register(new Submission(two, of("Ada", "Draft", isbn, creator("Nobody"))));
        register(new Submission(two, by("Ada", "Novel")));
        Works works = catalogue.works(Organisation.FIRST);
        assertThat(works.list(WorkQuery.ALL)).singleElement().satisfies(summary -> {
            assertThat(summary.metadata().identifiers()).containsExactly(doi, isbn);
            assertThat(summary.metadata().fields()).containsExactly(creator("Mo Example"));
            assertThat(works.metadata(summary.work())).isEqualTo(summary.metadata());
        });
    }

    @Test
    void tagsSayWhatTheOwnerDoesNot() throws Exception {
        Tags tags = new Tags(
                Optional.of("Evening\0 Song\u202E"),
                List.of("Mo", "Bea"),
                List.of("US-RC1-76-07839", "none"),
                List.of(),
                Optional.of("(C) 2026 Mo"),
                Optional.of("2026"));
        Path untitled = file("untitled.txt", Texts.text(1));
        register(Organisation.FIRST, _ -> tags, new Submission(untitled, by("Ada")));
        register(
                Organisation.FIRST,
                _ -> tags,
                new Submission(file("twin.txt", Texts.text(2)), by("Ada")),
                new Submission(
                        file("titled.txt", Texts.text(3)),
                        of(
                                "Ada",
                                "Novel",
                                stated(IdentifierScheme.ISRC, "USRC17607839", StatedBy.OWNER),
                                creator("Cy"))));
        assertThat(listed("Evening Song"))
                .as("a title in tags makes no one work of two files")
                .hasSize(2)
                .allSatisfy(summary -> assertThat(summary.metadata())
                        .isEqualTo(new DescriptiveMetadata(
                                List.of(stated(IdentifierScheme.ISRC, "US-RC1-76-07839", StatedBy.FILE)),
                                List.of(
                                        new StatedField(StatedField.COPYRIGHT, "(C) 2026 Mo", StatedBy.FILE),
                                        new StatedField(StatedField.CREATOR, "Mo; Bea", StatedBy.FILE),
                                        new StatedField(StatedField.DATE, "2026", StatedBy.FILE)))));
        assertThat(listed("Novel")).singleElement().satisfies(summary -> {
            assertThat(summary.metadata().identifiers())
                    .containsExactly(stated(IdentifierScheme.ISRC, "USRC17607839", StatedBy.OWNER));
            assertThat(summary.metadata().fields()).contains(creator("Cy"));
        });
    }

    /** In another home tags brought back what a person had taken away before the list was written. */
    @Test
    void tagsDoNotSayWhatAPersonTookAway() throws Exception {
        Tags tags = new Tags(
                Optional.empty(),
                List.of("Mo"),
                List.of("US-RC1-76-07839"),
                List.of(),
                Optional.of("(C) 2026 Mo"),
                Optional.empty());
        Set<String> away = Set.of("field:creator", "identifier:ISRC:USRC17607839");
        WorkDetails details = new WorkDetails(
                "Ada", Optional.of("Novel"), Optional.empty(), List.of(), DescriptiveMetadata.NONE.withdrawing(away));
        register(Organisation.FIRST, _ -> tags, new Submission(file("one.txt", Texts.text(1)), details));
        assertThat(listed("Novel")).singleElement().satisfies(summary -> {
            assertThat(summary.metadata().identifiers()).isEmpty();
            assertThat(summary.metadata().fields())
                    .extracting(StatedField::name)
                    .containsExactly("copyright");
        });
    }

    @Test
    void aReferenceHasTheIsccOfItsFile() throws Exception {
        String text = Texts.text(1);
        Iscc iscc = added(register(new Submission(file("one.txt", text), by("Ada")))
                        .getFirst())
                .reference()
                .iscc()
                .orElseThrow();
        IsccHasher bytes = new IsccHasher();
        bytes.update(text.getBytes(UTF_8), 0, text.length());
        assertThat(iscc.units()).containsExactly(ContentCode.text(text, 64), bytes.data(64), bytes.instance(64));
    }
}
