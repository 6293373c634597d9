package dev.colophon.registry.work;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The exact bytes of a file.
 *
 * @param sha256 64 lower-case hexadecimal digits
 */
public record Content(String sha256, long bytes) {

    private static final int BUFFER = 1 << 16;

    /**
     * Reads a file through.
     *
     * @throws IOException when it is not there, not a regular file (a FIFO could make us wait for ever) or not readable
     */
    public static Content of(Path file) throws IOException {
        if (!Files.readAttributes(file, BasicFileAttributes.class).isRegularFile()) {
            throw new FileSystemException(file.toString(), null, "not a regular file");
        }
        MessageDigest digest = digest();
        long bytes = 0;
        byte[] buffer = new byte[BUFFER];
        try (InputStream in = Files.newInputStream(file)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                digest.update(buffer, 0, read);
                bytes += read;
            }
        }
        return new Content(HexFormat.of().formatHex(digest.digest()), bytes);
    }

    /** Of bytes that are at hand. */
    public static Content of(byte[] bytes) {
        return new Content(HexFormat.of().formatHex(digest().digest(bytes)), bytes.length);
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
