package dev.colophon.service.review;

import static dev.colophon.store.schema.tables.SecondReview.SECOND_REVIEW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.colophon.cases.review.SecondReview;
import dev.colophon.http.guard.AllowList;
import dev.colophon.samples.text.Stories;
import dev.colophon.service.RecordingListener;
import dev.colophon.service.decision.Approval;
import dev.colophon.service.decision.DecideSightings;
import dev.colophon.service.decision.SightingSelection;
import dev.colophon.service.registration.RegisterWorks;
import dev.colophon.service.registration.RegistrationRequest;
import dev.colophon.service.scan.ScanSources;
import dev.colophon.service.settings.Settings;
import dev.colophon.service.works.MergeWorks;
import dev.colophon.sightings.StoredSighting;
import dev.colophon.sightings.decision.DecisionState;
import dev.colophon.store.Database;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Several persons review one home. */
@Tag("full")
class ReviewTest extends ReviewedHome {

    private static final int SIGHTINGS = Boolean.getBoolean("colophon.long") ? 500 : 150;

    @Test
    void twoReviewersAreNeverShownTheSame() throws Exception {
        Settings settings = home(SIGHTINGS);
        assertThat(all(settings)).hasSize(SIGHTINGS);
        Map<String, List<String>> shown = Map.of("one", new ArrayList<>(), "two", new ArrayList<>());
        List<Thread> threads = new ArrayList<>();
        shown.forEach((session, own) -> threads.add(Thread.ofPlatform().start(() -> {
            Optional<String> next = new ClaimSighting(settings).next(ADA, session, OPEN, Optional.empty());
            while (next.isPresent()) {
                own.add(next.get());
                DecisionState state = own.size() % 2 == 0 ? DecisionState.NOT_A_MATCH : DecisionState.RESOLVED;
                ReviewSighting.Outcome outcome = new ReviewSighting(settings)
                        .decide(
                                ADA,
                                session,
                                new ReviewSighting.Request(
                                        next.get(), state, "looked", Optional.empty(), List.of(), "", true));
                if (!(outcome instanceof ReviewSighting.Outcome.Decided)) {
                    own.add(next.get() + " " + outcome);
                }
                next = new ClaimSighting(settings).next(ADA, session, OPEN, next);
            }
        })));
        for (Thread thread : threads) {
            thread.join();
        }
        List<String> both = new ArrayList<>(shown.getOrDefault("one", List.of()));
        both.addAll(shown.getOrDefault("two", List.of()));
        assertThat(both).hasSize(SIGHTINGS).doesNotHaveDuplicates();
        assertThat(shown.values()).allSatisfy(own -> assertThat(own).hasSizeGreaterThan(SIGHTINGS / 10));
    }

    @Test
    void whatSomebodyLooksAtNobodyElseDecides() throws Exception {
        Settings settings = home(3);
        String mine = new ClaimSighting(settings)
                .next(ADA, "one", OPEN, Optional.empty())
                .orElseThrow();
        assertThat(new LookAtSighting(settings).look(ADA, "two", mine).own()).isFalse();
        assertThat(new LookAtSighting(settings).look(BEN, "three", mine).other())
                .contains("ada");
        assertThat(decide(settings, BEN, "three", mine, DecisionState.LICENSED))
                .isInstanceOf(ReviewSighting.Outcome.Lost.class);
        assertThat(get(settings, mine).decisionState()).isEqualTo(DecisionState.OPEN);
        assertThat(new RenewReviewLock(settings).renew(ADA, "one", mine)).isPresent();
        assertThat(new TakeOverSighting(settings).take(BEN, "three", mine)).isFalse();
        assertThat(new TakeOverSighting(settings).take(ADA, "two", mine)).isTrue();
        assertThat(new RenewReviewLock(settings).renew(ADA, "one", mine)).isEmpty();
        assertThat(decide(settings, ADA, "one", mine, DecisionState.LICENSED))
                .isInstanceOf(ReviewSighting.Outcome.Lost.class);
        assertThat(decide(settings, ADA, "two", mine, DecisionState.LICENSED))
                .isInstanceOf(ReviewSighting.Outcome.Decided.class);
        assertThat(decide(settings, ADA, "one", mine, DecisionState.RESOLVED))
                .as("nobody looks at it any more")
                .isInstanceOf(ReviewSighting.Outcome.Decided.class);
    }

    @Test
    void whoeverConfirmsAtOnceIsAskedAgainAndWhatIsSkippedIsNotGivenAgain() throws Exception {
        Settings settings = home(2);
        String first = new ClaimSighting(settings)
                .next(ADA, "one", OPEN, Optional.empty())
                .orElseThrow();
        ReviewSighting.Request hasty = new ReviewSighting.Request(
                first, DecisionState.CONFIRMED, "looked", Optional.empty(), List.of(), "", false);
        assertThat(new ReviewSighting(settings).decide(ADA, "one", hasty))
                .isInstanceOf(ReviewSighting.Outcome.Hasty.class);
        assertThat(get(settings, first).decisionState()).isEqualTo(DecisionState.OPEN);
        new SkipSighting(settings).skip(ADA, "one", first);
        String second = new ClaimSighting(settings)
                .next(ADA, "one", OPEN, Optional.of(first))
                .orElseThrow();
        assertThat(second).isNotEqualTo(first);
        assertThat(new ClaimSighting(settings).next(ADA, "one", OPEN, Optional.of(second)))
                .isEmpty();
        assertThat(new ListLookers(settings).list(BEN, "two", List.of(first)).skips())
                .containsEntry(first, 1);
        assertThat(new ClaimSighting(settings).next(BEN, "two", OPEN, Optional.empty()))
                .as("others are given it")
                .isPresent();
    }

    @Test
    void theCommandDecidesAndSaysWhoLooks() throws Exception {
        Settings settings = home(1);
        String id = ids(settings).getFirst();
        Object _ = new LookAtSighting(settings).look(BEN, "two", id);
        RecordingListener<Object> listener = new RecordingListener<>();
        Object _ = new DecideSightings(settings)
                .decide(
                        ADA,
                        new DecideSightings.Request(
                                new SightingSelection.Named(List.of(id)), DecisionState.LICENSED, "L-17"),
                        (_, _, _) -> Approval.Answer.NO,
                        listener);
        assertThat(get(settings, id).decisionState()).isEqualTo(DecisionState.LICENSED);
        assertThat(listener.told()).anyMatch(line -> line.contains("ben looks at " + id));
    }

    @Test
    void oneWhoReviewsAloneIsNotStopped() throws Exception {
        Settings settings = home(1);
        String id = ids(settings).getFirst();
        LookAtSighting.Look look = new LookAtSighting(settings).look(ADA, "one", id);
        assertThat(look.secondEye()).isFalse();
        assertThat(decide(settings, ADA, "one", id, DecisionState.CONFIRMED))
                .isEqualTo(new ReviewSighting.Outcome.Decided(Optional.empty()));
        assertThat(hold(settings, id)).isEmpty();
        assertThatThrownBy(() -> new AskSecondEye(settings).ask(ADA, "one", id)).hasMessageContaining("nobody else");
    }

    @Test
    void aSecondLooksBlindAndAThirdDecidesWhereTheyDiffer() throws Exception {
        Settings settings = home(2);
        List<String> ids = ids(settings);
        Object _ = new LookAtSighting(settings).look(BEN, "two", ids.getLast());
        assertThat(decide(settings, ADA, "one", ids.getFirst(), DecisionState.CONFIRMED))
                .as("the claimant has proven nothing yet")
                .isEqualTo(new ReviewSighting.Outcome.Decided(Optional.of(SecondReview.Cause.UNPROVEN)));
        String id = ids.getFirst();
        assertThat(hold(settings, id)).isPresent();
        assertThat(new ClaimSecondReview(settings).next(ADA, "one"))
                .as("not who confirmed it")
                .isEmpty();
        assertThat(new ClaimSecondReview(settings).next(BEN, "two")).contains(id);
        LookAtSighting.Look look = new LookAtSighting(settings).look(BEN, "two", id);
        assertThat(look.blind()).isTrue();
        String review = look.waiting().orElseThrow().id();
        assertThat(say(settings, BEN, "two", id, review, DecisionState.EXCEPTION))
                .isEqualTo(new GiveSecondOpinion.Outcome.Said(SecondReview.State.DISAGREED));
        assertThat(hold(settings, id)).as("no notice meanwhile").isPresent();
        assertThat(new CountSecondReviews(settings).count(BEN).waiting()).isZero();
        assertThat(say(settings, BEN, "two", id, review, DecisionState.CONFIRMED))
                .isEqualTo(new GiveSecondOpinion.Outcome.Stale());
        assertThat(new ClaimSecondReview(settings).next(CEM, "three")).contains(id);
        assertThat(say(settings, CEM, "three", id, review, DecisionState.EXCEPTION))
                .isEqualTo(new GiveSecondOpinion.Outcome.Said(SecondReview.State.SETTLED));
        assertThat(get(settings, id).decisionState()).isEqualTo(DecisionState.EXCEPTION);
        assertThat(hold(settings, id)).isEmpty();
    }

    @Test
    void whoConfirmsAgainDoesNotCancelWhatTheSecondSaid() throws Exception {
        Settings settings = home(1);
        String id = ids(settings).getFirst();
        Object _ = new LookAtSighting(settings).look(BEN, "two", id);
        new SkipSighting(settings).skip(BEN, "two", id);
        Object _ = decide(settings, ADA, "one", id, DecisionState.CONFIRMED);
        Object _ = new ClaimSecondReview(settings).next(BEN, "two");
        String review = new LookAtSighting(settings)
                .look(BEN, "two", id)
                .waiting()
                .orElseThrow()
                .id();
        assertThat(say(settings, BEN, "two", id, review, DecisionState.EXCEPTION))
                .isEqualTo(new GiveSecondOpinion.Outcome.Said(SecondReview.State.DISAGREED));
        undo(settings, ADA, id);
        assertThat(decide(settings, ADA, "one", id, DecisionState.CONFIRMED))
                .isEqualTo(new ReviewSighting.Outcome.Decided(Optional.of(SecondReview.Cause.UNPROVEN)));
        assertThat(waiting(settings, id))
                .extracting(SecondReview::id, SecondReview::state)
                .containsExactly(review, SecondReview.State.DISAGREED);
        undo(settings, ADA, id);
        Object _ = decide(settings, CEM, "three", id, DecisionState.CONFIRMED);
        assertThat(waiting(settings, id))
                .extracting(SecondReview::state, SecondReview::askedBy)
                .containsExactly(SecondReview.State.DISAGREED, "cem");
        assertThat(new ClaimSecondReview(settings).next(CEM, "three"))
                .as("who took it over does not decide")
                .isEmpty();
        assertThat(new ClaimSecondReview(settings).next(ADA, "one"))
                .as("nor who confirmed it first")
                .isEmpty();
        assertThat(new ClaimSecondReview(settings).next(DAN, "four")).contains(id);
        assertThat(say(settings, DAN, "four", id, review, DecisionState.CONFIRMED))
                .isEqualTo(new GiveSecondOpinion.Outcome.Said(SecondReview.State.SETTLED));
        assertThat(hold(settings, id)).isEmpty();
    }

    @Test
    void whatIsAskedOfACopyIsAskedAfterItsWorkWasMergedIntoAnother() throws Exception {
        Settings settings = home(1);
        Path twin = Files.writeString(folder.resolve("twin.txt"), "A twin. " + Stories.theLastLeaf());
        new RegisterWorks(settings)
                .register(
                        ADA,
                        new RegistrationRequest(
                                List.of(twin),
                                Optional.empty(),
                                List.of(),
                                Optional.of("Ada Example"),
                                Optional.of("Twin"),
                                Optional.empty(),
                                List.of()),
                        new RecordingListener<>());
        new ScanSources(settings)
                .scan(
                        ADA,
                        new ScanSources.Request(List.of(folder.resolve("found").toString()), false, AllowList.none()),
                        new RecordingListener<>());
        List<StoredSighting> both = all(settings);
        assertThat(both).hasSize(2);
        Object _ = new LookAtSighting(settings).look(BEN, "two", both.getFirst().id());
        new SkipSighting(settings).skip(BEN, "two", both.getFirst().id());
        for (StoredSighting sighting : both) {
            Object _ = decide(settings, ADA, "one", sighting.id(), DecisionState.CONFIRMED);
        }
        assertThat(new CountSecondReviews(settings).count(BEN).waiting()).isEqualTo(2);
        for (int from = 0; from < 2; from++) {
            // Whichever of the two sightings stays, what was asked of the other is not lost.
            if (all(settings).size() == 2) {
                Object _ = new MergeWorks(settings)
                        .merge(
                                ADA,
                                both.get(1 - from).work().id(),
                                List.of(both.get(from).work().id()),
                                (_, _) -> true);
            }
        }
        assertThat(all(settings)).hasSize(1);
        try (Database database = Database.open(settings.home(), settings.database())) {
            int kept = database.read(dsl -> dsl.fetchCount(
                    SECOND_REVIEW,
                    SECOND_REVIEW.SIGHTING.eq(all(settings).getFirst().id())));
            assertThat(kept).isEqualTo(2);
        }
    }

    @Test
    void whatSomebodySendsToASecondPersonIsNotGivenToThemAgain() throws Exception {
        Settings settings = home(1);
        String id = ids(settings).getFirst();
        Object _ = new LookAtSighting(settings).look(BEN, "two", id);
        assertThat(new ClaimSighting(settings).next(ADA, "one", OPEN, Optional.empty()))
                .isEmpty();
        assertThat(new AskSecondEye(settings).ask(ADA, "one", id)).isTrue();
        assertThat(new AskSecondEye(settings).ask(ADA, "one", id)).isFalse();
        assertThat(new ClaimSighting(settings).next(BEN, "two", OPEN, Optional.empty()))
                .contains(id);
        assertThat(decide(settings, BEN, "two", id, DecisionState.CONFIRMED))
                .as("who answers is the second, so nobody else is asked by that")
                .isEqualTo(new ReviewSighting.Outcome.Decided(Optional.empty()));
        assertThat(hold(settings, id)).isEmpty();
    }

    @Test
    void viewsAreEachPersonsOwn() throws Exception {
        Settings settings = home(1);
        new SaveView(settings).save(ADA, new SaveView.View("Strong ones", "grade=strong"));
        new SaveView(settings).save(ADA, new SaveView.View("Strong ones", "grade=exact"));
        assertThat(new ListViews(settings).list(ADA)).containsExactly(new SaveView.View("Strong ones", "grade=exact"));
        assertThat(new ListViews(settings).list(BEN)).isEmpty();
        new RemoveView(settings).remove(ADA, "Strong ones");
        assertThat(new ListViews(settings).list(ADA)).isEmpty();
    }
}
