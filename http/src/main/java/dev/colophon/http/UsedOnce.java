package dev.colophon.http;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.logging.Logger;
import okhttp3.ConnectionPool;
import okhttp3.internal.concurrent.TaskRunner;
import okhttp3.internal.connection.ConnectionListener;

/**
 * The connections of a client that uses each for one answer. A pool of OkHttp that keeps none closes each as soon as its answer
 * is read, in the thread that read it; all the same it wakes a thread of its own for each new connection, which finds nothing to
 * close. That thread is left out here, with parts of OkHttp that may change with its version: {@code UsedOnceTest} tells.
 */
final class UsedOnce {

    private static final Logger LOG = Logger.getLogger(UsedOnce.class.getName());

    private UsedOnce() {}

    static ConnectionPool connections() {
        return new ConnectionPool(
                0, 1, TimeUnit.SECONDS, new TaskRunner(new NobodyWoken(), LOG), ConnectionListener.Companion.getNONE());
    }

    /** Runs nothing: closing what was idle too long, of which there is none. */
    private static final class NobodyWoken implements TaskRunner.Backend {

        @Override
        public long nanoTime() {
            return System.nanoTime();
        }

        @Override
        public void coordinatorNotify(TaskRunner runner) {
            // Nobody waits.
        }

        @Override
        public void coordinatorWait(TaskRunner runner, long nanos) {
            // Is called by what is never run.
        }

        @Override
        public <T> BlockingQueue<T> decorate(BlockingQueue<T> queue) {
            return queue;
        }

        @Override
        public void execute(TaskRunner runner, Runnable task) {
            // Not done.
        }
    }
}
