package dev.colophon.service.catalogue;

import dev.colophon.registry.Works;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.caller.Permission;
import dev.colophon.service.session.HomeDatabase;
import dev.colophon.service.settings.Settings;
import dev.colophon.sightings.Sightings;
import dev.colophon.store.Database;
import java.util.List;

/** Counts what is registered and what was seen. */
public final class SummariseHome {

    /** Owners are told of the newest works alone: a list to choose from, not all that there are. */
    private static final int NEWEST = 200;

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
                    works.ownersOfNewest(NEWEST),
                    new Sightings(database, actor.organisation()).countByStateTo(HomeSummary.MOST));
        }
    }

    /** The owners of works, those of the newest first. */
    public List<String> owners(Actor actor) {
        actor.require(Permission.READ);
        try (Database database = HomeDatabase.existing(settings, _ -> {}).orElse(null)) {
            return database == null ? List.of() : new Works(database, actor.organisation()).ownersOfNewest(NEWEST);
        }
    }

    /** How many sightings nobody has decided, counted to one more than {@link HomeSummary#MOST}. */
    public int undecided(Actor actor) {
        actor.require(Permission.READ);
        try (Database database = HomeDatabase.existing(settings, _ -> {}).orElse(null)) {
            return database == null
                    ? 0
                    : new Sightings(database, actor.organisation()).countUndecidedTo(HomeSummary.MOST);
        }
    }
}
