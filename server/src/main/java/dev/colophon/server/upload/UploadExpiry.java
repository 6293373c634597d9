package dev.colophon.server.upload;

import dev.colophon.service.caller.Actor;
import dev.colophon.service.resumable.ExpireUploads;
import dev.colophon.service.settings.Settings;
import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Deletes what came in parts and was given up, once an hour while the server runs. */
public final class UploadExpiry implements Closeable {

    private static final Logger LOG = LoggerFactory.getLogger(UploadExpiry.class);

    private static final Duration PAUSE = Duration.ofHours(1);

    private final Thread thread;

    /** @param actor whoever has the machine */
    public UploadExpiry(Settings settings, Actor actor) {
        thread = Thread.ofVirtual().start(() -> {
            try {
                while (true) {
                    expire(settings, actor);
                    Thread.sleep(PAUSE);
                }
            } catch (InterruptedException _) {
                // The server ends.
            }
        });
    }

    private static void expire(Settings settings, Actor actor) {
        try {
            int deleted = new ExpireUploads(settings).expire(actor);
            if (deleted > 0) {
                LOG.info("uploads=expired deleted={}", deleted);
            }
        } catch (IOException | RuntimeException e) { // such as a home that is gone for a moment
            LOG.warn("uploads=unexpired failure={}", e.getClass().getName());
        }
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
