package dev.colophon.cases.notice.stored;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import dev.colophon.cases.notice.NoticeEvent;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Events of notices as they are stored: a word for the kind, and the components of the record as JSON.
 *
 * <pre>{@code
 * COUNTER_RECEIVED  {"complete":true,"receivedByHost":"2027-03-12T09:00:00Z"}
 * }</pre>
 */
final class NoticeEventJson {

    private static final JsonSetter.Value EMPTY = JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY);

    /** What an event was stored without, before there was such a component, is empty. */
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_EMPTY, JsonInclude.Include.NON_EMPTY))
            .withConfigOverride(String.class, config -> config.setSetterInfo(EMPTY))
            .withConfigOverride(List.class, config -> config.setSetterInfo(EMPTY))
            .addModule(new SimpleModule()
                    .addSerializer(Instant.class, ToStringSerializer.instance)
                    .addDeserializer(Instant.class, new InstantReader()))
            .build();

    private static final Map<String, Class<?>> KINDS = Arrays.stream(NoticeEvent.class.getPermittedSubclasses())
            .collect(Collectors.toMap(NoticeEventJson::kind, Function.identity()));

    private NoticeEventJson() {}

    private static final class InstantReader extends StdDeserializer<Instant> {

        private static final long serialVersionUID = 1;

        InstantReader() {
            super(Instant.class);
        }

        @Override
        public Instant deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            return Instant.parse(parser.getText());
        }
    }

    /** Such as {@code COUNTER_RECEIVED}. */
    static String kind(NoticeEvent event) {
        return kind(event.getClass());
    }

    private static String kind(Class<?> event) {
        return event.getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", "_").toUpperCase(Locale.ROOT);
    }

    static String payload(NoticeEvent event) {
        try {
            return MAPPER.writeValueAsString(event);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an event is a record of plain values", e);
        }
    }

    /**
     * The event that was written so.
     *
     * @throws IllegalStateException when it was not written here
     */
    static NoticeEvent event(String kind, String payload) {
        Class<?> type = Optional.ofNullable(KINDS.get(kind))
                .orElseThrow(() -> new IllegalStateException("a notice has an event of the unknown kind " + kind));
        try {
            return (NoticeEvent) MAPPER.readValue(payload, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an event of a notice cannot be read: " + kind, e);
        }
    }
}
