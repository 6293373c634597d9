package dev.colophon.service.job;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;

/** What came of one file or copy of a job, as the schema of it says; read by the names of its fields. */
public record JobItem(JsonNode json) {

    /** A text; empty where there is none. */
    public Optional<String> find(String field) {
        return Optional.ofNullable(json.get(field)).map(JsonNode::asText);
    }

    /** The same, as the empty string where there is none. */
    public String text(String field) {
        return json.path(field).asText();
    }

    /** A number that a field holds; 0 where there is none. */
    public int number(String field) {
        return json.path(field).asInt();
    }

    public boolean has(String field) {
        return json.has(field);
    }

    /** What a field holds; nothing where there is none. */
    public JobItem within(String field) {
        return new JobItem(json.path(field));
    }

    /** All that a field holds. */
    public List<JobItem> all(String field) {
        return json.path(field).valueStream().map(JobItem::new).toList();
    }

    /** All texts that a field holds. */
    public List<String> texts(String field) {
        return json.path(field).valueStream().map(JsonNode::asText).toList();
    }
}
