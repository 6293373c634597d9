package dev.colophon.server.web.rights;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What somebody typed into a form, so that it is there again when what was asked was not done.
 *
 * @param values by the names of fields; one may have several
 */
public record Typed(Map<String, List<String>> values) {

    static final Typed NOTHING = new Typed(Map.of());

    public Typed {
        values = Map.copyOf(values);
    }

    /** Of a form that was sent. */
    static Typed of(HttpServletRequest request) {
        Map<String, List<String>> values = new HashMap<>();
        request.getParameterMap().forEach((name, given) -> values.put(name, List.copyOf(Arrays.asList(given))));
        return new Typed(values);
    }

    /** Of one field. */
    static Typed of(String name, String value) {
        return value.isEmpty() ? NOTHING : new Typed(Map.of(name, List.of(value)));
    }

    /** Whether a form was sent. */
    public boolean isSent() {
        return values.containsKey("_csrf");
    }

    /** What stands in a field; empty where nothing does. */
    public String get(String name) {
        return all(name).stream().findFirst().orElse("");
    }

    /** What stands in a field, where something does. */
    Optional<String> said(String name) {
        return Optional.of(get(name).strip()).filter(text -> !text.isEmpty());
    }

    /** What stands in all fields of a name. */
    List<String> all(String name) {
        return Optional.ofNullable(values.get(name)).orElse(List.of());
    }

    /** The words in a field, with spaces or commas between. */
    List<String> words(String name) {
        return Arrays.stream(get(name).split("[\\s,;，；、]+", -1))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    /** Whether one of several is chosen. */
    public boolean has(String name, String value) {
        return all(name).contains(value);
    }
}
