package dev.colophon.fingerprint.image.local;

import java.util.List;

/**
 * Extrema of the differences of an octave among their 26 neighbours, refined by a parabola (D. Lowe, "Distinctive image
 * features from scale-invariant keypoints", 2004, sections 3 and 4).
 */
final class Extrema {

    private static final int MOST_STEPS = 3;
    private static final float FARTHEST = 0.6f;

    private final LocalParameters parameters;
    private final Octave octave;
    private final int number;
    private final List<Keypoint> found;

    private Extrema(LocalParameters parameters, Octave octave, int number, List<Keypoint> found) {
        this.parameters = parameters;
        this.octave = octave;
        this.number = number;
        this.found = found;
    }

    /** Adds those of an octave. */
    static void find(LocalParameters parameters, Octave octave, int number, List<Keypoint> found) {
        Extrema extrema = new Extrema(parameters, octave, number, found);
        for (int level = 1; level <= parameters.levels(); level++) {
            extrema.find(level);
        }
    }

    private void find(int level) {
        int border = parameters.border();
        float least = 0.8f * parameters.leastContrast();
        float[] more = octave.blurred()[level + 1];
        float[] less = octave.blurred()[level];
        int width = octave.width();
        NearestNeighbours neighbours = new NearestNeighbours(more, less, width);
        neighbours.begin(border - 1);
        for (int y = border; y < octave.height() - border; y++) {
            float[] beyond = neighbours.next();
            for (int x = border; x < width - border; x++) {
                if (beyond[x] < 0) {
                    continue;
                }
                int at = y * width + x;
                float value = more[at] - less[at];
                float before = more[at - 1] - less[at - 1];
                if (value > least) {
                    if (value > before && isExtremum(value, level, at, 1)) {
                        refine(level, x, y);
                    }
                } else if (value < -least && value < before && isExtremum(value, level, at, -1)) {
                    refine(level, x, y);
                }
            }
        }
    }

    /**
     * How far each difference of a level lies beyond those to its left and right, above and below: they decide nearly always, and which
     * way no processor guesses. Loops over arrays at the same index become vector instructions.
     */
    private static final class NearestNeighbours {

        private final float[] more;
        private final float[] less;
        private final int width;
        /** Differences of three rows: that of row y at y modulo three. */
        private final float[][] rows;

        private final float[] other;
        private final float[] left;
        private final float[] right;
        private final float[] beyond;
        private int y;

        NearestNeighbours(float[] more, float[] less, int width) {
            this.more = more;
            this.less = less;
            this.width = width;
            rows = new float[3][width];
            other = new float[width];
            left = new float[width];
            right = new float[width];
            beyond = new float[width];
        }

        /** The row that {@link #next} tells of is the one after this. */
        void begin(int first) {
            y = first;
            read(first);
            read(first + 1);
        }

        private void read(int row) {
            float[] here = rows[row % 3];
            System.arraycopy(more, row * width, here, 0, width);
            System.arraycopy(less, row * width, other, 0, width);
            subtract(here, other);
        }

        private static void subtract(float[] from, float[] what) {
            for (int x = 0; x < from.length; x++) {
                from[x] -= what[x];
            }
        }

        /** Of the next row, below 0 where a difference is neither the highest nor the lowest of the five; of its ends nothing is said. */
        float[] next() {
            y++;
            read(y + 1);
            float[] here = rows[y % 3];
            System.arraycopy(here, 0, left, 1, width - 1);
            System.arraycopy(here, 1, right, 0, width - 1);
            compare(here, left, right, rows[(y + 2) % 3], rows[(y + 1) % 3], beyond);
            return beyond;
        }

        private static void compare(
                float[] here, float[] left, float[] right, float[] above, float[] below, float[] beyond) {
            for (int x = 0; x < beyond.length; x++) {
                float high = Math.max(Math.max(left[x], right[x]), Math.max(above[x], below[x]));
                float low = Math.min(Math.min(left[x], right[x]), Math.min(above[x], below[x]));
                beyond[x] = Math.max(here[x] - high, low - here[x]);
            }
        }
    }

    /**
     * Whether none of the neighbours is beyond a place: the same place at the scales beside it decides most of the time, and is asked first.
     *
     * @param sign 1 for the highest of its neighbours, -1 for the lowest
     */
    private boolean isExtremum(float value, int level, int at, int sign) {
        return sign * (octave.difference(level + 1, at) - value) <= 0
                && sign * (octave.difference(level - 1, at) - value) <= 0
                && isExtremum(value, octave.blurred()[level], octave.blurred()[level + 1], at, sign)
                && isExtremum(value, octave.blurred()[level + 1], octave.blurred()[level + 2], at, sign)
                && isExtremum(value, octave.blurred()[level - 1], octave.blurred()[level], at, sign);
    }

    private boolean isExtremum(float value, float[] less, float[] more, int at, int sign) {
        int width = octave.width();
        for (int row = at - width; row <= at + width; row += width) {
            if (sign * (more[row] - less[row] - value) > 0
                    || sign * (more[row - 1] - less[row - 1] - value) > 0
                    || sign * (more[row + 1] - less[row + 1] - value) > 0) {
                return false;
            }
        }
        return true;
    }

    private void refine(int startLevel, int startX, int startY) {
        int level = startLevel;
        int x = startX;
        int y = startY;
        int width = octave.width();
        for (int step = 0; step < MOST_STEPS; step++) {
            int at = y * width + x;
            float value = octave.difference(level, at);
            float dx = (octave.difference(level, at + 1) - octave.difference(level, at - 1)) / 2;
            float dy = (octave.difference(level, at + width) - octave.difference(level, at - width)) / 2;
            float ds = (octave.difference(level + 1, at) - octave.difference(level - 1, at)) / 2;
            float dxx = octave.difference(level, at + 1) + octave.difference(level, at - 1) - 2 * value;
            float dyy = octave.difference(level, at + width) + octave.difference(level, at - width) - 2 * value;
            float dss = octave.difference(level + 1, at) + octave.difference(level - 1, at) - 2 * value;
            float dxy = mixed(level, level, at + width, at - width);
            float dxs = mixed(level + 1, level - 1, at, at);
            float dys = (octave.difference(level + 1, at + width)
                            - octave.difference(level + 1, at - width)
                            - octave.difference(level - 1, at + width)
                            + octave.difference(level - 1, at - width))
                    / 4;
            // Cramer's rule for the step to the top of the parabola.
            float determinant =
                    dxx * (dyy * dss - dys * dys) - dxy * (dxy * dss - dys * dxs) + dxs * (dxy * dys - dyy * dxs);
            if (determinant == 0) {
                return;
            }
            float right = -(dx * (dyy * dss - dys * dys) - dxy * (dy * dss - dys * ds) + dxs * (dy * dys - dyy * ds))
                    / determinant;
            float down = -(dxx * (dy * dss - dys * ds) - dx * (dxy * dss - dys * dxs) + dxs * (dxy * ds - dy * dxs))
                    / determinant;
            float up = -(dxx * (dyy * ds - dy * dys) - dxy * (dxy * ds - dy * dxs) + dx * (dxy * dys - dyy * dxs))
                    / determinant;
            if (Math.abs(right) <= FARTHEST && Math.abs(down) <= FARTHEST && Math.abs(up) <= FARTHEST) {
                float response = Math.abs(value + (dx * right + dy * down + ds * up) / 2);
                float trace = dxx + dyy;
                float product = dxx * dyy - dxy * dxy;
                float edge = parameters.mostEdge();
                if (response >= parameters.leastContrast()
                        && product > 0
                        && trace * trace * edge < (edge + 1) * (edge + 1) * product) {
                    found.add(new Keypoint(
                            number,
                            Math.clamp(Math.round(level + up), 1, parameters.levels()),
                            x + right,
                            y + down,
                            (float) Octave.sigma(parameters, level + up),
                            response));
                }
                return;
            }
            if (!(Math.abs(right) < width && Math.abs(down) < width && Math.abs(up) < width)) {
                return;
            }
            x += Math.round(right);
            y += Math.round(down);
            level += Math.round(up);
            if (level < 1
                    || level > parameters.levels()
                    || x < parameters.border()
                    || y < parameters.border()
                    || x >= width - parameters.border()
                    || y >= octave.height() - parameters.border()) {
                return;
            }
        }
    }

    /** The second derivative along x and from one place to another. */
    private float mixed(int level, int otherLevel, int at, int other) {
        return (octave.difference(level, at + 1)
                        - octave.difference(level, at - 1)
                        - octave.difference(otherLevel, other + 1)
                        + octave.difference(otherLevel, other - 1))
                / 4;
    }
}
