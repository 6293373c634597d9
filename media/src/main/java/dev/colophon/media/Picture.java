package dev.colophon.media;

import java.util.List;
import java.util.Optional;

/**
 * A decoded picture.
 *
 * @param renderings one, or two (on mid-grey, on white) when it has transparent parts
 * @param whole digest of all its pixels; absent when they were reduced or converted on the way
 * @param partial present when the file was cut
 */
record Picture(List<RgbImage> renderings, Optional<Digest> whole, Optional<String> partial) {}
