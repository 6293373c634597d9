package dev.colophon.scale.opensearch;

import dev.colophon.index.IndexException;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Asks again, for a while and ever more seldom, what a cluster cannot answer for now: while its nodes choose which of them manages it,
 * have just lost one, or are too busy. When it has not answered anything for as long, what is asked fails at once, until it answers or
 * nothing was asked for as long. Only for what may be asked twice. Thread-safe.
 */
final class ClusterRetry {

    /** An election after the loss of a node takes some seconds, on busy machines ten and more. */
    static final Duration USUAL = Duration.ofSeconds(30);

    private static final long FIRST_PAUSE_MILLIS = 50;
    private static final long LONGEST_PAUSE_MILLIS = 2_000;

    private final long wait;
    /** Guarded by this, as what follows. */
    private boolean failing;
    /** In {@link System#nanoTime}, while it fails. */
    private long failingSince;

    private long failedLast;

    /** @param wait for how long it is asked again at most */
    ClusterRetry(Duration wait) {
        this.wait = wait.toNanos();
    }

    /** Asks until the cluster answers. */
    <T> T ask(Supplier<T> request) {
        return ask(request, ClusterRefusal::isForNow);
    }

    /** @param forNow whether it is worth asking again after a failure */
    <T> T ask(Supplier<T> request, Predicate<IndexException> forNow) {
        long began = System.nanoTime();
        long pause = FIRST_PAUSE_MILLIS;
        while (true) {
            try {
                T answer = request.get();
                answered();
                return answer;
            } catch (IndexException e) {
                if (!forNow.test(e) || System.nanoTime() - failed(began) >= wait) {
                    throw e;
                }
                pause(pause, e);
                pause = Math.min(LONGEST_PAUSE_MILLIS, pause * 2);
            }
        }
    }

    private synchronized void answered() {
        failing = false;
    }

    /** Since when it fails: for the one who began to ask at this time, or for anybody before. */
    private synchronized long failed(long began) {
        long now = System.nanoTime();
        if (!failing || now - failedLast > wait) {
            failing = true;
            failingSince = began;
        }
        failedLast = now;
        return began - failingSince < 0 ? began : failingSince;
    }

    /** About so long: those who failed together should not ask together. */
    private static void pause(long millis, IndexException failure) {
        try {
            TimeUnit.MILLISECONDS.sleep(ThreadLocalRandom.current().nextLong(millis / 2, millis + 1));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failure;
        }
    }
}
