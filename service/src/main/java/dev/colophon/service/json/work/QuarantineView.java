package dev.colophon.service.json.work;

import dev.colophon.registry.quarantine.Quarantine;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A file that hits too much; the schema is {@code quarantine.schema.json}. */
public record QuarantineView(
        String reference,
        String file,
        String work,
        String title,
        String owner,
        Quarantine.Cause cause,
        String reason,
        Instant since,
        @Nullable String releasedBy,
        @Nullable Instant released,
        @Nullable String releaseReason) {

    public static QuarantineView of(Quarantine quarantine) {
        return new QuarantineView(
                quarantine.reference().value(),
                quarantine.fileName(),
                quarantine.work(),
                quarantine.title(),
                quarantine.owner().name(),
                quarantine.cause(),
                quarantine.reason(),
                quarantine.since(),
                quarantine.release().map(Quarantine.Release::by).orElse(null),
                quarantine.release().map(Quarantine.Release::at).orElse(null),
                quarantine.release().map(Quarantine.Release::reason).orElse(null));
    }
}
