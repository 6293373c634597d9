package dev.colophon.service.job;

import static dev.colophon.store.schema.tables.Job.JOB;
import static dev.colophon.store.schema.tables.Organisation.ORGANISATION;

import dev.colophon.registry.work.Organisation;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.json.JsonLines;
import dev.colophon.service.settings.Settings;
import dev.colophon.store.Database;
import dev.colophon.store.DatabaseClock;
import dev.colophon.store.Rows;
import dev.colophon.store.Sanitiser;
import dev.colophon.store.Tasks;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.Query;
import org.jooq.Record;
import org.jooq.impl.DSL;

/**
 * Jobs as they are written down: what somebody was told is done has a task until it has ended, so that whichever process comes next does
 * it again, and what came of it is kept for some days. Thread-safe.
 */
public final class JobLedger {

    /** A process that gives no sign of life for so long works on a job no more. */
    public static final Duration LEASE = Duration.ofMinutes(1);

    /** The end of a job is remembered for so long. */
    private static final Duration REMEMBERED = Duration.ofDays(7);

    /** What was found in a file of which nothing is kept is remembered for so long. */
    private static final Duration CHECK_REMEMBERED = Duration.ofDays(1);

    /** A job whose files are in another home may wait so long for that. */
    private static final Duration ELSEWHERE = Duration.ofDays(1);

    private static final String ENDED_WITH_IT =
            "the server ended %d times while it worked on it: hand it in again, in smaller parts";
    private static final String NO_FILES = "its files are not here, as after a backup was restored: hand it in again";

    private final Settings settings;
    private final DatabaseClock clock;
    private final Tasks tasks;

    public JobLedger(Settings settings) {
        this(settings, DatabaseClock.of(InstantSource.system()));
    }

    /** By this clock. */
    public JobLedger(Settings settings, DatabaseClock clock) {
        this.settings = settings;
        this.clock = clock;
        this.tasks = new Tasks(clock);
    }

    /** A job that this process is to do. */
    public record Taken(JobLease lease, Actor asker, JobOrder order) {}

    private Database database() {
        return Database.open(settings.home(), settings.database());
    }

    /**
     * Writes a job down: from then on it outlives this process, which works on it.
     *
     * @param id a UUID
     * @param files so many were handed in, and are kept in the folder of the job
     */
    public JobLease accept(String id, JobOrder order, int files, Actor asker) {
        try (Database database = database()) {
            return database.writeRepeating(dsl -> {
                forget(dsl);
                tasks.add(
                        dsl,
                        Tasks.Kind.JOB,
                        List.of(new Tasks.NewTask(id, id, WrittenOrder.payload(order, asker))),
                        LEASE);
                Tasks.Lease lease = Tasks.Lease.first(id);
                dsl.insertInto(JOB)
                        .set(JOB.ID, id)
                        .set(JOB.ORGANISATION, asker.organisation().id())
                        .set(JOB.ASKED_BY, name(asker))
                        .set(JOB.ACCOUNT, asker.account().orElse(null))
                        .set(JOB.KIND, order.kind().name())
                        .set(JOB.SUBJECT, Sanitiser.fit(order.subject(), 100))
                        .set(JOB.FILES, files)
                        .set(JOB.ACCEPTED_AT, clock.now(dsl).toEpochMilli())
                        .execute();
                return new JobLease(lease);
            });
        }
    }

    /** As whom the rows of somebody are found again. */
    static String name(Actor asker) {
        return Sanitiser.fit(asker.name(), 200);
    }

    /** The ids of those that have not ended. */
    public List<String> open() {
        try (Database database = database()) {
            return database.read(dsl -> Tasks.scheduled(dsl, Tasks.Kind.JOB, "", Integer.MAX_VALUE).stream()
                    .map(Tasks.Scheduled::key)
                    .toList());
        }
    }

    /**
     * Takes a job on which nobody works; {@link #begin} counts the attempt. One at which processes ended too often ends as failed.
     *
     * @param alone whether no other process works for this home: whoever had it is dead
     */
    public Optional<Taken> take(String id, boolean alone) {
        try (Database database = database()) {
            return database.writeRepeating(dsl -> {
                if (alone) {
                    tasks.free(dsl, Tasks.Kind.JOB, id);
                }
                Optional<Tasks.Taken> taken =
                        tasks.takeOf(dsl, Tasks.Kind.JOB, id, 1, LEASE).stream().findFirst();
                if (taken.isEmpty()) {
                    endParked(dsl, id);
                    return Optional.empty();
                }
                WrittenOrder order = WrittenOrder.read(taken.get().payload());
                return row(dsl, id)
                        .map(row -> new Taken(new JobLease(taken.get().lease()), asker(row, order), order.toOrder()));
            });
        }
    }

    private static Actor asker(Record row, WrittenOrder order) {
        return order.asker(
                new Organisation(Rows.text(row, JOB.ORGANISATION), Rows.text(row, ORGANISATION.NAME)),
                Rows.text(row, JOB.ASKED_BY),
                Rows.maybeText(row, JOB.ACCOUNT));
    }

    private static Optional<Record> row(DSLContext dsl, String id) {
        return dsl.select()
                .from(JOB)
                .join(ORGANISATION)
                .on(ORGANISATION.ID.eq(JOB.ORGANISATION))
                .where(JOB.ID.eq(id))
                .fetchOptional()
                .map(row -> row);
    }

    private void endParked(DSLContext dsl, String id) {
        boolean parked = Tasks.scheduled(dsl, Tasks.Kind.JOB, id, 1).stream()
                .anyMatch(task -> task.error().isPresent());
        if (parked) {
            fail(dsl, id, ENDED_WITH_IT.formatted(Tasks.Kind.JOB.mostAttempts()));
        }
    }

    private void fail(DSLContext dsl, String id, String why) {
        row(dsl, id).ifPresent(row -> end(dsl, id, JobAnswer.failed(row.get(JOB.FILES), why)));
        boolean _ = tasks.cancel(dsl, Tasks.Kind.JOB, id);
    }

    private void end(DSLContext dsl, String id, JobAnswer answer) {
        dsl.update(JOB)
                .set(JOB.ENDED_AT, clock.now(dsl).toEpochMilli())
                .set(JOB.ANSWER, Sanitiser.clean(JsonLines.line(answer)))
                .where(JOB.ID.eq(id), JOB.ENDED_AT.isNull())
                .execute();
    }

    /** Those whose files are not in this home, and in no other that works on them, end as failed. */
    public void endLost(JobFolders folders) {
        try (Database database = database()) {
            database.change(dsl -> {
                Instant now = clock.now(dsl);
                Instant before = database.hasManyWriters() ? now.minus(ELSEWHERE) : now;
                for (Tasks.Scheduled task : Tasks.scheduled(dsl, Tasks.Kind.JOB, "", Integer.MAX_VALUE)) {
                    if (!folders.has(task.key()) && !task.due().isAfter(before)) {
                        boolean free = tasks.takeOf(dsl, Tasks.Kind.JOB, task.key(), 1, LEASE)
                                        .size()
                                == 1;
                        if (free || task.error().isPresent()) {
                            fail(dsl, task.key(), NO_FILES);
                        }
                    }
                }
            });
        }
    }

    /** A sign of life of whoever works on these. */
    public void renew(Set<JobLease> leases) {
        try (Database database = database()) {
            database.change(dsl -> tasks.renew(
                    dsl, leases.stream().map(JobLease::task).collect(Collectors.toUnmodifiableSet()), LEASE));
        }
    }

    /** It has ended; nothing is written where another process works on it by now. */
    public void end(JobLease lease, JobAnswer answer) {
        try (Database database = database()) {
            database.change(dsl -> {
                if (tasks.holds(dsl, lease.task())) {
                    end(dsl, lease.task().id(), answer);
                    tasks.finish(dsl, Set.of(lease.task()));
                }
            });
        }
    }

    /**
     * Counts an attempt, before its work begins: one that only waited for its turn has ended no process.
     *
     * @return false where another process works on it by now
     */
    public boolean begin(JobLease lease) {
        try (Database database = database()) {
            return database.writeRepeating(dsl -> tasks.begin(dsl, lease.task()));
        }
    }

    /** What was begun waits for something that is not its fault: the attempt counts for none, and this process keeps the job. */
    public void waits(JobLease lease) {
        try (Database database = database()) {
            database.change(dsl -> {
                tasks.putBack(dsl, lease.task());
                tasks.renew(dsl, Set.of(lease.task()), LEASE);
            });
        }
    }

    /** This process ends in order before the job does: the next one does it, and what was begun counts for none. */
    public void putBack(JobLease lease, boolean begun) {
        try (Database database = database()) {
            database.change(dsl -> {
                if (begun) {
                    tasks.putBack(dsl, lease.task());
                } else {
                    tasks.release(dsl, lease.task());
                }
            });
        }
    }

    /** Whoever asked has seen that it has ended. */
    public void seen(String id) {
        try (Database database = database()) {
            database.change(dsl -> dsl.update(JOB)
                    .set(JOB.SEEN_AT, clock.now(dsl).toEpochMilli())
                    .where(JOB.ID.eq(id), JOB.ENDED_AT.isNotNull(), JOB.SEEN_AT.isNull())
                    .execute());
        }
    }

    /** Forgets those that ended long ago. */
    public void forget() {
        try (Database database = database()) {
            database.change(this::forget);
        }
    }

    private void forget(DSLContext dsl) {
        old(dsl, clock.now(dsl)).execute();
    }

    /** Deletes those that ended long ago. */
    static Query old(DSLContext dsl, Instant now) {
        return dsl.deleteFrom(JOB)
                .where(DSL.or(
                        JOB.ENDED_AT.lt(now.minus(REMEMBERED).toEpochMilli()),
                        JOB.KIND
                                .eq(JobKind.CHECK.name())
                                .and(JOB.ENDED_AT.lt(now.minus(CHECK_REMEMBERED).toEpochMilli()))));
    }

    /** A row as it is told. */
    static KeptJob kept(Record row) {
        return new KeptJob(
                Rows.text(row, JOB.ID),
                JobKind.valueOf(Rows.text(row, JOB.KIND)),
                Rows.text(row, JOB.SUBJECT),
                row.get(JOB.FILES),
                Rows.time(row, JOB.ACCEPTED_AT),
                Optional.ofNullable(row.get(JOB.ENDED_AT)).map(Instant::ofEpochMilli),
                Rows.maybeText(row, JOB.ANSWER).map(text -> JsonLines.read(text, JobAnswer.class)));
    }
}
