package dev.colophon.fingerprint.image.local;

/**
 * The square roots of SIFT histograms (R. Arandjelovic and A. Zisserman, "Three things everyone should know to improve object
 * retrieval", 2012): 4 x 4 cells of 8 directions around a keypoint, laid along its direction. Dimension {@code 32 * row + 8 *
 * column + direction}, where columns follow the direction of the keypoint.
 */
final class RootSift {

    static final int CELLS = 4;
    static final int DIRECTIONS = 8;
    static final int DIMENSIONS = CELLS * CELLS * DIRECTIONS;

    private static final int SAMPLES = 16;
    private static final float CELL_SIGMAS = 3;
    private static final double WEIGHT_SAMPLES = 8;
    private static final float CLIP = 0.2f;

    // For each place of a sample along a side: the two cells that it lies between, and the share of the second.
    private static final int[] CELL = new int[SAMPLES];
    private static final float[] SHARE = new float[SAMPLES];
    private static final float[] WEIGHTS = new float[SAMPLES * SAMPLES];

    static {
        for (int i = 0; i < SAMPLES; i++) {
            double place = (i + 0.5) * CELLS / SAMPLES - 0.5;
            CELL[i] = (int) Math.floor(place);
            SHARE[i] = (float) (place - Math.floor(place));
        }
        for (int y = 0; y < SAMPLES; y++) {
            for (int x = 0; x < SAMPLES; x++) {
                double right = x + 0.5 - SAMPLES / 2.0;
                double down = y + 0.5 - SAMPLES / 2.0;
                WEIGHTS[y * SAMPLES + x] =
                        (float) StrictMath.exp(-(right * right + down * down) / (2 * WEIGHT_SAMPLES * WEIGHT_SAMPLES));
            }
        }
    }

    /** A cell beyond the edge on each side and a ninth direction, so that shares need no checks. */
    private static final int WIDE = CELLS + 2;

    private static final int DEEP = DIRECTIONS + 1;
    private final float[] histograms = new float[WIDE * WIDE * DEEP];
    private final float[] values = new float[DIMENSIONS];
    private final Gradients gradients = new Gradients(SAMPLES * SAMPLES);

    // Where the samples of a column lie before those of a row are added, and what these add.
    private final float[] rightX = new float[SAMPLES];
    private final float[] rightY = new float[SAMPLES];
    private final float[] downX = new float[SAMPLES];
    private final float[] downY = new float[SAMPLES];

    /**
     * Of a keypoint laid along a direction.
     *
     * @param turn the direction in parts of a turn
     * @return valid until the next call
     */
    float[] of(Octave octave, Keypoint point, float turn) {
        java.util.Arrays.fill(histograms, 0);
        double angle = 2 * Math.PI * turn;
        float cosine = (float) StrictMath.cos(angle);
        float sine = (float) StrictMath.sin(angle);
        float step = CELL_SIGMAS * CELLS / SAMPLES * point.sigma();
        float[] plane = octave.planes()[point.level()];
        int width = octave.width();
        int height = octave.height();
        gradients.clear();
        for (int i = 0; i < SAMPLES; i++) {
            float along = (i + 0.5f - SAMPLES / 2f) * step;
            rightX[i] = point.x() + cosine * along;
            rightY[i] = point.y() + sine * along;
            downX[i] = sine * along;
            downY[i] = cosine * along;
        }
        boolean inside = isInside(point.x(), point.y(), SAMPLES * step, width, height);
        for (int row = 0; row < SAMPLES; row++) {
            if (inside) {
                sample(plane, width, row);
            } else {
                sample(plane, width, height, row);
            }
        }
        gradients.measure(cosine, sine, WEIGHTS);
        for (int row = 0; row < SAMPLES; row++) {
            share(row);
        }
        gather();
        return values;
    }

    /** Whether all samples lie at least two pixels within a plane: none is farther than the half diagonal, 0.71 of a side. */
    private static boolean isInside(float x, float y, float side, int width, int height) {
        float reach = 0.75f * side + 3;
        return x > reach && y > reach && x < width - reach && y < height - reach;
    }

    private void sample(float[] plane, int width, int row) {
        float left = downX[row];
        float down = downY[row];
        for (int column = 0; column < SAMPLES; column++) {
            int x = (int) (rightX[column] - left + 0.5f);
            int y = (int) (rightY[column] + down + 0.5f);
            gradients.add(plane, width, y * width + x);
        }
    }

    private void sample(float[] plane, int width, int height, int row) {
        float left = downX[row];
        float down = downY[row];
        for (int column = 0; column < SAMPLES; column++) {
            int x = (int) (rightX[column] - left + 0.5f);
            int y = (int) (rightY[column] + down + 0.5f);
            if (x < 1 || y < 1 || x >= width - 1 || y >= height - 1) {
                gradients.addNothing(1);
            } else {
                gradients.add(plane, width, y * width + x);
            }
        }
    }

    /** Shares the samples of a row among the cells and directions that each lies between. */
    private void share(int row) {
        float[] into = histograms;
        float rowShare = SHARE[row];
        int rowCell = (CELL[row] + 1) * WIDE + 1;
        for (int column = 0; column < SAMPLES; column++) {
            int sample = row * SAMPLES + column;
            float strength = gradients.strength(sample);
            // Within its cell of a direction: bins are centred on whole eighths.
            float direction = gradients.eighths(sample);
            int bin = (int) direction;
            float beyond = direction - bin;
            bin &= DIRECTIONS - 1;
            float lower = strength * rowShare;
            float upper = strength - lower;
            float upperRight = upper * SHARE[column];
            float lowerRight = lower * SHARE[column];
            int cell = (rowCell + CELL[column]) * DEEP + bin;
            add(into, cell, upper - upperRight, beyond);
            add(into, cell + DEEP, upperRight, beyond);
            add(into, cell + WIDE * DEEP, lower - lowerRight, beyond);
            add(into, cell + WIDE * DEEP + DEEP, lowerRight, beyond);
        }
    }

    private static void add(float[] histograms, int bin, float strength, float beyond) {
        float second = strength * beyond;
        histograms[bin] += strength - second;
        histograms[bin + 1] += second;
    }

    private void gather() {
        int to = 0;
        float squares = 0;
        for (int row = 0; row < CELLS; row++) {
            for (int column = 0; column < CELLS; column++) {
                int from = ((row + 1) * WIDE + column + 1) * DEEP;
                histograms[from] += histograms[from + DIRECTIONS];
                for (int direction = 0; direction < DIRECTIONS; direction++) {
                    float value = histograms[from + direction];
                    squares += value * value;
                    values[to++] = value;
                }
            }
        }
        float most = CLIP * (float) Math.sqrt(squares);
        float sum = 0;
        for (int i = 0; i < DIMENSIONS; i++) {
            values[i] = Math.min(values[i], most);
            sum += values[i];
        }
        float scale = sum > 0 ? 1 / sum : 0;
        for (int i = 0; i < DIMENSIONS; i++) {
            values[i] = (float) Math.sqrt(values[i] * scale);
        }
    }
}
