package dev.colophon.index.transform;

import java.util.List;

/** A part of a piece of content. */
public sealed interface Span {

    /** A stretch of sound or film, in seconds from its start. */
    record Time(double start, double end) implements Span {}

    /** A stretch of text, in UTF-16 units of the original: start inclusive, end exclusive. */
    record Characters(int start, int end) implements Span {}

    /**
     * A quadrilateral of a picture, in 0..1 of its width and height from the top left. The corners are in the order top left,
     * top right, bottom right, bottom left of the reference's part, so that a mirrored copy lists them the other way round.
     */
    record Quad(List<Point> corners) implements Span {

        public static final Quad WHOLE =
                new Quad(List.of(new Point(0, 0), new Point(1, 0), new Point(1, 1), new Point(0, 1)));

        public Quad {
            corners = List.copyOf(corners);
            if (corners.size() != 4) {
                throw new IllegalArgumentException("a quadrilateral has 4 corners, not " + corners.size());
            }
        }
    }

    /** A point of a picture, in 0..1 of its width and height from the top left. */
    record Point(double x, double y) {}
}
