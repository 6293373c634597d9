package dev.colophon.index.visual.local;

import java.util.Optional;

/**
 * Where the points of a flat reference lie in a copy that was taken askew: straight lines stay straight, parallel ones need not. {@code x' =
 * (a x + b y + c) / w, y' = (d x + e y + f) / w, w = g x + h y + i}.
 */
record Homography(double a, double b, double c, double d, double e, double f, double g, double h, double i)
        implements PlaneMap {

    private static final int UNKNOWNS = 8;

    /** How many times nearer than another corner one may be to whoever looks at it. */
    private static final double MOST_SLANT = 3;

    @Override
    public double x(double x, double y) {
        return (a * x + b * y + c) / depth(x, y);
    }

    @Override
    public double y(double x, double y) {
        return (d * x + e * y + f) / depth(x, y);
    }

    private double depth(double x, double y) {
        return g * x + h * y + i;
    }

    @Override
    public Homography inverse() {
        return new Homography(
                e * i - f * h,
                c * h - b * i,
                b * f - c * e,
                f * g - d * i,
                a * i - c * g,
                c * d - a * f,
                d * h - e * g,
                b * g - a * h,
                a * e - b * d);
    }

    /** Whether all of a rectangle is in front of who looks at it, and no part of it much nearer than another. */
    boolean isSeen(double width, double height) {
        double[] depths = {depth(0, 0), depth(width, 0), depth(width, height), depth(0, height)};
        java.util.Arrays.sort(depths);
        return depths[0] > 0
                ? depths[3] <= MOST_SLANT * depths[0]
                : depths[3] < 0 && depths[0] >= MOST_SLANT * depths[3];
    }

    /** The one with the least squares of what is off, multiplied by the depth; absent when points do not tell. */
    static Optional<Homography> of(AffineMap.Points points) {
        AffineMap from = centred(points.fromX(), points.fromY());
        AffineMap to = centred(points.toX(), points.toY());
        double[][] sums = new double[UNKNOWNS][UNKNOWNS + 1];
        for (int point = 0; point < points.count(); point++) {
            double x = from.x(points.fromX()[point], points.fromY()[point]);
            double y = from.y(points.fromX()[point], points.fromY()[point]);
            double u = to.x(points.toX()[point], points.toY()[point]);
            double v = to.y(points.toX()[point], points.toY()[point]);
            add(sums, new double[] {x, y, 1, 0, 0, 0, -u * x, -u * y, u});
            add(sums, new double[] {0, 0, 0, x, y, 1, -v * x, -v * y, v});
        }
        return isSolved(sums) ? Optional.of(of(sums, from, to.inverse())) : Optional.empty();
    }

    /** Moves the mean of the points to 0 and makes them 1 away from it, on average. */
    private static AffineMap centred(double[] xs, double[] ys) {
        double meanX = java.util.Arrays.stream(xs).average().orElse(0);
        double meanY = java.util.Arrays.stream(ys).average().orElse(0);
        double away = 1e-9;
        for (int point = 0; point < xs.length; point++) {
            away += Math.sqrt((xs[point] - meanX) * (xs[point] - meanX) + (ys[point] - meanY) * (ys[point] - meanY));
        }
        double scale = xs.length / away;
        return new AffineMap(scale, 0, -scale * meanX, 0, scale, -scale * meanY);
    }

    private static void add(double[][] sums, double[] row) {
        for (int one = 0; one < UNKNOWNS; one++) {
            for (int other = 0; other <= UNKNOWNS; other++) {
                sums[one][other] += row[one] * row[other];
            }
        }
    }

    /** Gauss's elimination with pivots; the unknowns are in the last column then. */
    private static boolean isSolved(double[][] sums) {
        for (int column = 0; column < UNKNOWNS; column++) {
            int best = column;
            for (int row = column + 1; row < UNKNOWNS; row++) {
                best = Math.abs(sums[row][column]) > Math.abs(sums[best][column]) ? row : best;
            }
            double[] pivot = sums[best];
            sums[best] = sums[column];
            sums[column] = pivot;
            if (Math.abs(pivot[column]) < 1e-9) {
                return false;
            }
            for (int row = 0; row < UNKNOWNS; row++) {
                double share = row == column ? 0 : sums[row][column] / pivot[column];
                for (int at = column; share != 0 && at <= UNKNOWNS; at++) {
                    sums[row][at] -= share * pivot[at];
                }
            }
        }
        for (int row = 0; row < UNKNOWNS; row++) {
            sums[row][UNKNOWNS] /= sums[row][row];
        }
        return true;
    }

    private static Homography of(double[][] solved, AffineMap before, AffineMap after) {
        double[] found = new double[UNKNOWNS + 1];
        for (int row = 0; row < UNKNOWNS; row++) {
            found[row] = solved[row][UNKNOWNS];
        }
        found[UNKNOWNS] = 1;
        // The scales of both centred systems are the same across and down.
        double[] first = new double[found.length];
        for (int row = 0; row < found.length; row += 3) {
            first[row] = found[row] * before.a();
            first[row + 1] = found[row + 1] * before.e();
            first[row + 2] = found[row] * before.c() + found[row + 1] * before.f() + found[row + 2];
        }
        return new Homography(
                after.a() * first[0] + after.c() * first[6],
                after.a() * first[1] + after.c() * first[7],
                after.a() * first[2] + after.c() * first[8],
                after.e() * first[3] + after.f() * first[6],
                after.e() * first[4] + after.f() * first[7],
                after.e() * first[5] + after.f() * first[8],
                first[6],
                first[7],
                first[8]);
    }
}
