package dev.colophon.service.watch;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Keeps the memory of a program that runs for weeks near what it needs. The serial collector, which costs a crawl the least,
 * collects what has grown old only when the heap has reached its limit, a quarter of the machine's memory; until then the
 * heap grows. So it is told to whenever the heap holds 64 MiB more than what is alive in it, and gives the rest back to the
 * system ({@code tools/watch.options}).
 *
 * <p>A collection takes as long as what is alive is large: 20 MB take 30 ms. No more than a tenth of the time goes into it, and
 * that much only while lists of 50,000 URLs come one after the other.
 */
public final class SmallHeap implements AutoCloseable {

    private static final long LOOK_MILLIS = 500;

    /** What a heap may hold beside what is alive. */
    private static final long SPARE_BYTES = 64L << 20;

    private static final int SHARE_OF_TIME = 10;

    private final MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("small-heap").factory());
    private long alive;
    private long notBefore = System.nanoTime();

    private SmallHeap() {
        var _ = clock.scheduleWithFixedDelay(this::look, LOOK_MILLIS, LOOK_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** Looks after the heap of this process until it is closed. */
    public static SmallHeap keep() {
        return new SmallHeap();
    }

    private void look() {
        long start = System.nanoTime();
        if (isLarge(memory.getHeapMemoryUsage().getCommitted(), alive) && start - notBefore >= 0) {
            System.gc();
            alive = memory.getHeapMemoryUsage().getUsed();
            long now = System.nanoTime();
            notBefore = now + SHARE_OF_TIME * (now - start);
        }
    }

    /** Whether a heap of so many bytes is much larger than what was alive in it when that was last known. */
    static boolean isLarge(long committed, long alive) {
        return committed > SPARE_BYTES + alive;
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
