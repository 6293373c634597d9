package dev.colophon.sightings.membership;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.colophon.sightings.membership.CaseEvent.Payload;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Payloads of events as they are stored. What there is none of is left out.
 *
 * <pre>{@code
 * {"reason":"a licence covers it","sightings":["0198…"],"toBeRetracted":["0198…"],"details":{"outcome":"REMOVED"}}
 * }</pre>
 */
final class CasePayloadJson {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private CasePayloadJson() {}

    static String encode(Payload payload) {
        ObjectNode json = MAPPER.createObjectNode();
        if (!payload.reason().isEmpty()) {
            json.put("reason", payload.reason());
        }
        put(json, "sightings", payload.sightings());
        put(json, "toBeRetracted", payload.toBeRetracted());
        if (!payload.details().isEmpty()) {
            ObjectNode details = json.putObject("details");
            new TreeMap<>(payload.details()).forEach(details::put);
        }
        return json.toString();
    }

    private static void put(ObjectNode json, String name, List<String> values) {
        if (!values.isEmpty()) {
            ArrayNode array = json.putArray(name);
            values.forEach(array::add);
        }
    }

    /** @throws IllegalStateException when it is no JSON */
    static Payload decode(String text) {
        try {
            JsonNode json = MAPPER.readTree(text);
            Map<String, String> details = new TreeMap<>();
            json.path("details")
                    .properties()
                    .forEach(detail ->
                            details.put(detail.getKey(), detail.getValue().asText()));
            return new Payload(
                    json.path("reason").asText(""),
                    list(json.path("sightings")),
                    list(json.path("toBeRetracted")),
                    details);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the payload of an event of a case is no JSON", e);
        }
    }

    private static List<String> list(JsonNode array) {
        List<String> values = new ArrayList<>();
        array.forEach(value -> values.add(value.asText()));
        return values;
    }
}
