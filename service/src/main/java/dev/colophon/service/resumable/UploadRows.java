package dev.colophon.service.resumable;

import static dev.colophon.store.schema.tables.ResumableUpload.RESUMABLE_UPLOAD;

import dev.colophon.service.caller.Actor;
import dev.colophon.store.Rows;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;

/** Uploads as the database knows them, in a transaction; whose they are not, to them they are not there. */
final class UploadRows {

    /** One of which nothing more came for so long is given up. */
    static final Duration KEPT = Duration.ofHours(24);

    private final DSLContext dsl;
    private final Actor actor;

    UploadRows(DSLContext dsl, Actor actor) {
        this.dsl = dsl;
        this.actor = actor;
    }

    private Condition own(String id) {
        return RESUMABLE_UPLOAD
                .ID
                .eq(id)
                .and(RESUMABLE_UPLOAD.ORGANISATION.eq(actor.organisation().id()))
                .and(RESUMABLE_UPLOAD.SENDER.eq(actor.name()));
    }

    UploadState add(String id, String name, long length, Optional<String> sha256, Instant now) {
        Instant expires = now.plus(KEPT);
        dsl.insertInto(RESUMABLE_UPLOAD)
                .set(RESUMABLE_UPLOAD.ID, id)
                .set(RESUMABLE_UPLOAD.ORGANISATION, actor.organisation().id())
                .set(RESUMABLE_UPLOAD.SENDER, actor.name())
                .set(RESUMABLE_UPLOAD.NAME, name)
                .set(RESUMABLE_UPLOAD.LENGTH, length)
                .set(RESUMABLE_UPLOAD.RECEIVED, 0L)
                .set(RESUMABLE_UPLOAD.SHA256, sha256.orElse(null))
                .set(RESUMABLE_UPLOAD.CREATED_AT, now.toEpochMilli())
                .set(RESUMABLE_UPLOAD.EXPIRES_AT, expires.toEpochMilli())
                .execute();
        return new UploadState(id, name, length, 0, sha256, expires);
    }

    Optional<UploadState> find(String id, Instant now) {
        return dsl.selectFrom(RESUMABLE_UPLOAD)
                .where(own(id), RESUMABLE_UPLOAD.USED_AT.isNull(), RESUMABLE_UPLOAD.EXPIRES_AT.gt(now.toEpochMilli()))
                .fetchOptional(UploadRows::state);
    }

    /** Whether a request that named it is done, so that it is there no more. */
    boolean isUsed(String id) {
        return dsl.fetchExists(RESUMABLE_UPLOAD, own(id), RESUMABLE_UPLOAD.USED_AT.isNotNull());
    }

    /** A request that named it is done, which is remembered as long as it would have been kept; false where that was so before. */
    boolean use(String id, Instant now) {
        return dsl.update(RESUMABLE_UPLOAD)
                        .set(RESUMABLE_UPLOAD.USED_AT, now.toEpochMilli())
                        .set(RESUMABLE_UPLOAD.EXPIRES_AT, now.plus(KEPT).toEpochMilli())
                        .where(own(id), RESUMABLE_UPLOAD.USED_AT.isNull())
                        .execute()
                == 1;
    }

    private static UploadState state(Record row) {
        return new UploadState(
                Rows.text(row, RESUMABLE_UPLOAD.ID),
                Rows.text(row, RESUMABLE_UPLOAD.NAME),
                Rows.number(row, RESUMABLE_UPLOAD.LENGTH),
                Rows.number(row, RESUMABLE_UPLOAD.RECEIVED),
                Rows.maybeText(row, RESUMABLE_UPLOAD.SHA256),
                Rows.time(row, RESUMABLE_UPLOAD.EXPIRES_AT));
    }

    /** These bytes are on the disk, so they are acknowledged; false where it was cancelled, or somebody else went on with it. */
    boolean advance(String id, long from, long to, Instant now) {
        return dsl.update(RESUMABLE_UPLOAD)
                        .set(RESUMABLE_UPLOAD.RECEIVED, to)
                        .set(RESUMABLE_UPLOAD.EXPIRES_AT, now.plus(KEPT).toEpochMilli())
                        .where(own(id), RESUMABLE_UPLOAD.RECEIVED.eq(from), RESUMABLE_UPLOAD.USED_AT.isNull())
                        .execute()
                == 1;
    }

    void remove(String id) {
        dsl.deleteFrom(RESUMABLE_UPLOAD)
                .where(own(id), RESUMABLE_UPLOAD.USED_AT.isNull())
                .execute();
    }

    private Condition coming() {
        return RESUMABLE_UPLOAD.ORGANISATION.eq(actor.organisation().id()).and(RESUMABLE_UPLOAD.USED_AT.isNull());
    }

    /** How many files of the organisation are coming. */
    int count() {
        return dsl.fetchCount(RESUMABLE_UPLOAD, coming());
    }

    /** How many bytes they will have. */
    long bytes() {
        var sum = DSL.coalesce(DSL.sum(RESUMABLE_UPLOAD.LENGTH), DSL.inline(0));
        return dsl.select(sum)
                .from(RESUMABLE_UPLOAD)
                .where(coming())
                .fetchSingle()
                .value1()
                .longValue();
    }

    /** Those of all organisations whose time is over. */
    static List<String> expired(DSLContext dsl, Instant now) {
        return dsl.select(RESUMABLE_UPLOAD.ID)
                .from(RESUMABLE_UPLOAD)
                .where(RESUMABLE_UPLOAD.EXPIRES_AT.le(now.toEpochMilli()))
                .fetch(row -> Rows.text(row, RESUMABLE_UPLOAD.ID));
    }

    /** Forgets one whose time is over still; false where more of it came. */
    static boolean expire(DSLContext dsl, String id, Instant now) {
        return dsl.deleteFrom(RESUMABLE_UPLOAD)
                        .where(RESUMABLE_UPLOAD.ID.eq(id), RESUMABLE_UPLOAD.EXPIRES_AT.le(now.toEpochMilli()))
                        .execute()
                == 1;
    }

    /** Whether its bytes are wanted. */
    static boolean isWanted(DSLContext dsl, String id) {
        return dsl.fetchExists(RESUMABLE_UPLOAD, RESUMABLE_UPLOAD.ID.eq(id), RESUMABLE_UPLOAD.USED_AT.isNull());
    }
}
