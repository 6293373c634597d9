package dev.colophon.fingerprint.image.local;

/**
 * Blurs planes of floats by a Gaussian, along rows and then along columns; beyond its edges a plane goes on as it ends. Not
 * thread-safe.
 *
 * <p>Loops are over arrays at the same place or at one that is a constant multiple of {@link RowLayout#STRETCHES} away, and short, so that
 * the compiler makes vectors of them: with any other offset it would have to know that no array is another one.
 */
final class GaussianBlur {

    private static final double RADIUS_IN_SIGMAS = 3;
    private static final int NEXT = RowLayout.STRETCHES;

    private final RowLayout layout;
    private final int radius;
    /** Of an even number of pixels to either side, and of the middle: the last may be 0. */
    private final float[] weights;

    /** The rows that a row of the result is made of, blurred along themselves: row y stands at y modulo their number. */
    private final float[][] rows;

    private int known;

    /** @param sigma in pixels, at most 3.5 */
    GaussianBlur(double sigma, RowLayout layout) {
        this.layout = layout;
        radius = (int) Math.ceil(RADIUS_IN_SIGMAS * sigma - 0.5);
        if (radius > RowLayout.MOST_BEYOND) {
            throw new IllegalArgumentException("a blur of " + sigma + " pixels reaches too far");
        }
        double[] exact = new double[radius + 1];
        double sum = 0;
        for (int i = 0; i <= radius; i++) {
            exact[i] = StrictMath.exp(-i * i / (2 * sigma * sigma));
            sum += i == 0 ? exact[i] : 2 * exact[i];
        }
        weights = new float[RowLayout.MOST_BEYOND + 1];
        for (int i = 0; i <= radius; i++) {
            weights[i] = (float) (exact[i] / sum);
        }
        rows = new float[2 * radius + 1][layout.size()];
    }

    /** How many pixels to either side a pixel is made of. */
    int radius() {
        return radius;
    }

    /** How many rows of a plane must be there for the first so many of the result. */
    int needed(int rowsOfResult, int height) {
        return Math.min(height, rowsOfResult + radius);
    }

    /** Makes one row of the result, a padded one: all are asked for, one after the other from the first on. */
    void row(PixelRows in, int y, int height, float[] out) {
        for (int end = needed(y + 1, height); known < end; known++) {
            float[] padded = in.row(known);
            layout.pad(padded, radius);
            alongRow(padded, row(known));
        }
        alongColumns(y, height, out);
    }

    private float[] row(int y) {
        return rows[y % rows.length];
    }

    private void alongRow(float[] padded, float[] row) {
        weighFirst(row, padded, weights[0], weights[1], weights[2]);
        if (radius > 2) {
            addThird(row, padded, weights[3], weights[4]);
        }
        if (radius > 4) {
            addFifth(row, padded, weights[5], weights[6]);
        }
        if (radius > 6) {
            addSeventh(row, padded, weights[7], weights[8]);
        }
        if (radius > 8) {
            addNinth(row, padded, weights[9], weights[10]);
        }
    }

    private void alongColumns(int y, int height, float[] out) {
        weigh(
                out,
                row(y),
                weights[0],
                row(Math.max(0, y - 1)),
                row(Math.min(height - 1, y + 1)),
                weights[1],
                row(Math.max(0, y - 2)),
                row(Math.min(height - 1, y + 2)),
                weights[2]);
        int tap = 3;
        for (; tap < radius; tap += 2) {
            add(
                    out,
                    row(Math.max(0, y - tap)),
                    row(Math.min(height - 1, y + tap)),
                    weights[tap],
                    row(Math.max(0, y - tap - 1)),
                    row(Math.min(height - 1, y + tap + 1)),
                    weights[tap + 1]);
        }
        if (tap == radius) {
            add(out, row(Math.max(0, y - tap)), row(Math.min(height - 1, y + tap)), weights[tap]);
        }
    }

    private static void weighFirst(float[] out, float[] in, float weight, float nearWeight, float farWeight) {
        for (int i = 0; i < out.length; i++) {
            out[i] = weight * in[i + RowLayout.FIRST]
                    + (nearWeight * (in[i + RowLayout.FIRST - NEXT] + in[i + RowLayout.FIRST + NEXT])
                            + farWeight * (in[i + RowLayout.FIRST - 2 * NEXT] + in[i + RowLayout.FIRST + 2 * NEXT]));
        }
    }

    private static void addThird(float[] out, float[] in, float weight, float farWeight) {
        for (int i = 0; i < out.length; i++) {
            out[i] += weight * (in[i + RowLayout.FIRST - 3 * NEXT] + in[i + RowLayout.FIRST + 3 * NEXT])
                    + farWeight * (in[i + RowLayout.FIRST - 4 * NEXT] + in[i + RowLayout.FIRST + 4 * NEXT]);
        }
    }

    private static void addFifth(float[] out, float[] in, float weight, float farWeight) {
        for (int i = 0; i < out.length; i++) {
            out[i] += weight * (in[i + RowLayout.FIRST - 5 * NEXT] + in[i + RowLayout.FIRST + 5 * NEXT])
                    + farWeight * (in[i + RowLayout.FIRST - 6 * NEXT] + in[i + RowLayout.FIRST + 6 * NEXT]);
        }
    }

    private static void addSeventh(float[] out, float[] in, float weight, float farWeight) {
        for (int i = 0; i < out.length; i++) {
            out[i] += weight * (in[i + RowLayout.FIRST - 7 * NEXT] + in[i + RowLayout.FIRST + 7 * NEXT])
                    + farWeight * (in[i + RowLayout.FIRST - 8 * NEXT] + in[i + RowLayout.FIRST + 8 * NEXT]);
        }
    }

    private static void addNinth(float[] out, float[] in, float weight, float farWeight) {
        for (int i = 0; i < out.length; i++) {
            out[i] += weight * (in[i + RowLayout.FIRST - 9 * NEXT] + in[i + RowLayout.FIRST + 9 * NEXT])
                    + farWeight * (in[i + RowLayout.FIRST - 10 * NEXT] + in[i + RowLayout.FIRST + 10 * NEXT]);
        }
    }

    /** The middle with the first two pairs. */
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
        for (int x = 0; x < in.length; x++) {
            out[x + RowLayout.FIRST] =
                    weight * in[x] + (nearWeight * (left[x] + right[x]) + farWeight * (before[x] + after[x]));
        }
    }

    private static void add(float[] out, float[] left, float[] right, float weight) {
        for (int x = 0; x < left.length; x++) {
            out[x + RowLayout.FIRST] += weight * (left[x] + right[x]);
        }
    }

    /** Two pairs a pass: half as often over the sums. */
    private static void add(
            float[] out, float[] left, float[] right, float weight, float[] before, float[] after, float farWeight) {
        for (int x = 0; x < left.length; x++) {
            out[x + RowLayout.FIRST] += weight * (left[x] + right[x]) + farWeight * (before[x] + after[x]);
        }
    }
}
