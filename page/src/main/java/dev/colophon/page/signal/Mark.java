package dev.colophon.page.signal;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How an identifier is recognised: a fixed string, and the pattern that must match from there on.
 *
 * @param needle looked for first
 * @param pattern matched at the needle; its first group is the identifier
 * @param kind what it says
 * @param name put before the identifier, such as {@code google:UA-}
 * @param lower whether case carries no meaning
 */
record Mark(String needle, Pattern pattern, SignalKind kind, String name, boolean lower) {

    /** No identifier is written in more. */
    private static final int WINDOW = 700;

    static Mark of(SignalKind kind, String name, String needle, String pattern) {
        return new Mark(needle, Pattern.compile(pattern), kind, name, false);
    }

    static Mark lower(SignalKind kind, String name, String needle, String pattern) {
        return new Mark(needle, Pattern.compile(pattern), kind, name, true);
    }

    /** The identifier whose needle stands at an offset of the text. */
    Optional<String> value(String text, int at) {
        Matcher matcher = pattern.matcher(text).useTransparentBounds(true);
        matcher.region(at, Math.min(text.length(), at + WINDOW));
        return matcher.lookingAt()
                ? Optional.ofNullable(matcher.group(1))
                        .map(value -> name + (lower ? value.toLowerCase(Locale.ROOT) : value))
                : Optional.empty();
    }
}
