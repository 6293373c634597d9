package dev.colophon.index.audio;

/**
 * A verified line.
 *
 * @param matched peaks of the reference on the line with a peak of the copy, one to one
 * @param z standard score of the matched count against chance at the peak densities of both sides
 */
record Fit(Line line, int matched, double z) {}
