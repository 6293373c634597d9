package dev.colophon.service.signin;

import dev.colophon.registry.account.AccountEvents;
import dev.colophon.registry.account.AccountSessions;
import dev.colophon.registry.account.Organisations;
import dev.colophon.registry.account.SignInFailures;
import dev.colophon.registry.account.SignInFailures.Kind;
import dev.colophon.registry.account.SignInSecrets;
import dev.colophon.registry.work.Organisation;
import dev.colophon.service.settings.Settings;
import dev.colophon.store.Database;
import dev.colophon.store.DatabaseClock;
import dev.colophon.store.Ids;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import org.jooq.DSLContext;

/**
 * Begins a session for whoever knows a name, its password and, where one is asked for, a one-time code. What is wrong of them is never
 * said, and takes as long whether there is such an account or not.
 */
public final class SignIn {

    private final Settings settings;
    private final DatabaseClock clock;

    public SignIn(Settings settings) {
        this(settings, DatabaseClock.of(InstantSource.system()));
    }

    SignIn(Settings settings, DatabaseClock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * What somebody gives.
     *
     * @param code a one-time code or a recovery code; blank where none is asked for
     * @param address from which they ask
     */
    public record Request(String name, String password, String code, String address) {

        /** Shows no secret. */
        @Override
        public String toString() {
            return "Request[" + name + "]";
        }
    }

    /** What became of it. */
    public sealed interface Result {

        /**
         * A session.
         *
         * @param token of it, for the cookie
         */
        record Begun(String token) implements Result {

            /** Shows no secret. */
            @Override
            public String toString() {
                return "Begun";
            }
        }

        /** Something of it is wrong. */
        record Refused() implements Result {}

        /** Too many failed: nothing was tried. */
        record Wait(Duration left) implements Result {}
    }

    private record Known(Optional<SignInSecrets.Kept> kept, Duration left) {}

    /** Signs in, in the organisation that the account used last, or in its first. */
    public Result signIn(Request request) {
        String name = request.name().strip().toLowerCase(Locale.ROOT);
        String ofName = Secrets.sha256(name);
        String ofAddress = Secrets.sha256(request.address());
        try (Database database = Database.open(settings.home(), settings.database())) {
            Known known = database.writeRepeating(dsl -> known(dsl, name, ofName, ofAddress));
            if (known.left().isPositive()) {
                return new Result.Wait(known.left());
            }
            boolean right = PasswordHash.matches(
                    bounded(request.password()), known.kept().flatMap(SignInSecrets.Kept::password));
            return database.writeRepeating(dsl -> {
                Optional<SignInSecrets.Kept> kept =
                        known.kept().filter(_ -> right).filter(one -> hasCode(dsl, one, request.code()));
                return kept.flatMap(one -> begun(dsl, one, request.address()))
                        .<Result>map(token -> {
                            SignInFailures failures = new SignInFailures(dsl);
                            failures.succeeded(Kind.ACCOUNT, ofName);
                            failures.succeeded(Kind.ADDRESS, ofAddress);
                            return new Result.Begun(token);
                        })
                        .orElseGet(Result.Refused::new);
            });
        }
    }

    /** Nobody makes this hash a megabyte. */
    private static String bounded(String password) {
        return password.length() > PasswordRules.LONGEST ? password.substring(0, PasswordRules.LONGEST + 1) : password;
    }

    /** The attempt counts before it is made: many at once are no way around. */
    private Known known(DSLContext dsl, String name, String ofName, String ofAddress) {
        Instant now = clock.now(dsl);
        SignInFailures failures = new SignInFailures(dsl);
        Duration account = failures.wait(Kind.ACCOUNT, ofName, now);
        Duration address = failures.wait(Kind.ADDRESS, ofAddress, now);
        Duration wait = account.compareTo(address) > 0 ? account : address;
        if (wait.isPositive()) {
            return new Known(Optional.empty(), wait);
        }
        failures.attempted(Kind.ACCOUNT, ofName, now);
        failures.attempted(Kind.ADDRESS, ofAddress, now);
        return new Known(new SignInSecrets(dsl).named(name), Duration.ZERO);
    }

    private boolean hasCode(DSLContext dsl, SignInSecrets.Kept kept, String given) {
        if (kept.totpSecret().isEmpty()) {
            return true;
        }
        SignInSecrets secrets = new SignInSecrets(dsl);
        Instant now = clock.now(dsl);
        OptionalLong step = OneTimeCode.step(kept.totpSecret().get(), given, now);
        if (step.isPresent()) {
            return secrets.takeStep(kept.account(), step.getAsLong());
        }
        String recovery = given.strip().toUpperCase(Locale.ROOT).replace("-", "");
        boolean taken = secrets.takeRecovery(kept.account(), Secrets.sha256(recovery), now);
        if (taken) {
            Organisation first = organisations(dsl, kept).stream().findFirst().orElse(Organisation.FIRST);
            new AccountEvents(dsl, first, new Ids(InstantSource.system()))
                    .add(AccountEvents.What.RECOVERY_USED, Optional.of(kept.name()), kept.name(), "");
        }
        return taken;
    }

    private static List<Organisation> organisations(DSLContext dsl, SignInSecrets.Kept kept) {
        return new Organisations(dsl).of(kept.account());
    }

    /** Empty for an account that is nothing anywhere. */
    private Optional<String> begun(DSLContext dsl, SignInSecrets.Kept kept, String address) {
        return where(dsl, kept.account())
                .map(organisation -> begin(dsl, organisation, kept.account(), kept.name(), address, clock.now(dsl)));
    }

    /** In which organisation an account begins: the one that it used last, as long as it is something there, else the first by name. */
    static Optional<Organisation> where(DSLContext dsl, String account) {
        List<Organisation> all = new Organisations(dsl).of(account);
        Optional<String> last = new AccountSessions(dsl).lastOrganisation(account);
        return all.stream()
                .filter(one -> last.filter(one.id()::equals).isPresent())
                .findFirst()
                .or(() -> all.stream().findFirst());
    }

    static String begin(
            DSLContext dsl, Organisation organisation, String account, String name, String address, Instant now) {
        String token = Secrets.next();
        Ids ids = new Ids(InstantSource.system());
        String _ = new AccountSessions(dsl).begin(Secrets.sha256(token), account, organisation, address, ids, now);
        new AccountEvents(dsl, organisation, ids)
                .add(AccountEvents.What.SIGNED_IN, Optional.of(name), name, "from " + address);
        return token;
    }
}
