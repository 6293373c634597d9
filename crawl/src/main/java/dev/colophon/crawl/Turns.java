package dev.colophon.crawl;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Keeps the transactions of a crawl apart while visits go on. Each costs something of its own, and writes the ends of indexes
 * anew; what ends meanwhile shares one. Whoever has nothing under way does not wait. {@link #ended} is for any thread, the rest
 * for the one that stores.
 */
final class Turns {

    /** Figures are in RATIONALE.md. */
    static final Duration LENGTH = Duration.ofMillis(60);

    private final Duration length;
    private final AtomicInteger visiting = new AtomicInteger();

    /** Has a permit when the last visit ended; one that is left over makes a turn short, once. */
    private final Semaphore allEnded = new Semaphore(0);

    private long began = System.nanoTime();

    /** @param length the least time from the beginning of one transaction to that of the next while visits go on */
    Turns(Duration length) {
        this.length = length;
    }

    void begin() {
        began = System.nanoTime();
    }

    /** So many visits begin. */
    void granted(int leases) {
        int _ = allEnded.drainPermits();
        int _ = visiting.addAndGet(leases);
    }

    /** A visit is over. */
    void ended() {
        if (visiting.decrementAndGet() == 0) {
            allEnded.release();
        }
    }

    /**
     * Waits until the turn is over or no visit goes on.
     *
     * @param most not later than so long after the turn began, because somebody else is waited for
     */
    void await(Duration most) throws InterruptedException {
        Duration turn = most.compareTo(length) < 0 ? most : length;
        long left = turn.toNanos() - (System.nanoTime() - began);
        if (left > 0 && visiting.get() > 0) {
            boolean _ = allEnded.tryAcquire(left, TimeUnit.NANOSECONDS);
        }
    }
}
