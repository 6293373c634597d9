package dev.colophon.fingerprint.image.local;

import java.util.ArrayList;
import java.util.Comparator;
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
    private final List<Start> later = new ArrayList<>();
    private final List<Found> found = new ArrayList<>();

    /** A pixel of a level that is an extremum. */
    private record Start(int level, int x, int y) {

        private static final Comparator<Start> ORDER =
                Comparator.comparingInt(Start::level).thenComparingInt(Start::y).thenComparingInt(Start::x);
    }

    private record Found(Start start, Keypoint point) {}

    private Extrema(LocalParameters parameters, Octave octave, int number) {
        this.parameters = parameters;
        this.octave = octave;
        this.number = number;
    }

    /** Makes the rows of an octave, and adds its extrema. */
    static void find(LocalParameters parameters, OctaveRows rows, int number, List<Keypoint> points) {
        Extrema extrema = new Extrema(parameters, rows.octave(), number);
        extrema.scan(rows);
        rows.reach(rows.octave().height());
        for (Start start : extrema.later) {
            extrema.refine(start, rows.octave().height());
        }
        extrema.found.stream()
                .sorted(Comparator.comparing(Found::start, Start.ORDER))
                .forEach(found -> points.add(found.point()));
    }

    private void scan(OctaveRows rows) {
        int border = parameters.border();
        float least = LEAST_SHARE * parameters.leastContrast();
        ExtremumScan scan = new ExtremumScan(octave.layout(), rows.rows(), least, border);
        for (int y = border; y < octave.height() - border; y++) {
            rows.reach(y + 2);
            scan.moveTo(y);
            row(scan, y);
        }
    }

    private void row(ExtremumScan scan, int y) {
        float[] anywhere = scan.anywhere();
        for (int place = 0; place < anywhere.length; place += AT_ONCE) {
            if (isAbove(anywhere, place)) {
                look(scan, place, place + AT_ONCE, y);
            }
        }
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

    private void look(ExtremumScan scan, int from, int end, int y) {
        for (int place = from; place < end; place++) {
            if (scan.anywhere()[place] >= 0) {
                look(scan, place, y);
            }
        }
    }

    private void look(ExtremumScan scan, int place, int y) {
        int x = octave.layout().pixel(place);
        if (x < parameters.border() || x >= octave.width() - parameters.border()) {
            return;
        }
        for (int level = 1; level <= parameters.levels(); level++) {
            if (scan.isExtremum(level, y, place)) {
                refine(new Start(level, x, y), y + 2);
            }
        }
    }

    /**
     * Looks for the top of the parabola, at once, since what is around is still in the cache; later, where that leads to rows that are not
     * there yet.
     */
    private void refine(Start start, int rows) {
        int level = start.level();
        int x = start.x();
        int y = start.y();
        int width = octave.width();
        for (int step = 0; step < MOST_STEPS; step++) {
            float value = octave.difference(level, x, y);
            float dx = (octave.difference(level, x + 1, y) - octave.difference(level, x - 1, y)) / 2;
            float dy = (octave.difference(level, x, y + 1) - octave.difference(level, x, y - 1)) / 2;
            float ds = (octave.difference(level + 1, x, y) - octave.difference(level - 1, x, y)) / 2;
            float dxx = octave.difference(level, x + 1, y) + octave.difference(level, x - 1, y) - 2 * value;
            float dyy = octave.difference(level, x, y + 1) + octave.difference(level, x, y - 1) - 2 * value;
            float dss = octave.difference(level + 1, x, y) + octave.difference(level - 1, x, y) - 2 * value;
            float dxy = (octave.difference(level, x + 1, y + 1)
                            - octave.difference(level, x - 1, y + 1)
                            - octave.difference(level, x + 1, y - 1)
                            + octave.difference(level, x - 1, y - 1))
                    / 4;
            float dxs = (octave.difference(level + 1, x + 1, y)
                            - octave.difference(level + 1, x - 1, y)
                            - octave.difference(level - 1, x + 1, y)
                            + octave.difference(level - 1, x - 1, y))
                    / 4;
            float dys = (octave.difference(level + 1, x, y + 1)
                            - octave.difference(level + 1, x, y - 1)
                            - octave.difference(level - 1, x, y + 1)
                            + octave.difference(level - 1, x, y - 1))
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
                    Keypoint point = new Keypoint(
                            number,
                            Math.clamp(Math.round(level + up), 1, parameters.levels()),
                            x + right,
                            y + down,
                            (float) Octave.sigma(parameters, level + up),
                            response);
                    found.add(new Found(start, point));
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
            if (y + 1 >= rows) {
                later.add(start);
                return;
            }
        }
    }
}
