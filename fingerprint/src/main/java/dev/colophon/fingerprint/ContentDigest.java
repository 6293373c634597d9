package dev.colophon.fingerprint;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The first 16 bytes of a SHA-256 over what must be equal before two files are said to have the same content. Nothing that
 * was reduced, resampled, cropped or folded is ever digested: equal digests mean equal content, not alike content.
 *
 * @param basis what was digested; digests of different bases are never equal
 */
public record ContentDigest(Basis basis, long high, long low) {

    /** What a digest was taken over. */
    public enum Basis {
        /** All bytes of the file: sound, films, and pictures that cannot be digested as {@link #PIXELS}. */
        FILE,
        /** All pixels of an opaque picture of 8 bits a sample, with its size and orientation, as decoded. */
        PIXELS,
        /** All characters of a text, as extracted. */
        TEXT
    }

    /** An empty digest to be fed and handed to {@link #of}. */
    public static MessageDigest start() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }

    /** Ends a digest that was begun by {@link #start}. */
    public static ContentDigest of(Basis basis, MessageDigest fed) {
        ByteBuffer first = ByteBuffer.wrap(fed.digest());
        return new ContentDigest(basis, first.getLong(), first.getLong());
    }

    /** The start of a whole SHA-256, given in hexadecimal. */
    public static ContentDigest of(Basis basis, String sha256) {
        return new ContentDigest(
                basis, HexFormat.fromHexDigitsToLong(sha256, 0, 16), HexFormat.fromHexDigitsToLong(sha256, 16, 32));
    }

    @Override
    public String toString() {
        return HexFormat.of().toHexDigits(high) + HexFormat.of().toHexDigits(low);
    }
}
