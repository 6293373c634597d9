package dev.colophon.service.record;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What a platform publishes of one notice under article 44 of the E-commerce Law of China, in Chinese; the schema is
 * {@code ec44-publication.schema.json}.
 */
record TradePublication(
        String law,
        String platform,
        String number,
        PublishedNotice notice,
        List<PublishedDeclaration> declarations,
        List<PublishedResult> results) {

    /** The notice (article 42). */
    record PublishedNotice(String basis, Instant sentAt, List<String> works, Map<String, Long> copiesByHost) {}

    /** A declaration of whoever put the goods there (article 43). */
    record PublishedDeclaration(String basis, Instant receivedAt, boolean complete) {}

    /** What came of it. */
    record PublishedResult(Instant at, String result) {}
}
