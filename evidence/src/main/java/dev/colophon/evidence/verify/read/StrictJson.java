package dev.colophon.evidence.verify.read;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.ContentReference;
import com.fasterxml.jackson.core.io.JsonEOFException;
import dev.colophon.evidence.log.verify.CanonicalJson;
import dev.colophon.evidence.messages.Message;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * JSON as maps, lists, strings, booleans, {@code Long}, {@code Double}, and {@link Optional#empty()} for null: at most 64
 * levels, no member twice, nothing behind the value.
 */
public final class StrictJson {

    private static final int MAX_DEPTH = 64;

    /** Values of one document: `{}` takes two bytes to write and fifty times as many to keep. */
    private static final int MAX_VALUES = 500_000;

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_DEPTH)
                    .maxNumberLength(40)
                    .build())
            .build();

    private final JsonParser parser;
    private final String part;
    private int values;

    private StrictJson(JsonParser parser, String part) {
        this.parser = parser;
        this.part = part;
    }

    /**
     * Reads one value.
     *
     * @param part named when it cannot be read
     */
    public static Object value(byte[] json, String part) throws MalformedPart {
        try (JsonParser parser = FACTORY.createParser(json)) {
            Object value = new StrictJson(parser, part).value(parser.nextToken());
            if (parser.nextToken() != null) {
                throw new MalformedPart(part, Message.of("json.behind"));
            }
            return value;
        } catch (IOException | IllegalArgumentException e) {
            throw new MalformedPart(part, why(e), e);
        }
    }

    /** Reads one object. */
    public static JsonObject object(byte[] json, String part) throws MalformedPart {
        return JsonObject.of(value(json, part), part);
    }

    /** Reads one object that must be spelled as RFC 8785 spells it. */
    public static JsonObject canonical(byte[] json, String part) throws MalformedPart {
        JsonObject object = object(json, part);
        try {
            if (!Arrays.equals(json, CanonicalJson.bytes(object.members()))) {
                throw new MalformedPart(part, Message.of("json.canonical"));
            }
        } catch (IllegalArgumentException e) {
            throw new MalformedPart(part, Message.of("json.no-ijson", e.getMessage()), e);
        }
        return object;
    }

    private Object value(JsonToken token) throws IOException, MalformedPart {
        if (++values > MAX_VALUES) {
            throw new MalformedPart(part, Message.of("json.values", MAX_VALUES));
        }
        return switch (token) {
            case START_OBJECT -> members();
            case START_ARRAY -> elements();
            case VALUE_STRING -> parser.getText();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> Optional.empty();
            case VALUE_NUMBER_INT -> parser.getLongValue();
            case VALUE_NUMBER_FLOAT -> parser.getDoubleValue();
            case null, default -> throw new MalformedPart(part, Message.of("json.end"));
        };
    }

    private Map<String, Object> members() throws IOException, MalformedPart {
        Map<String, Object> members = new LinkedHashMap<>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            if (members.put(name, value(parser.nextToken())) != null) {
                throw new MalformedPart(part, Message.of("json.twice", JsonObject.shown(name)));
            }
        }
        return members;
    }

    private List<Object> elements() throws IOException, MalformedPart {
        List<Object> elements = new ArrayList<>();
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            elements.add(value(token));
        }
        return elements;
    }

    /** Where, for whoever wrote the document; the parser's own words are for whoever calls it. */
    private static Message why(Exception e) {
        JsonLocation place = e instanceof JsonProcessingException found && found.getLocation() != null
                ? found.getLocation()
                : new JsonLocation(ContentReference.unknown(), 0, 1, 1);
        return switch (e) {
            case JsonEOFException _ -> Message.of("json.end");
            case StreamConstraintsException _, InputCoercionException _ ->
                Message.of("json.limits", place.getLineNr(), place.getColumnNr());
            default -> Message.of("json.unreadable", place.getLineNr(), place.getColumnNr());
        };
    }
}
