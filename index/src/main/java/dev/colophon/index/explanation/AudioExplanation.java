package dev.colophon.index.explanation;

/**
 * Why sound matches.
 *
 * @param matchedPeaks reference peaks that lie on the fitted line with a peak of the copy
 * @param possiblePeaks reference peaks within the matched stretches
 * @param score how much better peaks agree on the line than at all other offsets: root of twice the deviance
 * @param decoyMean mean of the best scores that decoys of the same copy reach in the same index, or what the copy reaches
 *     backwards with this reference, when that is more; 12 when the score is so high that decoys were not searched
 */
public record AudioExplanation(int matchedPeaks, int possiblePeaks, double score, double decoyMean)
        implements Explanation {

    @Override
    public String sentence() {
        return "%d of %d peaks agree (score %.1f; decoys count as %.1f)"
                .formatted(matchedPeaks, possiblePeaks, score, decoyMean);
    }
}
