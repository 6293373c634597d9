package dev.colophon.index.visual.film;

import dev.colophon.fingerprint.image.Pdq;

/**
 * A frame of a copy and one of the reference that look alike where a line says they should.
 *
 * @param tick number of the frame of the copy
 * @param frame start of the frame of the reference in milliseconds, which tells it from the others
 * @param frameEnd when it ceases to be seen, in milliseconds
 * @param referenceSeconds the moment within that frame's time that is nearest to the line
 * @param hash of the frame of the reference
 * @param distance differing bits
 */
record FrameAgreement(
        int tick, double copySeconds, int frame, int frameEnd, double referenceSeconds, Pdq hash, int distance) {

    /** How far a moment of the reference is from the time in which the frame is seen, in seconds. */
    double away(double seconds) {
        return Math.abs(seconds - nearest(seconds));
    }

    /** The moment of the frame that is nearest to another one. */
    double nearest(double seconds) {
        return Math.clamp(seconds, frame / 1e3, frameEnd / 1e3);
    }
}
