package dev.colophon.service.review;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.io.TempDir;

/** A home that several persons review. */
abstract class ReviewedHome {

    static final Actor ADA = new Actor(Organisation.FIRST, "ada");

    static final Actor BEN = new Actor(Organisation.FIRST, "ben");

    static final Actor CEM = new Actor(Organisation.FIRST, "cem");

    static final Actor DAN = new Actor(Organisation.FIRST, "dan");

    static final SightingQuery OPEN = SightingQuery.ALL.in(DecisionState.undecided());

    @TempDir
    Path folder;

    /** A home in which a story was found so often. */
    Settings home(int copies) throws IOException {
        return home(copies, Map.of());
    }

    Settings home(int copies, Map<String, String> more) throws IOException {
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

    static List<StoredSighting> all(Settings settings) {
        try (Database database = Database.open(settings.home(), settings.database())) {
            return new Sightings(database, Organisation.FIRST).list(SightingQuery.ALL);
        }
    }

    static List<String> ids(Settings settings) {
        return all(settings).stream().map(StoredSighting::id).toList();
    }

    static StoredSighting get(Settings settings, String id) {
        try (Database database = Database.open(settings.home(), settings.database())) {
            return new Sightings(database, Organisation.FIRST).get(id);
        }
    }

    static ReviewSighting.Outcome decide(
            Settings settings, Actor actor, String session, String id, DecisionState state) {
        Optional<String> seen = get(settings, id).decision().map(Decision::id);
        return new ReviewSighting(settings)
                .decide(
                        actor,
                        session,
                        new ReviewSighting.Request(
                                id, state, "looked", seen, List.of("details", "<x>"), "software=x", true));
    }

    static String group(Settings settings, List<String> ids) {
        return new ProposeBulk(settings)
                .propose(ADA, "one", new ProposeBulk.Selection.Named(ids), "all")
                .group()
                .orElseThrow();
    }

    static void confirmSample(Settings settings, String group) {
        for (String id : new ShowBulk(settings).show(ADA, "one", group).group().sample()) {
            assertThat(decide(settings, ADA, "one", id, DecisionState.CONFIRMED))
                    .isInstanceOf(ReviewSighting.Outcome.Decided.class);
        }
    }

    static int decidedByCommand(Settings settings, String id, DecisionState state) {
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

    static Optional<String> closedBecause(Settings settings, String group) {
        return new ShowBulk(settings).show(ADA, "one", group).group().closedBecause();
    }

    /** Somebody else decides it behind the group's back, as the command or a rule does. */
    static void rule(Settings settings, String id, DecisionState state) {
        try (Database database = Database.open(settings.home(), settings.database())) {
            int _ = decisions(database)
                    .decide(
                            List.of(id),
                            Set.of(DecisionState.values()),
                            new Decisions.Statement(state, "licence L-17", "mo", Optional.empty()));
        }
    }

    static Decisions decisions(Database database) {
        return new Decisions(database, Organisation.FIRST, new Ids(InstantSource.system()));
    }

    static void again(Settings settings, List<String> ids) {
        try (Database database = Database.open(settings.home(), settings.database())) {
            while (decisions(database).undo(ids, Optional.empty(), "again", "mo") > 0) {
                // all that was decided is taken back
            }
        }
    }

    static Optional<CaseObstacle.Kind> hold(Settings settings, String id) {
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

    static void undo(Settings settings, Actor actor, String id) {
        Object _ = new UndoDecisions(settings)
                .undo(
                        actor,
                        new SightingSelection.Named(List.of(id)),
                        "taken back",
                        (_, _, _) -> Approval.Answer.NO,
                        new RecordingListener<>());
    }

    static SecondReview waiting(Settings settings, String id) {
        try (Database database = Database.open(settings.home(), settings.database())) {
            return database.read(dsl ->
                    new SecondReviews(dsl, Organisation.FIRST).waiting(id).orElseThrow());
        }
    }

    static GiveSecondOpinion.Outcome say(
            Settings settings, Actor actor, String session, String id, String review, DecisionState state) {
        return new GiveSecondOpinion(settings)
                .say(actor, session, new GiveSecondOpinion.Request(id, review, state, "looked", true));
    }
}
