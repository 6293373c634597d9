package dev.colophon.service.resumable;

import java.time.Instant;
import java.util.Optional;

/**
 * How a file that comes in parts stands.
 *
 * @param name of the file
 * @param length of the whole, in bytes
 * @param received so many of its first bytes are kept, whatever happens to this process
 * @param sha256 that the whole shall have, in hexadecimal; empty: it was not said
 * @param expires it is deleted then, unless more of it comes
 */
public record UploadState(
        String id, String name, long length, long received, Optional<String> sha256, Instant expires) {

    /** Whether all of it is there. */
    public boolean isComplete() {
        return received == length;
    }
}
