package dev.colophon.fingerprint.audio;

import dev.colophon.fingerprint.AudioFingerprint;
import java.util.Arrays;

/**
 * Peaks of a sound or of a stretch of it, in order of time and then of pitch. The arrays are shared, not copied; do not
 * change them.
 *
 * @param times in eighths of a frame (16 samples, 1.45 ms) from the start of the sound
 * @param cents above 200 Hz, 0..5640
 */
public record Peaks(int[] times, short[] cents) {

    public static Peaks of(AudioFingerprint print) {
        return new Peaks(print.timeEighths(), print.cents());
    }

    public int size() {
        return times.length;
    }

    /** The number of the first peak at this time or later; {@link #size} when there is none. */
    public int firstAt(double time) {
        int low = 0;
        int high = times.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (times[middle] < time) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** The peaks from a time to before another; times still count from the start of the sound. */
    public Peaks between(double from, double to) {
        int first = firstAt(from);
        int end = firstAt(to);
        return new Peaks(Arrays.copyOfRange(times, first, end), Arrays.copyOfRange(cents, first, end));
    }

    /**
     * The peaks turned upside down about the middle between the 1st and the 99th percentile of pitch: as dense and as
     * rhythmical as the sound itself, yet no sound that anybody registered.
     */
    public Peaks flipped() {
        if (times.length == 0) {
            return this;
        }
        short[] sorted = cents.clone();
        Arrays.sort(sorted);
        int axis = sorted[sorted.length / 100] + sorted[sorted.length - 1 - sorted.length / 100];
        short[] flipped = new short[cents.length];
        for (int i = 0; i < cents.length; i++) {
            flipped[i] = (short) Math.clamp(axis - cents[i], 0, PeakPicker.HIGHEST_CENTS);
        }
        return new Peaks(times, flipped).sorted();
    }

    /** The peaks from the last to the first. */
    public Peaks reversed() {
        int[] turned = new int[times.length];
        short[] pitch = new short[times.length];
        for (int i = 0; i < times.length; i++) {
            int from = times.length - 1 - i;
            turned[i] = times[0] + times[times.length - 1] - times[from];
            pitch[i] = cents[from];
        }
        return new Peaks(turned, pitch).sorted();
    }

    private Peaks sorted() {
        long[] packed = new long[times.length];
        for (int i = 0; i < packed.length; i++) {
            packed[i] = ((long) times[i] << 16) | cents[i];
        }
        Arrays.sort(packed);
        int[] sortedTimes = new int[packed.length];
        short[] sortedCents = new short[packed.length];
        for (int i = 0; i < packed.length; i++) {
            sortedTimes[i] = (int) (packed[i] >>> 16);
            sortedCents[i] = (short) packed[i];
        }
        return new Peaks(sortedTimes, sortedCents);
    }
}
