package dev.colophon.service.signin;

import dev.colophon.registry.account.AccountEvents;
import dev.colophon.registry.account.AccountSessions;
import dev.colophon.service.settings.Settings;
import dev.colophon.store.Database;
import dev.colophon.store.DatabaseClock;
import dev.colophon.store.Ids;
import java.time.InstantSource;
import java.util.Optional;

/** Ends the session of whoever asks. */
public final class SignOut {

    private final Settings settings;

    public SignOut(Settings settings) {
        this.settings = settings;
    }

    /** Its cookie lets nobody in any more, on any server. */
    public void end(SignedIn who) {
        DatabaseClock clock = DatabaseClock.of(InstantSource.system());
        try (Database database = Database.open(settings.home(), settings.database())) {
            database.change(dsl -> {
                boolean ended = new AccountSessions(dsl).end(who.actor().organisation(), who.session(), clock.now(dsl));
                if (ended) {
                    new AccountEvents(dsl, who.actor().organisation(), new Ids(InstantSource.system()))
                            .add(
                                    AccountEvents.What.SIGNED_OUT,
                                    Optional.of(who.actor().name()),
                                    who.actor().name(),
                                    "");
                }
            });
        }
    }
}
