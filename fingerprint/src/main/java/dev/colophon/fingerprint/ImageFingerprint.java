package dev.colophon.fingerprint;

import java.util.Optional;

/** Shape only; the engine completes it. */
public record ImageFingerprint(
        int version, ContentDigest digest, Optional<Unmatchable> unmatchable, int width, int height)
        implements Fingerprint {

    @Override
    public Medium medium() {
        return Medium.IMAGE;
    }

    @Override
    public byte[] encode() {
        throw new IllegalStateException("engine pending");
    }

    static ImageFingerprint decode(byte[] bytes) {
        throw new IllegalStateException("engine pending");
    }
}
