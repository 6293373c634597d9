package dev.colophon.server.upload;

import dev.colophon.service.job.JobOrder;
import java.io.Closeable;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Jobs that write to the home do so one after another, those first that came first: each would wait for the lock of the home else, and
 * nobody could tell which of them was at work when the process ended. Thread-safe.
 */
final class JobTurns {

    private final Lock writers = new ReentrantLock(true);

    /** A turn, given back when it is closed. */
    interface Turn extends Closeable {
        @Override
        void close();
    }

    /** Waits for the turn of an order. */
    Turn await(JobOrder order) throws InterruptedException {
        return switch (order.kind()) {
            case REGISTER, KEEP -> {
                writers.lockInterruptibly();
                yield writers::unlock;
            }
            case CHECK, EVIDENCE, LOOK, RENEW -> () -> {};
        };
    }
}
