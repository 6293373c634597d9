package dev.colophon.sightings;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * When a copy was found gone, and when it came back.
 *
 * @param all the first first; of the last there is no return while it is gone
 * @param unknown the first of the looks since the last that told it, none of which says whether it is there; empty where the last
 *     look told it
 * @param disallowed whether the robots.txt of its host does not allow to look any more
 */
public record Absences(List<Absence> all, Optional<Observation> unknown, boolean disallowed) {

    /**
     * A time at which it was not there.
     *
     * @param found the look that found it gone; of what is in an archive it may be one of that
     * @param replaced whether another copy of the work stood there then
     * @param back when it was seen again
     */
    public record Absence(Observation found, boolean replaced, Optional<Instant> back) {}

    public Absences {
        all = List.copyOf(all);
    }
}
