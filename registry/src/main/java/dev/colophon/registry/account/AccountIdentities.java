package dev.colophon.registry.account;

import static dev.colophon.store.schema.tables.AccountIdentity.ACCOUNT_IDENTITY;

import dev.colophon.store.Rows;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;

/**
 * By which providers (OpenID Connect) accounts sign in, within a transaction of whoever asks. Issuer and subject together name a person:
 * an address of mail does not, since a provider may give it to somebody else.
 */
public final class AccountIdentities {

    private final DSLContext dsl;

    public AccountIdentities(DSLContext dsl) {
        this.dsl = dsl;
    }

    /** The id of the account that is linked with whom a provider names. */
    public Optional<String> account(String issuer, String subject) {
        return dsl.select(ACCOUNT_IDENTITY.ACCOUNT)
                .from(ACCOUNT_IDENTITY)
                .where(ACCOUNT_IDENTITY.ISSUER.eq(issuer), ACCOUNT_IDENTITY.SUBJECT.eq(subject))
                .fetchOptional(row -> Rows.text(row, ACCOUNT_IDENTITY.ACCOUNT));
    }

    /** The providers by whom an account signs in, in their order. */
    List<String> issuers(String account) {
        return dsl.select(ACCOUNT_IDENTITY.ISSUER)
                .from(ACCOUNT_IDENTITY)
                .where(ACCOUNT_IDENTITY.ACCOUNT.eq(account))
                .orderBy(ACCOUNT_IDENTITY.ISSUER)
                .fetch(row -> Rows.text(row, ACCOUNT_IDENTITY.ISSUER));
    }

    /** Links an account with whom a provider names, instead of whom it named before; that one must be linked with no other account. */
    public void link(String account, String issuer, String subject, Instant now) {
        dsl.deleteFrom(ACCOUNT_IDENTITY)
                .where(ACCOUNT_IDENTITY.ACCOUNT.eq(account), ACCOUNT_IDENTITY.ISSUER.eq(issuer))
                .execute();
        dsl.insertInto(ACCOUNT_IDENTITY)
                .set(ACCOUNT_IDENTITY.ISSUER, issuer)
                .set(ACCOUNT_IDENTITY.SUBJECT, subject)
                .set(ACCOUNT_IDENTITY.ACCOUNT, account)
                .set(ACCOUNT_IDENTITY.LINKED_AT, now.toEpochMilli())
                .execute();
    }
}
