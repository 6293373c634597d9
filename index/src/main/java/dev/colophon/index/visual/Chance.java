package dev.colophon.index.visual;

/**
 * How often hashes of unrelated pictures come near each other.
 *
 * @param hashes in the index
 */
record Chance(long hashes) {

    // Above the extrapolated tail of distances between unrelated pictures; see RATIONALE.md, "Pictures and films".
    private static final double LOG10_AT_MATCH = -9;
    private static final double LOG10_PER_BIT = 0.13;
    private static final int MATCH = 31;

    /** Chance that an unrelated hash of either sign differs in no more bits than this. */
    static double tail(double distance) {
        return Math.min(1, Math.pow(10, LOG10_AT_MATCH + LOG10_PER_BIT * (distance - MATCH)));
    }

    /** Expected number of wrong hashes this near to one of the probes. */
    double falseAlarms(int probes, double distance) {
        return hashes * probes * tail(distance);
    }

    /** Expected number of wrong lines on which frames agree that differ among themselves. */
    double falseAlarms(int probes, double meanDistance, int referenceFrames) {
        // The first agreement is a matter of chance; that the next frames agree as well is far more likely, as films
        // change
        // slowly, but not certain.
        return falseAlarms(probes, meanDistance) * Math.pow(0.3, referenceFrames - 1.0);
    }
}
