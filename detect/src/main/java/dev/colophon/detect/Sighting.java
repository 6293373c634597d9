package dev.colophon.detect;

import dev.colophon.index.Match;
import dev.colophon.media.Part;
import dev.colophon.media.Unreadable;
import java.util.List;

/** What was found where: one found file, and the registered references that share content with it. */
public record Sighting(FoundFile found, List<Match> matches, long elapsedNanos) {

    static Sighting of(FoundFile found, List<Part> parts, List<Match> matches, long elapsedNanos) {
        return new Sighting(found, matches, elapsedNanos);
    }

    static Sighting unreadable(FoundFile found, Unreadable why, long elapsedNanos) {
        return new Sighting(found, List.of(), elapsedNanos);
    }
}
