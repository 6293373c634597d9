package dev.colophon.index.visual.film;

import dev.colophon.index.transform.Span;

/**
 * A stretch of a copy whose frames lie on a line.
 *
 * @param firstTick of the copy, inclusive
 * @param lastTick of the copy, inclusive
 * @param frames of the copy that agree
 * @param possibleFrames of the copy in the stretch
 * @param referenceFrames that differ among those that agree
 * @param moments of the reference that they are like and unlike any other; not counted where frames are near
 * @param meanDistance differing bits over those that agree
 */
record Stretch(
        int firstTick,
        int lastTick,
        AffineTimeMap line,
        Span.Time inReference,
        Span.Time inCopy,
        int frames,
        int possibleFrames,
        int referenceFrames,
        int moments,
        double meanDistance) {}
