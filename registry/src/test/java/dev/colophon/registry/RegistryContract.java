package dev.colophon.registry;

import static dev.colophon.store.schema.tables.Party.PARTY;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.colophon.detect.Readable;
import dev.colophon.fingerprint.Medium;
import dev.colophon.fingerprint.iscc.ContentCode;
import dev.colophon.fingerprint.iscc.Iscc;
import dev.colophon.fingerprint.iscc.IsccHasher;
import dev.colophon.index.Access;
import dev.colophon.index.Grade;
import dev.colophon.index.Match;
import dev.colophon.index.ReferenceId;
import dev.colophon.index.SelfTest;
import dev.colophon.index.text.TextIndex;
import dev.colophon.media.tag.Tags;
import dev.colophon.registry.identifier.Identifier;
import dev.colophon.registry.identifier.IdentifierScheme;
import dev.colophon.registry.metadata.DescriptiveMetadata;
import dev.colophon.registry.metadata.StatedBy;
import dev.colophon.registry.metadata.StatedField;
import dev.colophon.registry.metadata.StatedIdentifier;
import dev.colophon.registry.registration.Registered;
import dev.colophon.registry.registration.RegisteredMatch;
import dev.colophon.registry.registration.Registration;
import dev.colophon.registry.registration.Submission;
import dev.colophon.registry.work.Host;
import dev.colophon.registry.work.Organisation;
import dev.colophon.registry.work.Party;
import dev.colophon.registry.work.Policy;
import dev.colophon.registry.work.Reference;
import dev.colophon.registry.work.RegistryException;
import dev.colophon.registry.work.Work;
import dev.colophon.registry.work.WorkDetails;
import dev.colophon.registry.work.WorkQuery;
import dev.colophon.registry.work.WorkSummary;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What the registry must do on every database. */
abstract class RegistryContract extends OpenCatalogue {

    @Test
    void registersFilesInOrderAndFindsThem() throws Exception {
        Submission[] submissions = new Submission[70];
        for (int i = 0; i < submissions.length; i++) {
            submissions[i] = new Submission(file("works/" + i + ".txt", Texts.text(i)), by("Ada"));
        }
        List<Registration> told = register(submissions);
        assertThat(told).extracting(Registration::outcome).containsOnly(Registration.Outcome.REGISTERED);
        assertThat(told)
                .extracting(Registration::file)
                .containsExactlyElementsOf(
                        Arrays.stream(submissions).map(Submission::file).toList());
        Registered first = added(told.getFirst());
        assertThat(first.work().title()).isEqualTo("0.txt");
        assertThat(first.work().kind()).isEqualTo(Medium.TEXT);
        assertThat(first.work().policy()).isEqualTo(Policy.REPORT_USAGE);
        assertThat(first.reference().registeredAt()).isEqualTo(NOW);
        assertThat(catalogue.works(Organisation.FIRST).list(WorkQuery.ALL))
                .hasSize(70)
                .allSatisfy(line -> {
                    assertThat(line.references()).isEqualTo(1);
                    assertThat(line.competing()).isZero();
                    assertThat(line.sightings()).isZero();
                });
        assertThat(search(file("x", Texts.text(69))))
                .extracting(Match::reference)
                .containsExactly(added(told.getLast()).reference().id());
        assertThat(catalogue.verify().isClean()).isTrue();
        assertThat(catalogue.index().position()).isEqualTo(70);
    }

    @Test
    void theSameBytesAgainChangeNothing() throws Exception {
        Path one = file("one.txt", Texts.text(1));
        Path twin = file("twin.txt", Texts.text(1));
        List<Registration> told = register(new Submission(one, by("Ada")), new Submission(twin, by("Ada")));
        assertThat(told)
                .extracting(Registration::outcome)
                .containsExactly(Registration.Outcome.REGISTERED, Registration.Outcome.ALREADY_REGISTERED);
        reopen();
        assertThat(register(new Submission(one, by("Ada"))))
                .containsExactly(new Registration.Known(one, added(told.getFirst()), List.of()));
        assertThat(catalogue.works(Organisation.FIRST).count()).isEqualTo(1);
        assertThat(catalogue.index().position()).isEqualTo(1);
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
        assertThat(titles(catalogue.works(Organisation.FIRST), WorkQuery.ALL))
                .containsExactlyInAnyOrder("Second", "Third");
        assertThat(catalogue.verify().isClean()).isTrue();
    }

    @Test
    void aTitleGathersFilesIntoOneWork() throws Exception {
        Submission draft = new Submission(file("draft.txt", Texts.text(1)), by("Ada", "Novel", "ada.example"));
        Submission fingerprint = new Submission(file("print.txt", Texts.text(2)), by("Ada", "Novel", "shop.example"));
        Submission other = new Submission(file("other.txt", Texts.text(3)), by("Ben", "Novel"));
        List<Registration> told = register(draft, fingerprint, other);
        Work novel = catalogue
                .works(Organisation.FIRST)
                .get(added(told.getFirst()).work().id());
        assertThat(added(told.get(1)).work().id()).isEqualTo(novel.id());
        assertThat(added(told.get(2)).work().id()).isNotEqualTo(novel.id());
        assertThat(novel.authorisedHosts()).extracting(Host::name).containsExactly("ada.example", "shop.example");
        assertThat(catalogue.works(Organisation.FIRST).references(novel))
                .extracting(Reference::fileName)
                .containsExactly("draft.txt", "print.txt");
    }

    @Test
    void anotherOwnersContentIsRegisteredAndFlagged() throws Exception {
        Path song = file("song.txt", Texts.text(1));
        Path cover = file("cover.txt", Texts.text(1) + Texts.text(2));
        List<Registration> told = register(new Submission(song, by("Ada")), new Submission(cover, by("Ben")));
        assertThat(told.get(1)).isInstanceOfSatisfying(Registration.Added.class, added -> {
            assertThat(added.outcome()).isEqualTo(Registration.Outcome.COMPETING);
            assertThat(added.registered().reference().competing()).isTrue();
            assertThat(added.competing())
                    .extracting(RegisteredMatch::registered)
                    .containsExactly(added(told.getFirst()));
        });
        assertThat(catalogue.works(Organisation.FIRST).list(WorkQuery.ALL))
                .extracting(line -> line.work().owner().name() + line.competing())
                .containsExactly("Ben1", "Ada0");
        assertThat(register(new Submission(file("again.txt", Texts.text(1) + "more"), by("Ada"))))
                .as("its own content does not compete, Ben's does")
                .first()
                .isInstanceOfSatisfying(
                        Registration.Added.class,
                        added -> assertThat(added.competing())
                                .extracting(match ->
                                        match.registered().work().owner().name())
                                .containsOnly("Ben"));
    }

    @Test
    void whatCannotBeReadIsRefusedAndNotStored() throws Exception {
        Path gone = folder.resolve("gone.txt");
        List<Registration> told = register(
                new Submission(file("empty.txt", ""), by("Ada")),
                new Submission(gone, by("Ada")),
                new Submission(folder, by("Ada")));
        assertThat(told)
                .extracting(registration -> ((Registration.Refused) registration).reason())
                .containsExactly(
                        "EMPTY: the file is empty; check the download",
                        "NOT_FOUND: there is no such file; check the name",
                        "NOT_A_FILE: cannot be read: not a regular file; check what it is and who may read it");
        assertThat(catalogue.works(Organisation.FIRST).count()).isZero();
    }

    @Test
    void anIndexThatLagsBehindIsFilledWhenOpened() throws Exception {
        register(new Submission(file("one.txt", Texts.text(1)), by("Ada")));
        Path saved = folder.resolve("saved");
        catalogue.close();
        copy(home.index(), saved);
        catalogue = opened(Access.WRITE);
        register(new Submission(file("two.txt", Texts.text(2)), by("Ada")));
        catalogue.close();
        for (Access access : List.of(Access.READ, Access.WRITE)) {
            Files.move(home.index(), folder.resolve("newer-" + access));
            copy(saved, home.index());
            catalogue = opened(access);
            assertThat(catalogue.index().position()).isEqualTo(2);
            assertThat(catalogue.verify().isClean()).isTrue();
            catalogue.close();
        }
        catalogue = opened(Access.READ);
    }

    private static void copy(Path from, Path to) throws Exception {
        Files.createDirectories(to);
        try (var files = Files.list(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
        }
    }

    @Test
    void verifyTellsWhatDiffersAndRebuildMendsIt() throws Exception {
        List<Registration> told = register(
                new Submission(file("one.txt", Texts.text(1)), by("Ada")),
                new Submission(file("two.txt", Texts.text(2)), by("Ada")),
                new Submission(file("three.txt", Texts.text(3)), by("Ada")));
        ReferenceId one = added(told.get(0)).reference().id();
        ReferenceId two = added(told.get(1)).reference().id();
        ReferenceId stranger = new ReferenceId("stranger");
        var other = ((Readable) Texts.read(file("other.txt", Texts.text(9))))
                .parts()
                .getFirst()
                .fingerprint();
        catalogue.index().remove(one);
        catalogue.index().put(two, other);
        catalogue.index().put(stranger, other);
        catalogue.index().commit(catalogue.index().position());
        assertThat(catalogue.verify().first())
                .containsExactlyInAnyOrder(
                        new IndexReport.Difference(IndexReport.Fault.MISSING, one, Medium.TEXT),
                        new IndexReport.Difference(IndexReport.Fault.DIFFERENT, two, Medium.TEXT),
                        new IndexReport.Difference(IndexReport.Fault.EXTRA, stranger, Medium.TEXT));
        catalogue.close();
        List<Long> progress = new ArrayList<>();
        Catalogue.rebuild(home, settings, TextIndex::open, progress::add);
        assertThat(progress).containsExactly(3L);
        catalogue = opened(Access.READ);
        assertThat(catalogue.verify()).isEqualTo(new IndexReport(3, 3, 3, 0, List.of()));
    }

    @Test
    void refusesTheIndexOfAnotherDatabase() {
        catalogue.index().commit(99);
        catalogue.close();
        assertThatThrownBy(() -> opened(Access.WRITE))
                .isInstanceOf(RegistryException.class)
                .hasMessageContaining("colophon index rebuild");
        Catalogue.rebuild(home, settings, TextIndex::open, _ -> {});
        catalogue = opened(Access.WRITE);
    }

    @Test
    void theSelfTestOfAMediumIsKeptAndHoldsItsMatchesBack() throws Exception {
        register(new Submission(file("one.txt", Texts.text(1)), by("Ada")));
        SelfTests tests = catalogue.selfTests();
        assertThat(tests.isDue(Medium.TEXT)).isTrue();
        Path copy = file("copy.txt", Texts.text(1) + "and more");
        assertThat(search(copy)).extracting(Match::grade).containsExactly(Grade.STRONG);
        SelfTest failed = SelfTest.of(500, 0.2, 1.5);
        tests.record(Medium.TEXT, failed);
        assertThat(tests.last(Medium.TEXT)).contains(new SelfTests.Made(failed, NOW));
        assertThat(tests.isDue(Medium.TEXT)).isFalse();
        assertThat(search(copy)).extracting(Match::grade).containsExactly(Grade.CANDIDATE);
        tests.record(Medium.TEXT, SelfTest.of(500, 0.05, 0));
        assertThat(tests.failed()).isEmpty();
    }

    @Test
    void findsWorksByOwnerKindAndTitle() throws Exception {
        register(
                new Submission(file("one.txt", Texts.text(1)), by("Ada", "Evening Song")),
                new Submission(file("two.txt", Texts.text(2)), by("Ben", "100 % Ä_b")));
        Works works = catalogue.works(Organisation.FIRST);
        assertThat(titles(works, new WorkQuery(Optional.of("Ada"), Optional.empty(), Optional.empty(), 9)))
                .containsExactly("Evening Song");
        assertThat(titles(works, new WorkQuery(Optional.empty(), Optional.of(Medium.TEXT), Optional.of("evening"), 9)))
                .containsExactly("Evening Song");
        assertThat(titles(works, new WorkQuery(Optional.empty(), Optional.of(Medium.AUDIO), Optional.empty(), 9)))
                .isEmpty();
        assertThat(titles(works, new WorkQuery(Optional.empty(), Optional.empty(), Optional.of("%"), 9)))
                .containsExactly("100 % Ä_b");
        assertThat(titles(works, new WorkQuery(Optional.empty(), Optional.empty(), Optional.empty(), 1)))
                .hasSize(1);
        assertThat(works.find("ffffffff")).isEmpty();
        assertThatThrownBy(() -> works.get("ffffffff"))
                .isInstanceOf(RegistryException.class)
                .hasMessage("no work has an id that begins or ends with `ffffffff`: `colophon works` lists them");
        for (Work work :
                works.list(WorkQuery.ALL).stream().map(WorkSummary::work).toList()) {
            assertThat(works.get(work.id().substring(36 - 8))).isEqualTo(work);
            assertThat(works.get(work.id().substring(0, 23))).isEqualTo(work);
            assertThat(works.find(work.id().substring(36 - 7))).isEmpty();
        }
        assertThatThrownBy(() -> works.get("0"))
                .isInstanceOf(RegistryException.class)
                .hasMessageStartingWith("more than one work");
    }

    private static List<String> titles(Works works, WorkQuery query) {
        return works.list(query).stream().map(line -> line.work().title()).toList();
    }

    @Test
    void twoMayBearOneName() throws Exception {
        List<Registration> told = register(new Submission(file("one.txt", Texts.text(1)), by("Ada")));
        Party ada = added(told.getFirst()).work().owner();
        String namesake = catalogue.ids().next();
        catalogue
                .database()
                .change(dsl -> dsl.insertInto(PARTY)
                        .set(PARTY.ID, namesake)
                        .set(PARTY.ORGANISATION, Organisation.FIRST.id())
                        .set(PARTY.NAME, "Ada")
                        .set(PARTY.CREATED_AT, 0L)
                        .execute());
        Path two = file("two.txt", Texts.text(2));
        assertThat(register(new Submission(two, by("Ada"))))
                .singleElement()
                .isInstanceOfSatisfying(
                        Registration.Refused.class,
                        refused -> assertThat(refused.reason())
                                .startsWith(
                                        "OWNER_AMBIGUOUS: 2 parties bear the name `Ada`; write the id of one instead: ")
                                .contains(ada.id(), namesake));
        assertThat(added(register(new Submission(two, by(ada.id()))).getFirst())
                        .work()
                        .owner())
                .isEqualTo(ada);
        assertThat(added(register(new Submission(file("three.txt", Texts.text(3)), by(namesake)))
                                .getFirst())
                        .work()
                        .owner())
                .isEqualTo(new Party(namesake, "Ada"));
        assertThat(catalogue
                        .works(Organisation.FIRST)
                        .list(new WorkQuery(Optional.of(namesake), Optional.empty(), Optional.empty(), 9)))
                .hasSize(1);
    }

    @Test
    void anOrganisationSeesItsOwnWorksOnly() throws Exception {
        Organisation other = another("label");
        Path song = file("song.txt", Texts.text(1));
        Registered own = added(register(new Submission(song, by("Ada"))).getFirst());
        Registration theirs = register(other, new Submission(song, by("Ada"))).getFirst();
        assertThat(theirs.outcome())
                .as("the same bytes of another organisation are neither known nor competing")
                .isEqualTo(Registration.Outcome.REGISTERED);
        assertThat(added(theirs).work().owner().id())
                .isNotEqualTo(own.work().owner().id());
        Works works = catalogue.works(Organisation.FIRST);
        assertThat(works.list(WorkQuery.ALL)).extracting(WorkSummary::work).containsExactly(own.work());
        assertThat(works.count()).isEqualTo(1);
        assertThat(works.find(added(theirs).work().id())).isEmpty();
        assertThat(works.registered(
                        List.of(own.reference().id(), added(theirs).reference().id())))
                .containsOnlyKeys(own.reference().id());
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

    private List<WorkSummary> listed(String title) {
        return catalogue
                .works(Organisation.FIRST)
                .list(new WorkQuery(Optional.empty(), Optional.empty(), Optional.of(title), 10));
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
}
