package dev.colophon.service.review;

import dev.colophon.cases.review.SecondReview;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.session.HomeDatabase;
import dev.colophon.service.settings.Settings;
import dev.colophon.sightings.decision.DecisionState;
import dev.colophon.sightings.decision.Decisions;
import dev.colophon.sightings.review.ReviewLock;
import dev.colophon.store.Database;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

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
            boolean blind) {

        /** Whoever else looks at it now. */
        public Optional<String> other() {
            return own ? Optional.empty() : lock.map(held -> held.by().name());
        }
    }

    /** Looks at it: from now on nobody else is given it, unless somebody else looks already. */
    public Look look(Actor actor, String session, String sighting) {
        return change(actor, session, step -> {
            step.records().seen(actor.name(), step.now());
            Optional<SecondReview> waiting = step.secondEye().waiting(sighting);
            boolean blind = waiting.filter(review -> review.decision().isPresent() && review.isFor(actor.name()))
                    .isPresent();
            Decisions.Holding holding = step.decisions().holding(step.dsl(), List.of(sighting)).get(sighting);
            if (holding != null && (blind || DecisionState.undecided().contains(holding.state()))) {
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
                    blind);
        });
    }

    /** A sign of life: how long it is kept from now on; empty when somebody else looks at it, or it does not wait any more. */
    public Optional<Duration> renew(Actor actor, String session, String sighting) {
        return change(actor, session, step -> step.locks()
                .of(step.dsl(), sighting)
                .filter(held -> held.isOf(step.reviewer()))
                .flatMap(_ -> step.locks().take(step.dsl(), sighting, step.reviewer()))
                .map(held -> Duration.between(step.now(), held.until())));
    }

    /** Takes it from the same person's other browser; false when it is another person who looks at it. */
    public boolean takeOver(Actor actor, String session, String sighting) {
        return change(actor, session, step -> step.locks().takeOver(step.dsl(), sighting, step.reviewer()));
    }

    /** Lets it be because it is hard to judge, which is kept. */
    public void skip(Actor actor, String session, String sighting) {
        boolean _ = change(actor, session, step -> {
            if (!step.decisions().holding(step.dsl(), List.of(sighting)).isEmpty()) {
                step.records()
                        .skipped(
                                step.ids().next(),
                                sighting,
                                actor.name(),
                                step.locks()
                                        .looked(step.dsl(), sighting, step.reviewer())
                                        .orElse(Duration.ZERO));
                step.locks().release(step.dsl(), sighting, step.reviewer());
            }
            return true;
        });
    }

    /**
     * What a list shows of those who review.
     *
     * @param locks who looks at which of them, by their ids
     * @param skips how often somebody found them hard to judge, by their ids
     */
    public record Lookers(Map<String, ReviewLock> locks, Map<String, Integer> skips) {}

    /** Who looks at which of these now, and which were skipped. */
    public Lookers lookers(Actor actor, String session, List<String> sightings) {
        if (sightings.isEmpty()) {
            return new Lookers(Map.of(), Map.of());
        }
        try (Database database = HomeDatabase.stored(settings)) {
            return database.read(dsl -> {
                ReviewStep step = ReviewStep.of(dsl, actor, session, database, settings);
                return new Lookers(
                        step.locks().of(dsl, sightings), step.records().skips(sightings));
            });
        }
    }

    private <T> T change(Actor actor, String session, Function<ReviewStep, T> change) {
        try (Database database = HomeDatabase.stored(settings)) {
            return database.writeRepeating(
                    dsl -> change.apply(ReviewStep.of(dsl, actor, session, database, settings)));
        }
    }
}
