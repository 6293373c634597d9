package dev.colophon.fingerprint.image.local;

import java.util.List;

/**
 * Tells where the differences of an octave may have an extremum, row by row: what lies between the six places next to it, to the left and
 * right, above and below, and at the scales beside it, or has too little contrast, is none. That decides nearly always, and which way no
 * processor guesses; loops over arrays at the same index become vector instructions. Not thread-safe.
 *
 * <p>Steps from all six and the difference itself have one sign where the sum of their magnitudes is the magnitude of their sum. Both are
 * added in one order, so that rounding leaves equal what is equal. A maximum would take six instructions each, because of zeros with a sign.
 */
final class ExtremumScan {

    /** Of a difference and of those above and below. */
    static final int ROWS = 3;

    private final RowLayout layout;
    private final List<? extends PixelRows> levels;
    private final float least;

    /** The differences of each level: that of row y at y modulo three. */
    private final float[][][] differences;

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
     * @param layout of a row
     * @param levels of the octave
     * @param least contrast of an extremum before its place is refined
     * @param first row that is asked for
     */
    ExtremumScan(RowLayout layout, List<? extends PixelRows> levels, float least, int first) {
        this.layout = layout;
        this.levels = levels;
        this.least = least;
        int size = layout.size();
        differences = new float[levels.size() - 1][ROWS][size];
        between = new float[levels.size() - 2][size];
        left = new float[size];
        right = new float[size];
        sums = new float[size];
        magnitudes = new float[size];
        anywhere = new float[size];
        known = first - 1;
    }

    /** Reads the differences up to the row after this one: rows are asked for one after the other. */
    void moveTo(int y) {
        for (; known <= y + 1; known++) {
            for (int level = 0; level < differences.length; level++) {
                subtract(
                        levels.get(level + 1).row(known),
                        levels.get(level).row(known),
                        differences[level][known % ROWS]);
            }
        }
        for (int level = 1; level < between.length; level++) {
            compare(y, level);
        }
        System.arraycopy(between[1], 0, anywhere, 0, anywhere.length);
        for (int level = 2; level < between.length; level++) {
            multiply(anywhere, between[level]);
        }
    }

    private void compare(int y, int level) {
        float[][] rows = differences[level];
        float[] here = rows[y % ROWS];
        layout.shiftRight(here, left);
        layout.shiftLeft(here, right);
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

    /**
     * Of the row that was moved to, as {@link RowLayout} lays it, below 0 where no level has an extremum, else 0; of the ends of the row
     * nothing is said.
     */
    float[] anywhere() {
        return anywhere;
    }

    /**
     * Whether the difference of a level has its extremum at a place of the row that was moved to: none of its 26 neighbours is beyond it, and
     * the one to the left is not as far.
     */
    boolean isExtremum(int level, int y, int place) {
        if (between[level][place] < 0) {
            return false;
        }
        float[] here = differences[level][y % ROWS];
        float value = here[place];
        float before = here[layout.left(place)];
        return value > least
                ? value > before && isExtremum(level, place, value, 1)
                : value < -least && value < before && isExtremum(level, place, value, -1);
    }

    private boolean isExtremum(int middle, int place, float value, int sign) {
        int left = layout.left(place);
        int right = layout.right(place);
        for (int level = middle - 1; level <= middle + 1; level++) {
            for (float[] row : differences[level]) {
                if (sign * (row[place] - value) > 0
                        || sign * (row[left] - value) > 0
                        || sign * (row[right] - value) > 0) {
                    return false;
                }
            }
        }
        return true;
    }

    private static void subtract(float[] from, float[] what, float[] into) {
        for (int x = 0; x < into.length; x++) {
            into[x] = from[x + RowLayout.FIRST] - what[x + RowLayout.FIRST];
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
