package dev.colophon.service.signin;

import dev.colophon.registry.account.AccountRole;
import dev.colophon.registry.account.AccountSessions;
import dev.colophon.registry.account.AccountSessions.Session;
import dev.colophon.registry.account.Accounts;
import dev.colophon.registry.account.Organisations;
import dev.colophon.registry.work.Organisation;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.caller.Permission;
import dev.colophon.service.settings.Settings;
import dev.colophon.store.Database;
import dev.colophon.store.DatabaseClock;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Says who asks by the cookie of their session. What roles they have is read each time: what is taken from somebody is gone at once. */
public final class ResumeSession {

    private final Settings settings;
    private final DatabaseClock clock;

    public ResumeSession(Settings settings) {
        this(settings, DatabaseClock.of(InstantSource.system()));
    }

    ResumeSession(Settings settings, DatabaseClock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    private record Found(
            Session session, Set<AccountRole> roles, List<Organisation> organisations, boolean isToBeNoted) {}

    /** Empty where no session that lasts has it. */
    public Optional<SignedIn> resume(String token) {
        String sha256 = Secrets.sha256(token);
        try (Database database = Database.open(settings.home(), settings.database())) {
            Optional<Found> found = database.read(dsl -> {
                Instant now = clock.now(dsl);
                return new AccountSessions(dsl)
                        .of(sha256, now)
                        .map(session -> new Found(
                                session,
                                new Accounts(dsl, session.organisation()).roles(session.account()),
                                new Organisations(dsl).of(session.account()),
                                AccountSessions.isToBeNoted(session, now)));
            });
            found.filter(Found::isToBeNoted)
                    .ifPresent(one -> database.change(
                            dsl -> new AccountSessions(dsl).seen(one.session().id(), clock.now(dsl))));
            return found.filter(one -> !one.roles().isEmpty()).map(ResumeSession::signedIn);
        }
    }

    private static SignedIn signedIn(Found found) {
        Session session = found.session();
        return new SignedIn(
                new Actor(
                        session.organisation(),
                        session.name(),
                        Permission.of(found.roles()),
                        Optional.of(session.account())),
                session.id(),
                found.organisations());
    }
}
