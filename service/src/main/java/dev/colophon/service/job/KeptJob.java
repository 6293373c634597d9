package dev.colophon.service.job;

import java.time.Instant;
import java.util.Optional;

/**
 * A job as it is kept.
 *
 * @param subject the number of a case or a notice that it is about; else the empty string
 * @param files so many were handed in
 * @param ended when; empty while it is not
 * @param answer what came of it; empty while it has not ended
 */
public record KeptJob(
        String id,
        JobKind kind,
        String subject,
        int files,
        Instant accepted,
        Optional<Instant> ended,
        Optional<JobAnswer> answer) {

    /** Whether it ended before all was done. */
    public boolean isFailed() {
        return answer.filter(came -> came.failure() != null).isPresent();
    }
}
