package dev.colophon.watch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Bytes in a private temporary file, with their length and SHA-256 in lower-case hexadecimal. */
public record StoredBytes(Path path, long size, String sha256) {

    /** Removes the file; harmless when it is gone already. */
    public void discard() {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete " + path, e);
        }
    }
}
