package dev.colophon.fingerprint.image.local;

/** Blurs planes of floats by a Gaussian, along rows and then along columns; beyond its edges a plane goes on as it ends. */
final class GaussianBlur {

    private static final double RADIUS_IN_SIGMAS = 3;

    private final float[] weights;
    private final float[] padded;
    private final float[] between;

    /**
     * @param sigma in pixels
     * @param width of the widest plane
     * @param between as many values as the largest plane has, used while a plane is blurred
     */
    GaussianBlur(double sigma, int width, float[] between) {
        int radius = (int) Math.ceil(RADIUS_IN_SIGMAS * sigma - 0.5);
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
        this.between = between;
    }

    /** May write over what it reads. */
    void blur(float[] in, float[] out, int width, int height) {
        int radius = weights.length - 1;
        for (int y = 0; y < height; y++) {
            int row = y * width;
            for (int i = 0; i < radius; i++) {
                padded[i] = in[row];
                padded[radius + width + i] = in[row + width - 1];
            }
            System.arraycopy(in, row, padded, radius, width);
            alongRow(row, width, radius);
        }
        for (int y = 0; y < height; y++) {
            alongColumns(out, y, width, height, radius);
        }
    }

    // Two pairs of taps a pass over the row: simple loops over neighbouring values, which the compiler makes vectors
    // of.

    private void alongRow(int row, int width, int radius) {
        float middle = weights[0];
        for (int x = 0; x < width; x++) {
            between[row + x] = middle * padded[radius + x];
        }
        int tap = 1;
        for (; tap + 1 <= radius; tap += 2) {
            float first = weights[tap];
            float second = weights[tap + 1];
            int left = radius - tap;
            int right = radius + tap;
            for (int x = 0; x < width; x++) {
                between[row + x] += first * (padded[left + x] + padded[right + x])
                        + second * (padded[left - 1 + x] + padded[right + 1 + x]);
            }
        }
        if (tap == radius) {
            float last = weights[tap];
            for (int x = 0; x < width; x++) {
                between[row + x] += last * (padded[x] + padded[2 * radius + x]);
            }
        }
    }

    private void alongColumns(float[] out, int y, int width, int height, int radius) {
        int row = y * width;
        float middle = weights[0];
        for (int x = 0; x < width; x++) {
            out[row + x] = middle * between[row + x];
        }
        int tap = 1;
        for (; tap + 1 <= radius; tap += 2) {
            float first = weights[tap];
            float second = weights[tap + 1];
            int above = Math.max(0, y - tap) * width;
            int below = Math.min(height - 1, y + tap) * width;
            int higher = Math.max(0, y - tap - 1) * width;
            int lower = Math.min(height - 1, y + tap + 1) * width;
            for (int x = 0; x < width; x++) {
                out[row + x] += first * (between[above + x] + between[below + x])
                        + second * (between[higher + x] + between[lower + x]);
            }
        }
        if (tap == radius) {
            float last = weights[tap];
            int above = Math.max(0, y - tap) * width;
            int below = Math.min(height - 1, y + tap) * width;
            for (int x = 0; x < width; x++) {
                out[row + x] += last * (between[above + x] + between[below + x]);
            }
        }
    }
}
