package dev.colophon.fingerprint.audio;

import java.util.Arrays;

/**
 * Peaks of a sound or of a stretch of it, in order of time and then of pitch. The arrays are shared, not copied; do not
 * change them.
 *
 * @param times in eighths of a frame (16 samples, 1.45 ms) from the start of the sound
 * @param cents above 50 Hz, 0..8040
 * @param tiers 0..{@value #LAST_TIER}, see {@link dev.colophon.fingerprint.AudioFingerprint}
 */
public record Peaks(int[] times, short[] cents, byte[] tiers) {

    /** The last tier of peaks that stand alone. */
    public static final int LAST_ALONE = 3;

    /** The last tier. */
    public static final int LAST_TIER = 7;

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
        return new Peaks(
                Arrays.copyOfRange(times, first, end),
                Arrays.copyOfRange(cents, first, end),
                Arrays.copyOfRange(tiers, first, end));
    }

    /** The peaks up to a tier. */
    public Peaks upTo(int tier) {
        int count = 0;
        for (byte of : tiers) {
            count += of <= tier ? 1 : 0;
        }
        Peaks some = new Peaks(new int[count], new short[count], new byte[count]);
        int at = 0;
        for (int i = 0; i < times.length; i++) {
            if (tiers[i] <= tier) {
                some.times[at] = times[i];
                some.cents[at] = cents[i];
                some.tiers[at++] = tiers[i];
            }
        }
        return some;
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
            flipped[i] = (short) Math.clamp(axis - cents[i], 0, AudioParameters.HIGHEST_CENTS);
        }
        return new Peaks(times, flipped, tiers).sorted();
    }

    /** The peaks from the last to the first. */
    public Peaks reversed() {
        int[] turned = new int[times.length];
        short[] pitch = new short[times.length];
        byte[] rank = new byte[times.length];
        for (int i = 0; i < times.length; i++) {
            int from = times.length - 1 - i;
            turned[i] = times[0] + times[times.length - 1] - times[from];
            pitch[i] = cents[from];
            rank[i] = tiers[from];
        }
        return new Peaks(turned, pitch, rank).sorted();
    }

    /** The peaks as they would be at another speed and pitch. */
    public Peaks changed(double speed, int higherCents) {
        int[] changed = new int[times.length];
        short[] pitch = new short[times.length];
        for (int i = 0; i < times.length; i++) {
            changed[i] = (int) Math.round(times[0] + (times[i] - times[0]) / speed);
            pitch[i] = (short) Math.clamp(cents[i] + higherCents, 0, AudioParameters.HIGHEST_CENTS);
        }
        return new Peaks(changed, pitch, tiers).sorted();
    }

    /** Every second peak, among every second one of another sound that begins at the same time. */
    public Peaks under(Peaks other) {
        int mine = (times.length + 1) / 2;
        int all = mine + (other.size() + 1) / 2;
        Peaks both = new Peaks(new int[all], new short[all], new byte[all]);
        for (int i = 0; i < all; i++) {
            Peaks from = i < mine ? this : other;
            int at = 2 * (i < mine ? i : i - mine);
            both.times[i] = from.times[at] + (i < mine || times.length == 0 ? 0 : times[0] - other.times[0]);
            both.cents[i] = from.cents[at];
            both.tiers[i] = from.tiers[at];
        }
        return both.sorted();
    }

    private Peaks sorted() {
        long[] packed = new long[times.length];
        for (int i = 0; i < packed.length; i++) {
            packed[i] = ((long) times[i] << 24) | (cents[i] << 8) | tiers[i];
        }
        Arrays.sort(packed);
        Peaks sorted = new Peaks(new int[packed.length], new short[packed.length], new byte[packed.length]);
        for (int i = 0; i < packed.length; i++) {
            sorted.times[i] = (int) (packed[i] >>> 24);
            sorted.cents[i] = (short) (packed[i] >>> 8);
            sorted.tiers[i] = (byte) packed[i];
        }
        return sorted;
    }
}
