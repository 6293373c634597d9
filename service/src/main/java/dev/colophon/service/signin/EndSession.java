package dev.colophon.service.signin;

import dev.colophon.evidence.messages.Message;
import dev.colophon.registry.account.AccountEvents;
import dev.colophon.registry.account.AccountSessions;
import dev.colophon.registry.account.AccountSessions.Session;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.caller.Permission;
import dev.colophon.service.caller.ServiceException;
import dev.colophon.service.caller.ServiceException.Category;
import dev.colophon.service.settings.Settings;
import dev.colophon.store.Database;
import dev.colophon.store.DatabaseClock;
import dev.colophon.store.Ids;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** Ends the session of somebody in the organisation of whoever asks. */
public final class EndSession {

    private final Settings settings;

    public EndSession(Settings settings) {
        this.settings = settings;
    }

    /**
     * Ends that of somebody.
     *
     * @throws ServiceException when there is none of this id that lasts
     */
    public void end(Actor actor, String session) {
        actor.require(Permission.ADMINISTER);
        DatabaseClock clock = DatabaseClock.of(InstantSource.system());
        try (Database database = Database.open(settings.home(), settings.database())) {
            database.change(dsl -> {
                Instant now = clock.now(dsl);
                AccountSessions sessions = new AccountSessions(dsl);
                Session found = sessions.list(actor.organisation(), now).stream()
                        .filter(one -> one.id().equals(session))
                        .findFirst()
                        .orElseThrow(() -> new ServiceException(Category.REFUSED, Message.of("refusal.session.ended")));
                boolean _ = sessions.end(actor.organisation(), found.id(), now);
                new AccountEvents(dsl, actor.organisation(), new Ids(InstantSource.system()))
                        .add(
                                AccountEvents.What.SESSION_ENDED,
                                Optional.of(actor.name()),
                                found.name(),
                                "from " + found.address());
            });
        }
    }
}
