package dev.colophon.service.signin;

import dev.colophon.evidence.messages.Message;
import dev.colophon.registry.account.AccountEvents;
import dev.colophon.registry.account.Organisations;
import dev.colophon.registry.account.SignInSecrets;
import dev.colophon.registry.work.Organisation;
import dev.colophon.service.caller.ServiceException;
import dev.colophon.service.caller.ServiceException.Category;
import dev.colophon.service.settings.Settings;
import dev.colophon.store.Database;
import dev.colophon.store.DatabaseClock;
import dev.colophon.store.Ids;
import java.time.InstantSource;
import java.util.Optional;

/** Lets whoever has the link of an invitation set a password, once. All sessions of the account end. */
public final class AcceptInvitation {

    private final Settings settings;
    private final DatabaseClock clock;

    public AcceptInvitation(Settings settings) {
        this(settings, DatabaseClock.of(InstantSource.system()));
    }

    AcceptInvitation(Settings settings, DatabaseClock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /** The name of whom a link invites; empty when it was used, is over, or never was. */
    public Optional<String> invited(String token) {
        try (Database database = Database.open(settings.home(), settings.database())) {
            return database.read(dsl -> new SignInSecrets(dsl).invited(Secrets.sha256(token), clock.now(dsl)))
                    .map(SignInSecrets.Kept::name);
        }
    }

    /**
     * Sets the password.
     *
     * @throws ServiceException when the link counts no more, or the password is none
     */
    public void accept(String token, String password) {
        String name = invited(token).orElseThrow(AcceptInvitation::over);
        PasswordRules.require(name, password);
        String kept = PasswordHash.of(password);
        String sha256 = Secrets.sha256(token);
        try (Database database = Database.open(settings.home(), settings.database())) {
            database.change(dsl -> {
                SignInSecrets secrets = new SignInSecrets(dsl);
                SignInSecrets.Kept invited =
                        secrets.invited(sha256, clock.now(dsl)).orElseThrow(AcceptInvitation::over);
                if (!secrets.take(sha256, clock.now(dsl))) {
                    throw over();
                }
                secrets.setPassword(invited.account(), kept, clock.now(dsl));
                Organisation organisation = new Organisations(dsl)
                        .of(invited.account()).stream().findFirst().orElse(Organisation.FIRST);
                new AccountEvents(dsl, organisation, new Ids(InstantSource.system()))
                        .add(
                                AccountEvents.What.PASSWORD_SET,
                                Optional.of(invited.name()),
                                invited.name(),
                                "by the link of an invitation");
            });
        }
    }

    private static ServiceException over() {
        return new ServiceException(Category.REFUSED, Message.of("refusal.invitation.over"));
    }
}
