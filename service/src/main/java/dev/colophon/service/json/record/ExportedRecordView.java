package dev.colophon.service.json.record;

import dev.colophon.service.record.ExportPublicRecord.Exported;

/** A public record that was written; the schema is {@code exported-record.schema.json}. */
public record ExportedRecordView(String folder, String log, long logged, long leaves, int sums) {

    public static ExportedRecordView of(Exported exported) {
        return new ExportedRecordView(
                exported.folder().toString(), exported.log(), exported.logged(), exported.leaves(), exported.sums());
    }
}
