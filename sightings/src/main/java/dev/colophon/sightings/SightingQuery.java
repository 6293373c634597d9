package dev.colophon.sightings;

import dev.colophon.index.Grade;
import java.time.Instant;
import java.util.Optional;

/**
 * Which sightings to list.
 *
 * @param work id of a work that must be among the matches
 * @param weakest a match of this grade or better must be among them
 * @param since seen at this time or later
 * @param place a part of the place
 * @param limit at most this many, last seen first
 */
public record SightingQuery(
        Optional<String> work, Grade weakest, Optional<Instant> since, Optional<String> place, int limit) {

    /** All sightings. */
    public static final SightingQuery ALL =
            new SightingQuery(Optional.empty(), Grade.CANDIDATE, Optional.empty(), Optional.empty(), Integer.MAX_VALUE);
}
