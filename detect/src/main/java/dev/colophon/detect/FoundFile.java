package dev.colophon.detect;

import java.nio.file.Path;
import java.time.Instant;

/**
 * A file that was found somewhere.
 *
 * @param path its bytes on disk
 * @param place where it was found, for people and records: a path, an archive entry, a URL
 * @param seen when
 */
public record FoundFile(Path path, String place, Instant seen) {}
