package dev.colophon.media;

import dev.colophon.fingerprint.Role;
import java.nio.file.Path;

/**
 * Reads untrusted files: decides the type by content, decodes in child processes or bounded parsers, and fingerprints what
 * comes out while it comes. Thread-safe.
 */
public final class MediaReader {

    /** Never throws for bad media: the answer then says why it could not be read. */
    public Reading read(Path file, Role role) {
        throw new IllegalStateException("engine pending for " + file + role);
    }
}
