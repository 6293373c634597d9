package dev.colophon.media;

import dev.colophon.media.file.Digest;
import java.time.Duration;
import java.util.Optional;

/**
 * The content of one medium in a file, as it was handed over.
 *
 * @param length of sound and film
 * @param digest of the whole content before anything was reduced; absent for text, which is handed over as it is
 * @param partial present when only a part could be decoded: what was reached and why
 */
public record Track(Kind kind, Optional<Duration> length, Optional<Digest> digest, Optional<String> partial) {

    /** Which of the methods of {@link MediaSink} it went to. */
    public enum Kind {
        SOUND,
        FILM,
        PICTURE,
        TEXT
    }

    Track with(Optional<String> otherPartial) {
        return new Track(kind, length, digest, otherPartial);
    }
}
