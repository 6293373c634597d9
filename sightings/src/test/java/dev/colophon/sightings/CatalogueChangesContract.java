package dev.colophon.sightings;

import static dev.colophon.store.schema.tables.Sighting.SIGHTING;
import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.registry.Texts;
import dev.colophon.registry.edit.WorkMerger;
import dev.colophon.registry.edit.WorkRemoval;
import dev.colophon.registry.history.WorkEvents;
import dev.colophon.registry.registration.Clearance;
import dev.colophon.registry.registration.Registered;
import dev.colophon.registry.registration.Submission;
import dev.colophon.registry.work.Host;
import dev.colophon.registry.work.Organisation;
import dev.colophon.sightings.decision.Decision;
import dev.colophon.sightings.decision.DecisionState;
import dev.colophon.sightings.decision.Decisions;
import dev.colophon.store.Ids;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What becomes of what was seen when works are merged and removed, on every database. */
abstract class CatalogueChangesContract extends OpenSightings {

    private static final String PIRATE = "https://pirate.example/";
    private static final String OTHER = "https://other.example/";

    private Registered work(int number) throws Exception {
        return added(register(new Submission(file(number + ".txt", Texts.text(number)), by("Ada", "Work " + number)))
                .getFirst());
    }

    private WorkEvents events() {
        return new WorkEvents(catalogue.ids(), () -> NOW, "Bea");
    }

    private int merge(Registered into, Registered from) {
        return catalogue.database().write(dsl -> {
            new WorkMerger(events()).merge(dsl, into.work().id(), from.work().id());
            return new SightingMoves(catalogue.ids())
                    .merge(dsl, from.work().id(), into.work().id());
        });
    }

    private void remove(Registered registered) {
        catalogue
                .database()
                .change(dsl -> new WorkRemoval(events())
                        .removeWork(dsl, registered.work().id()));
        reopen();
    }

    @Test
    void whatWasSeenOfAMergedWorkWasSeenOfTheOther() throws Exception {
        Registered one = work(1);
        Registered two = work(2);
        see(PIRATE, Texts.text(1) + Texts.text(2), NOW);
        see(OTHER, "Intro. " + Texts.text(2), NOW.plusSeconds(1));
        assertThat(sightings().count()).isEqualTo(3);
        assertThat(merge(one, two)).isEqualTo(2);
        assertThat(sightings().list(SightingQuery.ALL))
                .extracting(StoredSighting::place)
                .containsExactly(OTHER, PIRATE);
        assertThat(sightings().list(SightingQuery.ALL))
                .allSatisfy(seen ->
                        assertThat(seen.work().id()).isEqualTo(one.work().id()));
        assertThat(sightings().list(SightingQuery.ALL).getLast().matches())
                .as("both files of the work")
                .hasSize(2);
    }

    @Test
    void whatWasLicensedOfOneWorkIsNotSoOfTheOther() throws Exception {
        Registered one = work(1);
        Registered two = work(2);
        see(PIRATE, Texts.text(1) + Texts.text(2), NOW);
        StoredSighting licensed = sightings().list(SightingQuery.ALL).getFirst();
        license(licensed);
        merge(one, two);
        StoredSighting merged = sightings().list(SightingQuery.ALL).getFirst();
        assertThat(merged.decisionState()).isEqualTo(DecisionState.OPEN);
        assertThat(merged.decision())
                .hasValueSatisfying(decision -> assertThat(decision.reason()).contains("merged", "licensed"));
    }

    private void license(StoredSighting sighting) {
        int decided = new Decisions(catalogue.database(), Organisation.FIRST, catalogue.ids())
                .decide(
                        List.of(sighting.id()),
                        EnumSet.allOf(DecisionState.class),
                        new Decisions.Statement(DecisionState.LICENSED, "of this one", "ada", Optional.empty()));
        assertThat(decided).isEqualTo(1);
    }

    private StoredSighting of(Registered registered) {
        return sightings()
                .list(SightingQuery.ALL.of(Optional.of(registered.work().id())))
                .getFirst();
    }

    @Test
    void theIdOfASightingThatIsNoMoreLeadsToTheOneThatTookItsPlace() throws Exception {
        Registered one = work(1);
        Registered two = work(2);
        Registered three = work(3);
        see(PIRATE, Texts.text(1) + Texts.text(2) + Texts.text(3), NOW);
        String first = of(one).id();
        String second = of(two).id();
        String third = of(three).id();
        merge(two, three);
        assertThat(sightings().get(third).id()).isEqualTo(second);
        merge(one, two);
        assertThat(List.of(second, third)).allSatisfy(id -> {
            StoredSighting meant = sightings().get(id);
            assertThat(meant.id()).isEqualTo(first);
            assertThat(meant.isMeantBy(id)).isFalse();
            assertThat(sightings().find(id.substring(id.length() - Ids.TAIL)))
                    .hasValueSatisfying(found -> assertThat(found.id()).isEqualTo(first));
        });
        assertThat(sightings().get(first).isMeantBy(first)).isTrue();
        assertThat(sightings().get(first).decision().flatMap(Decision::by))
                .as("nobody decided")
                .isEmpty();
        assertThat(sightings().find("ffffffff")).isEmpty();
    }

    @Test
    void whatWasDecidedOfAFileGoesWithItToAnotherWork() throws Exception {
        Registered one = work(1);
        Registered two = work(2);
        see(PIRATE, "Intro. " + Texts.text(1), NOW);
        see(OTHER, Texts.text(1) + Texts.text(2), NOW.plusSeconds(1));
        String alone = sightings()
                .list(SightingQuery.ALL.at(Optional.of(new Host("pirate.example"))))
                .getFirst()
                .id();
        license(sightings().get(alone));
        StoredSighting both = of(one);
        license(both);
        register(new Submission(file("1.txt", Texts.text(1)), by("Ada", "Work 2")));
        assertThat(sightings().list(SightingQuery.ALL))
                .extracting(seen -> seen.work().id())
                .containsExactly(two.work().id(), two.work().id());
        assertThat(sightings().get(alone).decisionState()).isEqualTo(DecisionState.LICENSED);
        StoredSighting joined = sightings().get(both.id());
        assertThat(joined.id()).as("of both files at one place").isNotEqualTo(both.id());
        assertThat(joined.decisionState()).isEqualTo(DecisionState.OPEN);
        assertThat(joined.decision())
                .hasValueSatisfying(decision -> assertThat(decision.reason())
                        .isEqualTo("a file went from a work of which this was licensed to one of which it was open"));
    }

    /** Another process may store what it found while its work is merged. */
    @Test
    void aSightingThatStillNamesTheMergedWorkIsOneOfTheOther() throws Exception {
        Registered one = work(1);
        Registered two = work(2);
        see(PIRATE, "Intro. " + Texts.text(2), NOW);
        merge(one, two);
        catalogue
                .database()
                .change(dsl ->
                        dsl.update(SIGHTING).set(SIGHTING.WORK, two.work().id()).execute());
        assertThat(sightings().list(SightingQuery.ALL))
                .singleElement()
                .satisfies(seen ->
                        assertThat(seen.work().id()).isEqualTo(one.work().id()));
    }

    @Test
    void whatWasSeenOfARemovedWorkStaysAndNothingComesToIt() throws Exception {
        Registered one = work(1);
        String copy = "Intro. " + Texts.text(1);
        see(PIRATE, copy, NOW);
        List<StoredSighting> before = sightings().list(SightingQuery.ALL);
        remove(one);
        see(OTHER, copy, NOW.plusSeconds(1));
        contents().record(looked(PIRATE, copy, NOW.plusSeconds(2)), content(copy), position());
        assertThat(rematch().found()).isZero();
        assertThat(sightings().list(SightingQuery.ALL)).singleElement().satisfies(seen -> {
            assertThat(seen.id()).isEqualTo(before.getFirst().id());
            assertThat(seen.place()).isEqualTo(PIRATE);
            assertThat(seen.matches())
                    .hasSize(1)
                    .allSatisfy(match ->
                            assertThat(Clearance.of(match, seen.place())).contains(Clearance.REMOVED));
        });
    }

    @Test
    void aWorkThatComesBackIsFoundWhereItWasSeenMeanwhile() throws Exception {
        Registered one = work(1);
        String copy = "Intro. " + Texts.text(1);
        see(PIRATE, copy, NOW);
        remove(one);
        see(OTHER, copy, NOW.plusSeconds(1));
        register(Submission.to(one.work(), file("1.txt", Texts.text(1))));
        rematch();
        assertThat(sightings().list(SightingQuery.ALL))
                .extracting(StoredSighting::place)
                .containsExactly(OTHER, PIRATE);
        assertThat(sightings().list(SightingQuery.ALL))
                .allSatisfy(seen -> assertThat(Clearance.of(seen.matches().getFirst(), seen.place()))
                        .isEmpty());
    }
}
