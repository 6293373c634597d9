package dev.colophon.sightings.exception;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.colophon.fingerprint.Medium;
import dev.colophon.page.context.Purpose;
import dev.colophon.registry.work.RegistryException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Possible exceptions as JSON. What was not measured is left out.
 *
 * <pre>{@code
 * {"grounds":["QUOTED"],"codes":["CN_24_2"],"facts":{"medium":"TEXT","ofWork":0.02,"ofCopy":0.6,"longestRun":420,"parts":1,
 *  "rest":280,"prose":240,"quoted":1.0,"attribution":"BOTH","altered":false,"purposes":["REVIEW"],"pageCharacters":900}}
 * }</pre>
 */
public final class ExceptionJson {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private ExceptionJson() {}

    /** As it is stored, and shown. */
    public static ObjectNode show(PossibleException possible) {
        ObjectNode json = MAPPER.createObjectNode();
        ArrayNode grounds = json.putArray("grounds");
        possible.grounds().forEach(ground -> grounds.add(ground.name()));
        ArrayNode codes = json.putArray("codes");
        possible.codes().forEach(code -> codes.add(code.name()));
        ExceptionFacts facts = possible.facts();
        ObjectNode measured = json.putObject("facts");
        measured.put("medium", facts.medium().name());
        measured.put("ofWork", facts.ofWork());
        measured.put("ofCopy", facts.ofCopy());
        measured.put("longestRun", facts.longestRun());
        measured.put("parts", facts.parts());
        facts.rest().ifPresent(value -> measured.put("rest", value));
        facts.prose().ifPresent(value -> measured.put("prose", value));
        facts.area().ifPresent(value -> measured.put("area", value));
        facts.quoted().ifPresent(value -> measured.put("quoted", value));
        measured.put("attribution", facts.attribution().name());
        measured.put("altered", facts.altered());
        facts.purposes().ifPresent(known -> {
            ArrayNode purposes = measured.putArray("purposes");
            known.stream().sorted().forEach(purpose -> purposes.add(purpose.name()));
        });
        facts.pageCharacters().ifPresent(value -> measured.put("pageCharacters", value));
        return json;
    }

    public static String encode(PossibleException possible) {
        return show(possible).toString();
    }

    /**
     * Reads what {@link #encode} wrote.
     *
     * @throws RegistryException when it is something else
     */
    public static PossibleException decode(String stored) {
        try {
            JsonNode json = MAPPER.readTree(stored);
            List<ExceptionGround> grounds = new ArrayList<>();
            json.required("grounds").forEach(name -> grounds.add(ExceptionGround.valueOf(name.asText())));
            List<ExceptionCode> codes = new ArrayList<>();
            json.required("codes").forEach(name -> codes.add(ExceptionCode.valueOf(name.asText())));
            return new PossibleException(facts(json.required("facts")), grounds, codes);
        } catch (JsonProcessingException | IllegalArgumentException e) {
            throw new RegistryException(
                    "the stored facts of a decision are damaged (%s): restore a backup".formatted(e.getMessage()), e);
        }
    }

    private static ExceptionFacts facts(JsonNode json) {
        return new ExceptionFacts(
                Medium.valueOf(json.required("medium").asText()),
                json.required("ofWork").asDouble(),
                json.required("ofCopy").asDouble(),
                json.required("longestRun").asDouble(),
                json.required("parts").asInt(),
                maybe(json, "rest"),
                maybe(json, "prose"),
                maybe(json, "area"),
                maybe(json, "quoted"),
                Attribution.valueOf(json.required("attribution").asText()),
                json.required("altered").asBoolean(),
                json.has("purposes") ? Optional.of(purposes(json.required("purposes"))) : Optional.empty(),
                json.has("pageCharacters")
                        ? OptionalInt.of(json.required("pageCharacters").asInt())
                        : OptionalInt.empty());
    }

    private static Set<Purpose> purposes(JsonNode names) {
        Set<Purpose> purposes = EnumSet.noneOf(Purpose.class);
        names.forEach(name -> purposes.add(Purpose.valueOf(name.asText())));
        return purposes;
    }

    private static OptionalDouble maybe(JsonNode json, String name) {
        return json.has(name) ? OptionalDouble.of(json.required(name).asDouble()) : OptionalDouble.empty();
    }
}
