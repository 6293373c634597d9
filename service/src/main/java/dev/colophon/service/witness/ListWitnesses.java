package dev.colophon.service.witness;

import dev.colophon.cases.home.Witnesses;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.caller.MessageListener;
import dev.colophon.service.caller.Permission;
import dev.colophon.service.session.HomeDatabase;
import dev.colophon.service.settings.Settings;
import dev.colophon.store.Database;
import java.time.InstantSource;
import java.util.List;

/** Lists the witnesses. */
public final class ListWitnesses {

    private final Settings settings;

    public ListWitnesses(Settings settings) {
        this.settings = settings;
    }

    /** In the order of being added; none, and said so, where nothing was ever stored. */
    public List<NamedWitness> list(Actor actor, MessageListener listener) {
        actor.require(Permission.READ);
        try (Database database = HomeDatabase.existing(settings, listener).orElse(null)) {
            return database == null
                    ? List.of()
                    : new Witnesses(database, InstantSource.system())
                            .list().stream().map(NamedWitness::of).toList();
        }
    }
}
