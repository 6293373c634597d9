package dev.colophon.registry.account;

import static dev.colophon.store.schema.tables.Account.ACCOUNT;
import static dev.colophon.store.schema.tables.AccountIdentity.ACCOUNT_IDENTITY;
import static dev.colophon.store.schema.tables.AccountInvitation.ACCOUNT_INVITATION;
import static dev.colophon.store.schema.tables.AccountSession.ACCOUNT_SESSION;
import static dev.colophon.store.schema.tables.ApiKey.API_KEY;
import static dev.colophon.store.schema.tables.Membership.MEMBERSHIP;
import static dev.colophon.store.schema.tables.RecoveryCode.RECOVERY_CODE;

import dev.colophon.registry.work.Organisation;
import dev.colophon.store.Ids;
import dev.colophon.store.Rows;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.Record;

/** The accounts of an organisation, within a transaction of whoever asks. Those of others are not there. */
public final class Accounts {

    private final DSLContext dsl;
    private final Organisation organisation;

    public Accounts(DSLContext dsl, Organisation organisation) {
        this.dsl = dsl;
        this.organisation = organisation;
    }

    /** All that are something in the organisation, by name. */
    public List<Account> list() {
        return dsl
                .selectFrom(ACCOUNT)
                .where(
                        ACCOUNT.REMOVED_AT.isNull(),
                        ACCOUNT.ID.in(dsl.select(MEMBERSHIP.ACCOUNT)
                                .from(MEMBERSHIP)
                                .where(MEMBERSHIP.ORGANISATION.eq(organisation.id()))))
                .orderBy(ACCOUNT.NAME)
                .fetch()
                .stream()
                .map(this::account)
                .toList();
    }

    /** One by its name or id; empty when it is nothing in the organisation. */
    public Optional<Account> find(String nameOrId) {
        return list().stream()
                .filter(account ->
                        account.name().equals(nameOrId) || account.id().equals(nameOrId))
                .findFirst();
    }

    /** The id of an account of a name in any organisation, also of a removed one: a name is given once. */
    public Optional<String> idOf(String name) {
        return dsl.select(ACCOUNT.ID)
                .from(ACCOUNT)
                .where(ACCOUNT.NAME.eq(name))
                .fetchOptional(row -> Rows.text(row, ACCOUNT.ID));
    }

    /** Whether it was removed. */
    public boolean isRemoved(String id) {
        return dsl.fetchExists(ACCOUNT, ACCOUNT.ID.eq(id), ACCOUNT.REMOVED_AT.isNotNull());
    }

    private Account account(Record row) {
        String id = Rows.text(row, ACCOUNT.ID);
        return new Account(
                id,
                Rows.text(row, ACCOUNT.NAME),
                roles(id),
                row.get(ACCOUNT.PASSWORD) != null,
                new AccountIdentities(dsl).issuers(id),
                Boolean.TRUE.equals(row.get(ACCOUNT.TOTP_CONFIRMED)),
                dsl.fetchExists(MEMBERSHIP, MEMBERSHIP.ACCOUNT.eq(id), MEMBERSHIP.ORGANISATION.ne(organisation.id())),
                Rows.time(row, ACCOUNT.CREATED_AT),
                Rows.text(row, ACCOUNT.CREATED_BY),
                Optional.ofNullable(row.get(ACCOUNT.DISABLED_AT)).map(Instant::ofEpochMilli));
    }

    /** What an account is in the organisation. */
    public Set<AccountRole> roles(String account) {
        return dsl
                .select(MEMBERSHIP.ROLE)
                .from(MEMBERSHIP)
                .where(MEMBERSHIP.ACCOUNT.eq(account), MEMBERSHIP.ORGANISATION.eq(organisation.id()))
                .fetch(row -> AccountRole.valueOf(Rows.text(row, MEMBERSHIP.ROLE)))
                .stream()
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(AccountRole.class)));
    }

    /** A new one without password and roles; its id. */
    public String add(String name, String by, Ids ids) {
        String id = ids.next();
        dsl.insertInto(ACCOUNT)
                .set(ACCOUNT.ID, id)
                .set(ACCOUNT.NAME, name)
                .set(ACCOUNT.TOTP_CONFIRMED, false)
                .set(ACCOUNT.TOTP_STEP, 0L)
                .set(ACCOUNT.CREATED_AT, Ids.timeOf(id).toEpochMilli())
                .set(ACCOUNT.CREATED_BY, by)
                .execute();
        return id;
    }

    /** From now on it is these in the organisation, and nothing else. */
    public void setRoles(String account, Collection<AccountRole> roles, String by, Instant now) {
        dsl.deleteFrom(MEMBERSHIP)
                .where(MEMBERSHIP.ACCOUNT.eq(account), MEMBERSHIP.ORGANISATION.eq(organisation.id()))
                .execute();
        for (AccountRole role : Set.copyOf(roles)) {
            dsl.insertInto(MEMBERSHIP)
                    .set(MEMBERSHIP.ACCOUNT, account)
                    .set(MEMBERSHIP.ORGANISATION, organisation.id())
                    .set(MEMBERSHIP.ROLE, role.name())
                    .set(MEMBERSHIP.GRANTED_AT, now.toEpochMilli())
                    .set(MEMBERSHIP.GRANTED_BY, by)
                    .execute();
        }
    }

    /** It may not sign in from now on, or may again. Its sessions end. */
    public void setDisabled(String account, Optional<Instant> since, Instant now) {
        dsl.update(ACCOUNT)
                .set(ACCOUNT.DISABLED_AT, since.map(Instant::toEpochMilli).orElse(null))
                .where(ACCOUNT.ID.eq(account))
                .execute();
        endSessions(account, now);
    }

    /** Its secrets, identities, roles, sessions and keys go; its name stays, for what it did. */
    public void remove(String account, Instant now) {
        dsl.update(ACCOUNT)
                .set(ACCOUNT.REMOVED_AT, now.toEpochMilli())
                .setNull(ACCOUNT.PASSWORD)
                .setNull(ACCOUNT.TOTP_SECRET)
                .set(ACCOUNT.TOTP_CONFIRMED, false)
                .where(ACCOUNT.ID.eq(account))
                .execute();
        dsl.deleteFrom(MEMBERSHIP).where(MEMBERSHIP.ACCOUNT.eq(account)).execute();
        dsl.deleteFrom(ACCOUNT_INVITATION)
                .where(ACCOUNT_INVITATION.ACCOUNT.eq(account))
                .execute();
        dsl.deleteFrom(RECOVERY_CODE).where(RECOVERY_CODE.ACCOUNT.eq(account)).execute();
        dsl.deleteFrom(ACCOUNT_IDENTITY)
                .where(ACCOUNT_IDENTITY.ACCOUNT.eq(account))
                .execute();
        dsl.update(API_KEY)
                .set(API_KEY.REVOKED_AT, now.toEpochMilli())
                .where(API_KEY.ACCOUNT.eq(account), API_KEY.REVOKED_AT.isNull())
                .execute();
        endSessions(account, now);
    }

    private void endSessions(String account, Instant now) {
        dsl.update(ACCOUNT_SESSION)
                .set(ACCOUNT_SESSION.ENDED_AT, now.toEpochMilli())
                .where(ACCOUNT_SESSION.ACCOUNT.eq(account), ACCOUNT_SESSION.ENDED_AT.isNull())
                .execute();
    }

    /** The name of an account. */
    public static String name(DSLContext dsl, String account) {
        return Objects.requireNonNull(dsl.select(ACCOUNT.NAME)
                .from(ACCOUNT)
                .where(ACCOUNT.ID.eq(account))
                .fetchSingle()
                .value1());
    }
}
