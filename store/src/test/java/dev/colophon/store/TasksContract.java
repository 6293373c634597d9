package dev.colophon.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.store.Tasks.Kind;
import dev.colophon.store.Tasks.Lease;
import dev.colophon.store.Tasks.NewTask;
import dev.colophon.store.Tasks.Taken;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What tasks promise on every database. The clock is the test's own. */
abstract class TasksContract {

    private static final Duration LEASE = Duration.ofMinutes(1);

    @TempDir
    private Path folder;

    private Database database;
    private Instant now = Instant.parse("2026-03-01T12:00:00Z");
    private final Tasks tasks = new Tasks(DatabaseClock.injected(() -> now));

    abstract DatabaseSettings freshDatabase();

    @BeforeEach
    void open() {
        database = Database.open(new Home(folder.resolve("home")), freshDatabase());
    }

    @AfterEach
    void close() {
        database.close();
    }

    private Lease add(String key) {
        NewTask task = new NewTask("id of " + key, key, "{\"what\":\"" + key + "\"}");
        database.change(dsl -> tasks.add(dsl, Kind.ANALYSE, List.of(task), LEASE));
        return Lease.first(task.id());
    }

    private List<Taken> take() {
        return database.write(dsl -> tasks.take(dsl, Kind.ANALYSE, 100, LEASE));
    }

    private int openTasks() {
        return database.read(dsl -> Tasks.open(dsl, Kind.ANALYSE, DSL.trueCondition()));
    }

    private List<String> parked() {
        return database.read(dsl -> Tasks.parked(dsl, Kind.ANALYSE, DSL.trueCondition(), 10));
    }

    @Test
    void isLeasedToWhoeverWroteItDownUntilThatOneIsSilent() {
        Lease mine = add("a");
        assertThat(take()).isEmpty();
        now = now.plus(LEASE.minusMillis(1));
        database.change(dsl -> tasks.renew(dsl, Set.of(mine), LEASE));
        now = now.plus(LEASE.minusMillis(1));
        assertThat(take()).as("its lease was renewed").isEmpty();
        now = now.plusMillis(1);
        assertThat(take()).extracting(Taken::payload).containsExactly("{\"what\":\"a\"}");
        assertThat(take()).as("it is leased to another").isEmpty();
    }

    private void schedule(String key, Instant due) {
        database.change(dsl -> tasks.schedule(
                dsl, Kind.LOOK, new NewTask("id of " + key + due, key, "{\"at\":\"" + due + "\"}"), due));
    }

    private List<Taken> takeOf(String keys) {
        return database.write(dsl -> tasks.takeOf(dsl, Kind.LOOK, keys, 10, LEASE));
    }

    @Test
    void isTakenFromTheTimeOnThatItIsPlannedFor() {
        schedule("ada 1", now.plusSeconds(10));
        schedule("ben 1", now);
        assertThat(takeOf("ada ")).as("not yet").isEmpty();
        assertThat(take()).as("of another kind").isEmpty();
        now = now.plusSeconds(10);
        Lease held = takeOf("ada ").getFirst().lease();
        assertThat(takeOf("ada ")).as("it is leased").isEmpty();
        assertThat(database.<Boolean>read(dsl -> tasks.holds(dsl, held))).isTrue();
        schedule("ada 1", now.plusSeconds(60));
        assertThat(database.<Boolean>read(dsl -> tasks.holds(dsl, held)))
                .as("planned anew meanwhile")
                .isFalse();
        database.change(dsl -> tasks.finish(dsl, Set.of(held)));
        List<Tasks.Scheduled> planned = database.read(dsl -> Tasks.scheduled(dsl, Kind.LOOK, "ada ", 10));
        assertThat(planned).singleElement().satisfies(task -> {
            assertThat(task.due()).isEqualTo(now.plusSeconds(60));
            assertThat(task.payload()).contains(now.plusSeconds(60).toString());
        });
        assertThat(database.<Boolean>write(dsl -> tasks.cancel(dsl, Kind.LOOK, "ada 1")))
                .isTrue();
        assertThat(database.<Boolean>write(dsl -> tasks.cancel(dsl, Kind.LOOK, "ada 1")))
                .isFalse();
        assertThat(takeOf("ben ")).hasSize(1);
    }

    @Test
    void whoeverLostItsLeaseChangesNothing() {
        Lease old = add("a");
        now = now.plus(LEASE);
        Lease held = take().getFirst().lease();
        database.change(dsl -> {
            tasks.finish(dsl, Set.of(old));
            tasks.park(dsl, old, "failed");
            tasks.renew(dsl, Set.of(old), LEASE.multipliedBy(9));
            tasks.release(dsl, old);
            assertThat(tasks.begin(dsl, old)).isFalse();
        });
        assertThat(openTasks()).isEqualTo(1);
        assertThat(take()).isEmpty();
        database.change(dsl -> tasks.finish(dsl, Set.of(held)));
        assertThat(openTasks()).isZero();
    }

    @Test
    void theSameWorkIsWrittenDownOnce() {
        add("a");
        database.change(dsl -> tasks.add(
                dsl, Kind.ANALYSE, List.of(new NewTask("other", "a", "{}"), new NewTask("b", "b", "{}")), LEASE));
        assertThat(openTasks()).isEqualTo(2);
    }

    @Test
    void isParkedWhenItsProcessEndedThreeTimesAndOpenedOnDemand() {
        add("a");
        for (int attempt = 0; attempt < Tasks.MOST_ATTEMPTS; attempt++) {
            now = now.plus(LEASE);
            Taken taken = take().getFirst();
            assertThat(taken.attempts()).isEqualTo(attempt);
            database.change(dsl -> assertThat(tasks.begin(dsl, taken.lease())).isTrue());
        }
        now = now.plus(LEASE);
        assertThat(take()).isEmpty();
        assertThat(openTasks()).isZero();
        assertThat(parked()).containsExactly("{\"what\":\"a\"}");
        assertThat(database.<List<String>>write(dsl -> tasks.retryParked(dsl, Kind.ANALYSE)))
                .hasSize(1);
        assertThat(take()).hasSize(1);
    }

    @Test
    void whatWouldBeParkedNextIsOpenedOnDemandToo() {
        add("a");
        for (int attempt = 0; attempt < Tasks.MOST_ATTEMPTS; attempt++) {
            now = now.plus(LEASE);
            Taken taken = take().getFirst();
            database.change(dsl -> assertThat(tasks.begin(dsl, taken.lease())).isTrue());
        }
        assertThat(database.<List<String>>write(dsl -> tasks.retryParked(dsl, Kind.ANALYSE)))
                .hasSize(1);
        assertThat(take()).as("the lease of whoever works on it holds").isEmpty();
        database.change(dsl -> tasks.releaseAll(dsl, Kind.ANALYSE));
        assertThat(take()).hasSize(1);
    }

    @Test
    void whatKillsItsProcessComesLast() {
        IntStream.range(0, 3).forEach(number -> add("task " + number));
        now = now.plus(LEASE);
        Taken first = take().getFirst();
        database.change(dsl -> assertThat(tasks.begin(dsl, first.lease())).isTrue());
        database.change(dsl -> tasks.releaseAll(dsl, Kind.ANALYSE));
        assertThat(take().getLast().lease().id()).isEqualTo(first.lease().id());
    }

    @Test
    void whatFailedIsParkedWithItsReason() {
        Lease mine = add("a");
        database.change(dsl -> tasks.park(dsl, mine, "it failed\0"));
        now = now.plus(LEASE);
        assertThat(take()).isEmpty();
        assertThat(parked()).hasSize(1);
    }
}
