package dev.colophon.service.review;

import dev.colophon.cases.review.SecondReview;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.caller.Permission;
import dev.colophon.service.session.HomeDatabase;
import dev.colophon.service.settings.Settings;
import dev.colophon.sightings.decision.DecisionState;
import dev.colophon.sightings.decision.Decisions;
import dev.colophon.sightings.review.ReviewLock;
import dev.colophon.store.Database;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Keeps a sighting for whoever looks at it, as long as they do, when it waits for a decision. */
public final class LookAtSighting {

    private final Settings settings;

    public LookAtSighting(Settings settings) {
        this.settings = settings;
    }

    /**
     * What is to be known of who looks.
     *
     * @param lock of whoever looks, where anybody does
     * @param own whether that is who asks
     * @param left how long it is kept for them, unless they go on
     * @param skips how often somebody found it hard to judge
     * @param secondEye whether a second person looks at some of what one confirms
     * @param reviewers how many persons review
     * @param waiting what is asked about it
     * @param second why a second person looks at it once who asks confirms it; empty where nobody does, or only chance decides that
     * @param blind whether who asks is to look at it without knowing what the others said
     */
    public record Look(
            Optional<ReviewLock> lock,
            boolean own,
            Duration left,
            int skips,
            boolean secondEye,
            int reviewers,
            Optional<SecondReview> waiting,
            Optional<SecondReview.Cause> second,
            boolean blind) {

        /** Whoever else looks at it now. */
        public Optional<String> other() {
            return own ? Optional.empty() : lock.map(held -> held.by().name());
        }
    }

    /** Looks at it: from now on nobody else is given it, unless somebody else looks already, or who asks decides nothing. */
    public Look look(Actor actor, String session, String sighting) {
        actor.require(Permission.READ);
        try (Database database = HomeDatabase.stored(settings)) {
            return database.writeRepeating(
                    dsl -> look(ReviewStep.of(dsl, actor, session, database, settings), sighting));
        }
    }

    private static Look look(ReviewStep step, String sighting) {
        boolean reviews = step.actor().may(Permission.DECIDE);
        if (reviews) {
            step.records().seen(step.actor().name(), step.now());
        }
        Optional<SecondReview> waiting = step.secondEye().waiting(sighting);
        boolean blind = waiting.filter(review -> review.decision().isPresent()
                        && review.isFor(step.actor().name()))
                .isPresent();
        Decisions.Holding holding =
                step.decisions().holding(step.dsl(), List.of(sighting)).get(sighting);
        if (reviews && holding != null && (blind || DecisionState.undecided().contains(holding.state()))) {
            Object _ = step.locks().take(step.dsl(), sighting, step.reviewer());
        }
        Optional<ReviewLock> lock = step.locks().of(step.dsl(), sighting);
        return new Look(
                lock,
                lock.filter(held -> held.isOf(step.reviewer())).isPresent(),
                lock.map(held -> Duration.between(step.now(), held.until())).orElse(Duration.ZERO),
                step.records().skips(List.of(sighting)).getOrDefault(sighting, 0),
                step.secondEye().isOn(),
                step.secondEye().reviewers(),
                waiting,
                reviews && !blind && holding != null && holding.state() != DecisionState.CONFIRMED
                        ? step.secondEye().foreseen(sighting)
                        : Optional.empty(),
                blind);
    }
}
