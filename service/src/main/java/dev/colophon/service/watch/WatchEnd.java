package dev.colophon.service.watch;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The end of a watch, which somebody may ask for at any time, also before its visits begin. Thread-safe. */
final class WatchEnd {

    private static final Duration LONGEST_FAREWELL = Duration.ofMinutes(2);

    private final CountDownLatch ended = new CountDownLatch(1);
    private boolean asked;
    private Optional<Runnable> stop = Optional.empty();

    /** Asks for it, and returns when all is told and closed, or after two minutes. */
    void ask() {
        Optional<Runnable> visits;
        synchronized (this) {
            asked = true;
            visits = stop;
        }
        visits.ifPresent(Runnable::run);
        try {
            boolean _ = ended.await(LONGEST_FAREWELL.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether somebody has asked for it. */
    synchronized boolean isAsked() {
        return asked;
    }

    /** Visits are about to begin: {@code visits} ends them. It is run at once where somebody has asked before. */
    void by(Runnable visits) {
        synchronized (this) {
            stop = Optional.of(visits);
        }
        if (isAsked()) {
            visits.run();
        }
    }

    /** All is told and closed: there are no visits any more, and nothing of them is kept. */
    void come() {
        synchronized (this) {
            stop = Optional.empty();
        }
        ended.countDown();
    }
}
