package dev.colophon.index.audio.alignment;

import dev.colophon.fingerprint.audio.Peaks;
import dev.colophon.index.audio.term.AudioTerms;

/**
 * A stretch of a registered sound.
 *
 * @param from its first block
 * @param to the block after its last
 * @param peaks all that are kept of these blocks; times count from the start of the sound
 * @param length of the whole sound, in eighths of a frame
 * @param ofAll peaks of the whole sound
 */
public record Excerpt(int from, int to, Peaks peaks, double length, int ofAll) {

    /** Those that terms are made of. */
    public Peaks alone() {
        return peaks.upTo(Peaks.LAST_ALONE);
    }

    /** Whether it has all peaks of the sound between two times. */
    public boolean covers(double start, double end) {
        return Math.max(0, start) >= (double) from * AudioTerms.BLOCK && end <= (double) to * AudioTerms.BLOCK;
    }

    /** Peaks of the whole sound for each eighth of a frame. */
    public double density() {
        return ofAll / length;
    }

    /** The block in which a time lies, or the first. */
    public static int block(double time) {
        return (int) Math.max(0, Math.floor(time / AudioTerms.BLOCK));
    }
}
