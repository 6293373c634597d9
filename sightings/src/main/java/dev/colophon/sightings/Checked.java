package dev.colophon.sightings;

import dev.colophon.detect.Sighting;
import dev.colophon.registry.Content;
import java.util.Optional;

/**
 * A found file that was checked, ready to be recorded.
 *
 * @param content its bytes
 * @param indexPosition position of the index that was searched
 * @param standing where it stands, of a medium on a page
 * @param rematchable whether its fingerprints are kept, so that works registered later are found in it without its bytes
 */
public record Checked(
        Sighting sighting,
        Content content,
        long indexPosition,
        Optional<Capture.WarcRecord> warc,
        Optional<Capture.HttpFacts> http,
        Optional<Appearance> standing,
        boolean rematchable) {

    /** A file on disk. */
    public Checked(Sighting sighting, Content content, long indexPosition) {
        this(sighting, content, indexPosition, Optional.empty(), Optional.empty(), Optional.empty(), false);
    }
}
