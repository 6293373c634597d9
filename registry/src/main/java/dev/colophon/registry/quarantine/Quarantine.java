package dev.colophon.registry.quarantine;

import dev.colophon.index.ReferenceId;
import dev.colophon.registry.work.Party;
import java.time.Instant;
import java.util.Optional;

/**
 * That a reference hits too much: nothing is done alone about what it finds.
 *
 * @param id UUIDv7
 * @param reason in words
 */
public record Quarantine(
        String id,
        ReferenceId reference,
        String fileName,
        String work,
        String title,
        Party owner,
        Cause cause,
        String reason,
        Instant since,
        Optional<Release> release) {

    /** Why. */
    public enum Cause {
        /** It shares content with works of too many owners. */
        OWNERS,
        /** It is found in far more copies than others of its kind. */
        HIT_RATE
    }

    /** That a person has looked at it and lets it find again; it is not quarantined for the same cause any more. */
    public record Release(String by, Instant at, String reason) {}
}
