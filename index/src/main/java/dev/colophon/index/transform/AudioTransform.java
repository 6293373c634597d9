package dev.colophon.index.transform;

/**
 * How sound was changed.
 *
 * @param speed playing speed of the copy, 1 = unchanged, 1.02 = 2 % faster
 * @param pitchCents pitch of the copy above the reference in hundredths of a semitone
 */
public record AudioTransform(double speed, int pitchCents) implements Transform {}
