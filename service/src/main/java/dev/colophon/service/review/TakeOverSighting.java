package dev.colophon.service.review;

import dev.colophon.service.caller.Actor;
import dev.colophon.service.caller.Permission;
import dev.colophon.service.session.HomeDatabase;
import dev.colophon.service.settings.Settings;
import dev.colophon.store.Database;

/** Takes a sighting from the same person's other browser. */
public final class TakeOverSighting {

    private final Settings settings;

    public TakeOverSighting(Settings settings) {
        this.settings = settings;
    }

    /** Takes it; false when it is another person who looks at it. */
    public boolean take(Actor actor, String session, String sighting) {
        actor.require(Permission.DECIDE);
        try (Database database = HomeDatabase.stored(settings)) {
            return database.writeRepeating(dsl -> {
                ReviewStep step = ReviewStep.of(dsl, actor, session, database, settings);
                return step.locks().takeOver(dsl, sighting, step.reviewer());
            });
        }
    }
}
