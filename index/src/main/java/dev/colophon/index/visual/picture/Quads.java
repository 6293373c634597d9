package dev.colophon.index.visual.picture;

import dev.colophon.fingerprint.image.Orientation;
import dev.colophon.fingerprint.image.Region;
import dev.colophon.index.transform.Span;
import java.util.stream.Stream;

/** Quadrilaterals from rectangles and orientations. */
final class Quads {

    private Quads() {}

    /** Where the corners of a reference's part lie in the region that shows it laid in an orientation. */
    static Span.Quad of(Region region, Orientation orientation) {
        return new Span.Quad(
                Stream.of(new Span.Point(0, 0), new Span.Point(1, 0), new Span.Point(1, 1), new Span.Point(0, 1))
                        .map(corner -> lay(corner, orientation))
                        .map(corner -> new Span.Point(region.x(corner.x()), region.y(corner.y())))
                        .toList());
    }

    private static Span.Point lay(Span.Point corner, Orientation orientation) {
        Span.Point laid = orientation.mirrored() ? new Span.Point(1 - corner.x(), corner.y()) : corner;
        for (int turn = 0; turn < orientation.quarterTurns(); turn++) {
            laid = new Span.Point(1 - laid.y(), laid.x());
        }
        return laid;
    }
}
