package dev.colophon.fingerprint.image.local;

import java.util.Arrays;
import java.util.stream.IntStream;

/** The directions of a keypoint: peaks of the histogram of gradients around it. */
final class DominantDirections {

    private static final int BINS = 36;
    private static final double SIGMAS = 1.5;
    private static final double RADIUS = 3;
    private static final int MOST = 2;
    /** Weights by the square of the distance in 64ths of that at the edge. */
    private static final int STEPS = 64;

    private static final float[] WEIGHTS = weights();

    /** Circles of larger radii are made anew each time. */
    private static final int KEPT = 64;

    private static final Circle[] CIRCLES =
            IntStream.range(0, KEPT).mapToObj(Circle::of).toArray(Circle[]::new);

    /**
     * What counts around a point.
     *
     * @param reaches of each row, from the top, how far it goes to either side of the middle
     * @param weights of all places, row by row
     */
    private record Circle(int radius, int[] reaches, float[] weights) {

        static Circle of(int radius) {
            int[] reaches = new int[2 * radius + 1];
            int places = 0;
            for (int y = -radius; y <= radius; y++) {
                reaches[y + radius] = (int) Math.sqrt(radius * radius - y * y);
                places += 2 * reaches[y + radius] + 1;
            }
            float[] weights = new float[places];
            float scale = (float) STEPS / (radius * radius);
            int at = 0;
            for (int y = -radius; y <= radius; y++) {
                int reach = reaches[y + radius];
                for (int x = -reach; x <= reach; x++) {
                    weights[at++] = WEIGHTS[(int) ((y * y + x * x) * scale)];
                }
            }
            return new Circle(radius, reaches, weights);
        }
    }

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
        int radius = Math.max(1, Math.round((float) (RADIUS * SIGMAS) * point.sigma()));
        Circle circle = radius < KEPT ? CIRCLES[radius] : Circle.of(radius);
        gradients.clear();
        gradients.expect(circle.weights().length);
        add(octave, point.level(), circle, Math.round(point.x()), Math.round(point.y()));
        gradients.measure(1, 0, circle.weights());
        Arrays.fill(histogram, 0);
        count();
        smooth();
        return peaks();
    }

    /** Beyond the pixels that have others on each side of them there is no step. */
    private void add(Octave octave, int level, Circle circle, int middleX, int middleY) {
        float[] plane = octave.planes()[level];
        int width = octave.width();
        for (int row = 0, y = middleY - circle.radius(); row < circle.reaches().length; row++, y++) {
            int reach = circle.reaches()[row];
            if (y < 1 || y > octave.height() - 2) {
                gradients.addNothing(2 * reach + 1);
                continue;
            }
            int left = Math.max(1, middleX - reach);
            int right = Math.min(width - 2, middleX + reach);
            gradients.addNothing(left - (middleX - reach));
            gradients.add(plane, width, y * width + left, right - left + 1);
            gradients.addNothing(middleX + reach - right);
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
        return Arrays.copyOf(found, count);
    }
}
