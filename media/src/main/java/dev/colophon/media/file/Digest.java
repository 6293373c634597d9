package dev.colophon.media.file;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A SHA-256 over the whole of a content, before anything was reduced, resampled or cropped.
 *
 * @param sha256 64 hexadecimal digits
 */
public record Digest(Input input, String sha256) {

    /** What was digested. */
    public enum Input {
        /** All bytes of the file. */
        FILE,
        /** All pixels of an opaque picture of 8 bits a sample, with its size and orientation, as decoded. */
        PIXELS
    }

    public Digest {
        if (sha256.length() != 64) {
            throw new IllegalArgumentException("not the digits of a SHA-256: " + sha256);
        }
    }

    /** An empty SHA-256 to be fed and handed to {@link #of}. */
    public static MessageDigest start() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }

    /** Ends what was begun by {@link #start}. */
    public static Digest of(Input input, MessageDigest fed) {
        return new Digest(input, HexFormat.of().formatHex(fed.digest()));
    }
}
