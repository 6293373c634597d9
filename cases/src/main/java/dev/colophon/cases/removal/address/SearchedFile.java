package dev.colophon.cases.removal.address;

import dev.colophon.detect.Sighting;
import dev.colophon.registry.work.Content;
import dev.colophon.sightings.Appearance;
import java.time.Instant;
import java.util.Optional;

/**
 * Something that was received and looked into, to be stored as observed.
 *
 * @param place the URL that answered
 * @param type as declared; empty where nothing was
 * @param looked what it came to; empty of the bytes of the sighting, which are known
 * @param standing the page that shows it
 * @param partial why it tells nothing of what else may stand there
 */
public record SearchedFile(
        String place,
        Instant seen,
        Content content,
        int status,
        Optional<String> type,
        Optional<Sighting> looked,
        Optional<Appearance> standing,
        Optional<String> partial) {}
