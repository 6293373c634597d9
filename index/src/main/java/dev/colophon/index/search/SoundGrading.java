package dev.colophon.index.search;

import java.util.Map;

/**
 * Turns the score of a sound into an expected number of false alarms. What wrong references score depends on the copy (its
 * density, its noise, its rhythm) and on the index, so the same search is run with decoys of the copy. By how much the best
 * wrong reference exceeds the decoys has a Gumbel distribution down to one in a hundred; beyond, music that shares samples,
 * patterns or a composer's habits makes a longer, exponential tail. RATIONALE.md has the figures, {@code colophon bench audio}
 * measures them again.
 *
 * @param floor decoys count as at least this: in a small index they find nothing at all
 * @param shift mode of the Gumbel distribution
 * @param scale of the Gumbel distribution
 * @param tailScale of the exponential tail beyond {@link #TAIL}
 * @param mean what the best wrong reference exceeds by on average
 * @param beyondDecoys scores from which on decoys are not searched. Measured: of 3,120 decoy searches with three strategies each
 *     none reached more than 9.5, of 120 reversed clips none more than 10.9
 * @param highestDecoy and what decoys then count as
 * @param strong expected false alarms up to which a match is STRONG
 * @param candidate and up to which it is a CANDIDATE
 * @param strongSeconds of the copy that must agree for a STRONG match: two works can share a sound or a bar of drums that neither
 *     of them made
 * @param strongShare of the copy or of the reference that is enough instead
 */
public record SoundGrading(
        double floor,
        double shift,
        double scale,
        double tailScale,
        double mean,
        double beyondDecoys,
        double highestDecoy,
        double strong,
        double candidate,
        double strongSeconds,
        double strongShare) {

    /** The constants that searches use. */
    public static final SoundGrading DEFAULT =
            new SoundGrading(4, -0.40, 0.386, 0.62, -0.28, 25, 12, 1e-5, 1e-2, 4, 0.5);

    /** Expected false alarms from which on the tail counts. */
    public static final double TAIL = 0.01;

    /** The same with another distribution of what the best wrong reference exceeds by. */
    public SoundGrading fitted(double otherShift, double otherScale, double otherTailScale, double otherMean) {
        return new SoundGrading(
                floor,
                otherShift,
                otherScale,
                otherTailScale,
                otherMean,
                beyondDecoys,
                highestDecoy,
                strong,
                candidate,
                strongSeconds,
                strongShare);
    }

    /** How much a score exceeds what it must. */
    public double excess(double score, double decoys) {
        return score - Math.max(floor, decoys);
    }

    /** Expected number of wrong references that exceed by so much in one window. */
    public double falseAlarms(double excess) {
        double body = Math.exp(-(excess - shift) / scale);
        return body >= TAIL ? body : TAIL * Math.exp(-(excess - tail()) / tailScale);
    }

    /** The excess at which the tail begins. */
    public double tail() {
        return shift - scale * Math.log(TAIL);
    }

    /** The lowest score that can make a candidate, whatever the decoys reach. */
    public double leastScore() {
        return floor + shift - scale * Math.log(Math.max(TAIL, candidate));
    }

    /** What decoys reach where a score is so high that they were not searched. */
    public NullStatistics withoutDecoys() {
        return NullStatistics.ofDecoys(new DecoyMaxima(highestDecoy, highestDecoy, Map.of()));
    }
}
