package dev.colophon.detect;

import dev.colophon.fingerprint.Role;
import dev.colophon.fingerprint.Unmatchable;
import dev.colophon.index.FingerprintIndex;
import dev.colophon.index.Match;
import dev.colophon.index.SearchOptions;
import dev.colophon.media.MediaReader;
import dev.colophon.media.Part;
import dev.colophon.media.Readable;
import dev.colophon.media.Unreadable;
import java.util.List;

/** Finds which registered references share content with a found file, and where. Thread-safe; holds no state between calls. */
public final class Detector {

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
            case Readable(List<Part> parts) -> Sighting.of(found, parts, search(parts), System.nanoTime() - start);
            case Unreadable why -> Sighting.unreadable(found, why, System.nanoTime() - start);
        };
    }

    private List<Match> search(List<Part> parts) {
        return parts.stream()
                .map(Part::fingerprint)
                .filter(print ->
                        print.unmatchable().filter(Unmatchable.SILENT::equals).isEmpty())
                .flatMap(print -> index.search(print, options).stream())
                .toList();
    }
}
