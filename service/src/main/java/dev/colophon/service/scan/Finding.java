package dev.colophon.service.scan;

import dev.colophon.detect.FoundFile;
import dev.colophon.detect.Sighting;
import dev.colophon.registry.registration.RegisteredMatch;
import dev.colophon.sightings.Appearance;
import dev.colophon.sightings.StoredSighting;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a check or a scan found in one file.
 *
 * @param matches best first, with the works they stand for
 * @param page the page that embeds it
 * @param sightings under which it was stored: the id of each by the id of its work
 * @param back whether it was there before, and gone in between
 */
public record Finding(
        Sighting sighting,
        List<RegisteredMatch> matches,
        Optional<String> page,
        Map<String, String> sightings,
        boolean back) {

    public Finding {
        matches = List.copyOf(matches);
        sightings = Map.copyOf(sightings);
    }

    /** Of a file that is not stored as seen anywhere. */
    public static Finding unstored(Sighting sighting, List<RegisteredMatch> matches) {
        return new Finding(sighting, matches, Optional.empty(), Map.of(), false);
    }

    /** A sighting that is stored. */
    public static Finding of(StoredSighting stored) {
        return new Finding(
                stored.content().at(new FoundFile(Path.of(""), stored.place(), stored.lastSeen())),
                stored.matches(),
                stored.pages().stream().map(Appearance::page).findFirst(),
                Map.of(stored.work().id(), stored.id()),
                false);
    }

    /** Where the file was found. */
    public String place() {
        return sighting.found().place();
    }
}
