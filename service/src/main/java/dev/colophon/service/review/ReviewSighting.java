package dev.colophon.service.review;

import dev.colophon.cases.review.SecondReview;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.caller.GivenReason;
import dev.colophon.service.caller.Permission;
import dev.colophon.service.session.HomeDatabase;
import dev.colophon.service.settings.Settings;
import dev.colophon.sightings.decision.DecisionState;
import dev.colophon.sightings.decision.Decisions;
import dev.colophon.sightings.review.ReviewLock;
import dev.colophon.sightings.review.ReviewRecords;
import dev.colophon.store.Database;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Decides one sighting that somebody looked at beside its work, and keeps how they looked. */
public final class ReviewSighting {

    /** Who confirms sooner is asked again. */
    public static final Duration HASTY = Duration.ofSeconds(3);

    private static final int MOST_OPENED = 40;
    private static final String WORD = "[a-z0-9-]{1,24}";

    private final Settings settings;

    public ReviewSighting(Settings settings) {
        this.settings = settings;
    }

    /**
     * What is decided.
     *
     * @param seen the decision that was shown with it; empty where none was
     * @param opened words for what was opened, heard or looked at in another way
     * @param shown which version of everything was shown, as names and values, one a line
     * @param sure whether who confirms has been asked again
     */
    public record Request(
            String sighting,
            DecisionState state,
            String reason,
            Optional<String> seen,
            List<String> opened,
            String shown,
            boolean sure) {

        public Request {
            opened = opened.stream()
                    .filter(word -> word.matches(WORD))
                    .distinct()
                    .limit(MOST_OPENED)
                    .toList();
        }
    }

    /** What came of it. */
    public sealed interface Outcome {

        /**
         * It is decided.
         *
         * @param second why a second person is asked, where one is
         */
        record Decided(Optional<SecondReview.Cause> second) implements Outcome {}

        /** Something else was decided since it was shown: nothing was done. */
        record Stale() implements Outcome {}

        /** Somebody else looks at it by now: nothing was done. */
        record Lost(ReviewLock to) implements Outcome {}

        /** It was shown for so short a time that nothing was done: whoever means it says so again. */
        record Hasty(Duration looked) implements Outcome {}
    }

    /**
     * Decides it.
     *
     * @throws dev.colophon.service.caller.ServiceException when there is no reason, or it cannot be kept
     */
    public Outcome decide(Actor actor, String session, Request request) {
        actor.require(Permission.DECIDE);
        GivenReason.require(request.reason());
        try (Database database = HomeDatabase.stored(settings)) {
            return database.writeRepeating(
                    dsl -> decide(ReviewStep.of(dsl, actor, session, database, settings), request));
        }
    }

    private static Outcome decide(ReviewStep step, Request request) {
        String id = request.sighting();
        Optional<ReviewLock> lock = step.locks().of(step.dsl(), id);
        if (lock.filter(held -> !held.isOf(step.reviewer())).isPresent()) {
            return new Outcome.Lost(lock.get());
        }
        Decisions.Holding before =
                step.decisions().holding(step.dsl(), List.of(id)).get(id);
        if (before == null || !before.decision().equals(request.seen())) {
            return new Outcome.Stale();
        }
        Optional<Duration> looked = step.locks().looked(step.dsl(), id, step.reviewer());
        if (request.state() == DecisionState.CONFIRMED
                && !request.sure()
                && looked.filter(time -> time.compareTo(HASTY) < 0).isPresent()) {
            return new Outcome.Hasty(looked.get());
        }
        Map<String, String> decided = step.decisions()
                .decide(
                        step.dsl(),
                        List.of(id),
                        EnumSet.allOf(DecisionState.class),
                        new Decisions.Statement(
                                request.state(), request.reason(), step.actor().name(), Optional.empty()));
        Optional.ofNullable(decided.get(id))
                .ifPresent(decision -> step.records()
                        .viewed(
                                decision,
                                id,
                                new ReviewRecords.View(
                                        looked.orElse(Duration.ZERO), request.opened(), request.shown())));
        step.locks().release(step.dsl(), id, step.reviewer());
        return new Outcome.Decided(Optional.ofNullable(
                step.secondEye().decided(decided, request.state()).get(id)));
    }
}
