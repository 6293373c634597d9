package dev.colophon.index.search;

/**
 * Turns distances of hashes into an expected number of false alarms: an exponential above the extrapolated tail of distances
 * between unrelated pictures; see RATIONALE.md, "Pictures and films".
 *
 * @param match differing bits of 256 up to which a picture may be STRONG: the threshold PDQ was published with
 * @param log10AtMatch chance, as a power of ten, that an unrelated hash of either sign differs in no more bits than that
 * @param log10PerBit and by how much it grows with each further bit
 * @param furtherFrame by how much each further agreeing frame that differs makes chance less likely: the first agreement is a matter of
 *     chance; that the next frames agree as well is far more likely, as films change slowly, but not certain
 * @param candidateFalseAlarms a match by moments is told only below this
 * @param strongFalseAlarms a match by hashes is STRONG only below this
 * @param strongFrames of a copy that agree in a STRONG match of films
 * @param strongMeanDistance at most, over the frames that agree in a STRONG match
 * @param furtherMoment by how much each further moment of a film that a frame is like, and no other moment, makes chance less likely:
 *     assumed, not measured
 * @param strongMoments of a reference in a STRONG match of films whose frames do not agree as nearly
 * @param colourFalseAlarms of a match by colour: one wrong match in 221 searches among 239 plain references
 */
public record VisualGrading(
        int match,
        double log10AtMatch,
        double log10PerBit,
        double furtherFrame,
        double candidateFalseAlarms,
        double strongFalseAlarms,
        int strongFrames,
        double strongMeanDistance,
        double furtherMoment,
        int strongMoments,
        double colourFalseAlarms) {

    public static final VisualGrading DEFAULT = new VisualGrading(31, -9, 0.13, 0.3, 0.1, 1e-3, 8, 22, 0.1, 6, 0.01);

    /** Chance that an unrelated hash of either sign differs in no more bits than this. */
    double tail(double distance) {
        return Math.min(1, Math.pow(10, log10AtMatch + log10PerBit * (distance - match)));
    }

    /** Expected number of wrong hashes this near to one of the probes. */
    double falseAlarms(long hashes, int probes, double distance) {
        return hashes * probes * tail(distance);
    }

    /** Expected number of wrong lines on which frames agree that differ among themselves. */
    double falseAlarms(long hashes, Evidence.Frames frames) {
        return falseAlarms(hashes, frames.probes(), frames.meanDistance())
                * Math.pow(furtherFrame, frames.referenceFrames() - 1.0);
    }

    /** Expected number of wrong lines on which so many moments are told from all others. */
    double falseAlarms(long hashes, Evidence.Moments moments) {
        return falseAlarms(hashes, moments.probes(), moments.meanDistance())
                * Math.pow(furtherMoment, moments.moments() - 1.0);
    }
}
