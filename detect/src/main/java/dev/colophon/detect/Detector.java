package dev.colophon.detect;

import dev.colophon.fingerprint.Fingerprint;
import dev.colophon.fingerprint.ImageFingerprint;
import dev.colophon.fingerprint.Role;
import dev.colophon.fingerprint.image.local.LocalFeatures;
import dev.colophon.index.FingerprintIndex;
import dev.colophon.index.IndexException;
import dev.colophon.index.Match;
import dev.colophon.index.SearchOptions;
import dev.colophon.media.MediaReader;
import dev.colophon.media.refusal.Unreadable;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;

/**
 * Finds which registered references share content with a found file, and where. Thread-safe; holds no state between calls.
 */
public final class Detector {

    private static final Comparator<Match> BEST_FIRST =
            Comparator.comparing(Match::grade).thenComparingDouble(Match::falseAlarms);

    private final FileFingerprinter fingerprinter;
    private final FingerprintIndex index;
    private final SearchOptions options;

    public Detector(MediaReader media, FingerprintIndex index, SearchOptions options) {
        this.fingerprinter = new FileFingerprinter(media);
        this.index = index;
        this.options = options;
    }

    /**
     * As {@link #detect}, of a file whose fingerprints are kept, so that works that are registered later are found in it: they are made
     * whole, also where the search could do without.
     *
     * @throws IndexException when the index cannot be used, which concerns all files
     */
    public Sighting detectToKeep(FoundFile found) {
        return detect(found, true);
    }

    /**
     * Never fails for one file: the sighting then says why it could not be read or searched.
     *
     * @throws IndexException when the index cannot be used, which concerns all files
     */
    public Sighting detect(FoundFile found) {
        return detect(found, false);
    }

    /**
     * As {@link #detect(FoundFile)}, of a file of which there is the fingerprint alone.
     *
     * @param entry of that file
     * @throws IndexException when the index cannot be used, which concerns all files
     */
    public Sighting detect(FoundFile found, FingerprintEntry entry) {
        return fingerprinter.largeTexts().oneAtATime(entry.isLarge(), () -> answer(found, entry::reading, false));
    }

    private Sighting detect(FoundFile found, boolean kept) {
        return fingerprinter
                .largeTexts()
                .oneAtATime(found.path(), () -> answer(found, () -> fingerprinter.read(found.path(), Role.COPY), kept));
    }

    private Sighting answer(FoundFile found, Supplier<Reading> read, boolean kept) {
        long start = System.nanoTime();
        return switch (read.get()) {
            case Readable(List<Part> parts) -> searched(found, parts, kept, start);
            case Refusal(Unreadable why) -> Sighting.unreadable(found, why, since(start));
        };
    }

    private Sighting searched(FoundFile found, List<Part> parts, boolean kept, long start) {
        try {
            List<Match> matches = search(parts.stream().map(Part::fingerprint).toList());
            if (kept) {
                parts.forEach(part -> complete(part.fingerprint()));
            }
            return Sighting.of(found, parts, matches, since(start));
        } catch (IndexException e) {
            throw e;
        } catch (RuntimeException | Error e) {
            return Sighting.unreadable(found, Unreadable.internal(e), since(start));
        }
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

    private static void complete(Fingerprint fingerprint) {
        if (fingerprint instanceof ImageFingerprint picture) {
            LocalFeatures _ = picture.features();
        }
    }

    private static Duration since(long startNanos) {
        return Duration.ofNanos(System.nanoTime() - startNanos);
    }
}
