package dev.colophon.service.json.record;

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
public record LumenNoticeView(
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
        List<LumenWorkView> works) {

    /** A work, and where copies of it were. */
    @JsonNaming(SnakeCaseStrategy.class)
    public record LumenWorkView(String description, List<HostCountView> infringingUrls) {}

    /** How many copies a host showed. */
    public record HostCountView(String fqdn, long count) {}
}
