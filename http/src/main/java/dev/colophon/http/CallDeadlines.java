package dev.colophon.http;

import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;

/** Ends calls that take too long. Thread-safe. */
final class CallDeadlines implements AutoCloseable {

    private final ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name("fetch-deadlines").factory());

    CallDeadlines() {
        timer.setRemoveOnCancelPolicy(true);
    }

    /** Cancels the call when so much time has passed, unless what is returned is cancelled before. */
    ScheduledFuture<?> cancelAfter(Call call, Duration time) {
        return timer.schedule(call::cancel, time.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
