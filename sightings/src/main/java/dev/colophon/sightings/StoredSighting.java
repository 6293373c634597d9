package dev.colophon.sightings;

import dev.colophon.registry.RegisteredMatch;
import java.util.List;

/**
 * A capture that shares content with registered works.
 *
 * @param matches at least one, best first
 * @param pages on which it stands, where that is known, first seen first
 */
public record StoredSighting(String id, Capture capture, List<RegisteredMatch> matches, List<Appearance> pages) {

    public StoredSighting {
        pages = List.copyOf(pages);
        matches = List.copyOf(matches);
    }

    /** Whether the owners of all matched works have authorised this place. */
    public boolean authorised() {
        return matches.stream().allMatch(match -> match.registered().work().authorises(capture.place()));
    }
}
