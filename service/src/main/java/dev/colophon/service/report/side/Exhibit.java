package dev.colophon.service.report.side;

import dev.colophon.fingerprint.Medium;
import java.util.Optional;

/**
 * Both sides of a match.
 *
 * @param medium that of the match: the best of a sighting in this medium
 * @param strip which part went where; of pictures the outlines say so
 */
public record Exhibit(Medium medium, Side work, Side copy, Optional<RegisterStrip> strip) {

    /** Whether a picture or a frame of either side is shown. */
    boolean isSeen() {
        return work instanceof Side.Pictures || copy instanceof Side.Pictures;
    }
}
