package dev.colophon.fingerprint.image.local;

import java.util.Arrays;

/**
 * Blurs planes of floats by a Gaussian, along rows and then along columns; beyond its edges a plane goes on as it ends. Not
 * thread-safe.
 *
 * <p>Values that are added lie at the same index of arrays of their own, so that the compiler makes vectors of the loops: with an offset
 * between two of them it would have to know that no array is another one.
 */
final class GaussianBlur {

    private static final double RADIUS_IN_SIGMAS = 3;

    private final int width;
    private final int radius;
    private final float[] weights;
    private final float[] padded;
    private final float[] line;
    private final float[][] shifted;

    /** The rows that a row of the result is made of, blurred along themselves: row y stands at y modulo their number. */
    private final float[][] rows;

    private int known;

    /** @param sigma in pixels */
    GaussianBlur(double sigma, int width) {
        this.width = width;
        radius = (int) Math.ceil(RADIUS_IN_SIGMAS * sigma - 0.5);
        double[] exact = new double[radius + 1];
        double sum = 0;
        for (int i = 0; i <= radius; i++) {
            exact[i] = StrictMath.exp(-i * i / (2 * sigma * sigma));
            sum += i == 0 ? exact[i] : 2 * exact[i];
        }
        weights = new float[radius + 1];
        for (int i = 0; i <= radius; i++) {
            weights[i] = (float) (exact[i] / sum);
        }
        padded = new float[width + 2 * radius];
        line = new float[width];
        shifted = new float[5][width];
        rows = new float[2 * radius + 1][width];
    }

    /** May write over what it reads. */
    void blur(float[] in, float[] out, int height) {
        for (int y = 0; y < height; y++) {
            row(in, out, y, height);
        }
    }

    /** How many rows of a plane must be there for the first so many of the result. */
    int needed(int rowsOfResult, int height) {
        return Math.min(height, rowsOfResult + radius);
    }

    /** Makes one row of the result: all are asked for, one after the other from the first on. */
    void row(float[] in, float[] out, int y, int height) {
        for (int end = needed(y + 1, height); known < end; known++) {
            alongRow(in, known * width, row(known));
        }
        alongColumns(y, height);
        System.arraycopy(line, 0, out, y * width, width);
    }

    private float[] row(int y) {
        return rows[y % rows.length];
    }

    private void alongRow(float[] in, int from, float[] row) {
        Arrays.fill(padded, 0, radius, in[from]);
        System.arraycopy(in, from, padded, radius, width);
        Arrays.fill(padded, radius + width, padded.length, in[from + width - 1]);
        float[] middle = shifted(4, 0);
        int tap = 1;
        if (radius < 2) {
            weigh(row, middle, weights[0]);
        } else {
            weigh(
                    row,
                    middle,
                    weights[0],
                    shifted(0, -1),
                    shifted(1, 1),
                    weights[1],
                    shifted(2, -2),
                    shifted(3, 2),
                    weights[2]);
            tap = 3;
        }
        for (; tap < radius; tap += 2) {
            add(
                    row,
                    shifted(0, -tap),
                    shifted(1, tap),
                    weights[tap],
                    shifted(2, -tap - 1),
                    shifted(3, tap + 1),
                    weights[tap + 1]);
        }
        if (tap == radius) {
            add(row, shifted(0, -tap), shifted(1, tap), weights[tap]);
        }
    }

    private float[] shifted(int place, int by) {
        System.arraycopy(padded, radius + by, shifted[place], 0, width);
        return shifted[place];
    }

    private void alongColumns(int y, int height) {
        int tap = 1;
        if (radius < 2) {
            weigh(line, row(y), weights[0]);
        } else {
            weigh(
                    line,
                    row(y),
                    weights[0],
                    row(Math.max(0, y - 1)),
                    row(Math.min(height - 1, y + 1)),
                    weights[1],
                    row(Math.max(0, y - 2)),
                    row(Math.min(height - 1, y + 2)),
                    weights[2]);
            tap = 3;
        }
        for (; tap < radius; tap += 2) {
            add(
                    line,
                    row(Math.max(0, y - tap)),
                    row(Math.min(height - 1, y + tap)),
                    weights[tap],
                    row(Math.max(0, y - tap - 1)),
                    row(Math.min(height - 1, y + tap + 1)),
                    weights[tap + 1]);
        }
        if (tap == radius) {
            add(line, row(Math.max(0, y - tap)), row(Math.min(height - 1, y + tap)), weights[tap]);
        }
    }

    private static void weigh(float[] out, float[] in, float weight) {
        for (int x = 0; x < out.length; x++) {
            out[x] = weight * in[x];
        }
    }

    /** With the first two pairs. */
    private static void weigh(
            float[] out,
            float[] in,
            float weight,
            float[] left,
            float[] right,
            float nearWeight,
            float[] before,
            float[] after,
            float farWeight) {
        for (int x = 0; x < out.length; x++) {
            out[x] = weight * in[x] + (nearWeight * (left[x] + right[x]) + farWeight * (before[x] + after[x]));
        }
    }

    private static void add(float[] out, float[] left, float[] right, float weight) {
        for (int x = 0; x < out.length; x++) {
            out[x] += weight * (left[x] + right[x]);
        }
    }

    /** Two pairs a pass: half as often over the sums. */
    private static void add(
            float[] out, float[] left, float[] right, float weight, float[] before, float[] after, float farWeight) {
        for (int x = 0; x < out.length; x++) {
            out[x] += weight * (left[x] + right[x]) + farWeight * (before[x] + after[x]);
        }
    }
}
