package dev.colophon.evidence.log.verify;

import dev.colophon.evidence.messages.Message;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;

/** A SHA-256 value: 32 bytes, immutable. */
public final class Hash {

    /** The length of a hash in bytes. */
    public static final int BYTES = 32;

    private final byte[] bytes;

    private Hash(byte[] bytes) {
        this.bytes = bytes;
    }

    /**
     * The hash with these bytes, which are copied.
     *
     * @throws IllegalArgumentException when there are not 32
     */
    public static Hash of(byte[] bytes) {
        return of(bytes, 0, bytes.length);
    }

    /** The hash with the bytes of a stretch of {@code array}. */
    public static Hash of(byte[] array, int from, int length) {
        if (length != BYTES) {
            throw new IllegalArgumentException("a SHA-256 hash has 32 bytes, not " + length);
        }
        return new Hash(Arrays.copyOfRange(array, from, from + length));
    }

    /** The plain SHA-256 of bytes (not of a leaf: see {@link Merkle#leaf}). */
    public static Hash sha256(byte[]... parts) {
        MessageDigest digest = TreeHasher.sha256();
        for (byte[] part : parts) {
            digest.update(part);
        }
        return new Hash(digest.digest());
    }

    /**
     * Reads 64 lower-case hexadecimal digits.
     *
     * @throws LogException when there is anything else
     */
    public static Hash fromHex(String hex) {
        if (hex.length() != 2 * BYTES || !hex.chars().allMatch(c -> (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'))) {
            throw LogException.malformed(Message.of("hash.hex"));
        }
        return new Hash(HexFormat.of().parseHex(hex));
    }

    /**
     * Reads standard base64 with padding.
     *
     * @throws LogException when there is anything else, or not 32 bytes
     */
    public static Hash fromBase64(String base64) {
        byte[] bytes = Base64Text.decode(base64, "what.hash");
        if (bytes.length != BYTES) {
            throw LogException.malformed(Message.of("hash.bytes", bytes.length));
        }
        return new Hash(bytes);
    }

    /** A copy of the bytes. */
    public byte[] bytes() {
        return bytes.clone();
    }

    /** Writes the bytes into {@code array} at {@code at}. */
    public void copyTo(byte[] array, int at) {
        System.arraycopy(bytes, 0, array, at, BYTES);
    }

    public String hex() {
        return HexFormat.of().formatHex(bytes);
    }

    public String base64() {
        return Base64Text.encode(bytes);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Hash hash && Arrays.equals(bytes, hash.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return hex();
    }
}
