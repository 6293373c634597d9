package dev.colophon.index.audio.verification;

import dev.colophon.index.audio.alignment.TimePitchMap;

/**
 * A verified line.
 *
 * @param matched peaks of the copy with a peak of the reference on the line
 * @param score how much better they agree there than elsewhere, see {@link LogLikelihoodRatio}
 */
public record Fit(TimePitchMap line, int matched, double score) {}
