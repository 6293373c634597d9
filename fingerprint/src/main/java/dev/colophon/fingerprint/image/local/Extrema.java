package dev.colophon.fingerprint.image.local;

import java.util.Arrays;
import java.util.List;

/**
 * Extrema of the differences of an octave among their 26 neighbours, refined by a parabola (D. Lowe, "Distinctive image
 * features from scale-invariant keypoints", 2004, sections 3 and 4).
 */
final class Extrema {

    private static final int MOST_STEPS = 3;
    private static final float FARTHEST = 0.6f;

    /** An extremum between pixels has at least so much of the least contrast at the nearest. */
    private static final float LEAST_SHARE = 0.8f;

    private static final int AT_ONCE = 8;

    private final LocalParameters parameters;
    private final Octave octave;
    private final int number;
    private final List<Keypoint> found;
    /** Where an extremum is: a pixel of a level, those of the first level first. */
    private int[] places = new int[1 << 10];

    private int count;

    private Extrema(LocalParameters parameters, Octave octave, int number, List<Keypoint> found) {
        this.parameters = parameters;
        this.octave = octave;
        this.number = number;
        this.found = found;
    }

    /** Makes the rows of an octave, and adds its extrema. */
    static void find(LocalParameters parameters, OctaveRows rows, int number, List<Keypoint> found) {
        Extrema extrema = new Extrema(parameters, rows.octave(), number, found);
        extrema.scan(rows);
        rows.reach(rows.octave().height());
        extrema.refine();
    }

    private void scan(OctaveRows rows) {
        int border = parameters.border();
        float least = LEAST_SHARE * parameters.leastContrast();
        ExtremumScan scan = new ExtremumScan(octave, least, border);
        for (int y = border; y < octave.height() - border; y++) {
            rows.reach(y + 2);
            scan.moveTo(y);
            row(scan, y, least);
        }
    }

    private void row(ExtremumScan scan, int y, float least) {
        float[] anywhere = scan.anywhere();
        int end = octave.width() - parameters.border();
        int x = parameters.border();
        for (; x + AT_ONCE <= end; x += AT_ONCE) {
            if (isAbove(anywhere, x)) {
                look(scan, x, x + AT_ONCE, y, least);
            }
        }
        look(scan, x, end, y, least);
    }

    /** Whether one of eight is 0 or above: the sign of those below is their first bit. */
    private static boolean isAbove(float[] values, int x) {
        int signs = Float.floatToRawIntBits(values[x])
                & Float.floatToRawIntBits(values[x + 1])
                & Float.floatToRawIntBits(values[x + 2])
                & Float.floatToRawIntBits(values[x + 3])
                & Float.floatToRawIntBits(values[x + 4])
                & Float.floatToRawIntBits(values[x + 5])
                & Float.floatToRawIntBits(values[x + 6])
                & Float.floatToRawIntBits(values[x + 7]);
        return signs >= 0;
    }

    private void look(ExtremumScan scan, int from, int end, int y, float least) {
        for (int x = from; x < end; x++) {
            if (scan.anywhere()[x] >= 0) {
                look(scan, x, y, least);
            }
        }
    }

    private void look(ExtremumScan scan, int x, int y, float least) {
        int width = octave.width();
        for (int level = 1; level <= parameters.levels(); level++) {
            if (scan.isPossible(level, x) && isExtremum(level, y * width + x, least)) {
                add((level * octave.height() + y) * width + x);
            }
        }
    }

    private void add(int place) {
        if (count == places.length) {
            places = Arrays.copyOf(places, 2 * count);
        }
        places[count++] = place;
    }

    private boolean isExtremum(int level, int at, float least) {
        float value = octave.difference(level, at);
        float before = octave.difference(level, at - 1);
        return value > least
                ? value > before && isExtremum(value, level, at, 1)
                : value < -least && value < before && isExtremum(value, level, at, -1);
    }

    private void refine() {
        Arrays.sort(places, 0, count);
        for (int i = 0; i < count; i++) {
            int row = places[i] / octave.width();
            refine(row / octave.height(), places[i] % octave.width(), row % octave.height());
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
