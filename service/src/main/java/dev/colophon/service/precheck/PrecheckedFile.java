package dev.colophon.service.precheck;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What a pre-check says of a file.
 *
 * @param failure whether this program or this machine failed on it
 * @param receipt the file that proves it; empty when nobody wants one or there is no answer
 */
public record PrecheckedFile(Path file, PrecheckAnswer answer, boolean failure, Optional<byte[]> receipt) {

    /** Whether there is an answer. */
    public boolean isAnswered() {
        return answer.permission() != UsePermission.UNKNOWN;
    }
}
