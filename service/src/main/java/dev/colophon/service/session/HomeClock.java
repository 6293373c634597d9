package dev.colophon.service.session;

import dev.colophon.service.caller.MessageListener;
import dev.colophon.sightings.Observations;
import dev.colophon.store.Database;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * The clock by which looks are made, against the looks that a home holds. What a look says holds until a later one, by the times that
 * they have; so after a clock was set back, what is seen changes nothing for a while, and whoever looks is told.
 *
 * @param now what the clock of this machine says
 */
public record HomeClock(Instant now) {

    /** The clocks of machines that share a database may differ so much. */
    private static final Duration TOLERANCE = Duration.ofMinutes(1);

    /** What to do where it is behind. */
    public static final String REMEDY = "correct the clock, or wait until then";

    /** As it is now. */
    public static HomeClock of(InstantSource clock) {
        return new HomeClock(clock.instant());
    }

    /** When the newest look was stored, where this clock has not come to it yet. */
    public Optional<Instant> laterLook(Database database) {
        return database.read(Observations::newestStored).filter(now.plus(TOLERANCE)::isBefore);
    }

    /** That it is behind a later look, in one line of English, without what to do. */
    public String behind(Instant laterLook) {
        return ("the clock of this machine says %s, and this home already holds looks of %s: what is seen now does not count"
                        + " at places that were looked at later, and visits planned from then on are not due yet")
                .formatted(now, laterLook);
    }

    /** The same, with what to do. */
    public String warning(Instant laterLook) {
        return behind(laterLook) + "; " + REMEDY;
    }

    /** Tells in one line where it is behind. */
    public void warn(Database database, MessageListener listener) {
        laterLook(database).map(this::warning).ifPresent(listener::message);
    }
}
