package dev.colophon.index.visual.hash;

import dev.colophon.fingerprint.image.Orientation;

/**
 * The part of a reference's thumbnail that a copy is thought to show, laid in an orientation; in shares of the thumbnail's
 * sides.
 *
 * @param score how well it fits, 1 at most
 */
public record Placement(Orientation undone, double left, double top, double width, double height, double score) {

    /** A copy shows at least this share of each side. */
    private static final double LEAST = 0.5;

    /** Moved by shares of its sides, and scaled about its centre; kept within the thumbnail. */
    public Placement moved(double right, double down, double wider, double taller) {
        double newWidth = Math.clamp(width * (1 + wider), LEAST, 1);
        double newHeight = Math.clamp(height * (1 + taller), LEAST, 1);
        double newLeft = left + right + (width - newWidth) / 2;
        double newTop = top + down + (height - newHeight) / 2;
        return new Placement(
                undone,
                Math.clamp(newLeft, 0, 1 - newWidth),
                Math.clamp(newTop, 0, 1 - newHeight),
                newWidth,
                newHeight,
                score);
    }

    public Placement scored(double newScore) {
        return new Placement(undone, left, top, width, height, newScore);
    }
}
