package dev.colophon.index.visual.local;

import java.util.Optional;

/**
 * Where the points of a reference lie in a copy: {@code x' = a x + b y + c, y' = d x + e y + f}.
 */
record AffineMap(double a, double b, double c, double d, double e, double f) implements PlaneMap {

    /** Points of the reference and of the copy. */
    record Points(double[] fromX, double[] fromY, double[] toX, double[] toY, int count) {}

    /** Scaled and turned, with one point given. */
    static AffineMap similarity(double scale, double cosine, double sine, double x, double y, double toX, double toY) {
        double a = scale * cosine;
        double d = scale * sine;
        return new AffineMap(a, -d, toX - a * x + d * y, d, a, toY - d * x - a * y);
    }

    @Override
    public double x(double x, double y) {
        return a * x + b * y + c;
    }

    @Override
    public double y(double x, double y) {
        return d * x + e * y + f;
    }

    double determinant() {
        return a * e - b * d;
    }

    /** By how much lengths grow, on average. */
    double scale() {
        return Math.sqrt(Math.abs(determinant()));
    }

    /** The turn in radians, clockwise as y points down. */
    double turn() {
        return StrictMath.atan2(d - b, a + e);
    }

    /** The ratio of its axes, at least 1. */
    double stretch() {
        double sum = a * a + b * b + d * d + e * e;
        double determinant = Math.abs(determinant());
        double root = Math.sqrt(Math.max(0, sum * sum / 4 - determinant * determinant));
        double less = sum / 2 - root;
        return less <= 0 ? Double.POSITIVE_INFINITY : Math.sqrt((sum / 2 + root) / less);
    }

    @Override
    public AffineMap inverse() {
        double determinant = determinant();
        double ia = e / determinant;
        double ib = -b / determinant;
        double id = -d / determinant;
        double ie = a / determinant;
        return new AffineMap(ia, ib, -ia * c - ib * f, id, ie, -id * c - ie * f);
    }

    /** The similarity with the least squares; absent when all points are the same. */
    static Optional<AffineMap> similarity(Points points) {
        double[] means = means(points);
        double along = 0;
        double across = 0;
        double spread = 0;
        for (int i = 0; i < points.count; i++) {
            double x = points.fromX[i] - means[0];
            double y = points.fromY[i] - means[1];
            double u = points.toX[i] - means[2];
            double v = points.toY[i] - means[3];
            along += x * u + y * v;
            across += x * v - y * u;
            spread += x * x + y * y;
        }
        if (spread < 1e-9) {
            return Optional.empty();
        }
        return Optional.of(through(along / spread, -across / spread, across / spread, along / spread, means));
    }

    /** The affine map with the least squares; absent when all points lie on a line. */
    static Optional<AffineMap> affine(Points points) {
        double[] means = means(points);
        double xx = 0;
        double xy = 0;
        double yy = 0;
        double xu = 0;
        double yu = 0;
        double xv = 0;
        double yv = 0;
        for (int i = 0; i < points.count; i++) {
            double x = points.fromX[i] - means[0];
            double y = points.fromY[i] - means[1];
            double u = points.toX[i] - means[2];
            double v = points.toY[i] - means[3];
            xx += x * x;
            xy += x * y;
            yy += y * y;
            xu += x * u;
            yu += y * u;
            xv += x * v;
            yv += y * v;
        }
        double determinant = xx * yy - xy * xy;
        if (determinant <= 1e-6 * (xx + yy) * (xx + yy)) {
            return Optional.empty();
        }
        return Optional.of(through(
                (xu * yy - yu * xy) / determinant,
                (yu * xx - xu * xy) / determinant,
                (xv * yy - yv * xy) / determinant,
                (yv * xx - xv * xy) / determinant,
                means));
    }

    private static double[] means(Points points) {
        double[] means = new double[4];
        for (int i = 0; i < points.count; i++) {
            means[0] += points.fromX[i];
            means[1] += points.fromY[i];
            means[2] += points.toX[i];
            means[3] += points.toY[i];
        }
        for (int i = 0; i < means.length; i++) {
            means[i] /= points.count;
        }
        return means;
    }

    private static AffineMap through(double a, double b, double d, double e, double[] means) {
        return new AffineMap(
                a, b, means[2] - a * means[0] - b * means[1], d, e, means[3] - d * means[0] - e * means[1]);
    }
}
