package dev.colophon.index.explanation;

/**
 * Why a film matches that shows a work cut, turned, or among other things.
 *
 * @param keyframes of the copy that show the work in one place of the picture, in its order
 * @param possible keyframes of the copy within the matched stretches
 * @param moments shots of the reference that are recognised at their moment and no other
 * @param inliers details that lie where they belong, in the middle one of those keyframes
 */
public record KeyframeExplanation(int keyframes, int possible, int moments, int inliers) implements Explanation {

    @Override
    public String sentence() {
        return "%d of %d keyframes show it in the same place and in order, by %d details in the middle one"
                .formatted(keyframes, possible, inliers);
    }
}
