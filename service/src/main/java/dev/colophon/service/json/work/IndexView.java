package dev.colophon.service.json.work;

import dev.colophon.registry.IndexReport;

/** How the index compares with the database; the schema is {@code index-report.schema.json}. */
public record IndexView(boolean clean, long fingerprints, long position, long head, long faults) {

    public static IndexView of(IndexReport report) {
        return new IndexView(
                report.isClean(), report.fingerprints(), report.position(), report.head(), report.faults());
    }
}
