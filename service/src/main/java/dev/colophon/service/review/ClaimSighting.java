package dev.colophon.service.review;

import dev.colophon.cases.review.SecondReviews;
import dev.colophon.registry.Works;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.caller.Permission;
import dev.colophon.service.session.HomeDatabase;
import dev.colophon.service.settings.Settings;
import dev.colophon.sightings.SightingQuery;
import dev.colophon.sightings.Sightings;
import dev.colophon.sightings.StoredSighting;
import dev.colophon.sightings.decision.DecisionState;
import dev.colophon.sightings.review.ReviewRecords;
import dev.colophon.store.Database;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jooq.Condition;

/**
 * Gives a reviewer the next sighting that nobody has decided and nobody else looks at. What they skipped, or have asked a second person
 * about, is not given to them again.
 */
public final class ClaimSighting {

    /** So many are tried, of which others may take some at the same moment. */
    private static final int CANDIDATES = 20;

    private final Settings settings;

    public ClaimSighting(Settings settings) {
        this.settings = settings;
    }

    /**
     * Takes it; empty when there is none.
     *
     * @param session of the reviewer
     * @param query which; only what nobody has decided is given
     * @param after the id of the one that they looked at last, which others may have from now on
     */
    public Optional<String> next(Actor actor, String session, SightingQuery query, Optional<String> after) {
        actor.require(Permission.DECIDE);
        Set<DecisionState> states = EnumSet.copyOf(DecisionState.undecided());
        states.retainAll(query.states());
        if (states.isEmpty()) {
            return Optional.empty();
        }
        try (Database database = HomeDatabase.stored(settings)) {
            Sightings sightings = new Sightings(database, actor.organisation());
            Optional<StoredSighting> last = after.flatMap(sightings::find);
            SightingQuery wanted = query.in(states)
                    .of(query.work()
                            .map(start -> new Works(database, actor.organisation())
                                    .get(start)
                                    .id()));
            return database.writeRepeating(dsl -> {
                ReviewStep step = ReviewStep.of(dsl, actor, session, database, settings);
                step.locks().forgetEnded(dsl);
                step.records().seen(actor.name(), step.now());
                last.ifPresent(one -> step.locks().release(dsl, one.id(), step.reviewer()));
                return claim(step, wanted.page(CANDIDATES, last), last)
                        .or(() -> last.flatMap(_ -> claim(step, wanted.page(CANDIDATES, Optional.empty()), last)));
            });
        }
    }

    private static Optional<String> claim(ReviewStep step, SightingQuery query, Optional<StoredSighting> last) {
        Condition free = step.locks()
                .free(step.dsl(), step.reviewer())
                .and(ReviewRecords.notSkippedBy(step.actor().name()))
                .and(SecondReviews.notAskedBy(step.actor().name()));
        while (true) {
            List<String> ids = step.sightings().ids(step.dsl(), query, free).stream()
                    .filter(id -> last.filter(one -> one.id().equals(id)).isEmpty())
                    .toList();
            if (ids.isEmpty()) {
                return Optional.empty();
            }
            for (String id : ids) {
                if (step.locks().take(step.dsl(), id, step.reviewer()).isPresent()) {
                    return Optional.of(id);
                }
            }
        }
    }
}
