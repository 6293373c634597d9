package dev.colophon.registry.account;

import static dev.colophon.store.schema.tables.Account.ACCOUNT;
import static dev.colophon.store.schema.tables.AccountInvitation.ACCOUNT_INVITATION;
import static dev.colophon.store.schema.tables.AccountSession.ACCOUNT_SESSION;
import static dev.colophon.store.schema.tables.RecoveryCode.RECOVERY_CODE;

import dev.colophon.store.Rows;
import java.time.Instant;
import java.util.Collection;
import java.util.Objects;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;

/** By what accounts prove who they are, within a transaction of whoever asks. */
public final class SignInSecrets {

    private final DSLContext dsl;

    public SignInSecrets(DSLContext dsl) {
        this.dsl = dsl;
    }

    /**
     * What is asked for when an account signs in.
     *
     * @param password what Argon2id made of it
     * @param totpSecret of one-time codes, where they are asked for
     * @param totpStep the last time step of which a code was taken
     */
    public record Kept(
            String account, String name, Optional<String> password, Optional<String> totpSecret, long totpStep) {}

    /** Of the account of a name that may sign in; empty where there is none. */
    public Optional<Kept> named(String name) {
        return find(ACCOUNT.NAME.eq(name));
    }

    /** Of the account of an id that may sign in; empty where there is none. */
    public Optional<Kept> of(String account) {
        return find(ACCOUNT.ID.eq(account));
    }

    private Optional<Kept> find(Condition which) {
        return dsl.selectFrom(ACCOUNT)
                .where(which, ACCOUNT.REMOVED_AT.isNull(), ACCOUNT.DISABLED_AT.isNull())
                .fetchOptional(SignInSecrets::kept);
    }

    private static Kept kept(Record row) {
        boolean confirmed = Boolean.TRUE.equals(row.get(ACCOUNT.TOTP_CONFIRMED));
        return new Kept(
                Rows.text(row, ACCOUNT.ID),
                Rows.text(row, ACCOUNT.NAME),
                Rows.maybeText(row, ACCOUNT.PASSWORD),
                Rows.maybeText(row, ACCOUNT.TOTP_SECRET).filter(_ -> confirmed),
                Rows.number(row, ACCOUNT.TOTP_STEP));
    }

    /** Another password; all sessions end, and no invitation counts any more. */
    public void setPassword(String account, String password, Instant now) {
        dsl.update(ACCOUNT)
                .set(ACCOUNT.PASSWORD, password)
                .where(ACCOUNT.ID.eq(account))
                .execute();
        dsl.update(ACCOUNT_INVITATION)
                .set(ACCOUNT_INVITATION.USED_AT, now.toEpochMilli())
                .where(ACCOUNT_INVITATION.ACCOUNT.eq(account), ACCOUNT_INVITATION.USED_AT.isNull())
                .execute();
        dsl.update(ACCOUNT_SESSION)
                .set(ACCOUNT_SESSION.ENDED_AT, now.toEpochMilli())
                .where(ACCOUNT_SESSION.ACCOUNT.eq(account), ACCOUNT_SESSION.ENDED_AT.isNull())
                .execute();
    }

    /** A link by which a password can be set; those from before count no more. */
    public void invite(String account, String tokenSha256, String by, Instant now, Instant expires) {
        dsl.deleteFrom(ACCOUNT_INVITATION)
                .where(ACCOUNT_INVITATION.ACCOUNT.eq(account))
                .execute();
        dsl.insertInto(ACCOUNT_INVITATION)
                .set(ACCOUNT_INVITATION.TOKEN_SHA256, tokenSha256)
                .set(ACCOUNT_INVITATION.ACCOUNT, account)
                .set(ACCOUNT_INVITATION.MADE_AT, now.toEpochMilli())
                .set(ACCOUNT_INVITATION.MADE_BY, by)
                .set(ACCOUNT_INVITATION.EXPIRES_AT, expires.toEpochMilli())
                .execute();
    }

    /** Whom a link invites that was not used and is not over; their account may sign in. */
    public Optional<Kept> invited(String tokenSha256, Instant now) {
        return dsl.select(ACCOUNT_INVITATION.ACCOUNT)
                .from(ACCOUNT_INVITATION)
                .where(
                        ACCOUNT_INVITATION.TOKEN_SHA256.eq(tokenSha256),
                        ACCOUNT_INVITATION.USED_AT.isNull(),
                        ACCOUNT_INVITATION.EXPIRES_AT.gt(now.toEpochMilli()))
                .fetchOptional(row -> Rows.text(row, ACCOUNT_INVITATION.ACCOUNT))
                .flatMap(this::of);
    }

    /** Takes the link of an invitation, for this transaction alone; false when another was quicker. */
    public boolean take(String tokenSha256, Instant now) {
        return dsl.update(ACCOUNT_INVITATION)
                        .set(ACCOUNT_INVITATION.USED_AT, now.toEpochMilli())
                        .where(ACCOUNT_INVITATION.TOKEN_SHA256.eq(tokenSha256), ACCOUNT_INVITATION.USED_AT.isNull())
                        .execute()
                == 1;
    }

    /** Notes a secret of one-time codes, which counts once it is confirmed. */
    public void propose(String account, String totpSecret) {
        dsl.update(ACCOUNT)
                .set(ACCOUNT.TOTP_SECRET, totpSecret)
                .set(ACCOUNT.TOTP_CONFIRMED, false)
                .where(ACCOUNT.ID.eq(account))
                .execute();
    }

    /** The secret that waits for its first code. */
    public Optional<String> proposed(String account) {
        return dsl.select(ACCOUNT.TOTP_SECRET)
                .from(ACCOUNT)
                .where(ACCOUNT.ID.eq(account), ACCOUNT.TOTP_CONFIRMED.isFalse())
                .fetchOptional()
                .flatMap(row -> Rows.maybeText(row, ACCOUNT.TOTP_SECRET));
    }

    /** From now on one-time codes are asked for; these let in once instead. */
    public void confirm(String account, long step, Collection<String> recoverySha256) {
        dsl.update(ACCOUNT)
                .set(ACCOUNT.TOTP_CONFIRMED, true)
                .set(ACCOUNT.TOTP_STEP, step)
                .where(ACCOUNT.ID.eq(account))
                .execute();
        dsl.deleteFrom(RECOVERY_CODE).where(RECOVERY_CODE.ACCOUNT.eq(account)).execute();
        recoverySha256.forEach(code -> dsl.insertInto(RECOVERY_CODE)
                .set(RECOVERY_CODE.ACCOUNT, account)
                .set(RECOVERY_CODE.CODE_SHA256, code)
                .execute());
    }

    /** No code is asked for any more. */
    public void removeSecondFactor(String account) {
        dsl.update(ACCOUNT)
                .setNull(ACCOUNT.TOTP_SECRET)
                .set(ACCOUNT.TOTP_CONFIRMED, false)
                .where(ACCOUNT.ID.eq(account))
                .execute();
        dsl.deleteFrom(RECOVERY_CODE).where(RECOVERY_CODE.ACCOUNT.eq(account)).execute();
    }

    /** Takes the code of a time step; false when one of this step or a later was taken before. */
    public boolean takeStep(String account, long step) {
        return dsl.update(ACCOUNT)
                        .set(ACCOUNT.TOTP_STEP, step)
                        .where(ACCOUNT.ID.eq(account), ACCOUNT.TOTP_STEP.lt(step))
                        .execute()
                == 1;
    }

    /** Takes a recovery code; false when there is no such code, or it was taken before. */
    public boolean takeRecovery(String account, String codeSha256, Instant now) {
        return dsl.update(RECOVERY_CODE)
                        .set(RECOVERY_CODE.USED_AT, now.toEpochMilli())
                        .where(
                                RECOVERY_CODE.ACCOUNT.eq(account),
                                RECOVERY_CODE.CODE_SHA256.eq(codeSha256),
                                RECOVERY_CODE.USED_AT.isNull())
                        .execute()
                == 1;
    }

    /** How many recovery codes are left. */
    public int recoveryLeft(String account) {
        return Objects.requireNonNull(dsl.selectCount()
                .from(RECOVERY_CODE)
                .where(RECOVERY_CODE.ACCOUNT.eq(account), RECOVERY_CODE.USED_AT.isNull())
                .fetchSingle()
                .value1());
    }
}
