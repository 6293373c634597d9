package dev.colophon.sightings.signal;

import dev.colophon.page.licence.LicenceSignal;
import java.time.Instant;
import java.util.Optional;

/**
 * A statement that was read.
 *
 * @param signal its subject is the key of a place, the SHA-256 of a file, or the origin of a site
 * @param ended when a look found that nobody says so any more
 */
public record StoredSignal(LicenceSignal signal, Instant firstSeen, Instant lastSeen, Optional<Instant> ended) {

    /** Whether somebody still says what may license its subject. */
    boolean licensesNow() {
        return ended.isEmpty() && signal.mayLicense();
    }
}
