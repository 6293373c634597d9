package dev.colophon.page.licence;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;

/**
 * The JSON-LD of a page, read as the JSON that it is: names are compared without their vocabulary, contexts are never fetched.
 *
 * @param scripts those that could be read
 * @param unreadable whether one could not be read that may speak of a licence
 */
record JsonLd(List<JsonNode> scripts, boolean unreadable) {

    private static final int MOST_CHARACTERS = 1 << 20;
    private static final int MOST_ALL_TOGETHER = 4 << 20;

    private static final Pattern MAY_SPEAK_OF_LICENCES = Pattern.compile(
            "licen[cs]|copyright|usageInfo|odrl|permission|creditText|is[rw]cCode|\\\\u00", Pattern.CASE_INSENSITIVE);

    private static final ObjectMapper JSON = new ObjectMapper(JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(64)
                    .maxStringLength(MOST_CHARACTERS)
                    .build())
            // Line breaks inside strings are common in hand-made pages.
            .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
            .build());

    /** Of those among scripts that {@link #mayTell}. */
    static JsonLd of(List<Element> scripts) {
        List<JsonNode> read = new ArrayList<>();
        boolean unreadable = false;
        int characters = 0;
        for (Element script : scripts) {
            if (isJsonLd(script)) {
                String text = script.data();
                characters += text.length();
                Optional<JsonNode> root = characters <= MOST_ALL_TOGETHER ? parsed(text) : Optional.empty();
                root.ifPresent(read::add);
                unreadable |= root.isEmpty();
            }
        }
        return new JsonLd(read, unreadable);
    }

    /** Whether a script is JSON-LD that may speak of a licence. */
    static boolean mayTell(Element script) {
        return isJsonLd(script) && MAY_SPEAK_OF_LICENCES.matcher(script.data()).find();
    }

    private static boolean isJsonLd(Element script) {
        return script.attr("type").strip().toLowerCase(Locale.ROOT).startsWith("application/ld+json");
    }

    private static Optional<JsonNode> parsed(String script) {
        if (script.length() > MOST_CHARACTERS) {
            return Optional.empty();
        }
        try {
            return Optional.ofNullable(JSON.readTree(uncommented(script)));
        } catch (JsonProcessingException notJson) {
            return Optional.empty();
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

    /** Every object, an outer one before those in it. */
    void forEachObject(Consumer<JsonNode> each) {
        scripts.forEach(root -> walk(root, each));
    }

    /** An object and those in it. */
    static void walk(JsonNode node, Consumer<JsonNode> each) {
        if (node.isObject()) {
            each.accept(node);
        }
        node.forEach(inner -> walk(inner, each));
    }

    /** A name without its vocabulary: {@code license} of {@code schema:license} and {@code https://schema.org/license}. */
    static String local(String name) {
        int cut = Math.max(name.lastIndexOf('/'), Math.max(name.lastIndexOf('#'), name.lastIndexOf(':')));
        return name.substring(cut + 1);
    }

    /** The values of a property, those of a list or set one by one. */
    static Stream<JsonNode> values(JsonNode object, String property) {
        return object.properties().stream()
                .filter(entry -> local(entry.getKey()).equals(property))
                .flatMap(entry -> each(entry.getValue()));
    }

    private static Stream<JsonNode> each(JsonNode value) {
        if (value.isArray()) {
            List<JsonNode> items = new ArrayList<>();
            value.forEach(items::add);
            return items.stream().flatMap(JsonLd::each);
        }
        for (String wrapper : List.of("@list", "@set")) {
            if (value.has(wrapper)) {
                return each(value.path(wrapper));
            }
        }
        return Stream.of(value);
    }

    static Set<String> types(JsonNode object) {
        Set<String> types = new TreeSet<>();
        Stream.of("@type", "type")
                .flatMap(key -> each(object.path(key)))
                .filter(JsonNode::isTextual)
                .forEach(type -> types.add(local(type.textValue())));
        return types;
    }

    /** The name of who or what a value is; of one without a name its address. */
    static Optional<String> name(JsonNode value) {
        return values(value, "name")
                .filter(JsonNode::isTextual)
                .map(node -> node.textValue().strip())
                .filter(text -> !text.isEmpty())
                .findFirst()
                .or(() -> text(value));
    }

    /** What a value says: a text, or of an object its address or name. */
    static Optional<String> text(JsonNode value) {
        if (value.isValueNode()) {
            return Optional.of(value.asText().strip()).filter(text -> !text.isEmpty() && !value.isNull());
        }
        return Stream.concat(
                        Stream.of(value.path("@id"), value.path("@value")),
                        Stream.of("url", "uid", "id", "name").flatMap(key -> values(value, key)))
                .filter(JsonNode::isTextual)
                .map(node -> node.textValue().strip())
                .filter(text -> !text.isEmpty())
                .findFirst();
    }
}
