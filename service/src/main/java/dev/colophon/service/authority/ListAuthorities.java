package dev.colophon.service.authority;

import dev.colophon.cases.home.TimestampAuthorities;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.caller.MessageListener;
import dev.colophon.service.caller.Permission;
import dev.colophon.service.session.HomeDatabase;
import dev.colophon.service.settings.Settings;
import dev.colophon.store.Database;
import java.time.InstantSource;
import java.util.List;

/** Lists the timestamp authorities. */
public final class ListAuthorities {

    private final Settings settings;

    public ListAuthorities(Settings settings) {
        this.settings = settings;
    }

    /** In the order of being asked; none, and said so, where nothing was ever stored. */
    public List<NamedAuthority> list(Actor actor, MessageListener listener) {
        actor.require(Permission.READ);
        try (Database database = HomeDatabase.existing(settings, listener).orElse(null)) {
            return database == null
                    ? List.of()
                    : new TimestampAuthorities(database, InstantSource.system())
                            .list().stream().map(NamedAuthority::of).toList();
        }
    }
}
