package dev.colophon.index.explanation;

import dev.colophon.index.transform.Span;
import java.util.List;
import java.util.Locale;

/**
 * Why a picture matches that shows a work among other things, turned, or cut.
 *
 * @param inliers features at distinct places that lie in the copy where one affine map of the reference puts them
 * @param features of the reference in the part that the copy shows
 * @param better inliers of another work that explains the same part of the copy clearly better, 0 when none does: then both are perhaps
 *     of one family
 * @param lines where some of these features lie, the surest first
 */
public record InlierExplanation(int inliers, int features, int better, List<Line> lines) implements Explanation {

    /** A feature in the reference and in the copy. */
    public record Line(Span.Point inReference, Span.Point inCopy) {}

    public InlierExplanation {
        lines = List.copyOf(lines);
    }

    @Override
    public String sentence() {
        String own = String.format(
                Locale.ROOT, "%d of %d details of the shown part lie where they belong", inliers, features);
        return better == 0
                ? own
                : String.format(
                        Locale.ROOT, "%s, but %d of another work there: perhaps of the same family", own, better);
    }
}
