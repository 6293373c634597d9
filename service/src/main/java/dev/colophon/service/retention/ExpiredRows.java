package dev.colophon.service.retention;

import dev.colophon.registry.account.AccountSessions;
import dev.colophon.sightings.retention.PrunedRows;
import dev.colophon.store.Database;
import java.time.Instant;
import java.util.Objects;
import org.jooq.DSLContext;
import org.jooq.Record;

/** Rows that ended by their own time, and that nobody can use any more. What was done by them is in {@code account_event}. */
enum ExpiredRows {
    SESSIONS(
            PrunedKind.SESSIONS,
            "account_session",
            "id",
            "begun_at",
            "length(id) + length(token_sha256) + length(account) + length(organisation) + length(address) + 24"),
    INVITATIONS(
            PrunedKind.INVITATIONS,
            "account_invitation",
            "token_sha256",
            "expires_at",
            "length(token_sha256) + length(account) + length(made_by) + 24"),
    REVIEW_LOCKS(
            PrunedKind.REVIEW_LOCKS,
            "review_lock",
            "sighting",
            "until_at",
            "length(sighting) + length(organisation) + length(session) + length(name) + 16"),
    FORMS(PrunedKind.FORMS, "once_form", "form_sha256", "begun_at", "length(form_sha256) + 16");

    private static final int PAGE = 1_000;

    private final PrunedKind kind;
    private final String measure;
    private final String delete;

    ExpiredRows(PrunedKind kind, String table, String key, String time, String bytes) {
        this.kind = kind;
        this.measure = "select count(*), coalesce(sum(%s), 0) from %s where %s < ?".formatted(bytes, table, time);
        this.delete = "delete from %1$s where %2$s in (select %2$s from %1$s where %3$s < ? order by %2$s limit %4$d)"
                .formatted(table, key, time, PAGE);
    }

    PrunedKind kind() {
        return kind;
    }

    /** Those that ended before a time; a session lasts {@link AccountSessions#LONGEST} at most. */
    PrunedRows preview(Database database, Instant before) {
        return database.read(dsl -> measured(dsl, limit(before)));
    }

    /** Deletes them, some in each transaction. */
    PrunedRows prune(Database database, Instant before) {
        long limit = limit(before);
        PrunedRows all = database.read(dsl -> measured(dsl, limit));
        while (database.writeRepeating(dsl -> dsl.execute(delete, limit)) == PAGE) {
            // the next ones
        }
        return all;
    }

    private long limit(Instant before) {
        return (this == SESSIONS ? before.minus(AccountSessions.LONGEST) : before).toEpochMilli();
    }

    private PrunedRows measured(DSLContext dsl, long limit) {
        Record row = dsl.fetchSingle(measure, limit);
        return new PrunedRows(
                Objects.requireNonNull(row.get(0, Long.class)), Objects.requireNonNull(row.get(1, Long.class)));
    }
}
