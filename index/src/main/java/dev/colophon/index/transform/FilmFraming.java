package dev.colophon.index.transform;

/**
 * Where the picture of a film lies in that of a copy, which shows it cut, turned, or among other things.
 *
 * @param rotationDegrees clockwise, 0 to 359, to the nearest degree, after mirroring
 * @param inReference the part of its picture that is shown
 * @param inCopy where the corners of that part lie
 */
public record FilmFraming(int rotationDegrees, Span.Quad inReference, Span.Quad inCopy) {}
