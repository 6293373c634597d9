package dev.colophon.evidence.log.verify;

import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * The two hashes of an RFC 6962 tree, SHA-256(0x00 ‖ entry) and SHA-256(0x01 ‖ left ‖ right), over arrays and with one
 * digest that is used again and again. Not thread-safe.
 */
public final class TreeHasher {

    private static final byte LEAF = 0;
    private static final byte NODE = 1;

    private final MessageDigest digest = sha256();

    /** Writes the hash of the entry into {@code out} at {@code at}. */
    public void leaf(byte[] entry, int from, int length, byte[] out, int at) {
        digest.update(LEAF);
        digest.update(entry, from, length);
        finish(out, at);
    }

    /** Writes the hash over two 32-byte hashes into {@code out} at {@code at}, which may be the place of one of them. */
    public void node(byte[] left, int leftAt, byte[] right, int rightAt, byte[] out, int at) {
        digest.update(NODE);
        digest.update(left, leftAt, Hash.BYTES);
        digest.update(right, rightAt, Hash.BYTES);
        finish(out, at);
    }

    /** The root of the perfect tree over {@code count} hashes (a power of two) that stand side by side. */
    public Hash root(byte[] hashes, int from, int count) {
        if (Integer.bitCount(count) != 1) {
            throw new IllegalArgumentException("not a power of two: " + count);
        }
        byte[] row = new byte[count * Hash.BYTES];
        System.arraycopy(hashes, from, row, 0, row.length);
        for (int width = count; width > 1; width /= 2) {
            for (int i = 0; i < width / 2; i++) {
                int pair = 2 * i * Hash.BYTES;
                node(row, pair, row, pair + Hash.BYTES, row, i * Hash.BYTES);
            }
        }
        return Hash.of(row, 0, Hash.BYTES);
    }

    private void finish(byte[] out, int at) {
        try {
            digest.digest(out, at, Hash.BYTES);
        } catch (DigestException e) {
            throw new IllegalArgumentException("no room for a hash at " + at, e);
        }
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
