package dev.colophon.index.transform;

/**
 * How a picture was changed, in this order: cropped to the matched part, mirrored left to right, turned clockwise.
 *
 * @param rotationDegrees clockwise, 0 to 359, to the nearest degree
 */
public record ImageTransform(boolean mirrored, int rotationDegrees, boolean negated) implements Transform {}
