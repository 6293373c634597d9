package dev.colophon.sightings;

import dev.colophon.fingerprint.Medium;
import dev.colophon.registry.Content;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The exact bytes met at a place, whether or not anything matched. The same bytes at the same place are one capture, however
 * often they are met.
 *
 * @param place a path, an archive entry, a URL
 * @param kind empty when it could not be read
 * @param reason why it could not be read or compared, or only in part: {@code CODE: what, why, what to do}
 * @param elapsed how long reading and searching took
 * @param indexPosition the state of the index that it was last checked against
 */
public record Capture(
        String id,
        String place,
        Content content,
        Optional<Medium> kind,
        Optional<String> reason,
        OptionalLong durationMillis,
        Duration elapsed,
        Instant firstSeen,
        Instant lastSeen,
        long indexPosition,
        Optional<WarcRecord> warc,
        Optional<HttpFacts> http) {

    /** Where the bytes are kept: a record of a WARC file. */
    public record WarcRecord(String file, long offset) {}

    /** How the bytes were served. */
    public record HttpFacts(int status, Optional<String> contentType) {}
}
