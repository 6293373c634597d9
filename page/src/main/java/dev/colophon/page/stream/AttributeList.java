package dev.colophon.page.stream;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The attributes of a tag (RFC 8216, 4.2), unquoted. */
record AttributeList(Map<String, String> values) {

    private static final Pattern ATTRIBUTE =
            Pattern.compile("\\s*([A-Z0-9-]{1,100}+)\\s*=\\s*(\"[^\"]*+\"|[^\",]*+)\\s*,?");
    private static final int MOST_ATTRIBUTES = 100;

    /** What stands before the first mistake. */
    static AttributeList of(String text) {
        Map<String, String> values = new HashMap<>();
        Matcher matcher = ATTRIBUTE.matcher(text);
        while (values.size() < MOST_ATTRIBUTES && matcher.lookingAt()) {
            String value = matcher.group(2);
            values.putIfAbsent(
                    matcher.group(1), value.startsWith("\"") ? value.substring(1, value.length() - 1) : value.strip());
            matcher.region(matcher.end(), text.length());
        }
        return new AttributeList(Map.copyOf(values));
    }

    Optional<String> text(String name) {
        return Optional.ofNullable(values.get(name)).filter(value -> !value.isEmpty());
    }

    /** A decimal integer of at most 15 digits. */
    Optional<Long> number(String name) {
        return text(name)
                .filter(value -> value.length() <= 15 && value.chars().allMatch(c -> c >= '0' && c <= '9'))
                .map(Long::parseLong);
    }

    /** The lines of a resolution such as {@code 1280x720}. */
    OptionalInt lines(String name) {
        String value = text(name).orElse("");
        String height = value.substring(value.indexOf('x') + 1);
        boolean numeric =
                !height.isEmpty() && height.length() <= 5 && height.chars().allMatch(c -> c >= '0' && c <= '9');
        return numeric && value.indexOf('x') > 0 ? OptionalInt.of(Integer.parseInt(height)) : OptionalInt.empty();
    }
}
