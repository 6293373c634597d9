package dev.colophon.service.catalogue;

import dev.colophon.registry.Works;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.caller.Permission;
import dev.colophon.service.session.HomeDatabase;
import dev.colophon.service.settings.Settings;
import dev.colophon.sightings.Sightings;
import dev.colophon.store.Database;

/** Counts what is registered and what was seen. */
public final class SummariseHome {

    private final Settings settings;

    public SummariseHome(Settings settings) {
        this.settings = settings;
    }

    /** The counts, those of sightings to {@link HomeSummary#MOST}; all zero where nothing was ever stored. */
    public HomeSummary summarise(Actor actor) {
        actor.require(Permission.READ);
        try (Database database = HomeDatabase.existing(settings, _ -> {}).orElse(null)) {
            if (database == null) {
                return HomeSummary.EMPTY;
            }
            Works works = new Works(database, actor.organisation());
            return new HomeSummary(
                    works.count(),
                    works.ownersOfNewest(ListOwners.NEWEST),
                    new Sightings(database, actor.organisation()).countByStateTo(HomeSummary.MOST));
        }
    }
}
