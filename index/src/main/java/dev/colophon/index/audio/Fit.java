package dev.colophon.index.audio;

/**
 * A verified line.
 *
 * @param matched peaks of the copy with a peak of the reference on the line
 * @param score how much better they agree there than elsewhere, see {@link LogLikelihoodRatio}
 */
record Fit(TimePitchMap line, int matched, double score) {}
