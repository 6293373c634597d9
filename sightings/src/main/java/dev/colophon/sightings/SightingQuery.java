package dev.colophon.sightings;

import dev.colophon.index.Grade;
import java.time.Instant;
import java.util.Optional;

/**
 * Which sightings to list.
 *
 * @param work the id of the work
 * @param weakest a match of this grade or better must be among them
 * @param since seen at this time or later
 * @param place a part of the place
 * @param limit at most this many, last seen first
 * @param after those that come after this one in the same list
 */
public record SightingQuery(
        Optional<String> work,
        Grade weakest,
        Optional<Instant> since,
        Optional<String> place,
        int limit,
        Optional<StoredSighting> after) {

    /** All sightings. */
    public static final SightingQuery ALL =
            new SightingQuery(Optional.empty(), Grade.CANDIDATE, Optional.empty(), Optional.empty(), Integer.MAX_VALUE);

    /** From the first on. */
    public SightingQuery(
            Optional<String> work, Grade weakest, Optional<Instant> since, Optional<String> place, int limit) {
        this(work, weakest, since, place, limit, Optional.empty());
    }

    /** A part of the same list. */
    SightingQuery page(int limit, Optional<StoredSighting> after) {
        return new SightingQuery(work, weakest, since, place, limit, after);
    }
}
