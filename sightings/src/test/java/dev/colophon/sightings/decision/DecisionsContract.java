package dev.colophon.sightings.decision;

import static dev.colophon.store.schema.tables.Decision.DECISION;
import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.index.Grade;
import dev.colophon.registry.Texts;
import dev.colophon.registry.registration.Submission;
import dev.colophon.registry.work.Host;
import dev.colophon.registry.work.Organisation;
import dev.colophon.sightings.LocalPlaces;
import dev.colophon.sightings.Observation;
import dev.colophon.sightings.Observation.Outcome;
import dev.colophon.sightings.Observations;
import dev.colophon.sightings.OpenSightings;
import dev.colophon.sightings.SightingQuery;
import dev.colophon.sightings.StoredSighting;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What is decided of sightings stays, and what becomes of it when they are seen again, on every database. */
abstract class DecisionsContract extends OpenSightings {

    private static final String PIRATE = "https://pirate.example/";
    private static final int MANY = 40;
    private static final Set<DecisionState> ANY = EnumSet.allOf(DecisionState.class);
    private static final Set<DecisionState> OPEN = EnumSet.of(DecisionState.OPEN);

    private Decisions decisions() {
        return new Decisions(catalogue.database(), Organisation.FIRST, catalogue.ids());
    }

    private static Decisions.Statement statement(DecisionState state, String reason) {
        return new Decisions.Statement(state, reason, "ada", Optional.empty());
    }

    private int decide(StoredSighting sighting, DecisionState state) {
        return decisions().decide(List.of(sighting.id()), ANY, statement(state, "because"));
    }

    private int undo(StoredSighting sighting) {
        return decisions().undo(List.of(sighting.id()), Optional.empty(), "a mistake", "ben");
    }

    /** One work of two parts, the first of which is seen. */
    private StoredSighting seen() throws Exception {
        register(new Submission(file("one.txt", Texts.text(1) + "\n" + Texts.text(2)), by("Ada", "One")));
        see(PIRATE, "Hm. " + Texts.text(1), NOW);
        return only(ANY);
    }

    private StoredSighting only(Set<DecisionState> states) {
        List<StoredSighting> found = sightings().list(SightingQuery.ALL.in(states));
        assertThat(found).hasSize(1);
        return found.getFirst();
    }

    private List<StoredSighting> open() {
        return sightings().list(SightingQuery.ALL.in(OPEN));
    }

    private List<DecisionState> history(StoredSighting sighting) {
        return decisions().of(sighting.id()).stream().map(Decision::state).toList();
    }

    private void missing(Instant at) {
        looks().storeMissing(PIRATE, at, true, "NOT_FOUND: there is no such file");
    }

    @Test
    void whatIsDecidedIsOpenNoMoreAndSaysWhoAndWhy() throws Exception {
        StoredSighting sighting = seen();
        assertThat(sighting.decisionState()).isEqualTo(DecisionState.OPEN);
        assertThat(sighting.decision()).isEmpty();
        assertThat(decide(sighting, DecisionState.LICENSED)).isEqualTo(1);
        assertThat(open()).isEmpty();
        StoredSighting decided = only(EnumSet.of(DecisionState.LICENSED, DecisionState.EXCEPTION));
        assertThat(decided.decisionState()).isEqualTo(DecisionState.LICENSED);
        assertThat(decided.decision()).hasValueSatisfying(decision -> {
            assertThat(decision.reason()).isEqualTo("because");
            assertThat(decision.by()).contains("ada");
            assertThat(decision.at()).isEqualTo(NOW);
        });
        assertThat(sightings().countByState(SightingQuery.ALL.in(OPEN)))
                .containsExactly(Map.entry(DecisionState.LICENSED, 1));
        assertThat(decide(sighting, DecisionState.LICENSED)).as("said before").isZero();
        assertThat(decisions().decide(List.of(sighting.id()), OPEN, statement(DecisionState.RESOLVED, "late")))
                .as("somebody else was quicker")
                .isZero();
        assertThat(decide(sighting, DecisionState.CONFIRMED)).isEqualTo(1);
        assertThat(history(sighting)).containsExactly(DecisionState.LICENSED, DecisionState.CONFIRMED);
    }

    @Test
    void undoneIsWhatHeldBefore() throws Exception {
        StoredSighting sighting = seen();
        assertThat(undo(sighting)).as("nothing to take back").isZero();
        decide(sighting, DecisionState.EXCEPTION);
        decide(sighting, DecisionState.CONFIRMED);
        assertThat(undo(sighting)).isEqualTo(1);
        assertThat(only(ANY).decisionState()).isEqualTo(DecisionState.EXCEPTION);
        assertThat(undo(sighting)).isEqualTo(1);
        assertThat(only(ANY).decisionState()).isEqualTo(DecisionState.OPEN);
        assertThat(undo(sighting)).isZero();
        decide(sighting, DecisionState.LICENSED);
        assertThat(history(sighting))
                .containsExactly(
                        DecisionState.EXCEPTION,
                        DecisionState.CONFIRMED,
                        DecisionState.EXCEPTION,
                        DecisionState.OPEN,
                        DecisionState.LICENSED);
        List<Decision> all = decisions().of(sighting.id());
        assertThat(all.get(2).undoes()).contains(all.get(1).id());
        assertThat(all.get(3).undoes()).contains(all.get(0).id());
        assertThat(all.get(3).by()).contains("ben");
    }

    @Test
    void afterAnUndoTheReasonThatHoldsIsSaidAndInherited() throws Exception {
        StoredSighting sighting = seen();
        decisions().decide(List.of(sighting.id()), ANY, statement(DecisionState.EXCEPTION, "a review"));
        decide(sighting, DecisionState.CONFIRMED);
        undo(sighting);
        assertThat(only(ANY).decision().map(Decision::reason)).contains("a review");
        assertThat(decisions().decide(List.of(sighting.id()), ANY, statement(DecisionState.EXCEPTION, "a review")))
                .as("that holds already")
                .isZero();
        see(PIRATE, "Ha! " + Texts.text(1), NOW.plusSeconds(10));
        assertThat(sightings().list(SightingQuery.ALL).getFirst().decision().map(Decision::reason))
                .contains("as ada decided on 2026-03-01 of what was here: a review");
        undo(sighting);
        assertThat(sightings().get(sighting.id()).decision().map(Decision::reason))
                .as("nothing holds: why")
                .contains("a mistake");
    }

    @Test
    void aBatchIsTakenBackTogetherButNotWhatWasDecidedSince() throws Exception {
        StoredSighting sighting = seen();
        see("https://other.example/", "Hm. " + Texts.text(1), NOW.plusSeconds(1));
        String batch = decisions().begin("--grade strong", 2, 0, 7);
        List<String> ids = sightings().list(SightingQuery.ALL).stream()
                .map(StoredSighting::id)
                .toList();
        assertThat(decisions()
                        .decide(
                                ids,
                                OPEN,
                                new Decisions.Statement(DecisionState.LICENSED, "L-17", "ada", Optional.of(batch))))
                .isEqualTo(2);
        assertThat(decisions().batch(batch.substring(0, 30))).contains(batch);
        assertThat(decisions().ofBatch(batch)).containsExactlyInAnyOrderElementsOf(ids);
        decide(sighting, DecisionState.RESOLVED);
        assertThat(decisions().undo(ids, Optional.of(batch), "a mistake", "ada"))
                .isEqualTo(1);
        assertThat(open()).singleElement().extracting(StoredSighting::place).isEqualTo("https://other.example/");
    }

    @Test
    void aDecidedSightingStaysDecidedWhenItIsSeenAgain() throws Exception {
        StoredSighting sighting = seen();
        decide(sighting, DecisionState.LICENSED);
        see(PIRATE, "Hm. " + Texts.text(1), NOW.plusSeconds(10));
        missing(NOW.plusSeconds(20));
        see(PIRATE, "Hm. " + Texts.text(1), NOW.plusSeconds(30));
        contents().record(looked(PIRATE, "Hm. " + Texts.text(1), NOW), content("Hm. " + Texts.text(1)), position());
        register(new Submission(file("other.txt", Texts.text(3)), by("Ada", "Other")));
        rematch();
        assertThat(open()).isEmpty();
        assertThat(only(ANY).lastSeen()).isEqualTo(NOW.plusSeconds(30));
        assertThat(history(sighting)).containsExactly(DecisionState.LICENSED);
    }

    @Test
    void otherBytesWithTheSamePartAtTheSamePlaceAreDecidedToo() throws Exception {
        decide(seen(), DecisionState.LICENSED);
        see(PIRATE, "Ha! " + Texts.text(1), NOW.plusSeconds(10));
        see(PIRATE, "Hu? " + Texts.text(1), NOW.plusSeconds(20));
        assertThat(open()).isEmpty();
        List<StoredSighting> all = sightings().list(SightingQuery.ALL);
        assertThat(all).hasSize(3);
        assertThat(all.getFirst().decision()).hasValueSatisfying(decision -> {
            assertThat(decision.by()).as("a rule").isEmpty();
            assertThat(decision.reason()).isEqualTo("as ada decided on 2026-03-01 of what was here: because");
        });
        see("https://other.example/", "Ha! " + Texts.text(1), NOW.plusSeconds(30));
        assertThat(open())
                .as("of another place nothing was decided")
                .singleElement()
                .extracting(StoredSighting::place)
                .isEqualTo("https://other.example/");
        assertThat(undo(all.getFirst())).isEqualTo(1);
        assertThat(open()).hasSize(2);
    }

    @Test
    void anotherPartOfTheWorkOpensItAgain() throws Exception {
        decide(seen(), DecisionState.EXCEPTION);
        see(PIRATE, "Hm. " + Texts.text(1) + "\n" + Texts.text(2), NOW.plusSeconds(10));
        assertThat(open()).singleElement().satisfies(sighting -> {
            assertThat(sighting.place()).isEqualTo(PIRATE);
            assertThat(sighting.decision().orElseThrow().reason())
                    .isEqualTo("what was here was exception, but another part of the work is in it");
        });
        see(PIRATE, "Ha! " + Texts.text(1), NOW.plusSeconds(20));
        assertThat(open()).as("the part that was decided, in other bytes").hasSize(1);
    }

    @Test
    void aCopyThatGrowsStepByStepIsComparedWithWhatAPersonDecidedOn() throws Exception {
        String text = Texts.text(1) + "\n" + Texts.text(2) + "\n" + Texts.text(3);
        register(new Submission(file("one.txt", text), by("Ada", "One")));
        int decided = Texts.text(1).length();
        see(PIRATE, "Hm. " + text.substring(0, decided), NOW);
        decide(only(ANY), DecisionState.EXCEPTION);
        for (int step = 1; step <= 3; step++) {
            see(PIRATE, "Hm. " + text.substring(0, decided + 150 * step), NOW.plusSeconds(step));
        }
        assertThat(open()).as("grown by more than a paragraph, if step by step").hasSize(2);
    }

    @Test
    void whatAPersonHasTakenBackIsNotInherited() throws Exception {
        StoredSighting sighting = seen();
        decide(sighting, DecisionState.EXCEPTION);
        undo(sighting);
        see(PIRATE, "Ha! " + Texts.text(1), NOW.plusSeconds(20));
        assertThat(open()).hasSize(2);
    }

    @Test
    void aSurerMatchOpensItAgain() throws Exception {
        register(new Submission(file("one.txt", Texts.text(1)), by("Ada", "One")));
        see(PIRATE, "Hm. " + Texts.text(1), NOW);
        decide(only(ANY), DecisionState.NOT_A_MATCH);
        see(PIRATE, Texts.text(1), NOW.plusSeconds(10));
        assertThat(open()).singleElement().satisfies(sighting -> {
            assertThat(sighting.matches().getFirst().match().grade()).isEqualTo(Grade.EXACT);
            assertThat(sighting.decision().orElseThrow().reason())
                    .isEqualTo("what was here was not-a-match, but its grade rose from STRONG to EXACT");
        });
    }

    @Test
    void whatAnotherFileOfTheWorkAddsToTheSameBytesOpensItAgain() throws Exception {
        register(new Submission(file("one.txt", Texts.text(1)), by("Ada", "One")));
        see(PIRATE, "Hm. " + Texts.text(1) + "\n" + Texts.text(2), NOW);
        StoredSighting sighting = only(ANY);
        decide(sighting, DecisionState.EXCEPTION);
        register(new Submission(file("two.txt", Texts.text(2)), by("Ada", "Two")));
        catalogue
                .database()
                .change(dsl -> dsl.execute(
                        "update reference set work = '" + sighting.work().id() + "'"));
        rematch();
        assertThat(open()).singleElement().satisfies(again -> {
            assertThat(again.id()).isEqualTo(sighting.id());
            assertThat(again.decision().orElseThrow().reason())
                    .isEqualTo("it was exception, but another part of the work is in it");
        });
        assertThat(undo(sighting))
                .as("the rule's decision is taken back like others")
                .isEqualTo(1);
        assertThat(only(ANY).decisionState()).isEqualTo(DecisionState.EXCEPTION);
    }

    @Test
    void whatComesBackAfterItWasResolvedIsOpenAgain() throws Exception {
        StoredSighting sighting = seen();
        decide(sighting, DecisionState.RESOLVED);
        see(PIRATE, "Hm. " + Texts.text(1), NOW.plusSeconds(10));
        assertThat(open()).as("it was never gone").isEmpty();
        missing(NOW.plusSeconds(20));
        assertThat(open()).isEmpty();
        see(PIRATE, "Hm. " + Texts.text(1), NOW.plusSeconds(30));
        assertThat(only(OPEN).decision().orElseThrow().reason()).isEqualTo("it was resolved, but it is there again");
        decide(sighting, DecisionState.RESOLVED);
        missing(NOW.plusSeconds(40));
        see(PIRATE, "Ha! " + Texts.text(1), NOW.plusSeconds(50));
        assertThat(only(OPEN).id()).as("as other bytes").isNotEqualTo(sighting.id());
    }

    @Test
    void theCrawlOpensWhatComesBackToo() throws Exception {
        StoredSighting sighting = seen();
        decide(sighting, DecisionState.RESOLVED);
        String sha256 = content("Hm. " + Texts.text(1)).sha256();
        observe(NOW.plusSeconds(10), Outcome.NOT_FOUND, Optional.empty());
        observe(NOW.plusSeconds(20), Outcome.CONTENT, Optional.of(sha256));
        assertThat(only(OPEN).id()).isEqualTo(sighting.id());
    }

    private void observe(Instant at, Outcome outcome, Optional<String> content) {
        Observation look = new Observation(
                catalogue.ids().next(),
                LocalPlaces.key(PIRATE),
                at,
                outcome,
                OptionalInt.of(200),
                content,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        catalogue.database().change(dsl -> Observations.append(dsl, catalogue.ids(), List.of(look)));
    }

    @Test
    void ofTwoWhoDecideAtTheSameTimeOneIsQuicker() throws Exception {
        register(new Submission(file("one.txt", Texts.text(1)), by("Ada", "One")));
        for (int i = 0; i < MANY; i++) {
            see(PIRATE + i, Texts.text(1), NOW);
        }
        List<String> ids = open().stream().map(StoredSighting::id).toList();
        try (ExecutorService two = Executors.newFixedThreadPool(2)) {
            Future<Integer> one =
                    two.submit(() -> decisions().decide(ids, OPEN, statement(DecisionState.LICENSED, "L-17")));
            Future<Integer> other = two.submit(
                    () -> decisions().decide(ids.reversed(), OPEN, statement(DecisionState.CONFIRMED, "none")));
            assertThat(one.get() + other.get()).isEqualTo(MANY);
        }
        assertThat(open()).isEmpty();
        assertThat(ids).allSatisfy(id -> assertThat(decisions().of(id)).hasSize(1));
    }

    @Test
    void organisationsDecideForThemselves() throws Exception {
        StoredSighting sighting = seen();
        Decisions others = new Decisions(catalogue.database(), another("label"), catalogue.ids());
        assertThat(others.decide(List.of(sighting.id()), ANY, statement(DecisionState.RESOLVED, "mine")))
                .isZero();
        decide(sighting, DecisionState.CONFIRMED);
        assertThat(others.undo(List.of(sighting.id()), Optional.empty(), "mine", "eve"))
                .isZero();
        assertThat(others.of(sighting.id())).isEmpty();
        assertThat(only(ANY).decisionState()).isEqualTo(DecisionState.CONFIRMED);
    }

    @Test
    void decisionsGoWithASightingThatIsMergedIntoAnother() throws Exception {
        StoredSighting one = seen();
        see("https://other.example/", "Hm. " + Texts.text(1), NOW.plusSeconds(1));
        StoredSighting other = sightings().list(SightingQuery.ALL).getFirst();
        decide(one, DecisionState.LICENSED);
        catalogue.database().change(dsl -> DecisionRows.move(dsl, one.id(), other.id()));
        assertThat(sightings().get(other.id()).decisionState()).isEqualTo(DecisionState.LICENSED);
        assertThat(history(other)).containsExactly(DecisionState.LICENSED);
    }

    @Test
    void whatIsDecidedIsThereWhenTheSightingIsNot() throws Exception {
        StoredSighting sighting = seen();
        decide(sighting, DecisionState.LICENSED);
        catalogue.database().change(dsl -> dsl.execute("delete from sighting"));
        assertThat(history(sighting)).containsExactly(DecisionState.LICENSED);
        see(PIRATE, "Hm. " + Texts.text(1), NOW.plusSeconds(10));
        assertThat(only(ANY).decisionState()).as("made anew").isEqualTo(DecisionState.LICENSED);
        assertThat(catalogue.database().<Integer>read(dsl -> dsl.fetchCount(DECISION)))
                .isEqualTo(2);
    }

    @Test
    void aHostIsItselfAndThoseUnderIt() throws Exception {
        register(new Submission(file("one.txt", Texts.text(1)), by("Ada", "One")));
        List<String> places = List.of(
                "https://pirate.example/a",
                "https://pirate.example:8443/b",
                "https://cdn.pirate.example/c",
                "https://notpirate.example/d",
                "/pirate.example/e");
        for (String place : places) {
            see(place, Texts.text(1), NOW);
        }
        SightingQuery there = SightingQuery.ALL.at(Optional.of(new Host("pirate.example")));
        assertThat(sightings().list(there))
                .extracting(StoredSighting::place)
                .containsExactlyInAnyOrderElementsOf(places.subList(0, 3));
        assertThat(sightings().countByState(there)).containsExactly(Map.entry(DecisionState.OPEN, 3));
    }
}
