package dev.colophon.scale.spark;

import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A WARC file of a collection, and the state in which it was met.
 *
 * @param uri where it is, through Hadoop's file systems
 * @param modified in milliseconds since 1970
 */
record CollectionFile(String uri, long bytes, long modified) implements Serializable {

    /** The name of what is kept of it. */
    String key() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(uri.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
