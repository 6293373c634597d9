package dev.colophon.service.review;

import dev.colophon.service.caller.Actor;
import dev.colophon.service.caller.Permission;
import dev.colophon.service.session.HomeDatabase;
import dev.colophon.service.settings.Settings;
import dev.colophon.store.Database;
import java.time.Duration;
import java.util.List;

/** Lets a sighting be because it is hard to judge, which is kept. */
public final class SkipSighting {

    private final Settings settings;

    public SkipSighting(Settings settings) {
        this.settings = settings;
    }

    /** Skips it: whoever asks is not given it again, and others are. */
    public void skip(Actor actor, String session, String sighting) {
        actor.require(Permission.DECIDE);
        try (Database database = HomeDatabase.stored(settings)) {
            boolean _ = database.writeRepeating(
                    dsl -> skip(ReviewStep.of(dsl, actor, session, database, settings), sighting));
        }
    }

    private static boolean skip(ReviewStep step, String sighting) {
        if (step.decisions().holding(step.dsl(), List.of(sighting)).isEmpty()) {
            return false;
        }
        Duration looked =
                step.locks().looked(step.dsl(), sighting, step.reviewer()).orElse(Duration.ZERO);
        step.records().skipped(step.ids().next(), sighting, step.actor().name(), looked);
        step.locks().release(step.dsl(), sighting, step.reviewer());
        return true;
    }
}
