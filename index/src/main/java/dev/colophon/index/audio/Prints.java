package dev.colophon.index.audio;

import dev.colophon.fingerprint.AudioFingerprint;
import dev.colophon.fingerprint.Fingerprint;
import dev.colophon.fingerprint.Medium;
import dev.colophon.index.ReferenceId;
import dev.colophon.index.postings.PostingsIndex;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The stored fingerprints, decoded; those used last are kept in memory up to a bound. Thread-safe. */
final class Prints {

    /** About 28 MB: 40 hours of music. */
    private static final long MOST_PEAKS = 4_000_000;

    private final PostingsIndex postings;
    private final Map<ReferenceId, AudioFingerprint> kept = new LinkedHashMap<>(64, 0.75f, true);
    private long keptPeaks;
    /** Raised by every commit, so that what was read before it is not kept after it. */
    private long generation;

    Prints(PostingsIndex postings) {
        this.postings = postings;
    }

    Optional<AudioFingerprint> get(ReferenceId reference) {
        long readIn;
        synchronized (this) {
            AudioFingerprint print = kept.get(reference);
            if (print != null) {
                return Optional.of(print);
            }
            readIn = generation;
        }
        Optional<AudioFingerprint> read = postings.print(reference).map(Prints::decode);
        read.ifPresent(print -> keep(reference, print, readIn));
        return read;
    }

    static AudioFingerprint decode(byte[] bytes) {
        return (AudioFingerprint) Fingerprint.decode(Medium.AUDIO, bytes);
    }

    private synchronized void keep(ReferenceId reference, AudioFingerprint print, long readIn) {
        if (readIn != generation || kept.put(reference, print) != null) {
            return;
        }
        keptPeaks += print.peaks();
        Iterator<AudioFingerprint> oldest = kept.values().iterator();
        while (keptPeaks > MOST_PEAKS && oldest.hasNext()) {
            keptPeaks -= oldest.next().peaks();
            oldest.remove();
        }
    }

    synchronized void forget() {
        generation++;
        kept.clear();
        keptPeaks = 0;
    }
}
