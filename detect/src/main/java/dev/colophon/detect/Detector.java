package dev.colophon.detect;

import dev.colophon.fingerprint.Fingerprint;
import dev.colophon.fingerprint.Role;
import dev.colophon.index.FingerprintIndex;
import dev.colophon.index.Match;
import dev.colophon.index.SearchOptions;
import dev.colophon.media.MediaReader;
import dev.colophon.media.Part;
import dev.colophon.media.Readable;
import dev.colophon.media.Unreadable;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;

/**
 * Finds which registered references share content with a found file, and where. Thread-safe; holds no state between calls.
 */
public final class Detector {

    private static final Comparator<Match> BEST_FIRST =
            Comparator.comparing(Match::grade).thenComparingDouble(Match::falseAlarms);

    private final MediaReader media;
    private final FingerprintIndex index;
    private final SearchOptions options;

    public Detector(MediaReader media, FingerprintIndex index, SearchOptions options) {
        this.media = media;
        this.index = index;
        this.options = options;
    }

    /** Never fails for bad media: the sighting then says why it could not be read. */
    public Sighting detect(FoundFile found) {
        long start = System.nanoTime();
        return switch (media.read(found.path(), Role.COPY)) {
            case Readable(List<Part> parts) -> {
                List<Match> matches =
                        search(parts.stream().map(Part::fingerprint).toList());
                yield Sighting.of(found, parts, matches, since(start));
            }
            case Unreadable why -> Sighting.unreadable(found, why, since(start));
        };
    }

    /**
     * What registered references share with a copy of these fingerprints, one a part; best first.
     */
    public List<Match> search(List<Fingerprint> copy) {
        List<Match> found = copy.stream()
                .flatMap(part -> index.search(part, options).stream())
                .toList();
        return SoundAgreement.raise(found).stream().sorted(BEST_FIRST).toList();
    }

    private static Duration since(long startNanos) {
        return Duration.ofNanos(System.nanoTime() - startNanos);
    }
}
