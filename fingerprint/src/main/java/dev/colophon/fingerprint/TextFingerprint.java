package dev.colophon.fingerprint;

import java.util.Optional;

/** Shape only; the engine completes it. */
public record TextFingerprint(int version, ContentDigest digest, Optional<Unmatchable> unmatchable, String text)
        implements Fingerprint {

    @Override
    public Medium medium() {
        return Medium.TEXT;
    }

    @Override
    public byte[] encode() {
        throw new IllegalStateException("engine pending");
    }

    static TextFingerprint decode(byte[] bytes) {
        throw new IllegalStateException("engine pending");
    }
}
