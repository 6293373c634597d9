package dev.colophon.registry;

import static dev.colophon.store.schema.tables.Party.PARTY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.colophon.fingerprint.Medium;
import dev.colophon.index.Match;
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
import dev.colophon.registry.work.WorkQuery;
import dev.colophon.registry.work.WorkSummary;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What registering does, and how works are found, on every database. */
abstract class RegistryContract extends OpenCatalogue {

    private static List<String> titles(Works works, WorkQuery query) {
        return works.list(query).stream().map(line -> line.work().title()).toList();
    }

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
        WorkSummary newest = works.list(new WorkQuery(Optional.empty(), Optional.empty(), Optional.empty(), 1))
                .getFirst();
        Optional<String> after = Optional.of(newest.work().id());
        assertThat(titles(works, new WorkQuery(Optional.empty(), Optional.empty(), Optional.empty(), after, 9)))
                .singleElement()
                .isNotEqualTo(newest.work().title());
        assertThat(works.find("ffffffff")).isEmpty();
        assertThatThrownBy(() -> works.get("ffffffff"))
                .isInstanceOf(RegistryException.class)
                .hasMessage(
                        "no work is named by `ffffffff`, the whole of its id or eight characters or more of its beginning "
                                + "or end: `colophon works` lists them");
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
}
