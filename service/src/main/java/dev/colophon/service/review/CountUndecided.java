package dev.colophon.service.review;

import dev.colophon.service.caller.Actor;
import dev.colophon.service.caller.Permission;
import dev.colophon.service.catalogue.HomeSummary;
import dev.colophon.service.session.HomeDatabase;
import dev.colophon.service.settings.Settings;
import dev.colophon.sightings.Sightings;
import dev.colophon.store.Database;

/** Counts the sightings that nobody has decided. */
public final class CountUndecided {

    private final Settings settings;

    public CountUndecided(Settings settings) {
        this.settings = settings;
    }

    /** Counted to one more than {@link HomeSummary#MOST}; none where nothing was ever stored. */
    public int count(Actor actor) {
        actor.require(Permission.READ);
        try (Database database = HomeDatabase.existing(settings, _ -> {}).orElse(null)) {
            return database == null
                    ? 0
                    : new Sightings(database, actor.organisation()).countUndecidedTo(HomeSummary.MOST);
        }
    }
}
