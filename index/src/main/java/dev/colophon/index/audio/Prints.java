package dev.colophon.index.audio;

import dev.colophon.fingerprint.AudioFingerprint;
import dev.colophon.fingerprint.Fingerprint;
import dev.colophon.fingerprint.Medium;
import dev.colophon.fingerprint.audio.Peaks;
import dev.colophon.index.ReferenceId;
import dev.colophon.index.postings.PostingsIndex;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The registered sounds, decoded; those used last are kept in memory up to a bound. Thread-safe. */
final class Prints {

    /** About 70 MB: 50 hours of music. */
    private static final long MOST_PEAKS = 7_000_000;

    /**
     * A registered sound.
     *
     * @param peaks all that are kept
     * @param alone those that terms are made of
     */
    record Sound(AudioFingerprint print, Peaks peaks, Peaks alone) {

        Sound(AudioFingerprint print) {
            this(print, Peaks.of(print), Peaks.of(print).upTo(Peaks.LAST_ALONE));
        }

        /** In eighths of a frame. */
        double length() {
            return print.samples() / 16.0;
        }
    }

    private final PostingsIndex postings;
    private final Map<ReferenceId, Sound> kept = new LinkedHashMap<>(64, 0.75f, true);
    private long keptPeaks;
    /** Raised by every commit, so that what was read before it is not kept after it. */
    private long generation;

    Prints(PostingsIndex postings) {
        this.postings = postings;
    }

    Optional<Sound> get(ReferenceId reference) {
        long readIn;
        synchronized (this) {
            Sound sound = kept.get(reference);
            if (sound != null) {
                return Optional.of(sound);
            }
            readIn = generation;
        }
        Optional<Sound> read = postings.print(reference).map(bytes -> new Sound(decode(bytes)));
        read.ifPresent(sound -> keep(reference, sound, readIn));
        return read;
    }

    static AudioFingerprint decode(byte[] bytes) {
        return (AudioFingerprint) Fingerprint.decode(Medium.AUDIO, bytes);
    }

    private synchronized void keep(ReferenceId reference, Sound sound, long readIn) {
        if (readIn != generation || kept.put(reference, sound) != null) {
            return;
        }
        keptPeaks += sound.print().peaks();
        Iterator<Sound> oldest = kept.values().iterator();
        while (keptPeaks > MOST_PEAKS && oldest.hasNext()) {
            keptPeaks -= oldest.next().print().peaks();
            oldest.remove();
        }
    }

    synchronized void forget() {
        generation++;
        kept.clear();
        keptPeaks = 0;
    }
}
