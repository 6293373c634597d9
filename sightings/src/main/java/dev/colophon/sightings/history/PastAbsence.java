package dev.colophon.sightings.history;

import dev.colophon.sightings.Observation;
import java.time.Instant;
import java.util.Optional;

/**
 * A time at which a copy was not there.
 *
 * @param found the look that found it gone; of what is in an archive it may be one of that
 * @param replaced whether another copy of the work stood there then
 * @param back when it was seen again; empty while it is gone
 */
public record PastAbsence(Observation found, boolean replaced, Optional<Instant> back) {}
