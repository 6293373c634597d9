package dev.colophon.index;

import java.util.List;
import java.util.Locale;

/**
 * Why a picture matches that shows a work among other things, turned, or cut.
 *
 * @param inliers features at distinct places that lie in the copy where one affine map of the reference puts them
 * @param features of the reference in the part that the copy shows
 * @param lines where some of these features lie, the surest first
 */
public record InlierExplanation(int inliers, int features, List<Line> lines) implements Explanation {

    /** A feature in the reference and in the copy. */
    public record Line(Span.Point inReference, Span.Point inCopy) {}

    public InlierExplanation {
        lines = List.copyOf(lines);
    }

    @Override
    public String sentence() {
        return String.format(
                Locale.ROOT, "%d of %d details of the shown part lie where they belong", inliers, features);
    }
}
