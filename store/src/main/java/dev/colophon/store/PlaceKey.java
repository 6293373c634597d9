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

    private PlaceKey() {}

    /** The first 16 bytes of the SHA-256 of the text in UTF-8, as 32 hexadecimal digits. */
    public static String of(String place) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(place.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
