package dev.colophon.service.registration;

import dev.colophon.cases.home.HomeLog;
import dev.colophon.evidence.log.verify.LogException;
import dev.colophon.service.caller.MessageListener;
import dev.colophon.service.caller.Plural;
import dev.colophon.store.Database;
import dev.colophon.store.Home;
import java.time.Duration;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * Puts registrations into the transparency log while they come. What is registered stays registered whatever the log says:
 * after a crash the next run logs what is missing.
 */
public final class RegistrationLog {

    /**
     * A batch costs some ten flushes of the disk. 800 texts on a busy machine: 13 batches took 2.2 s of 36 s, one batch at the
     * end 0.4 to 0.7 s; a crash may then leave 64 registrations outside the log instead of all.
     */
    private static final int BATCH = 64;

    /** So long a registration waits at most, as long as others come. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(2);

    private final Home home;
    private final Database database;
    private final MessageListener listener;
    private @Nullable HomeLog log;
    private boolean failed;
    private int waiting;
    private long lastLogged = System.nanoTime();

    public RegistrationLog(Home home, Database database, MessageListener listener) {
        this.home = home;
        this.database = database;
        this.listener = listener;
    }

    /** Opens the log, or begins one, and logs what a run that was cut off has left. */
    public void open() {
        attempt(() -> {
            boolean begun = HomeLog.exists(home);
            HomeLog opened = HomeLog.openOrBegin(home, InstantSource.system());
            log = opened;
            int left = opened.logRegistrations(database);
            if (left > 0) {
                listener.message("%s of an earlier run that was cut off %s: logged now"
                        .formatted(
                                Plural.of(left, "registration", "registrations"),
                                begun
                                        ? (left == 1 ? "was" : "were") + " not in the transparency log"
                                        : "had no transparency log"));
            }
        });
    }

    /** One more file is registered. */
    public void registered() {
        waiting++;
        if (waiting >= BATCH || System.nanoTime() - lastLogged > LONGEST_WAIT.toNanos()) {
            flush();
        }
    }

    /**
     * Logs what is still waiting.
     *
     * @return whether everything that is registered is in the log
     */
    public boolean end() {
        flush();
        return !failed;
    }

    private void flush() {
        HomeLog opened = log;
        if (opened != null && !failed && waiting > 0) {
            attempt(() -> opened.logRegistrations(database));
        }
        waiting = 0;
        lastLogged = System.nanoTime();
    }

    private void attempt(Runnable action) {
        try {
            action.run();
        } catch (LogException e) {
            failed = true;
            listener.message("colophon: registered, but not in the transparency log: "
                    + e.getMessage()
                    + "; the next `colophon register` logs what is missing");
        }
    }
}
