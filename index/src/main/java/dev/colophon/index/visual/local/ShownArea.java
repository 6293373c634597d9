package dev.colophon.index.visual.local;

import dev.colophon.fingerprint.image.local.LocalFeatures;
import dev.colophon.index.Coverage;
import dev.colophon.index.explanation.InlierExplanation;
import dev.colophon.index.transform.Segment;
import dev.colophon.index.transform.Span;
import java.util.BitSet;
import java.util.List;
import java.util.stream.Stream;

/** Which part of a reference a copy shows, and where. */
final class ShownArea {

    private static final int MOST_LINES = 40;

    private final LocalSearch.Shown shown;
    private final LocalFeatures reference;
    private final LocalFeatures copy;
    private final PlaneMap map;
    private final double left;
    private final double top;
    private final double right;
    private final double bottom;

    /** Of what was found. */
    ShownArea(LocalSearch.Shown shown) {
        this.shown = shown;
        reference = shown.features();
        copy = shown.copy();
        map = shown.agreement().closer();
        PlaneMap back = map.inverse();
        // The corners of the copy in the reference: what lies beyond them was cut off.
        double[] xs = corners(copy.width(), copy.height(), back, true);
        double[] ys = corners(copy.width(), copy.height(), back, false);
        left = Math.clamp(middle(xs, true), 0, reference.width());
        right = Math.clamp(middle(xs, false), left, reference.width());
        top = Math.clamp(middle(ys, true), 0, reference.height());
        bottom = Math.clamp(middle(ys, false), top, reference.height());
    }

    private static double[] corners(double width, double height, PlaneMap map, boolean across) {
        double[][] corners = {{0, 0}, {width, 0}, {width, height}, {0, height}};
        double[] values = new double[corners.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = across ? map.x(corners[i][0], corners[i][1]) : map.y(corners[i][0], corners[i][1]);
        }
        java.util.Arrays.sort(values);
        return values;
    }

    /** The mean of the two least or the two greatest: the side of an upright rectangle, the middle of that of a turned one. */
    private static double middle(double[] sorted, boolean least) {
        return least ? (sorted[0] + sorted[1]) / 2 : (sorted[2] + sorted[3]) / 2;
    }

    /** The part of the reference as a rectangle, and where its corners lie in the copy. */
    Segment segment() {
        return new Segment(
                new Span.Quad(points().map(this::inReference).toList()),
                new Span.Quad(points().map(this::inCopy).toList()));
    }

    private Stream<double[]> points() {
        return Stream.of(
                new double[] {left, top}, new double[] {right, top}, new double[] {right, bottom}, new double[] {
                    left, bottom
                });
    }

    private Span.Point inReference(double[] point) {
        return new Span.Point(
                Math.clamp(point[0] / reference.width(), 0, 1), Math.clamp(point[1] / reference.height(), 0, 1));
    }

    private Span.Point inCopy(double[] point) {
        return placed(map.x(point[0], point[1]), map.y(point[0], point[1]));
    }

    private Span.Point placed(double x, double y) {
        double across = Math.clamp(x / copy.width(), 0, 1);
        return new Span.Point(shown.mirrored() ? 1 - across : across, Math.clamp(y / copy.height(), 0, 1));
    }

    Coverage coverage() {
        Segment segment = segment();
        return new Coverage(area(segment.inReference()), area(segment.inCopy()));
    }

    private static double area(Span span) {
        List<Span.Point> corners = ((Span.Quad) span).corners();
        double sum = 0;
        for (int i = 0; i < corners.size(); i++) {
            Span.Point one = corners.get(i);
            Span.Point next = corners.get((i + 1) % corners.size());
            sum += one.x() * next.y() - next.x() * one.y();
        }
        return Math.clamp(Math.abs(sum) / 2, 0, 1);
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
            if (x >= left && x <= right && y >= top && y <= bottom) {
                inside.set(pair.copy());
            }
        }
        return inside;
    }

    /** @param better inliers of another reference that explains this part better */
    InlierExplanation explanation(int better) {
        int features = 0;
        for (int i = 0; i < reference.size(); i++) {
            float x = reference.x(i);
            float y = reference.y(i);
            features += x >= left && x <= right && y >= top && y <= bottom ? 1 : 0;
        }
        List<FeaturePair> inliers = shown.agreement().inliers();
        return new InlierExplanation(
                inliers.size(),
                Math.max(features, inliers.size()),
                better,
                inliers.stream()
                        .limit(MOST_LINES)
                        .map(pair -> new InlierExplanation.Line(
                                inReference(
                                        new double[] {reference.x(pair.reference()), reference.y(pair.reference())}),
                                placed(copy.x(pair.copy()), copy.y(pair.copy()))))
                        .toList());
    }
}
