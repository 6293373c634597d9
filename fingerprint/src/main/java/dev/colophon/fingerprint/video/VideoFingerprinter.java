package dev.colophon.fingerprint.video;

import dev.colophon.fingerprint.Role;
import dev.colophon.fingerprint.VideoFingerprint;

/**
 * Turns grey frames into a fingerprint, a frame at a time. Not thread-safe; one per film.
 */
public final class VideoFingerprinter {

    /** Width and height of the frames that {@link #accept} expects; the aspect ratio is ignored on purpose. */
    public static final int SIDE = 256;

    public VideoFingerprinter(Role role) {
        throw new IllegalStateException("engine pending for " + role);
    }

    /**
     * Takes the next frame.
     *
     * @param grey {@code SIDE * SIDE} bytes of luma, rows from the top; not kept
     * @param micros presentation time from the start of the film, not decreasing
     */
    public void accept(byte[] grey, long micros) {
        throw new IllegalStateException("engine pending");
    }

    /** Ends the film, whose length is {@code durationMillis}. */
    public VideoFingerprint finish(long durationMillis) {
        throw new IllegalStateException("engine pending");
    }
}
