package dev.colophon.cases.yaml;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A value in a {@link YamlFile}: a text, a list, or a mapping. It knows where it stands: whoever asks for what it is not throws a {@link
 * YamlFault} that says so. Immutable.
 */
public final class YamlNode {

    private final String file;
    private final int line;
    private final Object value;

    /** @param value a text, a list of nodes, or nodes by key */
    YamlNode(String file, int line, Object value) {
        this.file = file;
        this.line = line;
        this.value = value;
    }

    /** Something is wrong with this value. */
    public YamlFault fault(String why) {
        return new YamlFault(file, line, why);
    }

    /** The name of the file it stands in. */
    public String file() {
        return file;
    }

    /** A text that is not empty. */
    public String text() {
        if (value instanceof String text && !text.isBlank()) {
            return text;
        }
        throw fault("a text is expected here");
    }

    /** A whole number from {@code least} to {@code most}. */
    public int number(int least, int most) {
        try {
            int number = Integer.parseInt(text());
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException _) { // said below
        }
        throw fault("a number from %d to %d is expected here".formatted(least, most));
    }

    /** Whether it is {@code true}; nothing else than that or {@code false}. */
    public boolean truth() {
        return switch (text()) {
            case "true" -> true;
            case "false" -> false;
            default -> throw fault("true or false is expected here");
        };
    }

    /** A day such as {@code 2026-01-01}. */
    public LocalDate date() {
        try {
            return LocalDate.parse(text());
        } catch (DateTimeException e) {
            throw fault("a day such as 2026-01-31 is expected here, not '%s'".formatted(text()));
        }
    }

    /** A duration above zero, such as {@code PT48H} or {@code P7D}. */
    public Duration duration() {
        try {
            Duration duration = Duration.parse(text());
            if (duration.isPositive()) {
                return duration;
            }
        } catch (DateTimeException | ArithmeticException _) { // said below
        }
        throw fault("a duration such as PT48H or P7D is expected here, not '%s'".formatted(text()));
    }

    /** One of the names of an enum, as it is written there. */
    public <E extends Enum<E>> E oneOf(Class<E> type) {
        String text = text();
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.name().equals(text))
                .findFirst()
                .orElseThrow(() -> fault("'%s' is none of %s"
                        .formatted(
                                text,
                                Arrays.stream(type.getEnumConstants())
                                        .map(Enum::name)
                                        .collect(Collectors.joining(", ")))));
    }

    /** The values of a list. */
    public List<YamlNode> items() {
        if (value instanceof List<?> items) {
            return items.stream().map(YamlNode.class::cast).toList();
        }
        throw fault("a list is expected here");
    }

    /** The keys of a mapping, in their order. */
    public List<String> keys() {
        return entries().keySet().stream().map(String.class::cast).toList();
    }

    /** The value of a key that has to be there. */
    public YamlNode get(String key) {
        return find(key).orElseThrow(() -> fault("'%s' is missing".formatted(key)));
    }

    /** The value of a key that may be missing. */
    public Optional<YamlNode> find(String key) {
        return Optional.ofNullable((YamlNode) entries().get(key));
    }

    /** The values of a key that is a list, none when it is missing. */
    public Stream<YamlNode> all(String key) {
        return find(key).stream().flatMap(list -> list.items().stream());
    }

    /** This mapping, when it has no other keys than these. */
    public YamlNode only(String... keys) {
        Set<String> known = Set.of(keys);
        for (Map.Entry<?, ?> entry : entries().entrySet()) {
            if (!known.contains(entry.getKey())) {
                throw ((YamlNode) entry.getValue())
                        .fault("'%s' is not known here; known: %s".formatted(entry.getKey(), String.join(", ", keys)));
            }
        }
        return this;
    }

    private Map<?, ?> entries() {
        if (value instanceof Map<?, ?> entries) {
            return entries;
        }
        throw fault("a mapping (key: value) is expected here");
    }
}
