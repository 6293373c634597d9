package dev.colophon.index.audio;

/**
 * Turns a score into an expected number of false alarms. What wrong references score depends on the copy (its density, its
 * noise, its rhythm) and on the index, so the same search is run with decoys of the copy. By how much the best wrong reference
 * exceeds the decoys has a Gumbel distribution down to one in a hundred; beyond, music that shares samples, patterns or a
 * composer's habits makes a longer, exponential tail. RATIONALE.md has the figures, {@code colophon bench audio} measures
 * them again.
 *
 * @param floor decoys count as at least this: in a small index they find nothing at all
 * @param shift mode of the Gumbel distribution
 * @param scale of the Gumbel distribution
 * @param tailScale of the exponential tail beyond {@link #TAIL}
 * @param mean what the best wrong reference exceeds by on average
 * @param strong expected false alarms up to which a match is STRONG
 * @param candidate and up to which it is a CANDIDATE
 */
public record Calibration(
        double floor, double shift, double scale, double tailScale, double mean, double strong, double candidate) {

    /** The constants that searches use. */
    public static final Calibration DEFAULT = new Calibration(4, -0.40, 0.386, 0.62, -0.28, 1e-5, 1e-2);

    /** Expected false alarms from which on the tail counts. */
    public static final double TAIL = 0.01;

    /**
     * Scores from which on decoys are not searched, and what they then count as. Measured: of 3,120 decoy searches with three
     * strategies each none reached more than 9.5, of 120 reversed clips none more than 10.9.
     */
    private static final double BEYOND_DECOYS = 25;

    static final double HIGHEST_DECOY = 12;

    /** Whether a score is so high that no decoy could make a difference. */
    static boolean isBeyondDecoys(double score) {
        return score >= BEYOND_DECOYS;
    }

    /** How much a score exceeds what it must. */
    double excess(double score, double decoys) {
        return score - Math.max(floor, decoys);
    }

    /** Expected number of wrong references that exceed by so much. */
    public double falseAlarms(double excess) {
        double body = Math.exp(-(excess - shift) / scale);
        return body >= TAIL ? body : TAIL * Math.exp(-(excess - tail()) / tailScale);
    }

    /** The excess at which the tail begins. */
    public double tail() {
        return shift - scale * Math.log(TAIL);
    }

    /** The lowest score that can make a candidate, whatever the decoys reach. */
    double leastScore() {
        return floor + shift - scale * Math.log(Math.max(TAIL, candidate));
    }
}
