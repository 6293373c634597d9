package dev.colophon.detect;

import dev.colophon.fingerprint.Role;
import dev.colophon.media.MediaReader;
import dev.colophon.media.refusal.Unreadable;
import java.nio.file.Path;
import java.util.Optional;

/** Makes the fingerprints of files while they are decoded. Thread-safe; holds no state between calls. */
public final class FileFingerprinter {

    /** As many as a text has characters at most ({@code MediaLimits}); few characters can fold to many. */
    static final int MOST_FOLDED_CHARACTERS = 20_000_000;

    private final MediaReader media;
    private final int foldedCharacters;
    private final LargeTexts largeTexts = new LargeTexts();

    public FileFingerprinter(MediaReader media) {
        this(media, MOST_FOLDED_CHARACTERS);
    }

    /** @param foldedCharacters of a text at most; the rest is left out and the text marked partial */
    FileFingerprinter(MediaReader media, int foldedCharacters) {
        this.media = media;
        this.foldedCharacters = foldedCharacters;
    }

    /** Never throws: the answer then says why it could not be read. */
    public Reading read(Path file, Role role) {
        return largeTexts.oneAtATime(file, () -> readAtOnce(file, role));
    }

    /** Those of this fingerprinter, so that a caller can extend the time of one over what it does next. */
    LargeTexts largeTexts() {
        return largeTexts;
    }

    private Reading readAtOnce(Path file, Role role) {
        FingerprintSink sink = new FingerprintSink(role, foldedCharacters);
        Optional<Unreadable> refusal = media.read(file, sink);
        return refusal.isPresent() ? new Refusal(refusal.get()) : new Readable(sink.parts());
    }
}
