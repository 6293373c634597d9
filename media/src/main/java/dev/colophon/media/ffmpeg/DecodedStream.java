package dev.colophon.media.ffmpeg;

import java.time.Duration;
import java.util.Optional;

/**
 * What came of decoding one stream of a file.
 *
 * @param units samples or frames handed over
 * @param length of what was decoded
 * @param hasFilm whether the file has moving pictures
 * @param partial present when not all of it was decoded
 */
public record DecodedStream(long units, Duration length, boolean hasFilm, Optional<String> partial) {}
