package dev.colophon.fingerprint.image.local;

/**
 * Tells where the differences of an octave may have an extremum, row by row: what lies between the six places next to it, to the left and
 * right, above and below, and at the scales beside it, or has too little contrast, is none. That decides nearly always, and which way no
 * processor guesses; loops over arrays at the same index become vector instructions. Not thread-safe.
 *
 * <p>Steps from all six and the difference itself have one sign where the sum of their magnitudes is the magnitude of their sum. Both are
 * added in one order, so that rounding leaves equal what is equal. A maximum would take six instructions each, because of zeros with a sign.
 */
final class ExtremumScan {

    private static final int ROWS = 3;

    private final Octave octave;
    private final int width;
    private final float least;

    /** The differences of each level: that of row y at y modulo three. */
    private final float[][][] differences;

    /** A row of each level of the octave. */
    private final float[][] blurred;

    /** Of each level between two others, below 0 where a difference is no extremum. */
    private final float[][] between;

    private final float[] left;
    private final float[] right;
    private final float[] sums;
    private final float[] magnitudes;
    private final float[] anywhere;
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
        this.least = least;
        int levels = octave.blurred().length;
        blurred = new float[levels][width];
        differences = new float[levels - 1][ROWS][width];
        between = new float[levels - 2][width];
        left = new float[width];
        right = new float[width];
        sums = new float[width];
        magnitudes = new float[width];
        anywhere = new float[width];
        known = first - 1;
    }

    /** Reads the differences up to the row after this one: rows are asked for one after the other. */
    void moveTo(int y) {
        for (; known <= y + 1; known++) {
            for (int level = 0; level < blurred.length; level++) {
                System.arraycopy(octave.blurred()[level], known * width, blurred[level], 0, width);
            }
            for (int level = 0; level < differences.length; level++) {
                subtract(blurred[level + 1], blurred[level], differences[level][known % ROWS]);
            }
        }
        for (int level = 1; level < between.length; level++) {
            compare(y, level);
        }
        System.arraycopy(between[1], 0, anywhere, 0, width);
        for (int level = 2; level < between.length; level++) {
            multiply(anywhere, between[level]);
        }
    }

    private void compare(int y, int level) {
        float[][] rows = differences[level];
        float[] here = rows[y % ROWS];
        System.arraycopy(here, 0, left, 1, width - 1);
        System.arraycopy(here, 1, right, 0, width - 1);
        add(here, left, right, rows[(y + 2) % ROWS], rows[(y + 1) % ROWS], sums, magnitudes);
        compare(
                here,
                differences[level - 1][y % ROWS],
                differences[level + 1][y % ROWS],
                sums,
                magnitudes,
                least,
                between[level]);
    }

    /** Of the row that was moved to, below 0 where no level has an extremum, else 0; of its ends nothing is said. */
    float[] anywhere() {
        return anywhere;
    }

    /** Likewise, where this level has none. */
    boolean isPossible(int level, int x) {
        return between[level][x] >= 0;
    }

    private static void subtract(float[] from, float[] what, float[] into) {
        for (int x = 0; x < from.length; x++) {
            into[x] = from[x] - what[x];
        }
    }

    private static void multiply(float[] by, float[] with) {
        for (int x = 0; x < by.length; x++) {
            by[x] = 0 - Math.abs(by[x] * with[x]); // never -0, which would be taken for a number below
        }
    }

    private static void add(
            float[] here, float[] left, float[] right, float[] above, float[] below, float[] sums, float[] magnitudes) {
        for (int x = 0; x < sums.length; x++) {
            float height = here[x];
            float toLeft = height - left[x];
            float toRight = height - right[x];
            float toAbove = height - above[x];
            float toBelow = height - below[x];
            sums[x] = height + toLeft + toRight + toAbove + toBelow;
            magnitudes[x] =
                    Math.abs(height) + Math.abs(toLeft) + Math.abs(toRight) + Math.abs(toAbove) + Math.abs(toBelow);
        }
    }

    private static void compare(
            float[] here,
            float[] before,
            float[] after,
            float[] sums,
            float[] magnitudes,
            float least,
            float[] between) {
        for (int x = 0; x < between.length; x++) {
            float toBefore = here[x] - before[x];
            float toAfter = here[x] - after[x];
            float more = Math.abs(here[x]) - least;
            between[x] = Math.abs(sums[x] + toBefore + toAfter)
                    - (magnitudes[x] + Math.abs(toBefore) + Math.abs(toAfter))
                    + (more - Math.abs(more));
        }
    }
}
