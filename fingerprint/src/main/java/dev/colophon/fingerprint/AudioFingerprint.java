package dev.colophon.fingerprint;

import java.util.Optional;

/** Shape only; the engine completes it. */
public record AudioFingerprint(
        int version,
        ContentDigest digest,
        Optional<Unmatchable> unmatchable,
        int hopSamples,
        int frames,
        int[] timeEighths,
        short[] cents,
        byte[] prominence)
        implements Fingerprint {

    @Override
    public Medium medium() {
        return Medium.AUDIO;
    }

    @Override
    public byte[] encode() {
        throw new IllegalStateException("engine pending");
    }

    static AudioFingerprint decode(byte[] bytes) {
        throw new IllegalStateException("engine pending");
    }
}
