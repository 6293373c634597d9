package dev.colophon.index;

import dev.colophon.fingerprint.ContentDigest;
import java.nio.ByteBuffer;
import java.security.MessageDigest;

/** Digests of test content that never was in a file. */
public final class Digests {

    private Digests() {}

    /** As of a file that holds just these samples. */
    public static ContentDigest of(float[] samples) {
        ByteBuffer bytes = ByteBuffer.allocate(Float.BYTES * samples.length);
        bytes.asFloatBuffer().put(samples);
        return of(ContentDigest.Basis.FILE, bytes.array());
    }

    public static ContentDigest of(ContentDigest.Basis basis, byte[] bytes) {
        MessageDigest sha = ContentDigest.start();
        sha.update(bytes);
        return ContentDigest.of(basis, sha);
    }
}
