package dev.colophon.registry.account;

import static dev.colophon.store.schema.tables.Account.ACCOUNT;
import static dev.colophon.store.schema.tables.AccountSession.ACCOUNT_SESSION;
import static dev.colophon.store.schema.tables.Organisation.ORGANISATION;

import dev.colophon.registry.work.Organisation;
import dev.colophon.store.Ids;
import dev.colophon.store.Rows;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;

/** Who is signed in, within a transaction of whoever asks. A session is valid on each server of the database. */
public final class AccountSessions {

    /** Somebody who has let it be for so long signs in again. */
    public static final Duration IDLE = Duration.ofMinutes(60);

    /** Everybody signs in again after so long. */
    public static final Duration LONGEST = Duration.ofHours(12);

    /** When a session was last used is kept as exactly as this: most requests write nothing. */
    private static final Duration NOTED = Duration.ofMinutes(1);

    private final DSLContext dsl;

    public AccountSessions(DSLContext dsl) {
        this.dsl = dsl;
    }

    /** Somebody who is signed in, in an organisation. */
    public record Session(
            String id,
            String account,
            String name,
            Organisation organisation,
            String address,
            Instant begunAt,
            Instant seenAt) {}

    /** Begins one; its id. */
    public String begin(
            String tokenSha256, String account, Organisation organisation, String address, Ids ids, Instant at) {
        String id = ids.next();
        long now = at.toEpochMilli();
        dsl.insertInto(ACCOUNT_SESSION)
                .set(ACCOUNT_SESSION.ID, id)
                .set(ACCOUNT_SESSION.TOKEN_SHA256, tokenSha256)
                .set(ACCOUNT_SESSION.ACCOUNT, account)
                .set(ACCOUNT_SESSION.ORGANISATION, organisation.id())
                .set(ACCOUNT_SESSION.ADDRESS, address)
                .set(ACCOUNT_SESSION.BEGUN_AT, now)
                .set(ACCOUNT_SESSION.SEEN_AT, now)
                .execute();
        return id;
    }

    /** That of a cookie, as long as it lasts and its account may sign in. */
    public Optional<Session> of(String tokenSha256, Instant now) {
        return sessions(ACCOUNT_SESSION.TOKEN_SHA256.eq(tokenSha256).and(lasts(now))).stream()
                .findFirst();
    }

    /** Whether it was noted so long ago that its use is to be noted again. */
    public static boolean isToBeNoted(Session session, Instant now) {
        return session.seenAt().plus(NOTED).isBefore(now);
    }

    /** It is used now. */
    public void seen(String id, Instant now) {
        dsl.update(ACCOUNT_SESSION)
                .set(ACCOUNT_SESSION.SEEN_AT, now.toEpochMilli())
                .where(ACCOUNT_SESSION.ID.eq(id), ACCOUNT_SESSION.ENDED_AT.isNull())
                .execute();
    }

    /** The id of the organisation in which an account was last; empty where it never was, or that is forgotten. */
    public Optional<String> lastOrganisation(String account) {
        return dsl.select(ACCOUNT_SESSION.ORGANISATION)
                .from(ACCOUNT_SESSION)
                .where(ACCOUNT_SESSION.ACCOUNT.eq(account))
                .orderBy(ACCOUNT_SESSION.SEEN_AT.desc(), ACCOUNT_SESSION.ID.desc())
                .limit(1)
                .fetchOptional(row -> Rows.text(row, ACCOUNT_SESSION.ORGANISATION));
    }

    /** One of an account goes on in another organisation. */
    public void move(String id, String account, Organisation organisation) {
        dsl.update(ACCOUNT_SESSION)
                .set(ACCOUNT_SESSION.ORGANISATION, organisation.id())
                .where(
                        ACCOUNT_SESSION.ID.eq(id),
                        ACCOUNT_SESSION.ACCOUNT.eq(account),
                        ACCOUNT_SESSION.ENDED_AT.isNull())
                .execute();
    }

    /** Those that last in an organisation, the last used first. */
    public List<Session> list(Organisation organisation, Instant now) {
        return sessions(ACCOUNT_SESSION.ORGANISATION.eq(organisation.id()).and(lasts(now)));
    }

    /** Ends one of an organisation; false when there is none that lasts. */
    public boolean end(Organisation organisation, String id, Instant now) {
        return dsl.update(ACCOUNT_SESSION)
                        .set(ACCOUNT_SESSION.ENDED_AT, now.toEpochMilli())
                        .where(
                                ACCOUNT_SESSION.ID.eq(id),
                                ACCOUNT_SESSION.ORGANISATION.eq(organisation.id()),
                                ACCOUNT_SESSION.ENDED_AT.isNull())
                        .execute()
                == 1;
    }

    /** What was begun or seen by a clock that was ahead has not happened yet: it lasts no longer than it would have. */
    private static Condition lasts(Instant now) {
        long latest = now.plus(NOTED).toEpochMilli();
        return ACCOUNT_SESSION
                .ENDED_AT
                .isNull()
                .and(ACCOUNT_SESSION.SEEN_AT.le(latest))
                .and(ACCOUNT_SESSION.BEGUN_AT.le(latest))
                .and(ACCOUNT_SESSION.SEEN_AT.gt(now.minus(IDLE).toEpochMilli()))
                .and(ACCOUNT_SESSION.BEGUN_AT.gt(now.minus(LONGEST).toEpochMilli()));
    }

    private List<Session> sessions(Condition which) {
        return dsl.select(ACCOUNT_SESSION.fields())
                .select(ACCOUNT.NAME, ORGANISATION.NAME)
                .from(ACCOUNT_SESSION)
                .join(ACCOUNT)
                .on(ACCOUNT.ID.eq(ACCOUNT_SESSION.ACCOUNT))
                .join(ORGANISATION)
                .on(ORGANISATION.ID.eq(ACCOUNT_SESSION.ORGANISATION))
                .where(which, ACCOUNT.DISABLED_AT.isNull(), ACCOUNT.REMOVED_AT.isNull())
                .orderBy(ACCOUNT_SESSION.SEEN_AT.desc(), ACCOUNT_SESSION.ID.desc())
                .fetch(AccountSessions::session);
    }

    private static Session session(Record row) {
        return new Session(
                Rows.text(row, ACCOUNT_SESSION.ID),
                Rows.text(row, ACCOUNT_SESSION.ACCOUNT),
                Rows.text(row, ACCOUNT.NAME),
                new Organisation(Rows.text(row, ACCOUNT_SESSION.ORGANISATION), Rows.text(row, ORGANISATION.NAME)),
                Rows.text(row, ACCOUNT_SESSION.ADDRESS),
                Rows.time(row, ACCOUNT_SESSION.BEGUN_AT),
                Rows.time(row, ACCOUNT_SESSION.SEEN_AT));
    }

    /** All end, of every organisation. */
    public void endAll(Instant now) {
        dsl.update(ACCOUNT_SESSION)
                .set(ACCOUNT_SESSION.ENDED_AT, now.toEpochMilli())
                .where(ACCOUNT_SESSION.ENDED_AT.isNull())
                .execute();
    }
}
