package dev.colophon.service.scan;

import dev.colophon.detect.Sighting;
import dev.colophon.registry.RegisteredMatch;
import java.util.List;
import java.util.Optional;

/**
 * What a check or a scan found in one file.
 *
 * @param matches best first, with the works they stand for
 * @param page the page that embeds it
 * @param sightingId under which it was stored
 */
public record Finding(
        Sighting sighting, List<RegisteredMatch> matches, Optional<String> page, Optional<String> sightingId) {

    public Finding {
        matches = List.copyOf(matches);
    }

    /** Where the file was found. */
    public String place() {
        return sighting.found().place();
    }
}
