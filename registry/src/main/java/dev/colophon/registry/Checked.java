package dev.colophon.registry;

import dev.colophon.detect.Sighting;
import java.util.Optional;

/**
 * A found file that was checked, ready to be recorded.
 *
 * @param content its bytes
 * @param indexPosition position of the index that was searched
 */
public record Checked(
        Sighting sighting,
        Content content,
        long indexPosition,
        Optional<Capture.WarcRecord> warc,
        Optional<Capture.HttpFacts> http) {

    /** A file on disk. */
    public Checked(Sighting sighting, Content content, long indexPosition) {
        this(sighting, content, indexPosition, Optional.empty(), Optional.empty());
    }
}
