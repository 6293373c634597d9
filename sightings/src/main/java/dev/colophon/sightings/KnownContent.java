package dev.colophon.sightings;

import dev.colophon.detect.FoundFile;
import dev.colophon.detect.Sighting;
import dev.colophon.fingerprint.Medium;
import dev.colophon.index.Match;
import dev.colophon.registry.work.Content;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What is known of bytes that were looked into.
 *
 * @param kind empty when it could not be read
 * @param reason why it could not be read or compared, or only in part: {@code CODE: what, why, what to do}
 * @param elapsed how long reading and searching took
 * @param matches with works of all organisations, best first
 * @param searchedTo the references up to this position of the index were searched for in it
 */
public record KnownContent(
        Content content,
        Optional<Medium> kind,
        Optional<String> reason,
        OptionalLong durationMillis,
        Duration elapsed,
        Instant lookedAt,
        List<Match> matches,
        long searchedTo) {

    public KnownContent {
        matches = List.copyOf(matches);
    }

    /** As if it had been looked into here. */
    public Sighting at(FoundFile here) {
        return new Sighting(here, kind, reason, durationMillis, List.of(), matches, Duration.ZERO);
    }
}
