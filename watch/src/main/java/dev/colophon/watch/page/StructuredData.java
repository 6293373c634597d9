package dev.colophon.watch.page;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Set;
import java.util.function.BiConsumer;

/** Media named by JSON-LD (schema.org {@code MediaObject} and its kin), at most 1 MiB and 32 levels of it. */
final class StructuredData {

    static final int MOST_CHARACTERS = 1 << 20;

    /** Properties of schema.org whose text is the address of a medium. */
    static final Set<String> ADDRESSES =
            Set.of("contentUrl", "embedUrl", "thumbnailUrl", "image", "thumbnail", "audio", "video", "associatedMedia");

    private static final Set<String> OBJECTS_WITH_OWN_URL = Set.of("ImageObject", "AudioObject", "VideoObject");

    private static final ObjectMapper JSON = new ObjectMapper(JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(32)
                    .maxStringLength(MOST_CHARACTERS)
                    .build())
            .build());

    private StructuredData() {}

    /** Gives each address with the property it stood in; nothing for text that is no JSON or goes beyond the bounds. */
    static void addresses(String json, BiConsumer<String, String> found) {
        if (json.length() > MOST_CHARACTERS) {
            return;
        }
        try {
            walk("", JSON.readTree(json), found);
        } catch (JsonProcessingException notJson) {
            // A page may hold anything between its script tags; the rest of the page is still read.
        }
    }

    private static void walk(String property, JsonNode node, BiConsumer<String, String> found) {
        if (node.isTextual() && ADDRESSES.contains(property)) {
            found.accept(property, node.textValue());
        } else if (node.isArray()) {
            node.forEach(item -> walk(property, item, found));
        } else if (node.isObject()) {
            boolean ownUrl = ADDRESSES.contains(property)
                    || OBJECTS_WITH_OWN_URL.contains(node.path("@type").asText());
            node.properties().forEach(entry -> {
                if (entry.getKey().equals("url") && entry.getValue().isTextual() && ownUrl && !node.has("contentUrl")) {
                    found.accept("url", entry.getValue().textValue());
                } else {
                    walk(entry.getKey(), entry.getValue(), found);
                }
            });
        }
    }
}
