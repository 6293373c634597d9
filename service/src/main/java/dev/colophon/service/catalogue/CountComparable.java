package dev.colophon.service.catalogue;

import dev.colophon.registry.Works;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.caller.Permission;
import dev.colophon.service.session.HomeDatabase;
import dev.colophon.service.settings.Settings;
import dev.colophon.store.Database;

/** Counts the registered files that are compared. */
public final class CountComparable {

    private final Settings settings;

    public CountComparable(Settings settings) {
        this.settings = settings;
    }

    /** How many; none where nothing was ever stored. */
    public int count(Actor actor) {
        actor.require(Permission.READ);
        try (Database database = HomeDatabase.existing(settings, _ -> {}).orElse(null)) {
            return database == null ? 0 : new Works(database, actor.organisation()).countComparable();
        }
    }
}
