package dev.colophon.page.listing;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

/** JSON Feed 1.1 (jsonfeed.org). */
final class JsonFeed {

    private static final ObjectMapper JSON = new ObjectMapper(JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(32)
                    .maxStringLength(10 << 20)
                    .build())
            .build());

    private JsonFeed() {}

    static void read(String text, ListingBuilder listing) {
        try {
            JsonNode feed = JSON.readTree(text);
            if (!feed.path("version").asText().contains("jsonfeed.org/version/")) {
                listing.problem("no feed: its version is not one of jsonfeed.org");
                return;
            }
            Feeds.text(feed.path("next_url").asText()).ifPresent(listing::nested);
            int number = 0;
            for (JsonNode item : feed.path("items")) {
                number++;
                if (!add(item, listing)) {
                    listing.skip("item " + number + ": no address of a page or medium");
                }
            }
        } catch (JsonProcessingException noJson) {
            int line = Optional.ofNullable(noJson.getLocation())
                    .map(location -> location.getLineNr())
                    .orElse(1);
            listing.problem("line " + line + ": not well-formed JSON");
        }
    }

    private static boolean add(JsonNode item, ListingBuilder listing) {
        Optional<Instant> time = time(item, "date_published").or(() -> time(item, "date_modified"));
        Optional<String> page = text(item, "url")
                .or(() -> text(item, "external_url"))
                .or(() -> text(item, "id").filter(UrlLists::isUrl))
                .flatMap(listing::resolve);
        boolean useful = page.filter(found -> listing.page(found, time)).isPresent();
        for (JsonNode attachment : item.path("attachments")) {
            useful |= text(attachment, "url")
                    .filter(url -> listing.medium(url, time, "attachment", text(attachment, "mime_type"), page))
                    .isPresent();
        }
        for (String field : List.of("image", "banner_image")) {
            useful |= text(item, field)
                    .filter(url -> listing.medium(url, time, field, Optional.empty(), page))
                    .isPresent();
        }
        text(item, "content_html").ifPresent(html -> Feeds.body(html, time, page, listing));
        return useful;
    }

    private static Optional<String> text(JsonNode node, String field) {
        return Feeds.text(node.path(field).asText());
    }

    private static Optional<Instant> time(JsonNode item, String field) {
        try {
            return text(item, field).map(value -> OffsetDateTime.parse(value).toInstant());
        } catch (DateTimeException noTime) {
            return Optional.empty();
        }
    }
}
