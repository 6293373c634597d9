package dev.colophon.service.retention;

import dev.colophon.sightings.retention.PrunedRows;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * What went, or would go.
 *
 * @param before older than this time
 * @param deleted whether it went
 * @param kinds all kinds, in their order
 */
public record PruneReport(Instant before, boolean deleted, Map<PrunedKind, PrunedRows> kinds) {

    public PruneReport {
        kinds = Collections.unmodifiableMap(new EnumMap<>(kinds));
    }

    /** Of one kind. */
    public PrunedRows of(PrunedKind kind) {
        return kinds.getOrDefault(kind, PrunedRows.NONE);
    }

    /** Of all kinds together. */
    public PrunedRows all() {
        return kinds.values().stream().reduce(PrunedRows.NONE, PrunedRows::plus);
    }
}
