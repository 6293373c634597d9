package dev.colophon.fingerprint.image;

/**
 * A picture after PDQ's smoothing: a box filter along rows and columns, twice, with windows of 1/128 of the sides. From one
 * smoothing the hash of the picture and of any of its parts can be taken in any orientation; that of the whole upright
 * picture is bit for bit the published one, that of a part differs by a few bits from hashing the cut-out part, whose own
 * windows would be a little smaller.
 */
public final class Smooth {

    /** Samples across and down that PDQ takes. */
    static final int SAMPLES = 64;

    private final int width;
    private final int height;
    private final float[] values;

    private Smooth(int width, int height, float[] values) {
        this.width = width;
        this.height = height;
        this.values = values;
    }

    /** Smooths a picture, which stays as it is. */
    public static Smooth of(Luma luma) {
        int width = luma.width();
        int height = luma.height();
        if (width == SAMPLES && height == SAMPLES) {
            return new Smooth(width, height, luma.values());
        }
        float[] first = new float[luma.values().length];
        float[] second = new float[luma.values().length];
        alongRows(luma.values(), first, width, height);
        alongColumns(first, second, width, height);
        alongRows(second, first, width, height);
        alongColumns(first, second, width, height);
        return new Smooth(width, height, second);
    }

    /**
     * The hash of a part of the picture, laid down in an orientation: what hashing the cut-out and turned pixels would give.
     */
    public Pdq hash(Region part, Orientation orientation) {
        // How the laid picture is read: transposed or not, from the far ends of its own rows and columns or not.
        boolean transposed = false;
        boolean rowsBackwards = false;
        boolean columnsBackwards = orientation.mirrored();
        for (int turn = 0; turn < orientation.quarterTurns(); turn++) {
            boolean rows = rowsBackwards;
            transposed = !transposed;
            rowsBackwards = columnsBackwards;
            columnsBackwards = !rows;
        }
        int[] columns =
                places(part.x(0) * width, part.x(1) * width, width, transposed ? rowsBackwards : columnsBackwards);
        int[] rows =
                places(part.y(0) * height, part.y(1) * height, height, transposed ? columnsBackwards : rowsBackwards);
        float[] samples = new float[SAMPLES * SAMPLES];
        for (int i = 0, at = 0; i < SAMPLES; i++) {
            for (int j = 0; j < SAMPLES; j++) {
                samples[at++] =
                        transposed ? values[rows[j] * width + columns[i]] : values[rows[i] * width + columns[j]];
            }
        }
        return PdqTransform.hash(samples);
    }

    /**
     * Where PDQ samples between two places of a side. A window of an even number of pixels reaches one further ahead than
     * behind, in each of two passes: read backwards the same window lies two pixels before the mirrored place.
     */
    static int[] places(double start, double end, int side, boolean backwards) {
        int[] places = new int[SAMPLES];
        int skew = window(side) % 2 == 0 ? 2 : 0;
        double step = (end - start) / SAMPLES;
        for (int i = 0; i < SAMPLES; i++) {
            int place = (int) (backwards ? side - end + (i + 0.5) * step : start + (i + 0.5) * step);
            places[i] = backwards ? Math.max(0, side - 1 - place - skew) : place;
        }
        return places;
    }

    /** PDQ's window for a side of n pixels. */
    static int window(int n) {
        return (n + 2 * SAMPLES - 1) / (2 * SAMPLES);
    }

    // In both directions: output i is the mean of inputs i-w+h .. i+h-1 as far as they exist, with h = (w+2)/2, from a
    // single
    // precision running sum that adds before it subtracts. Another order of operations gives other bits.

    private static void alongRows(float[] in, float[] out, int width, int height) {
        int window = window(width);
        int ahead = (window + 2) / 2;
        int row = 0;
        // Four rows at a time: the running sum is a chain of dependent additions, and four chains hide each other's
        // latency.
        for (; row + 4 <= height; row += 4) {
            fourRows(in, out, row * width, width, window, ahead);
        }
        for (; row < height; row++) {
            oneRow(in, out, row * width, width, window, ahead);
        }
    }

    private static void oneRow(float[] in, float[] out, int start, int width, int window, int ahead) {
        float sum = 0;
        for (int i = 1 - ahead; i < width; i++) {
            int add = i + ahead - 1;
            int subtract = i - window + ahead - 1;
            if (add < width) {
                sum += in[start + add];
            }
            if (subtract >= 0) {
                sum -= in[start + subtract];
            }
            if (i >= 0) {
                out[start + i] = sum / (Math.min(add, width - 1) - Math.max(subtract, -1));
            }
        }
    }

    private static void fourRows(float[] in, float[] out, int start, int width, int window, int ahead) {
        int second = start + width;
        int third = second + width;
        int fourth = third + width;
        float sum0 = 0;
        float sum1 = 0;
        float sum2 = 0;
        float sum3 = 0;
        for (int i = 1 - ahead; i < width; i++) {
            int add = i + ahead - 1;
            int subtract = i - window + ahead - 1;
            if (add < width) {
                sum0 += in[start + add];
                sum1 += in[second + add];
                sum2 += in[third + add];
                sum3 += in[fourth + add];
            }
            if (subtract >= 0) {
                sum0 -= in[start + subtract];
                sum1 -= in[second + subtract];
                sum2 -= in[third + subtract];
                sum3 -= in[fourth + subtract];
            }
            if (i >= 0) {
                int present = Math.min(add, width - 1) - Math.max(subtract, -1);
                out[start + i] = sum0 / present;
                out[second + i] = sum1 / present;
                out[third + i] = sum2 / present;
                out[fourth + i] = sum3 / present;
            }
        }
    }

    private static void alongColumns(float[] in, float[] out, int width, int height) {
        int window = window(height);
        int ahead = (window + 2) / 2;
        float[] sums = new float[width];
        for (int i = 1 - ahead; i < height; i++) {
            int add = i + ahead - 1;
            int subtract = i - window + ahead - 1;
            if (add < height) {
                int from = add * width;
                for (int x = 0; x < width; x++) {
                    sums[x] += in[from + x];
                }
            }
            if (subtract >= 0) {
                int from = subtract * width;
                for (int x = 0; x < width; x++) {
                    sums[x] -= in[from + x];
                }
            }
            if (i >= 0) {
                int present = Math.min(add, height - 1) - Math.max(subtract, -1);
                int to = i * width;
                for (int x = 0; x < width; x++) {
                    out[to + x] = sums[x] / present;
                }
            }
        }
    }
}
