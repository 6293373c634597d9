package dev.colophon.index;

/**
 * Why sound matches.
 *
 * @param matchedPeaks reference peaks that lie on the fitted line with a peak of the copy
 * @param possiblePeaks reference peaks within the matched stretches
 * @param z standard score of the matched count against chance
 * @param decoyMean mean of the best scores that decoys of the same copy reach in the same index
 */
public record AudioExplanation(int matchedPeaks, int possiblePeaks, double z, double decoyMean) implements Explanation {

    @Override
    public String sentence() {
        return "%d of %d peaks agree (score %.1f; decoys reach %.1f)"
                .formatted(matchedPeaks, possiblePeaks, z, decoyMean);
    }
}
