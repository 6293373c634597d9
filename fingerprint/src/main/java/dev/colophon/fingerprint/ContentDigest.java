package dev.colophon.fingerprint;

import java.util.HexFormat;

/**
 * The first 16 bytes of a SHA-256 over what was decoded (samples, pixels, frames, folded text), so that two files with the
 * same content in different containers are known to be EXACT copies.
 */
public record ContentDigest(long high, long low) {

    @Override
    public String toString() {
        return HexFormat.of().toHexDigits(high) + HexFormat.of().toHexDigits(low);
    }
}
