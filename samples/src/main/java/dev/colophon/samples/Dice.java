package dev.colophon.samples;

/**
 * The randomness of this module: SplitMix64 (Steele, Lea, Flood, 2014), spelled out here so that a seed gives the same work
 * on every Java for ever. Not thread-safe.
 */
public final class Dice {

    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private long state;

    public Dice(long seed) {
        state = mix(seed + GOLDEN);
    }

    static long mix(long value) {
        long z = value;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    public long next() {
        state += GOLDEN;
        return mix(state);
    }

    /** An independent sequence, so that one part of a work can change without moving the others. */
    public Dice split() {
        return new Dice(next());
    }

    /** Uniform in 0 (inclusive) .. 1 (exclusive). */
    public double unit() {
        return (next() >>> 11) * 0x1.0p-53;
    }

    public double between(double low, double high) {
        return low + (high - low) * unit();
    }

    /** Uniform in 0 .. bound - 1. */
    public int below(int bound) {
        return (int) (unit() * bound);
    }

    /** Uniform in low .. high, both inclusive. */
    public int between(int low, int high) {
        return low + below(high - low + 1);
    }

    public boolean chance(double probability) {
        return unit() < probability;
    }

    /** Roughly normal with standard deviation 1, within -3.5 .. 3.5. */
    public double bell() {
        double sum = 0;
        for (int i = 0; i < 4; i++) {
            sum += unit();
        }
        return (sum - 2) * 1.732;
    }

    public <T> T pick(T[] choices) {
        return choices[below(choices.length)];
    }

    public int pick(int[] choices) {
        return choices[below(choices.length)];
    }

    public double pick(double[] choices) {
        return choices[below(choices.length)];
    }
}
