package dev.colophon.server.upload;

import java.io.Closeable;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does something again and again; what fails is tried again the next time. */
final class JobRenewal implements Closeable {

    private static final Logger LOG = LoggerFactory.getLogger(JobRenewal.class);

    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("jobs").factory());

    /** Something that may fail. */
    interface Round {
        void run() throws Exception;
    }

    void every(Duration pause, Round round) {
        var _ = thread.scheduleWithFixedDelay(
                () -> {
                    try {
                        round.run();
                    } catch (Exception e) {
                        LOG.warn("jobs=unrenewed", e);
                    }
                },
                pause.toMillis(),
                pause.toMillis(),
                TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
