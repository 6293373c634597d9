package dev.colophon.sightings.history;

import dev.colophon.sightings.Observation;
import java.util.List;

/**
 * A look at a place, and what it meant to an organisation.
 *
 * @param works titles of its works in what stood there
 */
public record PastLook(Observation look, Meaning meaning, List<String> works) {

    /** What a look says. */
    public enum Meaning {
        /** A copy of a work stood there. */
        COPY,
        /** What stood there was looked into, and no work of the organisation was found in it. */
        NO_COPY,
        /** What stood there was not looked into, or could not be read. */
        NOT_READ,
        /** Nothing stood there any more. */
        GONE,
        /** Nothing was had that tells whether a copy is there: no answer, a part alone, a page that keeps its visitors out. */
        UNKNOWN
    }

    public PastLook {
        works = List.copyOf(works);
    }
}
