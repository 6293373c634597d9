package dev.colophon.index;

/**
 * How a film was changed.
 *
 * @param speed playing speed of the copy, 1 = unchanged
 */
public record VideoTransform(double speed, boolean mirrored, boolean negated) implements Transform {}
