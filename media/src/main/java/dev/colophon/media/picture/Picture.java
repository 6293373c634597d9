package dev.colophon.media.picture;

import dev.colophon.media.file.Digest;
import java.util.List;
import java.util.Optional;

/**
 * A decoded picture.
 *
 * @param renderings one, or two (on mid-grey, on white) when it has transparent parts
 * @param whole digest of all its pixels; absent when they were reduced or converted on the way, or are not all of the file
 * @param partial present when the file was cut, or holds more pictures than the one
 */
public record Picture(List<RgbImage> renderings, Optional<Digest> whole, Optional<String> partial) {

    /** Pixels that the short side keeps at least: enough to compare pictures by; more only cost time. */
    public static final int SHORT_SIDE = 512;
}
