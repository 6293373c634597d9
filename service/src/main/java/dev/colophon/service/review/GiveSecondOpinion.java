package dev.colophon.service.review;

import dev.colophon.cases.review.SecondReview;
import dev.colophon.cases.review.SecondReviews;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.caller.GivenReason;
import dev.colophon.service.caller.Permission;
import dev.colophon.service.session.HomeDatabase;
import dev.colophon.service.settings.Settings;
import dev.colophon.sightings.decision.DecisionState;
import dev.colophon.sightings.decision.Decisions;
import dev.colophon.sightings.review.ReviewLock;
import dev.colophon.store.Database;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;

/** Says of a sighting that another has confirmed what it is, without knowing what that one said. */
public final class GiveSecondOpinion {

    private final Settings settings;

    public GiveSecondOpinion(Settings settings) {
        this.settings = settings;
    }

    /**
     * What somebody says.
     *
     * @param review the id of what was asked
     */
    public record Request(String sighting, String review, DecisionState state, String reason, boolean sure) {}

    /** What came of it. */
    public sealed interface Outcome {

        /** It is kept: how far the review is now. */
        record Said(SecondReview.State now) implements Outcome {}

        /** It is not asked any more: nothing was done. */
        record Stale() implements Outcome {}

        /** Somebody else looks at it by now: nothing was done. */
        record Lost(ReviewLock to) implements Outcome {}

        /** It was shown for a very short time: nothing was done. */
        record Hasty(Duration looked) implements Outcome {}
    }

    /** Keeps what somebody says: the second who says the same ends it, a third decides. */
    public Outcome say(Actor actor, String session, Request request) {
        actor.require(Permission.DECIDE);
        GivenReason.require(request.reason());
        try (Database database = HomeDatabase.stored(settings)) {
            return database.writeRepeating(dsl -> say(ReviewStep.of(dsl, actor, session, database, settings), request));
        }
    }

    private static Outcome say(ReviewStep step, Request request) {
        String id = request.sighting();
        Optional<ReviewLock> lock = step.locks().of(step.dsl(), id);
        if (lock.filter(held -> !held.isOf(step.reviewer())).isPresent()) {
            return new Outcome.Lost(lock.get());
        }
        SecondReviews reviews = new SecondReviews(step.dsl(), step.actor().organisation());
        Optional<SecondReview> asked = reviews.waiting(id)
                .filter(review -> review.id().equals(request.review())
                        && review.decision().isPresent()
                        && review.isFor(step.actor().name()));
        if (asked.isEmpty()) {
            return new Outcome.Stale();
        }
        Optional<Duration> looked = step.locks().looked(step.dsl(), id, step.reviewer());
        boolean same = request.state() == DecisionState.CONFIRMED;
        if (same
                && !request.sure()
                && looked.filter(time -> time.compareTo(ReviewSighting.HASTY) < 0)
                        .isPresent()) {
            return new Outcome.Hasty(looked.get());
        }
        boolean third = asked.get().state() == SecondReview.State.DISAGREED;
        SecondReview.State now =
                third ? SecondReview.State.SETTLED : same ? SecondReview.State.AGREED : SecondReview.State.DISAGREED;
        reviews.say(
                asked.get(),
                new SecondReview.Opinion(
                        request.state(), request.reason(), step.actor().name(), step.now()),
                looked.orElse(Duration.ZERO),
                now);
        if (third && !same) {
            Object _ = step.decisions()
                    .decide(
                            step.dsl(),
                            List.of(id),
                            EnumSet.of(DecisionState.CONFIRMED),
                            new Decisions.Statement(
                                    request.state(),
                                    request.reason(),
                                    step.actor().name(),
                                    Optional.empty()));
        }
        step.locks().release(step.dsl(), id, step.reviewer());
        return new Outcome.Said(now);
    }
}
