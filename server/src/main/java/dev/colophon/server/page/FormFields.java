package dev.colophon.server.page;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What somebody filled into a form, so that it is there again when what was asked was not done.
 *
 * @param values by the names of fields; one may have several
 */
public record FormFields(Map<String, List<String>> values) {

    public static final FormFields NOTHING = new FormFields(Map.of());

    public FormFields {
        values = Map.copyOf(values);
    }

    /** Of a form that was sent. */
    public static FormFields of(HttpServletRequest request) {
        Map<String, List<String>> values = new HashMap<>();
        request.getParameterMap().forEach((name, given) -> values.put(name, List.copyOf(Arrays.asList(given))));
        return new FormFields(values);
    }

    /** Of one field. */
    public static FormFields of(String name, String value) {
        return value.isEmpty() ? NOTHING : new FormFields(Map.of(name, List.of(value)));
    }

    /** Whether a form was sent. */
    public boolean isSent() {
        return values.containsKey("_csrf");
    }

    /** What stands in a field; empty where nothing does. */
    public String get(String name) {
        return all(name).stream().findFirst().orElse("");
    }

    /** What stands in a field, without blanks around it; empty where it is blank. */
    public Optional<String> said(String name) {
        return all(name).stream()
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .findFirst();
    }

    /** What stands in all fields of a name. */
    public List<String> all(String name) {
        return Optional.ofNullable(values.get(name)).orElse(List.of());
    }

    /** The words in a field, with spaces or commas between. */
    public List<String> words(String name) {
        return Arrays.stream(get(name).split("[\\s,;，；、]+", -1))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    /** Whether one of several is chosen. */
    public boolean has(String name, String value) {
        return all(name).contains(value);
    }
}
