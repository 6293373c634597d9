package dev.colophon.cases.notice.stored;

import dev.colophon.cases.file.CaseNumber;
import java.time.Instant;
import java.util.Optional;

/**
 * A notice that was drafted.
 *
 * @param regime the id of the procedure
 * @param regimeVersion with which it began, and which it keeps
 * @param recipient whom it is for, as the notice names them
 * @param language BCP 47
 * @param country of the recipient, ISO 3166-1, where somebody has said it
 * @param items how many copies it names
 */
public record StoredNotice(
        String id,
        NoticeNumber number,
        CaseNumber caseNumber,
        String regime,
        int regimeVersion,
        String recipient,
        String language,
        Optional<String> country,
        String createdBy,
        Instant createdAt,
        int items) {}
