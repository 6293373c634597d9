package dev.colophon.benchmark.audio;

import dev.colophon.fingerprint.AudioFingerprint;
import dev.colophon.fingerprint.audio.Peaks;
import dev.colophon.index.audio.term.AudioTerms;
import java.util.List;
import java.util.Map;

/**
 * How much is found when references have terms of only so many peaks.
 *
 * @param peaksPerSlot the most prominent that are kept of each half second
 * @param peaks that terms are made of, a second of reference
 * @param terms made of them a second
 * @param found share of the copies that is EXACT or STRONG with the right work, by condition
 */
record DensityRow(int peaksPerSlot, double peaks, double terms, double bytesPerHour, Map<String, Double> found) {

    /** Conditions that lose first. */
    static final List<String> CONDITIONS = List.of(
            "clean",
            "clip 3 s",
            "white noise -5 dB",
            "under speech -10 dB",
            "speed +5 %",
            "pitch +2.0 st",
            "microphone chain");

    /** The most prominent peaks of each half second that terms are made of, and the tier that ends there. */
    static final List<Integer> PEAKS_PER_SLOT = List.of(3, 5, 8, 12);

    /** A fingerprint with terms of the most prominent peaks of each slot only; the others still confirm. */
    static AudioFingerprint thinned(AudioFingerprint print, int peaksPerSlot) {
        int lastTier = PEAKS_PER_SLOT.indexOf(peaksPerSlot);
        byte[] tiers = print.tiers().clone();
        for (int i = 0; i < tiers.length; i++) {
            tiers[i] = tiers[i] > lastTier ? (byte) Math.max(tiers[i], Peaks.LAST_ALONE + 1) : tiers[i];
        }
        return new AudioFingerprint(
                print.version(),
                print.digest(),
                print.unmatchable(),
                print.samples(),
                print.timeEighths(),
                print.cents(),
                tiers);
    }

    /** How many terms a reference has. */
    static long terms(AudioFingerprint print) {
        long[] count = {0};
        Peaks peaks = print.spectralPeaks().upTo(Peaks.LAST_ALONE);
        for (AudioTerms.Kind kind : AudioTerms.Kind.values()) {
            AudioTerms.ofReference(peaks, kind, 0, peaks.size(), (_, _, _) -> count[0]++);
        }
        return count[0];
    }
}
