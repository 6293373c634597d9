package dev.colophon.service.json.record;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What a platform publishes of one notice under article 44 of the E-commerce Law of China, in Chinese; the schema is
 * {@code ec44-publication.schema.json}.
 */
public record TradePublicationView(
        String law,
        String platform,
        String number,
        PublishedNoticeView notice,
        List<PublishedDeclarationView> declarations,
        List<PublishedResultView> results) {

    /** The notice (article 42). */
    public record PublishedNoticeView(String basis, Instant sentAt, List<String> works, Map<String, Long> copiesByHost) {}

    /** A declaration of whoever put the goods there (article 43). */
    public record PublishedDeclarationView(String basis, Instant receivedAt, boolean complete) {}

    /** What came of it. */
    public record PublishedResultView(Instant at, String result) {}
}
