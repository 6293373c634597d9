package dev.colophon.service.signin;

import dev.colophon.registry.account.AccountSessions;
import dev.colophon.registry.account.AccountSessions.Session;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.caller.Permission;
import dev.colophon.service.settings.Settings;
import dev.colophon.store.Database;
import dev.colophon.store.DatabaseClock;
import java.time.InstantSource;
import java.util.List;

/** Lists who is signed in, in an organisation. */
public final class ListSessions {

    private final Settings settings;

    public ListSessions(Settings settings) {
        this.settings = settings;
    }

    /** The last used first. */
    public List<Session> list(Actor actor) {
        actor.require(Permission.ADMINISTER);
        DatabaseClock clock = DatabaseClock.of(InstantSource.system());
        try (Database database = Database.open(settings.home(), settings.database())) {
            return database.read(dsl -> new AccountSessions(dsl).list(actor.organisation(), clock.now(dsl)));
        }
    }
}
