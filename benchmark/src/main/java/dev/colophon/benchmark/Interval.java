package dev.colophon.benchmark;

/** A 95 % confidence interval of a proportion. */
public record Interval(double low, double high) {

    private static final double Z = 1.959964;

    /** The Wilson score interval (Wilson 1927). */
    public static Interval wilson(int successes, int trials) {
        if (trials == 0) {
            return new Interval(0, 1);
        }
        double share = (double) successes / trials;
        double centre = share + Z * Z / (2 * trials);
        double spread = Z * Math.sqrt(share * (1 - share) / trials + Z * Z / (4.0 * trials * trials));
        double scale = 1 + Z * Z / trials;
        return new Interval(Math.max(0, (centre - spread) / scale), Math.min(1, (centre + spread) / scale));
    }
}
