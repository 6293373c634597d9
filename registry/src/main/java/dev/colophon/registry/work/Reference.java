package dev.colophon.registry.work;

import dev.colophon.fingerprint.Unmatchable;
import dev.colophon.fingerprint.iscc.Iscc;
import dev.colophon.index.ReferenceId;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A file of a work that its owner registered.
 *
 * @param fileName without its folder
 * @param durationMillis of sound and film
 * @param unmatchable why it cannot be compared although it was read
 * @param partial what was reached, when only a part could be decoded
 * @param iscc its ISCC-CODE; empty of those registered before Colophon made them
 * @param competing whether it shares content with a reference of another owner of the organisation that was registered before
 * @param removedAt since when it is not in the catalogue any more; what was seen of it before still names it
 */
public record Reference(
        ReferenceId id,
        String workId,
        String fileName,
        Content content,
        OptionalLong durationMillis,
        Optional<Unmatchable> unmatchable,
        Optional<String> partial,
        Optional<Iscc> iscc,
        boolean competing,
        Instant registeredAt,
        Optional<Instant> removedAt) {

    /** As a history names it. */
    public String label() {
        return "%s (%s)".formatted(fileName, id);
    }
}
