package dev.colophon.service.json.precheck;

import dev.colophon.evidence.messages.Message;
import dev.colophon.evidence.verify.receipt.PrecheckReceipt;
import dev.colophon.service.precheck.VerifyReceipt;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a receipt proves; the schema is {@code verified-receipt.schema.json}. */
public record VerifiedReceiptView(
        String receipt,
        boolean holds,
        @Nullable String fault,
        boolean trusted,
        Instant time,
        String query,
        long index,
        Map<String, Object> answer,
        String log,
        String key,
        long leaf) {

    public static VerifiedReceiptView of(Path file, VerifyReceipt.Verified verified) {
        PrecheckReceipt receipt = verified.receipt();
        return new VerifiedReceiptView(
                file.toString(),
                verified.fault().isEmpty(),
                verified.fault().map(Message::toString).orElse(null),
                verified.trusted(),
                receipt.statement().time(),
                receipt.statement().query().hex(),
                receipt.statement().index(),
                receipt.answer(),
                receipt.key().name(),
                receipt.key().toString(),
                receipt.proof().index());
    }
}
