package dev.colophon.benchmark;

import dev.colophon.fingerprint.AudioFingerprint;
import dev.colophon.fingerprint.audio.AudioParameters;
import dev.colophon.fingerprint.audio.AudioTerms;
import dev.colophon.fingerprint.audio.Peaks;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * How much is found when references keep only so many peaks.
 *
 * @param peaksPerSlot the most prominent that are kept of each half second
 * @param peaks kept a second of reference
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

    static final List<Integer> PEAKS_PER_SLOT = List.of(3, 5, 8, 12, 16);

    private static final int SLOT =
            AudioParameters.DEFAULT.slotHops() * AudioParameters.DEFAULT.hop() * 8 / AudioParameters.FRAME_SAMPLES;

    /** A fingerprint with the most prominent peaks of each slot only. */
    static AudioFingerprint thinned(AudioFingerprint dense, int peaksPerSlot) {
        List<Integer> kept = new ArrayList<>();
        int[] times = dense.timeEighths();
        int from = 0;
        while (from < times.length) {
            int slot = times[from] / SLOT;
            int to = from;
            while (to < times.length && times[to] / SLOT == slot) {
                to++;
            }
            IntStream.range(from, to)
                    .boxed()
                    .sorted(Comparator.comparingInt((Integer i) -> -Byte.toUnsignedInt(dense.prominence()[i])))
                    .limit(peaksPerSlot)
                    .sorted()
                    .forEach(kept::add);
            from = to;
        }
        int[] thinTimes = new int[kept.size()];
        short[] cents = new short[kept.size()];
        byte[] prominence = new byte[kept.size()];
        Arrays.setAll(thinTimes, i -> times[kept.get(i)]);
        for (int i = 0; i < cents.length; i++) {
            cents[i] = dense.cents()[kept.get(i)];
            prominence[i] = dense.prominence()[kept.get(i)];
        }
        return new AudioFingerprint(
                dense.version(), dense.digest(), dense.unmatchable(), dense.samples(), thinTimes, cents, prominence);
    }

    /** How many terms a reference has. */
    static long terms(AudioFingerprint print) {
        long[] count = {0};
        Peaks peaks = Peaks.of(print);
        for (AudioTerms.Kind kind : AudioTerms.Kind.values()) {
            AudioTerms.ofReference(peaks, kind, 0, peaks.size(), (_, _, _) -> count[0]++);
        }
        return count[0];
    }
}
