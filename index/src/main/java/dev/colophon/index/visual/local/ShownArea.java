package dev.colophon.index.visual.local;

import dev.colophon.fingerprint.image.local.LocalFeatures;
import dev.colophon.index.Coverage;
import dev.colophon.index.explanation.InlierExplanation;
import dev.colophon.index.transform.Segment;
import dev.colophon.index.transform.Span;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;

/** Which part of a reference a copy shows, and where. */
final class ShownArea {

    private static final int MOST_LINES = 40;

    /** Places along a side that are asked for to tell how much several areas cover together. */
    private static final int GRID = 64;

    private final LocalSearch.Shown shown;
    private final LocalFeatures reference;
    private final LocalFeatures copy;
    private final PlaneMap map;

    /** Of the reference, in its pixels: what lies beyond the edges of the copy was cut off. */
    private final ConvexPolygon area;

    /** The same in the copy, in the pixels of the side on which it is shown. */
    private final ConvexPolygon areaInCopy;

    private final int details;

    /** Of what was found. */
    ShownArea(LocalSearch.Shown shown) {
        this.shown = shown;
        reference = shown.features();
        copy = shown.copy();
        map = shown.agreement().closer();
        ConvexPolygon whole = ConvexPolygon.rectangle(reference.width(), reference.height());
        ConvexPolygon both = whole.within(
                ConvexPolygon.rectangle(copy.width(), copy.height()).mapped(map.inverse()));
        area = both.area() > 0 ? both : whole;
        areaInCopy = area.mapped(map);
        int within = (int) IntStream.range(0, reference.size())
                .filter(i -> area.contains(reference.x(i), reference.y(i)))
                .count();
        details = Math.max(within, shown.inliers());
    }

    /**
     * A quadrilateral of the reference, and where its corners lie in the copy. Of an area with more corners it leaves out some of the edge:
     * each of its corners is the same point on both sides.
     */
    Segment segment() {
        List<ConvexPolygon.Corner> corners = area.quadrilateral().corners();
        return new Segment(
                new Span.Quad(corners.stream()
                        .map(corner -> inReference(corner.x(), corner.y()))
                        .toList()),
                new Span.Quad(corners.stream()
                        .map(corner -> placed(map.x(corner.x(), corner.y()), map.y(corner.x(), corner.y())))
                        .toList()));
    }

    private Span.Point inReference(double x, double y) {
        return new Span.Point(Math.clamp(x / reference.width(), 0, 1), Math.clamp(y / reference.height(), 0, 1));
    }

    private Span.Point placed(double x, double y) {
        double across = Math.clamp(x / copy.width(), 0, 1);
        return new Span.Point(shown.mirrored() ? 1 - across : across, Math.clamp(y / copy.height(), 0, 1));
    }

    /** Of all places in which one reference is shown, whatever their corners; what several have in common counts once. */
    static Coverage coverage(List<ShownArea> places) {
        ShownArea first = places.getFirst();
        return places.size() == 1
                ? new Coverage(
                        share(first.area, first.reference.width(), first.reference.height()),
                        share(first.areaInCopy, first.copy.width(), first.copy.height()))
                : new Coverage(
                        share((x, y) -> places.stream()
                                .anyMatch(place -> place.area.contains(
                                        x * place.reference.width(), y * place.reference.height()))),
                        share((x, y) -> places.stream().anyMatch(place -> place.showsAt(x, y))));
    }

    /** Whether a place of the copy, as shares of its sides, lies in the part that shows the reference. */
    private boolean showsAt(double x, double y) {
        return areaInCopy.contains((shown.mirrored() ? 1 - x : x) * copy.width(), y * copy.height());
    }

    /** A place of a picture as shares of its sides. */
    @FunctionalInterface
    private interface Places {
        boolean contain(double x, double y);
    }

    private static double share(Places places) {
        int within = 0;
        for (int row = 0; row < GRID; row++) {
            for (int column = 0; column < GRID; column++) {
                within += places.contain((column + 0.5) / GRID, (row + 0.5) / GRID) ? 1 : 0;
            }
        }
        return within / (double) (GRID * GRID);
    }

    private static double share(ConvexPolygon area, double width, double height) {
        return Math.clamp(area.area() / (width * height), 0, 1);
    }

    /** The turn in whole degrees clockwise, after mirroring. */
    int degrees() {
        double turned = Math.toDegrees(shown.agreement().map().turn());
        return Math.floorMod(Math.round(shown.mirrored() ? -turned : turned), 360);
    }

    /** How far inliers are from lying on a line: the lesser by the greater of their deviations along their axes. */
    double spread() {
        double[] sums = new double[5];
        List<FeaturePair> inliers = shown.agreement().inliers();
        for (FeaturePair pair : inliers) {
            double x = reference.x(pair.reference());
            double y = reference.y(pair.reference());
            sums[0] += x;
            sums[1] += y;
            sums[2] += x * x;
            sums[3] += y * y;
            sums[4] += x * y;
        }
        int count = inliers.size();
        double xx = sums[2] / count - sums[0] * sums[0] / count / count;
        double yy = sums[3] / count - sums[1] * sums[1] / count / count;
        double xy = sums[4] / count - sums[0] * sums[1] / count / count;
        double root = Math.sqrt((xx - yy) * (xx - yy) / 4 + xy * xy);
        double more = (xx + yy) / 2 + root;
        return more <= 0 ? 0 : Math.sqrt(Math.max(0, (xx + yy) / 2 - root) / more);
    }

    /** The features of the copy that are inliers of another reference, as far as they lie where this one is shown. */
    BitSet inliersOf(LocalSearch.Shown other) {
        PlaneMap back = map.inverse();
        boolean flipped = other.mirrored() != shown.mirrored();
        BitSet inside = new BitSet();
        for (FeaturePair pair : other.agreement().inliers()) {
            double seen = other.copy().x(pair.copy());
            double across = flipped ? copy.width() - 1 - seen : seen;
            double x = back.x(across, other.copy().y(pair.copy()));
            double y = back.y(across, other.copy().y(pair.copy()));
            if (area.contains(x, y)) {
                inside.set(pair.copy());
            }
        }
        return inside;
    }

    /** How many features of the reference lie in the area, those that were found in the copy among them. */
    int details() {
        return details;
    }

    /** How many times as long a line of the reference is in the copy, in pixels in which features were found. */
    double scale() {
        return Math.sqrt(areaInCopy.area() / area.area());
    }

    /** @param better inliers of another reference that explains this part better */
    InlierExplanation explanation(int better) {
        List<FeaturePair> inliers = shown.agreement().inliers();
        return new InlierExplanation(
                inliers.size(),
                details,
                better,
                inliers.stream()
                        .limit(MOST_LINES)
                        .map(pair -> new InlierExplanation.Line(
                                inReference(reference.x(pair.reference()), reference.y(pair.reference())),
                                placed(copy.x(pair.copy()), copy.y(pair.copy()))))
                        .toList());
    }
}
