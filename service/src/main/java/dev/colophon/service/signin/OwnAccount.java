package dev.colophon.service.signin;

import dev.colophon.evidence.messages.Message;
import dev.colophon.registry.account.AccountEvents;
import dev.colophon.registry.account.AccountSessions;
import dev.colophon.registry.account.Organisations;
import dev.colophon.registry.account.SignInSecrets;
import dev.colophon.registry.work.Organisation;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.caller.ServiceException;
import dev.colophon.service.caller.ServiceException.Category;
import dev.colophon.service.settings.Settings;
import dev.colophon.store.Database;
import dev.colophon.store.DatabaseClock;
import dev.colophon.store.Ids;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.DSLContext;

/** What people change of their own account, with their password. */
public final class OwnAccount {

    private static final int RECOVERY_CODES = 10;
    private static final int RECOVERY_BYTES = 10;

    private final Settings settings;
    private final Actor actor;
    private final DatabaseClock clock = DatabaseClock.of(InstantSource.system());

    /** @param actor whose it is */
    public OwnAccount(Settings settings, Actor actor) {
        this.settings = settings;
        this.actor = actor;
    }

    /**
     * How it stands.
     *
     * @param proposed the secret of one-time codes that waits for its first code, with the text that authenticator programs read
     * @param recoveryLeft how many recovery codes are left
     */
    public record State(String name, boolean hasSecondFactor, Optional<Proposed> proposed, int recoveryLeft) {}

    /** A secret of one-time codes. */
    public record Proposed(String secret, String uri) {

        /** Shows no secret. */
        @Override
        public String toString() {
            return "Proposed";
        }
    }

    /** How the account of whoever asks stands. */
    public State state() {
        String account = id();
        try (Database database = Database.open(settings.home(), settings.database())) {
            return database.read(dsl -> {
                SignInSecrets secrets = new SignInSecrets(dsl);
                return new State(
                        actor.name(),
                        kept(dsl, account).totpSecret().isPresent(),
                        secrets.proposed(account)
                                .map(secret -> new Proposed(
                                        secret,
                                        OneTimeCode.uri(
                                                actor.name(),
                                                actor.organisation().name(),
                                                secret))),
                        secrets.recoveryLeft(account));
            });
        }
    }

    /** Another password. All sessions end, also the one that asks. */
    public void changePassword(String before, String password) {
        PasswordRules.require(actor.name(), password);
        String kept = PasswordHash.of(password);
        change(before, (dsl, account) -> {
            new SignInSecrets(dsl).setPassword(account, kept, clock.now(dsl));
            event(dsl, AccountEvents.What.PASSWORD_SET);
            return true;
        });
    }

    /**
     * Goes on in another organisation, in the same session.
     *
     * @param session its id
     * @param organisation the id of one in which the account is something
     */
    public void choose(String session, String organisation) {
        String account = id();
        try (Database database = Database.open(settings.home(), settings.database())) {
            database.change(dsl -> {
                Organisation chosen = new Organisations(dsl)
                        .of(account).stream()
                                .filter(one -> one.id().equals(organisation))
                                .findFirst()
                                .orElseThrow(() -> new ServiceException(
                                        Category.REFUSED, Message.of("refusal.organisation.none")));
                new AccountSessions(dsl).move(session, account, chosen);
            });
        }
    }

    /** Proposes a secret of one-time codes, which counts when a code of it was given. */
    public void propose(String password) {
        change(password, (dsl, account) -> {
            if (kept(dsl, account).totpSecret().isPresent()) {
                throw new ServiceException(Category.REFUSED, Message.of("refusal.codes.already"));
            }
            new SignInSecrets(dsl).propose(account, OneTimeCode.secret());
            return true;
        });
    }

    /** A code of the proposed secret was given: from now on one is asked for. The recovery codes, which are shown once. */
    public List<String> confirm(String code) {
        String account = id();
        List<String> recovery = Stream.generate(() -> OneTimeCode.base32(Secrets.bytes(RECOVERY_BYTES)))
                .limit(RECOVERY_CODES)
                .toList();
        try (Database database = Database.open(settings.home(), settings.database())) {
            database.change(dsl -> {
                SignInSecrets secrets = new SignInSecrets(dsl);
                OptionalLong step = secrets.proposed(account)
                        .map(secret -> OneTimeCode.step(secret, code, clock.now(dsl)))
                        .orElse(OptionalLong.empty());
                if (step.isEmpty()) {
                    throw new ServiceException(Category.REFUSED, Message.of("refusal.codes.wrong"));
                }
                secrets.confirm(
                        account,
                        step.getAsLong(),
                        recovery.stream().map(Secrets::sha256).toList());
                event(dsl, AccountEvents.What.SECOND_FACTOR_SET);
            });
        }
        return recovery.stream()
                .map(one -> one.replaceAll("(.{4})(?=.)", "$1-"))
                .collect(Collectors.toList());
    }

    /** No code is asked for any more. */
    public void removeSecondFactor(String password) {
        change(password, (dsl, account) -> {
            new SignInSecrets(dsl).removeSecondFactor(account);
            event(dsl, AccountEvents.What.SECOND_FACTOR_REMOVED);
            return true;
        });
    }

    private interface Change {
        boolean of(DSLContext dsl, String account);
    }

    /** A session that somebody left open is not enough: the password is asked for, and guessing it is slowed down as at signing in. */
    private void change(String password, Change change) {
        String account = id();
        try (Database database = Database.open(settings.home(), settings.database())) {
            SignInSecrets.Kept kept = database.writeRepeating(dsl -> {
                AttemptLimit.require(dsl, actor.name(), clock.now(dsl));
                return kept(dsl, account);
            });
            if (!PasswordHash.matches(password, kept.password())) {
                throw new ServiceException(Category.REFUSED, Message.of("refusal.password.wrong"));
            }
            boolean _ = database.writeRepeating(dsl -> {
                AttemptLimit.passed(dsl, actor.name());
                return change.of(dsl, account);
            });
        }
    }

    private static SignInSecrets.Kept kept(DSLContext dsl, String account) {
        return new SignInSecrets(dsl)
                .of(account)
                .orElseThrow(() -> new ServiceException(Category.DENIED, Message.of("refusal.account.over")));
    }

    private void event(DSLContext dsl, AccountEvents.What what) {
        new AccountEvents(dsl, actor.organisation(), new Ids(InstantSource.system()))
                .add(what, Optional.of(actor.name()), actor.name(), "");
    }

    private String id() {
        return actor.account()
                .orElseThrow(() -> new ServiceException(
                        Category.REFUSED,
                        "whoever has the machine has no account here: `colophon account add` makes one"));
    }
}
