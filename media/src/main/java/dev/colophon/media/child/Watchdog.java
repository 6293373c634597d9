package dev.colophon.media.child;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Ends a child that is beyond its {@link TimeLimit}. Thread-safe. */
final class Watchdog {

    private static final long CHECK_MILLIS = 500;
    private static final ScheduledExecutorService CHECKS = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("child-watchdog").factory());

    private final Process process;
    private final Consumer<ChildProcess.Limit> kill;

    /** Guarded by this, as what follows is. */
    private TimeLimit limit;

    private long began = System.nanoTime();

    /**
     * What the child had used when its work began. Looked up at the first check after that: most work is done before it, and
     * looking costs as much as a small picture.
     */
    private Optional<Duration> before = Optional.of(Duration.ZERO);

    private Duration moved = Duration.ZERO;
    private long movedNanos = began;
    private boolean paused;
    private final ScheduledFuture<?> checks;

    Watchdog(Process process, TimeLimit limit, Consumer<ChildProcess.Limit> kill) {
        this.process = process;
        this.limit = limit;
        this.kill = kill;
        this.checks = CHECKS.scheduleWithFixedDelay(this::check, CHECK_MILLIS, CHECK_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** From now on this holds, for what is done from now on. */
    synchronized void begin(TimeLimit next) {
        limit = next;
        before = Optional.empty();
        began = System.nanoTime();
        resume();
    }

    /** From now on this holds, for what has been done, too. */
    synchronized void change(TimeLimit next) {
        limit = next;
    }

    /** The child has nothing to do. */
    synchronized void pause() {
        paused = true;
    }

    /** It goes on with the same work. */
    synchronized void resume() {
        paused = false;
        movedNanos = System.nanoTime();
    }

    void stop() {
        checks.cancel(false);
    }

    private synchronized void check() {
        if (paused) {
            return;
        }
        switch (limit) {
            case TimeLimit.WallClock(Duration most) -> {
                if (System.nanoTime() - began > most.toNanos()) {
                    kill.accept(ChildProcess.Limit.TIME);
                }
            }
            case TimeLimit.Processor processor -> check(processor);
        }
    }

    private void check(TimeLimit.Processor processor) {
        long now = System.nanoTime();
        Duration used = process.info().totalCpuDuration().orElse(Duration.ZERO);
        if (before.isEmpty()) {
            before = Optional.of(used);
            moved = used;
        }
        if (used.minus(before.get()).compareTo(processor.most()) > 0) {
            kill.accept(ChildProcess.Limit.PROCESSOR);
        } else if (used.minus(moved).compareTo(TimeLimit.LEAST_WORK) >= 0) {
            moved = used;
            movedNanos = now;
        } else if (now - movedNanos > processor.standstill().toNanos()) {
            kill.accept(ChildProcess.Limit.TIME);
        }
    }
}
