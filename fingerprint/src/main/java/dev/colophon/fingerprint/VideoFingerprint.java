package dev.colophon.fingerprint;

import java.util.Optional;

/** Shape only; the engine completes it. */
public record VideoFingerprint(
        int version, ContentDigest digest, Optional<Unmatchable> unmatchable, long durationMillis)
        implements Fingerprint {

    @Override
    public Medium medium() {
        return Medium.VIDEO;
    }

    @Override
    public byte[] encode() {
        throw new IllegalStateException("engine pending");
    }

    static VideoFingerprint decode(byte[] bytes) {
        throw new IllegalStateException("engine pending");
    }
}
