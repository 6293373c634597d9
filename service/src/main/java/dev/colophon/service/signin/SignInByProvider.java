package dev.colophon.service.signin;

import dev.colophon.registry.account.AccountEvents;
import dev.colophon.registry.account.AccountIdentities;
import dev.colophon.registry.account.Organisations;
import dev.colophon.registry.account.SignInSecrets;
import dev.colophon.registry.work.Organisation;
import dev.colophon.service.settings.Settings;
import dev.colophon.store.Database;
import dev.colophon.store.DatabaseClock;
import dev.colophon.store.Ids;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jooq.DSLContext;

/**
 * Begins a session for whom a provider of identities (OpenID Connect) vouches. An account is linked with its person there once, by the
 * link of an invitation, and from then on found by issuer and subject; nothing else that a provider says of somebody counts, and no
 * account is made.
 */
public final class SignInByProvider {

    private static final int LONGEST_ISSUER = 500;

    /** OpenID Connect Core 1.0, 2: a subject is no longer. */
    private static final int LONGEST_SUBJECT = 255;

    private final Settings settings;
    private final DatabaseClock clock;

    public SignInByProvider(Settings settings) {
        this.settings = settings;
        this.clock = DatabaseClock.of(InstantSource.system());
    }

    /**
     * What the provider has said, of which whoever asks has made sure.
     *
     * @param issuer who says it
     * @param subject of whom
     * @param invitation the token of an invitation whose account is to be linked; empty: of one that is
     * @param address from which they ask
     */
    public record Request(String issuer, String subject, Optional<String> invitation, String address) {

        /** Shows no secret. */
        @Override
        public String toString() {
            return "Request[" + issuer + "]";
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

        /** No account that may sign in is linked with them. */
        record NoAccount() implements Result {}

        /** The link of the invitation was used, is over, or never was. */
        record InvitationOver() implements Result {}

        /** They are linked with another account than the one that is invited. */
        record OfAnother() implements Result {}
    }

    /** Signs in, in the organisation that the account used last, or in its first. */
    public Result signIn(Request request) {
        if (request.issuer().length() > LONGEST_ISSUER
                || request.subject().isEmpty()
                || request.subject().length() > LONGEST_SUBJECT) {
            return new Result.NoAccount();
        }
        try (Database database = Database.open(settings.home(), settings.database())) {
            return database.writeRepeating(dsl -> request.invitation()
                    .map(token -> linked(dsl, request, token))
                    .orElseGet(() -> known(dsl, request)));
        }
    }

    private Result known(DSLContext dsl, Request request) {
        return new AccountIdentities(dsl)
                .account(request.issuer(), request.subject())
                .flatMap(account -> new SignInSecrets(dsl).of(account))
                .flatMap(kept -> begun(dsl, kept, request))
                .orElseGet(Result.NoAccount::new);
    }

    private Result linked(DSLContext dsl, Request request, String token) {
        Instant now = clock.now(dsl);
        String sha256 = Secrets.sha256(token);
        SignInSecrets secrets = new SignInSecrets(dsl);
        Optional<SignInSecrets.Kept> invited = secrets.invited(sha256, now);
        if (invited.isEmpty()) {
            return new Result.InvitationOver();
        }
        SignInSecrets.Kept kept = invited.get();
        AccountIdentities identities = new AccountIdentities(dsl);
        Optional<String> other = identities.account(request.issuer(), request.subject());
        if (other.filter(account -> !account.equals(kept.account())).isPresent()) {
            return new Result.OfAnother();
        }
        Optional<Organisation> first =
                new Organisations(dsl).of(kept.account()).stream().findFirst();
        if (first.isEmpty() || !secrets.take(sha256, now)) {
            return new Result.InvitationOver();
        }
        identities.link(kept.account(), request.issuer(), request.subject(), now);
        new AccountEvents(dsl, first.get(), new Ids(InstantSource.system()))
                .add(
                        AccountEvents.What.IDENTITY_LINKED,
                        Optional.of(kept.name()),
                        kept.name(),
                        "by the link of an invitation, at " + request.issuer());
        return begun(dsl, kept, request).orElseGet(Result.NoAccount::new);
    }

    /** Empty for an account that is nothing anywhere. */
    private Optional<Result> begun(DSLContext dsl, SignInSecrets.Kept kept, Request request) {
        return SignIn.where(dsl, kept.account())
                .map(organisation -> new Result.Begun(SignIn.begin(
                        dsl, organisation, kept.account(), kept.name(), request.address(), clock.now(dsl))));
    }
}
