package dev.colophon.service.json.record;

import dev.colophon.evidence.messages.Message;
import dev.colophon.evidence.verify.record.RecordReport;
import org.jspecify.annotations.Nullable;

/** What verifying a public record came to; the schema is {@code verified-record.schema.json}. */
public record VerifiedRecordView(
        boolean held, @Nullable String fault, String log, long leaves, long acts, int sums, boolean trustedKey) {

    public static VerifiedRecordView of(RecordReport report) {
        return new VerifiedRecordView(
                report.fault().isEmpty(),
                report.fault().map(Message::toString).orElse(null),
                report.log(),
                report.leaves(),
                report.acts(),
                report.sums(),
                report.trusted());
    }
}
