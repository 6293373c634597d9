package dev.colophon.store;

import static dev.colophon.store.schema.tables.Task.TASK;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;

/**
 * Work that survives a crash. A task is leased to one worker until a time by the {@link DatabaseClock}, and whoever takes it
 * gets a token of its own: what is said with an old token changes nothing. A task that failed, or at which its process ended,
 * too often ({@link Kind#mostAttempts}) is parked: let be, and shown.
 *
 * <p>All methods take part in the transaction they are given. Thread-safe.
 */
public final class Tasks {

    public static final int MOST_ATTEMPTS = 3;

    private static final int LONGEST_ERROR = 2_000;

    /** The token of whoever wrote the task down. */
    private static final long FIRST_TOKEN = 1;

    private static final String ADD =
            "insert into task (id, kind, key, payload, due_at, state, lease_token, lease_until, attempts, created_at)"
                    + " values (?, ?, ?, ?, ?, 'OPEN', ?, ?, 0, ?) on conflict (kind, key) do nothing";
    private static final String SCHEDULE =
            "insert into task (id, kind, key, payload, due_at, state, lease_token, lease_until, attempts, created_at)"
                    + " values (?, ?, ?, ?, ?, 'OPEN', ?, 0, 0, ?) on conflict (kind, key) do update set payload ="
                    + " excluded.payload, due_at = excluded.due_at, state = 'OPEN', attempts = 0, error = null,"
                    + " lease_until = 0, lease_token = task.lease_token + 1";
    private static final String FINISH = "delete from task where id = ? and lease_token = ?";
    private static final String RENEW = "update task set lease_until = ? where id = ? and lease_token = ?";

    private final DatabaseClock clock;

    public Tasks(DatabaseClock clock) {
        this.clock = clock;
    }

    /** What a task is about. */
    public enum Kind {
        /** Received bytes that are to be looked into. */
        ANALYSE(MOST_ATTEMPTS),
        /** A copy that is to be looked for again. */
        LOOK(MOST_ATTEMPTS),
        /** What somebody handed in, and was told that it is done: long, so that processes end at it for other reasons, too. */
        JOB(8);

        private final int mostAttempts;

        Kind(int mostAttempts) {
            this.mostAttempts = mostAttempts;
        }

        /** After so many it is parked. */
        public int mostAttempts() {
            return mostAttempts;
        }
    }

    /**
     * Work to write down.
     *
     * @param id of its own
     * @param key the same work has the same key and is written down once, at most 100 characters
     * @param payload what is to be done, as JSON
     */
    public record NewTask(String id, String key, String payload) {}

    /** The right to work on a task, until another has it. */
    public record Lease(String id, long token) {

        /** Of whoever writes down the task with this id. */
        public static Lease first(String id) {
            return new Lease(id, FIRST_TOKEN);
        }
    }

    /** A task that was taken. */
    public record Taken(Lease lease, String payload, int attempts) {}

    /** Writes tasks down, leased to whoever does: a crash leaves them to others. */
    public void add(DSLContext dsl, Kind kind, List<NewTask> tasks, Duration lease) {
        if (tasks.isEmpty()) {
            return;
        }
        long now = clock.now(dsl).toEpochMilli();
        batch(dsl, ADD, tasks, (statement, task) -> {
            statement.setString(1, task.id());
            statement.setString(2, kind.name());
            statement.setString(3, task.key());
            statement.setString(4, Sanitiser.clean(task.payload()));
            statement.setLong(5, now);
            statement.setLong(6, FIRST_TOKEN);
            statement.setLong(7, now + lease.toMillis());
            statement.setLong(8, now);
        });
    }

    /**
     * Takes open tasks that nobody has leased, those first at which no process ended yet: whoever kills this one, too, shall
     * not find the others at work again. Those at which processes ended too often are parked.
     */
    public List<Taken> take(DSLContext dsl, Kind kind, int most, Duration lease) {
        return take(dsl, kind, DSL.noCondition(), most, lease);
    }

    /** The same of those whose keys begin so. */
    public List<Taken> takeOf(DSLContext dsl, Kind kind, String keys, int most, Duration lease) {
        return take(dsl, kind, TASK.KEY.startsWith(keys), most, lease);
    }

    private List<Taken> take(DSLContext dsl, Kind kind, Condition which, int most, Duration lease) {
        long now = clock.now(dsl).toEpochMilli();
        Condition ready = isFree(kind, now).and(which);
        park(dsl, ready.and(TASK.ATTEMPTS.ge(kind.mostAttempts)), "the program ended while it worked on it");
        var free = dsl.selectFrom(TASK)
                .where(ready)
                .orderBy(TASK.ATTEMPTS, TASK.DUE_AT, TASK.ID)
                .limit(most);
        List<Taken> taken = new ArrayList<>();
        for (Record row : dsl.family() == SQLDialect.POSTGRES ? free.forUpdate().skipLocked() : free) {
            long token = Rows.number(row, TASK.LEASE_TOKEN) + 1;
            String id = Rows.text(row, TASK.ID);
            dsl.update(TASK)
                    .set(TASK.LEASE_TOKEN, token)
                    .set(TASK.LEASE_UNTIL, now + lease.toMillis())
                    .where(TASK.ID.eq(id))
                    .execute();
            taken.add(new Taken(new Lease(id, token), Rows.text(row, TASK.PAYLOAD), row.get(TASK.ATTEMPTS)));
        }
        return taken;
    }

    private static Condition isFree(Kind kind, long now) {
        return DSL.and(TASK.KIND.eq(kind.name()), TASK.STATE.eq("OPEN"), TASK.DUE_AT.le(now), TASK.LEASE_UNTIL.le(now));
    }

    /** Writes a task down to be taken from a time on; one of the same key is replaced, and whoever works on it loses it. */
    public void schedule(DSLContext dsl, Kind kind, NewTask task, Instant due) {
        long now = clock.now(dsl).toEpochMilli();
        batch(dsl, SCHEDULE, List.of(task), (statement, one) -> {
            statement.setString(1, one.id());
            statement.setString(2, kind.name());
            statement.setString(3, one.key());
            statement.setString(4, Sanitiser.clean(one.payload()));
            statement.setLong(5, due.toEpochMilli());
            statement.setLong(6, FIRST_TOKEN);
            statement.setLong(7, now);
        });
    }

    /** Whether a lease still holds. */
    public boolean holds(DSLContext dsl, Lease lease) {
        return dsl.fetchExists(TASK, isOf(lease));
    }

    /** Takes a task away, whoever works on it; false where there is none. */
    public boolean cancel(DSLContext dsl, Kind kind, String key) {
        return dsl.deleteFrom(TASK)
                        .where(TASK.KIND.eq(kind.name()), TASK.KEY.eq(key))
                        .execute()
                > 0;
    }

    /**
     * A task as it is written down.
     *
     * @param error why it is parked; empty of one that is open
     */
    public record Scheduled(String key, String payload, Instant due, Optional<String> error) {}

    /** Those whose keys begin so, first due first. */
    public static List<Scheduled> scheduled(DSLContext dsl, Kind kind, String keys, int most) {
        return dsl.selectFrom(TASK)
                .where(TASK.KIND.eq(kind.name()), TASK.KEY.startsWith(keys))
                .orderBy(TASK.DUE_AT, TASK.ID)
                .limit(most)
                .fetch(row -> new Scheduled(
                        Rows.text(row, TASK.KEY),
                        Rows.text(row, TASK.PAYLOAD),
                        Rows.time(row, TASK.DUE_AT),
                        Rows.maybeText(row, TASK.ERROR)));
    }

    /** Gives back a task that was taken. */
    public void release(DSLContext dsl, Lease lease) {
        dsl.update(TASK).set(TASK.LEASE_UNTIL, 0L).where(isOf(lease)).execute();
    }

    /** Gives back a task whose attempt was counted and has not failed: it ends with its process, which is ended in order. */
    public void putBack(DSLContext dsl, Lease lease) {
        dsl.update(TASK)
                .set(TASK.LEASE_UNTIL, 0L)
                .set(TASK.ATTEMPTS, DSL.greatest(TASK.ATTEMPTS.minus(1), DSL.inline(0)))
                .where(isOf(lease))
                .execute();
    }

    /** Frees the lease of one task, for a process that knows that nobody works on it. */
    public void free(DSLContext dsl, Kind kind, String key) {
        dsl.update(TASK)
                .set(TASK.LEASE_UNTIL, 0L)
                .where(TASK.KIND.eq(kind.name()), TASK.KEY.eq(key), TASK.STATE.eq("OPEN"))
                .execute();
    }

    /** Frees all leases of a kind, for a process that knows that no other is there. */
    public void releaseAll(DSLContext dsl, Kind kind) {
        dsl.update(TASK)
                .set(TASK.LEASE_UNTIL, 0L)
                .where(TASK.KIND.eq(kind.name()), TASK.STATE.eq("OPEN"))
                .execute();
    }

    /** Counts an attempt, before it is made: one that ended its process once may do so again. */
    public boolean begin(DSLContext dsl, Lease lease) {
        return dsl.update(TASK)
                        .set(TASK.ATTEMPTS, TASK.ATTEMPTS.plus(1))
                        .where(isOf(lease))
                        .execute()
                > 0;
    }

    /** A sign of life: the leases that still hold do so for longer. */
    public void renew(DSLContext dsl, Set<Lease> leases, Duration lease) {
        long until = clock.now(dsl).plus(lease).toEpochMilli();
        batch(dsl, RENEW, inOrder(leases), (statement, one) -> {
            statement.setLong(1, until);
            statement.setString(2, one.id());
            statement.setLong(3, one.token());
        });
    }

    /** The work is done: those whose leases still hold go. */
    public void finish(DSLContext dsl, Set<Lease> leases) {
        batch(dsl, FINISH, inOrder(leases), (statement, lease) -> {
            statement.setString(1, lease.id());
            statement.setLong(2, lease.token());
        });
    }

    /** The work failed too often. */
    public void park(DSLContext dsl, Lease lease, String error) {
        park(dsl, isOf(lease), error);
    }

    private static void park(DSLContext dsl, Condition which, String error) {
        dsl.update(TASK)
                .set(TASK.STATE, "PARKED")
                .set(TASK.ERROR, Sanitiser.fit(error, LONGEST_ERROR))
                .where(which)
                .execute();
    }

    /** Opens again what is parked, and what would be when it is taken next; returns their ids. */
    public List<String> retryParked(DSLContext dsl, Kind kind) {
        Condition parked =
                TASK.KIND.eq(kind.name()).and(TASK.STATE.eq("PARKED").or(TASK.ATTEMPTS.ge(kind.mostAttempts)));
        List<String> ids = dsl.select(TASK.ID).from(TASK).where(parked).fetch(TASK.ID);
        int _ = dsl.update(TASK)
                .set(TASK.STATE, "OPEN")
                .set(TASK.ATTEMPTS, 0)
                .set(TASK.LEASE_UNTIL, DSL.when(TASK.STATE.eq("PARKED"), 0L).otherwise(TASK.LEASE_UNTIL))
                .set(TASK.ERROR, (String) null)
                .where(parked)
                .execute();
        return ids;
    }

    /** How many of those are open, leased or not. */
    public static int open(DSLContext dsl, Kind kind, Condition which) {
        return dsl.fetchCount(
                TASK, TASK.KIND.eq(kind.name()).and(TASK.STATE.eq("OPEN")).and(which));
    }

    /** The payloads of those that are parked, oldest first. */
    public static List<String> parked(DSLContext dsl, Kind kind, Condition which, int most) {
        return dsl.select(TASK.PAYLOAD)
                .from(TASK)
                .where(TASK.KIND.eq(kind.name()), TASK.STATE.eq("PARKED"), which)
                .orderBy(TASK.ID)
                .limit(most)
                .fetch(row -> Rows.text(row, TASK.PAYLOAD));
    }

    private static Condition isOf(Lease lease) {
        return TASK.ID.eq(lease.id()).and(TASK.LEASE_TOKEN.eq(lease.token()));
    }

    /** One order for all workers. */
    private static List<Lease> inOrder(Set<Lease> leases) {
        return leases.stream().sorted(Comparator.comparing(Lease::id)).toList();
    }

    private interface Binding<T> {
        void bind(PreparedStatement statement, T value) throws SQLException;
    }

    /** These run for each page that is visited: jOOQ would take longer to write the statement than the database to obey. */
    private static <T> void batch(DSLContext dsl, String sql, List<T> values, Binding<T> binding) {
        if (values.isEmpty()) {
            return;
        }
        dsl.connection(connection -> {
            for (List<T> part : Rows.parts(values)) {
                try (PreparedStatement statement = connection.prepareStatement(sql)) {
                    for (T value : part) {
                        binding.bind(statement, value);
                        statement.addBatch();
                    }
                    statement.executeBatch();
                }
            }
        });
    }
}
