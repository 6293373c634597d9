package dev.colophon.cases.notice.page;

import java.time.Instant;
import java.util.Optional;

/**
 * An answer that came by the address of a notice. Who wrote it is what they say.
 *
 * @param file its name among the files of the notice
 * @param sha256 of what was filled in
 * @param readAt when a person for the owner said that they have read it
 */
public record PageAnswer(
        String file,
        PageAnswerKind kind,
        String sha256,
        Instant receivedAt,
        Optional<Instant> readAt,
        Optional<String> readBy) {}
