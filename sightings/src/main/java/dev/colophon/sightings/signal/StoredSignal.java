package dev.colophon.sightings.signal;

import dev.colophon.page.licence.LicenceSignal;
import java.time.Instant;

/**
 * A statement that was read.
 *
 * @param signal its subject is the key of a place, the SHA-256 of a file, or a host
 */
public record StoredSignal(LicenceSignal signal, Instant firstSeen, Instant lastSeen) {}
