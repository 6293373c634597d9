package dev.colophon.evidence.report;

import java.util.List;

/** A part of a work or of a copy. */
public sealed interface Extent {

    /** A stretch of sound or film, in seconds from its start. */
    record Seconds(double start, double end) implements Extent {}

    /** A stretch of text, in UTF-16 units: start inclusive, end exclusive. */
    record Characters(int start, int end) implements Extent {}

    /** A part of a picture by its corners, in 0..1 of its width and height from the top left. */
    record Area(List<Corner> corners) implements Extent {

        public Area {
            corners = List.copyOf(corners);
            if (corners.isEmpty()) {
                throw new IllegalArgumentException("a part of a picture has corners");
            }
        }
    }

    /** A point of a picture, in 0..1 of its width and height from the top left. */
    record Corner(double x, double y) {}
}
