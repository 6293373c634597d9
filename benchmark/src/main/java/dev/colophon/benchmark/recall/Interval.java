package dev.colophon.benchmark.recall;

/** A 95 % confidence interval of a proportion. */
public record Interval(double low, double high) {

    private static final double Z = 1.959964;

    /** The Wilson score interval (Wilson 1927). */
    static Interval wilson(int successes, int trials) {
        if (trials == 0) {
            return new Interval(0, 1);
        }
        double share = (double) successes / trials;
        double centre = share + Z * Z / (2 * trials);
        double spread = Z * Math.sqrt(share * (1 - share) / trials + Z * Z / (4.0 * trials * trials));
        double scale = 1 + Z * Z / trials;
        return new Interval(Math.max(0, (centre - spread) / scale), Math.min(1, (centre + spread) / scale));
    }

    /**
     * The one-sided 95 % upper bound of a proportion, exact (Clopper and Pearson 1934): 3/n when nothing was seen.
     */
    public static double atMost(int successes, int trials) {
        if (successes >= trials) {
            return 1;
        }
        double low = (double) successes / trials;
        double high = 1;
        for (int round = 0; round < 60; round++) {
            double middle = (low + high) / 2;
            if (atMostSeen(successes, trials, middle) > 0.05) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }

    /** Chance of at most so many successes. */
    private static double atMostSeen(int successes, int trials, double share) {
        double logTerm = trials * Math.log1p(-share);
        double sum = Math.exp(logTerm);
        for (int i = 1; i <= successes; i++) {
            logTerm += Math.log((trials - i + 1.0) / i) + Math.log(share) - Math.log1p(-share);
            sum += Math.exp(logTerm);
        }
        return sum;
    }
}
