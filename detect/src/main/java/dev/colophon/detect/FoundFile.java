package dev.colophon.detect;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/**
 * A file that was found somewhere.
 *
 * @param path its bytes on disk, or those of its fingerprint
 * @param place where it was found, for people and records: a path, an archive entry, a URL
 * @param seen when
 * @param fingerprinted the file itself, where there is its fingerprint alone
 */
public record FoundFile(Path path, String place, Instant seen, Optional<FingerprintedFile> fingerprinted) {

    /** A file that is there. */
    public FoundFile(Path path, String place, Instant seen) {
        this(path, place, seen, Optional.empty());
    }

    /** The same bytes at another place. */
    public FoundFile at(String other) {
        return new FoundFile(path, other, seen, fingerprinted);
    }
}
