package dev.colophon.sightings.review;

import java.time.Instant;

/**
 * That somebody looks at a sighting.
 *
 * @param by whoever does
 * @param shown since when, by the clock of the database
 * @param until when nobody else is given it, unless its holder goes on
 */
public record ReviewLock(String sighting, Reviewer by, Instant shown, Instant until) {

    /** Whether it is this reviewer's. */
    public boolean isOf(Reviewer reviewer) {
        return by.equals(reviewer);
    }
}
