package dev.colophon.page.media;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
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
            // Line breaks inside strings are common in hand-made pages.
            .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
            .build());

    private StructuredData() {}

    /** Gives each address with the property it stood in; nothing for text that is no JSON or goes beyond the bounds. */
    static void addresses(String script, BiConsumer<String, String> found) {
        if (script.length() > MOST_CHARACTERS) {
            return;
        }
        try {
            walk("", JSON.readTree(uncommented(script)), found);
        } catch (JsonProcessingException notJson) {
            // A page may hold anything between its script tags; the rest of the page is still read.
        }
    }

    /** From its first bracket: old content systems wrap their scripts in comments and CDATA sections. */
    private static String uncommented(String script) {
        int section = script.indexOf("<![CDATA[");
        int start = section < 0 ? 0 : section + 9;
        while (start < script.length() && script.charAt(start) != '{' && script.charAt(start) != '[') {
            start++;
        }
        return script.substring(start);
    }

    private static void walk(String property, JsonNode node, BiConsumer<String, String> found) {
        if (node.isTextual() && ADDRESSES.contains(property)) {
            found.accept(property, node.textValue());
        } else if (node.isArray()) {
            node.forEach(item -> walk(property, item, found));
        } else if (node.isObject()) {
            boolean ownUrl = ADDRESSES.contains(property) || isObjectWithOwnUrl(node.path("@type"));
            node.properties().forEach(entry -> {
                if (entry.getKey().equals("url") && entry.getValue().isTextual() && ownUrl && !node.has("contentUrl")) {
                    found.accept("url", entry.getValue().textValue());
                } else {
                    walk(entry.getKey(), entry.getValue(), found);
                }
            });
        }
    }

    private static boolean isObjectWithOwnUrl(JsonNode type) {
        if (type.isArray()) {
            for (JsonNode one : type) {
                if (OBJECTS_WITH_OWN_URL.contains(one.asText())) {
                    return true;
                }
            }
        }
        return OBJECTS_WITH_OWN_URL.contains(type.asText());
    }

    /** Whether a type of microdata is one of those whose {@code url} is a medium. */
    static boolean hasOwnUrl(String itemType) {
        return OBJECTS_WITH_OWN_URL.contains(
                itemType.strip().substring(itemType.strip().lastIndexOf('/') + 1));
    }
}
