package dev.colophon.index.visual;

/**
 * A frame of a copy and one of the reference that look alike where a line says they should.
 *
 * @param tick number of the frame of the copy
 * @param frame start of the frame of the reference in milliseconds, which tells it from the others
 * @param referenceSeconds the moment within that frame's time that is nearest to the line
 * @param distance differing bits
 */
record FrameAgreement(int tick, double copySeconds, int frame, double referenceSeconds, int distance) {}
