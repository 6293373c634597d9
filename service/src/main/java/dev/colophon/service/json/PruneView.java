package dev.colophon.service.json;

import dev.colophon.service.retention.PruneReport;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** What went, or would go; the schema is {@code prune.schema.json}. */
public record PruneView(boolean deleted, Instant before, long rows, long bytes, List<KindView> kinds) {

    /** Of one kind. */
    public record KindView(String kind, long rows, long bytes) {}

    public static PruneView of(PruneReport report) {
        return new PruneView(
                report.deleted(),
                report.before(),
                report.all().rows(),
                report.all().bytes(),
                report.kinds().entrySet().stream()
                        .map(entry -> new KindView(
                                entry.getKey().name().toLowerCase(Locale.ROOT),
                                entry.getValue().rows(),
                                entry.getValue().bytes()))
                        .toList());
    }
}
