package dev.colophon.cases.webhook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Something that happened, as webhooks are told it. It names what of this installation it is about and nobody: whoever may read more asks
 * for it.
 *
 * @param id always the same
 * @param data names and values
 */
public record WebhookHappening(String id, WebhookEvent event, Instant at, Map<String, String> data) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** JSON: {@code type}, {@code timestamp}, {@code data}; the schema is {@code webhook-message.schema.json}. */
    public String body() {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("type", event.type());
        body.put("timestamp", at.toString());
        body.put("data", data);
        try {
            return JSON.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts alone", e);
        }
    }
}
