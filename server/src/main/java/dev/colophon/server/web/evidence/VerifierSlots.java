package dev.colophon.server.web.evidence;

import dev.colophon.service.caller.ServiceException;
import dev.colophon.service.caller.ServiceException.Category;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Lets so many verifiers run at a time, each of which may take half a gigabyte of memory. Thread-safe. */
public final class VerifierSlots {

    private static final int AT_A_TIME = 2;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Semaphore slots = new Semaphore(AT_A_TIME, true);

    /** Something that runs a verifier. */
    public interface Verifying<T> {
        T run() throws IOException;
    }

    /** Waits for a slot, and runs it there. */
    public <T> T use(Verifying<T> verifying) throws IOException {
        try {
            if (!slots.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new ServiceException(
                        Category.ENVIRONMENT,
                        "others are verifying for more than %d minutes: try again".formatted(PATIENCE.toMinutes()));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ServiceException(Category.ENVIRONMENT, "interrupted: the server ends");
        }
        try {
            return verifying.run();
        } finally {
            slots.release();
        }
    }
}
