package dev.colophon.service.quarantine;

import dev.colophon.registry.quarantine.Quarantine;
import dev.colophon.registry.quarantine.Quarantines;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.caller.MessageListener;
import dev.colophon.service.caller.Permission;
import dev.colophon.service.session.HomeDatabase;
import dev.colophon.service.settings.Settings;
import dev.colophon.store.Database;
import java.util.List;
import java.util.Optional;

/** Lists the files that are in quarantine, and why. */
public final class ListQuarantines {

    private final Settings settings;

    public ListQuarantines(Settings settings) {
        this.settings = settings;
    }

    /**
     * Newest first; empty, and said so, where nothing was ever stored.
     *
     * @param released whether those that were released are there, too
     */
    public Optional<List<Quarantine>> list(Actor actor, boolean released, MessageListener listener) {
        actor.require(Permission.READ);
        try (Database database = HomeDatabase.existing(settings, listener).orElse(null)) {
            return Optional.ofNullable(database)
                    .map(stored -> stored.read(dsl -> new Quarantines(dsl, actor.organisation()).list(released)));
        }
    }
}
