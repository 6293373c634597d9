package dev.colophon.fingerprint.audio;

import dev.colophon.fingerprint.AudioFingerprint;
import dev.colophon.fingerprint.Role;

/**
 * Turns mono samples at {@link #SAMPLE_RATE} into a fingerprint, a block at a time and in constant working memory, so that
 * decoding and fingerprinting overlap. Not thread-safe; one per sound.
 */
public final class AudioFingerprinter {

    /** Samples a second that {@link #accept} expects. */
    public static final int SAMPLE_RATE = 11_025;

    public AudioFingerprinter(Role role) {
        throw new IllegalStateException("engine pending for " + role);
    }

    /** Takes the next samples, nominally -1..1; NaN and infinities count as 0. */
    public void accept(float[] mono, int offset, int length) {
        throw new IllegalStateException("engine pending");
    }

    /** Ends the sound. */
    public AudioFingerprint finish() {
        throw new IllegalStateException("engine pending");
    }
}
