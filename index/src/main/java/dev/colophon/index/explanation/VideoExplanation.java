package dev.colophon.index.explanation;

/**
 * Why a film matches.
 *
 * @param frames distinct frames of the copy on the fitted line
 * @param possibleFrames usable frames of the copy within the matched stretches
 * @param referenceFrames distinct frames of the reference on the line
 * @param meanDistance mean of differing bits of 256 over the agreeing frames
 */
public record VideoExplanation(int frames, int possibleFrames, int referenceFrames, double meanDistance)
        implements Explanation {

    @Override
    public String sentence() {
        return "%d of %d frames agree in order, %.1f of 256 bits differ on average"
                .formatted(frames, possibleFrames, meanDistance);
    }
}
