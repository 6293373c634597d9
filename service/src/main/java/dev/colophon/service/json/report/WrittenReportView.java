package dev.colophon.service.json.report;

import dev.colophon.service.report.WrittenReport;

/** A report that was written; the schema is {@code written-report.schema.json}. */
public record WrittenReportView(
        String report, String first, int sightings, int works, int pages, int notShown, int files, long bytes) {

    public static WrittenReportView of(WrittenReport written) {
        return new WrittenReportView(
                written.folder().toString(),
                written.first().toString(),
                written.sightings(),
                written.works(),
                written.pages(),
                written.notShown(),
                written.files(),
                written.bytes());
    }
}
