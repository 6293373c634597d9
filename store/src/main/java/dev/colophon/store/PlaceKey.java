package dev.colophon.store;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The key of a place (a URL, a path, an archive entry) in every table: places may be longer than an index entry can be.
 */
public final class PlaceKey {

    private static final int BYTES = 16;

    /** Copied for each key: finding the algorithm takes as long as the digest of a URL, and a page has some twenty links. */
    private static final MessageDigest BLANK = blank();

    private PlaceKey() {}

    /** The first 16 bytes of the SHA-256 of the text in UTF-8, as 32 hexadecimal digits. */
    public static String of(String place) {
        try {
            MessageDigest sha256 = (MessageDigest) BLANK.clone();
            return HexFormat.of().formatHex(sha256.digest(place.getBytes(StandardCharsets.UTF_8)), 0, BYTES);
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("every digest of Java can be copied", e);
        }
    }

    private static MessageDigest blank() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
