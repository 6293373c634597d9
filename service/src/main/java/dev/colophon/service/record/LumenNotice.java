package dev.colophon.service.record;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.time.Instant;
import java.util.List;

/**
 * A notice as the Lumen database shows one to whoever is no researcher: hosts and numbers in place of addresses; the schema is
 * {@code lumen-notice.schema.json}.
 *
 * @param type {@code DMCA} or {@code Other}
 * @param senderName an organisation
 * @param recipientName the site that the notice is about
 * @param jurisdictions ISO 3166-1
 */
@JsonNaming(SnakeCaseStrategy.class)
record LumenNotice(
        String id,
        String type,
        String title,
        String senderName,
        String recipientName,
        Instant dateSent,
        String actionTaken,
        String language,
        List<String> jurisdictions,
        List<String> tags,
        List<LumenWork> works) {

    /** A work, and where copies of it were. */
    @JsonNaming(SnakeCaseStrategy.class)
    record LumenWork(String description, List<DomainCount> infringingUrls) {}

    /** How many copies a host showed. */
    record DomainCount(String fqdn, long count) {}
}
