package dev.colophon.service.idempotency;

import static dev.colophon.store.schema.tables.IdempotentRequest.IDEMPOTENT_REQUEST;

import dev.colophon.registry.work.Organisation;
import dev.colophon.service.idempotency.IdempotentRequest.State;
import dev.colophon.service.settings.Settings;
import dev.colophon.service.signin.Secrets;
import dev.colophon.store.Database;
import dev.colophon.store.DatabaseClock;
import dev.colophon.store.Rows;
import dev.colophon.store.StoreException;
import java.io.Closeable;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jooq.DSLContext;
import org.jooq.Query;
import org.jooq.Record;

/**
 * Does once what a program asks with an {@code Idempotency-Key} (draft-ietf-httpapi-idempotency-key-header), on whichever server of the
 * database it comes, and answers the same again. An act that writes one transaction writes down in it that it is done ({@link ActReceipt}). Of
 * one that was begun by a process that was killed, and that wrote nothing down, nothing is done, or doing it again changes nothing; of
 * one that reached out to others ({@link #leaves}) that is not known, and said.
 */
public final class IdempotencyKeys {

    /** So long an answer is kept. */
    public static final Duration KEPT = Duration.ofHours(24);

    /** Whoever gives no sign of life for so long was killed. */
    static final Duration LEASE = Duration.ofSeconds(15);

    private static final Duration SIGN_OF_LIFE = Duration.ofSeconds(4);

    private final Settings settings;
    private final DatabaseClock clock;

    public IdempotencyKeys(Settings settings) {
        this(settings, DatabaseClock.of(InstantSource.system()));
    }

    /** With a clock of a test. */
    IdempotencyKeys(Settings settings, DatabaseClock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /** What is to be done about a request. */
    public sealed interface Beginning {

        /** It is done now. */
        record Mine(IdempotentRequest request) implements Beginning {}

        /** It was done, and this was answered. */
        record Answered(StoredAnswer answer) implements Beginning {}

        /** The key came with another request. */
        record OtherRequest() implements Beginning {}

        /** It is being done; {@code patience} is when to ask again at the latest. */
        record Running(Duration patience) implements Beginning {}

        /** Whoever did it was killed after something had gone out to others. */
        record Unknown() implements Beginning {}
    }

    /**
     * Begins it, unless it was begun.
     *
     * @param request who asks what, as it is compared with what came with the key before
     */
    public Beginning begin(Organisation organisation, String key, String request) {
        String keySha256 = Secrets.sha256(key);
        String requestSha256 = Secrets.sha256(request);
        try (Database database = Database.open(settings.home(), settings.database())) {
            return database.writeRepeating(dsl -> {
                Instant now = clock.now(dsl);
                old(dsl, now).execute();
                IdempotentRequest.Turn turn = new IdempotentRequest.Turn(
                        organisation.id(), keySha256, UUID.randomUUID().toString());
                int begun = dsl.insertInto(IDEMPOTENT_REQUEST)
                        .set(IDEMPOTENT_REQUEST.ORGANISATION, turn.organisation())
                        .set(IDEMPOTENT_REQUEST.KEY_SHA256, keySha256)
                        .set(IDEMPOTENT_REQUEST.REQUEST_SHA256, requestSha256)
                        .set(IDEMPOTENT_REQUEST.TOKEN, turn.token())
                        .set(IDEMPOTENT_REQUEST.BEGUN_AT, now.toEpochMilli())
                        .set(IDEMPOTENT_REQUEST.LEASE_UNTIL, now.plus(LEASE).toEpochMilli())
                        .set(IDEMPOTENT_REQUEST.STATE, State.RUNNING.name())
                        .onConflictDoNothing()
                        .execute();
                return begun == 1
                        ? new Beginning.Mine(new IdempotentRequest(Optional.of(turn), false))
                        : again(dsl, turn, requestSha256, now);
            });
        }
    }

    /** Forgets those that were begun long ago. */
    static Query old(DSLContext dsl, Instant now) {
        return dsl.deleteFrom(IDEMPOTENT_REQUEST)
                .where(
                        IDEMPOTENT_REQUEST.BEGUN_AT.lt(now.minus(KEPT).toEpochMilli()),
                        IDEMPOTENT_REQUEST.LEASE_UNTIL.lt(now.toEpochMilli()));
    }

    private static Beginning again(DSLContext dsl, IdempotentRequest.Turn turn, String requestSha256, Instant now) {
        Optional<Record> found = dsl.selectFrom(IDEMPOTENT_REQUEST)
                .where(
                        IDEMPOTENT_REQUEST.ORGANISATION.eq(turn.organisation()),
                        IDEMPOTENT_REQUEST.KEY_SHA256.eq(turn.keySha256()))
                .fetchOptional();
        if (found.isEmpty()) { // it ended in between, with nothing done
            return new Beginning.Running(Duration.ofSeconds(1));
        }
        Record row = found.get();
        if (!Rows.text(row, IDEMPOTENT_REQUEST.REQUEST_SHA256).equals(requestSha256)) {
            return new Beginning.OtherRequest();
        }
        State state = State.valueOf(Rows.text(row, IDEMPOTENT_REQUEST.STATE));
        long lease = Rows.number(row, IDEMPOTENT_REQUEST.LEASE_UNTIL) - now.toEpochMilli();
        if (state == State.ANSWERED) {
            return new Beginning.Answered(StoredAnswer.of(
                    row.get(IDEMPOTENT_REQUEST.STATUS),
                    Rows.text(row, IDEMPOTENT_REQUEST.HEADERS),
                    Rows.text(row, IDEMPOTENT_REQUEST.BODY)));
        }
        if (lease > 0) {
            return new Beginning.Running(Duration.ofMillis(lease));
        }
        if (state == State.LEFT) {
            return new Beginning.Unknown();
        }
        int taken = dsl.update(IDEMPOTENT_REQUEST)
                .set(IDEMPOTENT_REQUEST.TOKEN, turn.token())
                .set(IDEMPOTENT_REQUEST.LEASE_UNTIL, now.plus(LEASE).toEpochMilli())
                .where(new IdempotentRequest.Turn(
                                turn.organisation(), turn.keySha256(), Rows.text(row, IDEMPOTENT_REQUEST.TOKEN))
                        .mine())
                .execute();
        return taken == 1
                ? new Beginning.Mine(new IdempotentRequest(Optional.of(turn), state == State.DONE))
                : new Beginning.Running(LEASE);
    }

    /** Gives signs of life until it is closed. */
    public Closeable alive(IdempotentRequest request) {
        Thread signs = Thread.ofVirtual().start(() -> {
            try {
                while (true) {
                    Thread.sleep(SIGN_OF_LIFE);
                    sign(request);
                }
            } catch (InterruptedException _) {
                // It has ended.
            }
        });
        return signs::interrupt;
    }

    private void sign(IdempotentRequest request) {
        try {
            change(dsl -> renew(dsl, request));
        } catch (StoreException _) {
            // The next sign may reach the database again, before the lease ends.
        }
    }

    private void renew(DSLContext dsl, IdempotentRequest request) {
        request.turn()
                .ifPresent(turn -> dsl.update(IDEMPOTENT_REQUEST)
                        .set(
                                IDEMPOTENT_REQUEST.LEASE_UNTIL,
                                clock.now(dsl).plus(LEASE).toEpochMilli())
                        .where(turn.mine())
                        .execute());
    }

    /** Something goes out to others now, of which nobody knows what came of it if this process is killed meanwhile. */
    public void leaves(IdempotentRequest request) {
        change(dsl -> request.write(dsl, State.LEFT, Map.of()));
    }

    /** It is done, and this is the answer. */
    public void answered(IdempotentRequest request, StoredAnswer answer) {
        change(dsl -> request.write(dsl, State.ANSWERED, IdempotentRequest.columns(answer)));
    }

    /** It ended without an answer that is to be given again; what was not done may be asked for again with the same key. */
    public void ended(IdempotentRequest request) {
        change(dsl -> request.turn().ifPresent(turn -> {
            int forgotten = dsl.deleteFrom(IDEMPOTENT_REQUEST)
                    .where(turn.mine(), IDEMPOTENT_REQUEST.STATE.eq(State.RUNNING.name()))
                    .execute();
            if (forgotten == 0) {
                dsl.update(IDEMPOTENT_REQUEST)
                        .set(IDEMPOTENT_REQUEST.LEASE_UNTIL, 0L)
                        .where(turn.mine())
                        .execute();
            }
        }));
    }

    private void change(Consumer<DSLContext> transaction) {
        try (Database database = Database.open(settings.home(), settings.database())) {
            boolean _ = database.writeRepeating(dsl -> {
                transaction.accept(dsl);
                return true;
            });
        }
    }
}
