package dev.colophon.service.catalogue;

import dev.colophon.registry.Works;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.caller.Permission;
import dev.colophon.service.session.HomeDatabase;
import dev.colophon.service.settings.Settings;
import dev.colophon.store.Database;
import java.util.List;

/** Lists owners of works to choose from. */
public final class ListOwners {

    /** Owners are told of the newest works alone: not all that there are. */
    static final int NEWEST = 200;

    private final Settings settings;

    public ListOwners(Settings settings) {
        this.settings = settings;
    }

    /** Those of the newest works first; none where nothing was ever stored. */
    public List<String> list(Actor actor) {
        actor.require(Permission.READ);
        try (Database database = HomeDatabase.existing(settings, _ -> {}).orElse(null)) {
            return database == null ? List.of() : new Works(database, actor.organisation()).ownersOfNewest(NEWEST);
        }
    }
}
