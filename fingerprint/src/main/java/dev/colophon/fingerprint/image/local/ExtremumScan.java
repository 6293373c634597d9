package dev.colophon.fingerprint.image.local;

/**
 * Tells where the differences of an octave may have an extremum, row by row: what is at most as far from zero as one of the six places next to
 * it, to the left and right, above and below, and at the scales beside it, or has too little contrast, is none. That decides nearly always,
 * and which way no processor guesses; loops over arrays at the same index become vector instructions. Not thread-safe.
 *
 * <p>Products of a place and its neighbours are compared instead of their values, so that one maximum does for both signs: rounding
 * leaves the order of products as it is, apart from ties.
 */
final class ExtremumScan {

    private static final int ROWS = 3;

    private final Octave octave;
    private final int width;
    private final float leastSquared;

    /** The differences of each level: that of row y at y modulo three. */
    private final float[][][] differences;

    private final float[] other;
    private final float[] left;
    private final float[] right;
    private final float[] near;
    private final float[] beyond;
    private int known;

    /**
     * Scans an octave.
     *
     * @param least contrast of an extremum before its place is refined
     * @param first row that is asked for
     */
    ExtremumScan(Octave octave, float least, int first) {
        this.octave = octave;
        this.width = octave.width();
        this.leastSquared = least * least;
        differences = new float[octave.blurred().length - 1][ROWS][width];
        other = new float[width];
        left = new float[width];
        right = new float[width];
        near = new float[width];
        beyond = new float[width];
        known = first - 1;
    }

    /** Reads the differences up to the row after this one: rows are asked for one after the other. */
    void moveTo(int y) {
        for (; known <= y + 1; known++) {
            for (int level = 0; level < differences.length; level++) {
                float[] here = differences[level][known % ROWS];
                System.arraycopy(octave.blurred()[level + 1], known * width, here, 0, width);
                System.arraycopy(octave.blurred()[level], known * width, other, 0, width);
                subtract(here, other);
            }
        }
    }

    /** Of the row that was moved to, below 0 where a difference is no extremum; of its ends nothing is said. */
    float[] beyond(int y, int level) {
        float[] here = differences[level][y % ROWS];
        System.arraycopy(here, 0, left, 1, width - 1);
        System.arraycopy(here, 1, right, 0, width - 1);
        float[][] rows = differences[level];
        compare(here, left, right, rows[(y + 2) % ROWS], rows[(y + 1) % ROWS], near);
        compare(here, near, differences[level - 1][y % ROWS], differences[level + 1][y % ROWS], leastSquared, beyond);
        return beyond;
    }

    private static void subtract(float[] from, float[] what) {
        for (int x = 0; x < from.length; x++) {
            from[x] -= what[x];
        }
    }

    private static void compare(float[] here, float[] left, float[] right, float[] above, float[] below, float[] near) {
        for (int x = 0; x < near.length; x++) {
            near[x] = Math.max(
                    Math.max(left[x] * here[x], right[x] * here[x]), Math.max(above[x] * here[x], below[x] * here[x]));
        }
    }

    private static void compare(
            float[] here, float[] near, float[] before, float[] after, float least, float[] beyond) {
        for (int x = 0; x < beyond.length; x++) {
            beyond[x] = here[x] * here[x]
                    - Math.max(Math.max(near[x], least), Math.max(before[x] * here[x], after[x] * here[x]));
        }
    }
}
