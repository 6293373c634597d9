package dev.colophon.browser;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Tells when a page has come to rest: loaded, nothing on its way, and so for a while. Thread-safe. */
final class NetworkIdle {

    /** How a wait ended. */
    enum End {
        AT_REST,
        TIME_UP,
        BROKEN
    }

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private boolean loaded;
    private boolean broken;
    private int onTheirWay;
    private long lastChangeNanos = System.nanoTime();

    /** The main document begins anew. */
    void loading() {
        change(() -> loaded = false);
    }

    /** The main document and its parts are there. */
    void loaded() {
        change(() -> loaded = true);
    }

    /** More of the page is in sight: it may need a while before it asks for something. */
    void inSight() {
        change(() -> {});
    }

    /** A request goes out. */
    void begun() {
        change(() -> onTheirWay++);
    }

    /** A request has its answer. */
    void done() {
        change(() -> onTheirWay--);
    }

    /** There is no page any more. */
    void broken() {
        change(() -> broken = true);
    }

    private void change(Runnable what) {
        lock.lock();
        try {
            what.run();
            lastChangeNanos = System.nanoTime();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Waits until nothing has changed for {@code quietNanos}, or until that instant of {@link System#nanoTime}. */
    End await(long quietNanos, long deadlineNanos) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (true) {
                long now = System.nanoTime();
                if (broken) {
                    return End.BROKEN;
                }
                boolean idle = loaded && onTheirWay == 0;
                long quietLeft = quietNanos - (now - lastChangeNanos);
                if (idle && quietLeft <= 0) {
                    return End.AT_REST;
                }
                long left = deadlineNanos - now;
                if (left <= 0) {
                    return End.TIME_UP;
                }
                var _ = changed.await(idle ? Math.min(left, quietLeft) : left, TimeUnit.NANOSECONDS);
            }
        } finally {
            lock.unlock();
        }
    }
}
