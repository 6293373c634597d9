package dev.colophon.benchmark.watch;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Looks fifty times a second at what the threads of this process do, for what cannot be timed where it happens.
 *
 * <p>Media are fingerprinted while they are decoded, a block of samples or a frame at a time: the processor time of an
 * examining thread since the last look is given to what it is in. Threads that carry virtual ones end when there is nothing
 * to do for half a minute: what they had used when they were last seen counts.
 */
final class ThreadSampler implements AutoCloseable {

    private static final int EVERY_MILLIS = 20;
    private static final int DEEPEST = 60;
    private static final String READING = "dev.colophon.detect.FileFingerprinter";
    private static final String FINGERPRINTING = "dev.colophon.fingerprint.";

    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final Map<Long, Long> examining = new HashMap<>();
    private final Map<Long, Long> carrying = new HashMap<>();
    private final double carriedBefore;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("sampler").factory());
    private long reading;
    private long fingerprinting;

    ThreadSampler() {
        look();
        carriedBefore = carried();
        var _ = clock.scheduleAtFixedRate(this::look, EVERY_MILLIS, EVERY_MILLIS, TimeUnit.MILLISECONDS);
    }

    private synchronized void look() {
        for (ThreadInfo thread : threads.getThreadInfo(threads.getAllThreadIds())) {
            if (thread == null) {
                continue;
            }
            long id = thread.getThreadId();
            if (thread.getThreadName().startsWith("ForkJoinPool-1-")) {
                carrying.merge(id, threads.getThreadCpuTime(id), Math::max);
            } else if (thread.getThreadName().startsWith("examine-")) {
                examine(id);
            }
        }
    }

    private void examine(long id) {
        ThreadInfo thread = threads.getThreadInfo(id, DEEPEST);
        long now = threads.getThreadCpuTime(id);
        long used = now - examining.getOrDefault(id, now);
        examining.put(id, now);
        if (thread != null && has(thread, READING)) {
            reading += used;
            fingerprinting += has(thread, FINGERPRINTING) ? used : 0;
        }
    }

    private static boolean has(ThreadInfo thread, String prefix) {
        return Arrays.stream(thread.getStackTrace())
                .anyMatch(frame -> frame.getClassName().startsWith(prefix));
    }

    /** Of the time that reading took so far, child processes not counted; 0 when none was seen. */
    synchronized double fingerprintShare() {
        return reading == 0 ? 0 : (double) fingerprinting / reading;
    }

    /** Seconds of processor time of the virtual threads since this began to look. */
    synchronized double virtualSeconds() {
        return carried() - carriedBefore;
    }

    private double carried() {
        return carrying.values().stream().mapToLong(Long::longValue).sum() / 1e9;
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
