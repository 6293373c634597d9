package dev.colophon.service.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.colophon.cases.decision.BulkObstacle;
import dev.colophon.cases.file.CaseLicences;
import dev.colophon.cases.file.CaseObstacle;
import dev.colophon.cases.review.ReviewHold;
import dev.colophon.cases.review.SecondReview;
import dev.colophon.cases.review.SecondReviews;
import dev.colophon.http.guard.AllowList;
import dev.colophon.registry.work.Organisation;
import dev.colophon.samples.text.Stories;
import dev.colophon.service.RecordingListener;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.caller.ServiceException;
import dev.colophon.service.decision.Approval;
import dev.colophon.service.decision.DecideSightings;
import dev.colophon.service.decision.SightingSelection;
import dev.colophon.service.decision.UndoDecisions;
import dev.colophon.service.registration.RegisterWorks;
import dev.colophon.service.registration.RegistrationRequest;
import dev.colophon.service.scan.ScanSources;
import dev.colophon.service.settings.Settings;
import dev.colophon.service.settings.Variables;
import dev.colophon.sightings.SightingQuery;
import dev.colophon.sightings.Sightings;
import dev.colophon.sightings.StoredSighting;
import dev.colophon.sightings.decision.Decision;
import dev.colophon.sightings.decision.DecisionState;
import dev.colophon.sightings.decision.Decisions;
import dev.colophon.store.Database;
import dev.colophon.store.Ids;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several persons review one home. */
@Tag("full")
class ReviewTest {

    private static final Actor ADA = new Actor(Organisation.FIRST, "ada");
    private static final Actor BEN = new Actor(Organisation.FIRST, "ben");
    private static final Actor CEM = new Actor(Organisation.FIRST, "cem");
    private static final Actor DAN = new Actor(Organisation.FIRST, "dan");
    private static final SightingQuery OPEN = SightingQuery.ALL.in(DecisionState.undecided());

    @TempDir
    Path folder;

    /** A home in which a story was found so often. */
    private Settings home(int copies) throws IOException {
        return home(copies, Map.of());
    }

    private Settings home(int copies, Map<String, String> more) throws IOException {
        Map<String, String> variables = new HashMap<>(more);
        variables.put(Settings.HOME, folder.resolve("home").toString());
        Settings settings = Settings.of(new Variables(variables));
        Path work = Files.writeString(folder.resolve("leaf.txt"), Stories.theLastLeaf());
        new RegisterWorks(settings)
                .register(
                        ADA,
                        new RegistrationRequest(
                                List.of(work),
                                Optional.empty(),
                                List.of(),
                                Optional.of("Ada Example"),
                                Optional.of("Leaf"),
                                Optional.empty(),
                                List.of()),
                        new RecordingListener<>());
        Path found = Files.createDirectories(folder.resolve("found"));
        for (int i = 0; i < copies; i++) {
            Files.writeString(found.resolve("copy" + i + ".txt"), "Found: " + Stories.theLastLeaf());
        }
        new ScanSources(settings)
                .scan(
                        ADA,
                        new ScanSources.Request(List.of(found.toString()), false, AllowList.none()),
                        new RecordingListener<>());
        return settings;
    }

    private static List<StoredSighting> all(Settings settings) {
        try (Database database = Database.open(settings.home(), settings.database())) {
            return new Sightings(database, Organisation.FIRST).list(SightingQuery.ALL);
        }
    }

    private static List<String> ids(Settings settings) {
        return all(settings).stream().map(StoredSighting::id).toList();
    }

    private static StoredSighting get(Settings settings, String id) {
        try (Database database = Database.open(settings.home(), settings.database())) {
            return new Sightings(database, Organisation.FIRST).get(id);
        }
    }

    private static ReviewSighting.Outcome decide(
            Settings settings, Actor actor, String session, String id, DecisionState state) {
        Optional<String> seen = get(settings, id).decision().map(Decision::id);
        return new ReviewSighting(settings)
                .decide(
                        actor,
                        session,
                        new ReviewSighting.Request(
                                id, state, "looked", seen, List.of("details", "<x>"), "software=x", true));
    }

    @Test
    void twoReviewersAreNeverShownTheSame() throws Exception {
        Settings settings = home(500);
        assertThat(all(settings)).hasSize(500);
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
        assertThat(both).hasSize(500).doesNotHaveDuplicates();
        assertThat(shown.values()).allSatisfy(own -> assertThat(own).hasSizeGreaterThan(50));
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

    private static String group(Settings settings, List<String> ids) {
        return new ProposeBulk(settings)
                .propose(ADA, "one", new ProposeBulk.Selection.Named(ids), "all")
                .group()
                .orElseThrow();
    }

    private static void confirmSample(Settings settings, String group) {
        for (String id : new ShowBulk(settings).show(ADA, "one", group).group().sample()) {
            assertThat(decide(settings, ADA, "one", id, DecisionState.CONFIRMED))
                    .isInstanceOf(ReviewSighting.Outcome.Decided.class);
        }
    }

    @Test
    void onceAllOfTheSampleIsConfirmedTheRestIsAndAllOfItIsTakenBack() throws Exception {
        Settings settings = home(20);
        String group = group(settings, ids(settings));
        BulkDetail begun = new ShowBulk(settings).show(ADA, "one", group);
        assertThat(begun.group().sample()).hasSize(16).doesNotHaveDuplicates();
        assertThat(new ConfirmBulk(settings).confirm(ADA, "one", group))
                .isEqualTo(new ConfirmBulk.Outcome.NotReady(16));
        confirmSample(settings, group);
        assertThat(new ConfirmBulk(settings).confirm(ADA, "one", group))
                .isEqualTo(new ConfirmBulk.Outcome.Confirmed(4));
        assertThat(new ConfirmBulk(settings).confirm(ADA, "one", group)).isEqualTo(new ConfirmBulk.Outcome.Stale());
        assertThat(all(settings)).allMatch(one -> one.decisionState() == DecisionState.CONFIRMED);
        String rest = begun.group().rest().getFirst();
        assertThat(get(settings, rest).decision().orElseThrow())
                .satisfies(decision ->
                        assertThat(decision.reason()).startsWith("bulk: ").contains(group))
                .satisfies(decision -> assertThat(decision.batch()).isPresent());
        try (Database database = Database.open(settings.home(), settings.database())) {
            StoredSighting held = get(settings, rest);
            Map<String, ReviewHold> holds =
                    database.read(dsl -> ReviewHold.of(dsl, Organisation.FIRST, List.of(held), Instant.now()));
            assertThat(holds.get(rest)).extracting(ReviewHold::kind).isEqualTo(ReviewHold.Kind.BULK);
            assertThat(database.<Map<String, ReviewHold>>read(dsl -> ReviewHold.of(
                            dsl,
                            Organisation.FIRST,
                            List.of(held),
                            Instant.now().plusSeconds(601))))
                    .isEmpty();
        }
        assertThat(new UndoBulk(settings).undo(ADA, "one", group, "taken back")).isEqualTo(4);
        assertThat(begun.group().rest()).allMatch(id -> get(settings, id).decisionState() == DecisionState.OPEN);
        assertThatThrownBy(() -> new UndoBulk(settings).undo(ADA, "one", group, "again"))
                .isInstanceOf(ServiceException.class);
    }

    @Test
    void oneOfTheSampleThatIsNotConfirmedClosesTheGroup() throws Exception {
        Settings settings = home(10);
        String group = group(settings, ids(settings));
        List<String> sample =
                new ShowBulk(settings).show(ADA, "one", group).group().sample();
        Object _ = decide(settings, ADA, "one", sample.getLast(), DecisionState.NOT_A_MATCH);
        assertThat(new ConfirmBulk(settings).confirm(ADA, "one", group)).isEqualTo(new ConfirmBulk.Outcome.Stale());
        assertThat(new ShowBulk(settings).show(ADA, "one", group).group().closedBecause())
                .hasValueSatisfying(why -> assertThat(why).contains(sample.getLast()));
    }

    @Test
    void whoeverDecidesOneOfTheSampleOtherwiseClosesTheGroup() throws Exception {
        Settings settings = home(4);
        List<String> ids = ids(settings);
        String command = group(settings, ids);
        assertThat(decidedByCommand(settings, ids.getFirst(), DecisionState.LICENSED))
                .isOne();
        assertThat(closedBecause(settings, command))
                .hasValueSatisfying(why -> assertThat(why).contains(ids.getFirst()));
        undo(settings, ADA, ids.getFirst());
        String undone = group(settings, ids);
        Object _ = decide(settings, ADA, "one", ids.getLast(), DecisionState.CONFIRMED);
        assertThat(closedBecause(settings, undone)).isEmpty();
        undo(settings, ADA, ids.getLast());
        assertThat(closedBecause(settings, undone))
                .hasValueSatisfying(why -> assertThat(why).contains(ids.getLast()));
    }

    @Test
    void whatNobodyLookedAtIsNoSample() throws Exception {
        Settings settings = home(4);
        List<String> ids = ids(settings);
        String group = group(settings, ids);
        for (String id : ids.subList(1, 4)) {
            Object _ = decide(settings, ADA, "one", id, DecisionState.CONFIRMED);
        }
        assertThat(decidedByCommand(settings, ids.getFirst(), DecisionState.CONFIRMED))
                .isOne();
        assertThat(new ConfirmBulk(settings).confirm(ADA, "one", group))
                .isEqualTo(new ConfirmBulk.Outcome.Unseen(List.of(ids.getFirst())));
        BulkDetail detail = new ShowBulk(settings).show(ADA, "one", group);
        assertThat(detail.isReady()).isFalse();
        assertThat(detail.unseen()).containsExactly(ids.getFirst());
        Object _ = decide(settings, ADA, "one", ids.getFirst(), DecisionState.CONFIRMED);
        assertThat(new ConfirmBulk(settings).confirm(ADA, "one", group))
                .isInstanceOf(ConfirmBulk.Outcome.Confirmed.class);
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

    private static int decidedByCommand(Settings settings, String id, DecisionState state) {
        return new DecideSightings(settings)
                .decide(
                        ADA,
                        new DecideSightings.Request(
                                new SightingSelection.Named(List.of(id)), state, "as a program says"),
                        (_, _, _) -> Approval.Answer.NO,
                        new RecordingListener<>())
                .orElseThrow()
                .decided();
    }

    private static Optional<String> closedBecause(Settings settings, String group) {
        return new ShowBulk(settings).show(ADA, "one", group).group().closedBecause();
    }

    /** What comes in the way of one, when, and of which is drawn anew each time; the seed stands in the failure. */
    @Test
    void whatIsSmuggledInIsAlwaysRefused() throws Exception {
        Settings settings = home(14);
        long seed = System.nanoTime();
        Random random = new Random(seed);
        List<String> all = ids(settings);
        for (int round = 0; round < 12; round++) {
            List<String> members = new ArrayList<>(all);
            String smuggled = members.get(random.nextInt(members.size()));
            DecisionState state = random.nextBoolean() ? DecisionState.LICENSED : DecisionState.EXCEPTION;
            boolean afterwards = random.nextBoolean();
            if (!afterwards) {
                rule(settings, smuggled, state);
                assertThat(new ProposeBulk(settings)
                                .propose(ADA, "one", new ProposeBulk.Selection.Named(members), "all")
                                .obstacles())
                        .as("seed %d, round %d", seed, round)
                        .extracting(BulkObstacle::sighting)
                        .containsExactly(smuggled);
            } else {
                String group = group(settings, members);
                confirmSample(settings, group);
                rule(settings, smuggled, state);
                Set<String> sample = new HashSet<>(
                        new ShowBulk(settings).show(ADA, "one", group).group().sample());
                ConfirmBulk.Outcome outcome = new ConfirmBulk(settings).confirm(ADA, "one", group);
                assertThat(
                                outcome instanceof ConfirmBulk.Outcome.Refused refused
                                        ? refused.obstacle().sighting()
                                        : outcome)
                        .as("seed %d, round %d", seed, round)
                        .isEqualTo(sample.contains(smuggled) ? new ConfirmBulk.Outcome.Stale() : smuggled);
                assertThat(all(settings).stream()
                                .filter(one -> one.decisionState() == DecisionState.CONFIRMED)
                                .map(StoredSighting::id))
                        .as("nothing else is confirmed; seed %d, round %d", seed, round)
                        .isSubsetOf(sample);
                assertThat(new ConfirmBulk(settings).confirm(ADA, "one", group))
                        .isEqualTo(new ConfirmBulk.Outcome.Stale());
            }
            again(settings, all);
        }
    }

    /** Somebody else decides it behind the group's back, as the command or a rule does. */
    private static void rule(Settings settings, String id, DecisionState state) {
        try (Database database = Database.open(settings.home(), settings.database())) {
            int _ = decisions(database)
                    .decide(
                            List.of(id),
                            Set.of(DecisionState.values()),
                            new Decisions.Statement(state, "licence L-17", "mo", Optional.empty()));
        }
    }

    private static Decisions decisions(Database database) {
        return new Decisions(database, Organisation.FIRST, new Ids(InstantSource.system()));
    }

    private static void again(Settings settings, List<String> ids) {
        try (Database database = Database.open(settings.home(), settings.database())) {
            while (decisions(database).undo(ids, Optional.empty(), "again", "mo") > 0) {
                // all that was decided is taken back
            }
        }
    }

    private static Optional<CaseObstacle.Kind> hold(Settings settings, String id) {
        try (Database database = Database.open(settings.home(), settings.database())) {
            StoredSighting sighting = get(settings, id);
            return database.read(dsl -> {
                Map<String, ReviewHold> holds =
                        ReviewHold.of(dsl, Organisation.FIRST, List.of(sighting), Instant.now());
                assertThat(CaseLicences.of(dsl, List.of(sighting)).covering()).isEmpty();
                return Optional.ofNullable(holds.get(id)).map(_ -> CaseObstacle.Kind.SECOND_EYE);
            });
        }
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

    private static void undo(Settings settings, Actor actor, String id) {
        Object _ = new UndoDecisions(settings)
                .undo(
                        actor,
                        new SightingSelection.Named(List.of(id)),
                        "taken back",
                        (_, _, _) -> Approval.Answer.NO,
                        new RecordingListener<>());
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
        assertThat(new ClaimSecondReview(settings).next(DAN, "four")).contains(id);
        assertThat(say(settings, DAN, "four", id, review, DecisionState.CONFIRMED))
                .isEqualTo(new GiveSecondOpinion.Outcome.Said(SecondReview.State.SETTLED));
        assertThat(hold(settings, id)).isEmpty();
    }

    private static SecondReview waiting(Settings settings, String id) {
        try (Database database = Database.open(settings.home(), settings.database())) {
            return database.read(dsl ->
                    new SecondReviews(dsl, Organisation.FIRST).waiting(id).orElseThrow());
        }
    }

    private static GiveSecondOpinion.Outcome say(
            Settings settings, Actor actor, String session, String id, String review, DecisionState state) {
        return new GiveSecondOpinion(settings)
                .say(actor, session, new GiveSecondOpinion.Request(id, review, state, "looked", true));
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
