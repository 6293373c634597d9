package dev.colophon.sightings;

import dev.colophon.registry.work.Content;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A look at a place outside the crawl: a file, an entry of an archive, a page or medium in captures of others.
 *
 * @param place its URI
 * @param content what stood there
 * @param status of HTTP, where it was served
 * @param standing where a medium stands
 * @param archive the place of the archive, or document, that it was taken out of, where that has looks of its own
 * @param partial why it tells nothing of what else may stand there: it is a part, or a page that keeps its visitors out
 * @param shows whether it is a page that shows more than its words
 */
public record FileLook(
        String place,
        Instant at,
        Content content,
        OptionalInt status,
        Optional<String> contentType,
        Optional<Observation.WarcRecord> warc,
        Optional<Appearance> standing,
        Optional<String> archive,
        Optional<String> partial,
        boolean shows) {

    /** At what tells all. */
    public FileLook(
            String place,
            Instant at,
            Content content,
            OptionalInt status,
            Optional<String> contentType,
            Optional<Observation.WarcRecord> warc,
            Optional<Appearance> standing,
            Optional<String> archive) {
        this(place, at, content, status, contentType, warc, standing, archive, Optional.empty(), false);
    }

    /** At a file. */
    public FileLook(String place, Instant at, Content content) {
        this(
                place,
                at,
                content,
                OptionalInt.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
