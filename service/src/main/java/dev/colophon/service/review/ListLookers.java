package dev.colophon.service.review;

import dev.colophon.service.caller.Actor;
import dev.colophon.service.caller.Permission;
import dev.colophon.service.session.HomeDatabase;
import dev.colophon.service.settings.Settings;
import dev.colophon.sightings.review.ReviewLock;
import dev.colophon.store.Database;
import java.util.List;
import java.util.Map;

/** Says of sightings who looks at them now, and how often they were skipped. */
public final class ListLookers {

    private final Settings settings;

    public ListLookers(Settings settings) {
        this.settings = settings;
    }

    /**
     * What a list shows of those who review.
     *
     * @param locks who looks at which of them, by their ids
     * @param skips how often somebody found them hard to judge, by their ids
     */
    public record Lookers(Map<String, ReviewLock> locks, Map<String, Integer> skips) {}

    /** Who looks at which of these now, and which were skipped. */
    public Lookers list(Actor actor, String session, List<String> sightings) {
        actor.require(Permission.READ);
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
}
