package dev.colophon.fingerprint.image.local;

/** The directions of a keypoint: peaks of the histogram of gradients around it. */
final class DominantDirections {

    private static final int BINS = 36;
    private static final double SIGMAS = 1.5;
    private static final double RADIUS = 3;
    private static final int MOST = 2;
    /** Weights by the square of the distance in 64ths of that at the edge. */
    private static final int STEPS = 64;

    private static final float[] WEIGHTS = weights();

    private final float peakShare;
    private final float[] histogram = new float[BINS];
    private final float[] smooth = new float[BINS];
    private final Gradients gradients = new Gradients(1 << 10);

    DominantDirections(float peakShare) {
        this.peakShare = peakShare;
    }

    private static float[] weights() {
        float[] weights = new float[STEPS + 1];
        for (int i = 0; i <= STEPS; i++) {
            weights[i] = (float) StrictMath.exp(-RADIUS * RADIUS / 2 * i / STEPS);
        }
        return weights;
    }

    /** One or two, in parts of a turn, strongest first. */
    float[] of(Octave octave, Keypoint point) {
        float[] plane = octave.blurred()[point.level()];
        int width = octave.width();
        int height = octave.height();
        int radius = Math.max(1, Math.round((float) (RADIUS * SIGMAS) * point.sigma()));
        int middleX = Math.round(point.x());
        int middleY = Math.round(point.y());
        java.util.Arrays.fill(histogram, 0);
        float scale = (float) STEPS / (radius * radius);
        int top = Math.max(1, middleY - radius);
        int bottom = Math.min(height - 2, middleY + radius);
        gradients.clear();
        for (int y = top; y <= bottom; y++) {
            int down = (y - middleY) * (y - middleY);
            int reach = (int) Math.sqrt(radius * radius - down);
            int right = Math.min(width - 2, middleX + reach);
            gradients.expect(2 * reach + 1);
            row(plane, width, y, Math.max(1, middleX - reach), right, middleX, down, scale);
        }
        gradients.measure(1, 0);
        count();
        smooth();
        return peaks();
    }

    private void row(float[] plane, int width, int y, int left, int right, int middleX, int down, float scale) {
        for (int x = left; x <= right; x++) {
            int distance = down + (x - middleX) * (x - middleX);
            gradients.add(plane, width, y * width + x, WEIGHTS[(int) (distance * scale)]);
        }
    }

    private void count() {
        float[] into = histogram;
        for (int i = 0; i < gradients.size(); i++) {
            int bin = (int) (gradients.eighths(i) * (BINS / 8f));
            into[bin < BINS ? bin : 0] += gradients.strength(i);
        }
    }

    private void smooth() {
        for (int pass = 0; pass < 2; pass++) {
            for (int i = 0; i < BINS; i++) {
                smooth[i] = (histogram[(i + BINS - 1) % BINS] + histogram[i] + histogram[(i + 1) % BINS]) / 3;
            }
            System.arraycopy(smooth, 0, histogram, 0, BINS);
        }
    }

    private float[] peaks() {
        float highest = 0;
        for (float value : histogram) {
            highest = Math.max(highest, value);
        }
        float[] found = new float[MOST];
        float[] heights = new float[MOST];
        int count = 0;
        for (int i = 0; i < BINS; i++) {
            float before = histogram[(i + BINS - 1) % BINS];
            float here = histogram[i];
            float after = histogram[(i + 1) % BINS];
            if (here < peakShare * highest || here <= before || here < after || here == 0) {
                continue;
            }
            float off = (before - after) / (2 * (before - 2 * here + after));
            float direction = (i + 0.5f + off) / BINS;
            direction -= (float) Math.floor(direction);
            int place = count < MOST ? count++ : MOST;
            for (; place > 0 && heights[place - 1] < here; place--) {
                if (place < MOST) {
                    heights[place] = heights[place - 1];
                    found[place] = found[place - 1];
                }
            }
            if (place < MOST) {
                heights[place] = here;
                found[place] = direction;
            }
        }
        return java.util.Arrays.copyOf(found, count);
    }
}
