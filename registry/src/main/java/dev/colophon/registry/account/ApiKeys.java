package dev.colophon.registry.account;

import static dev.colophon.store.schema.tables.Account.ACCOUNT;
import static dev.colophon.store.schema.tables.ApiKey.API_KEY;
import static dev.colophon.store.schema.tables.Organisation.ORGANISATION;

import dev.colophon.registry.work.Organisation;
import dev.colophon.store.Ids;
import dev.colophon.store.Rows;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;

/** The keys by which programs ask the API, within a transaction of whoever asks. */
public final class ApiKeys {

    private static final Duration NOTED = Duration.ofMinutes(1);

    private final DSLContext dsl;

    public ApiKeys(DSLContext dsl) {
        this.dsl = dsl;
    }

    /** What a key is for; it never may more than its account. */
    public enum Scope {
        READ,
        CHECK,
        REGISTER,
        DECIDE,
        SEND,
        ADMIN
    }

    /**
     * A key, without what is secret of it.
     *
     * @param accountName whose it is
     * @param name what it is for
     * @param usedAt to a minute
     */
    public record Key(
            String id,
            Organisation organisation,
            String account,
            String accountName,
            String name,
            Set<Scope> scopes,
            Instant createdAt,
            String createdBy,
            Optional<Instant> usedAt) {

        public Key {
            scopes = Set.copyOf(scopes);
        }
    }

    /** A new one; its id. */
    public String add(
            String keySha256,
            Organisation organisation,
            String account,
            String name,
            Collection<Scope> scopes,
            String by,
            Ids ids) {
        String id = ids.next();
        dsl.insertInto(API_KEY)
                .set(API_KEY.ID, id)
                .set(API_KEY.ORGANISATION, organisation.id())
                .set(API_KEY.ACCOUNT, account)
                .set(API_KEY.NAME, name)
                .set(API_KEY.KEY_SHA256, keySha256)
                .set(
                        API_KEY.SCOPES,
                        new TreeSet<>(scopes).stream().map(Scope::name).collect(Collectors.joining(" ")))
                .set(API_KEY.CREATED_AT, Ids.timeOf(id).toEpochMilli())
                .set(API_KEY.CREATED_BY, by)
                .execute();
        return id;
    }

    /** That which somebody gives, while it counts and its account may sign in. */
    public Optional<Key> given(String keySha256) {
        return keys(API_KEY.KEY_SHA256.eq(keySha256)).stream().findFirst();
    }

    /** Those of an organisation that count, the newest first. */
    public List<Key> list(Organisation organisation) {
        return keys(API_KEY.ORGANISATION.eq(organisation.id()));
    }

    /** It is used now. */
    public void used(Key key, Instant now) {
        dsl.update(API_KEY)
                .set(API_KEY.USED_AT, now.toEpochMilli())
                .where(API_KEY.ID.eq(key.id()))
                .execute();
    }

    /** Whether it was noted so long ago that its use is to be noted again. */
    public static boolean isToBeNoted(Key key, Instant now) {
        return key.usedAt().map(at -> at.plus(NOTED).isBefore(now)).orElse(true);
    }

    /** Lets a key of an organisation count no more; empty when there is none that counts. */
    public Optional<Key> revoke(Organisation organisation, String id, Instant now) {
        Optional<Key> key = list(organisation).stream()
                .filter(one -> Ids.isMeant(one.id(), id))
                .findFirst();
        key.ifPresent(one -> dsl.update(API_KEY)
                .set(API_KEY.REVOKED_AT, now.toEpochMilli())
                .where(API_KEY.ID.eq(one.id()))
                .execute());
        return key;
    }

    private List<Key> keys(Condition which) {
        return dsl.select(API_KEY.fields())
                .select(ACCOUNT.NAME, ORGANISATION.NAME)
                .from(API_KEY)
                .join(ACCOUNT)
                .on(ACCOUNT.ID.eq(API_KEY.ACCOUNT))
                .join(ORGANISATION)
                .on(ORGANISATION.ID.eq(API_KEY.ORGANISATION))
                .where(which, API_KEY.REVOKED_AT.isNull(), ACCOUNT.DISABLED_AT.isNull(), ACCOUNT.REMOVED_AT.isNull())
                .orderBy(API_KEY.ID.desc())
                .fetch(ApiKeys::key);
    }

    private static Key key(Record row) {
        return new Key(
                Rows.text(row, API_KEY.ID),
                new Organisation(Rows.text(row, API_KEY.ORGANISATION), Rows.text(row, ORGANISATION.NAME)),
                Rows.text(row, API_KEY.ACCOUNT),
                Rows.text(row, ACCOUNT.NAME),
                Rows.text(row, API_KEY.NAME),
                Arrays.stream(Rows.text(row, API_KEY.SCOPES).split(" "))
                        .map(Scope::valueOf)
                        .collect(Collectors.toSet()),
                Rows.time(row, API_KEY.CREATED_AT),
                Rows.text(row, API_KEY.CREATED_BY),
                Optional.ofNullable(row.get(API_KEY.USED_AT)).map(Instant::ofEpochMilli));
    }
}
