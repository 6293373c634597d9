package dev.colophon.crawl.fetch;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Pattern;

/** How long a server asks to be left alone: seconds or a date (RFC 9110, section 10.2.3). */
final class RetryAfter {

    /** No server is left alone for longer, whatever it asks. */
    static final Duration LONGEST = Duration.ofDays(1);

    private static final Pattern SECONDS = Pattern.compile("[0-9]+");

    private static final int FEW_DIGITS = 9;

    private RetryAfter() {}

    /** From zero to {@link #LONGEST}; empty for a value that is neither. */
    static Optional<Duration> parse(String value, Instant now) {
        String text = value.strip();
        try {
            Duration wait = SECONDS.matcher(text).matches()
                    ? text.length() > FEW_DIGITS ? LONGEST : Duration.ofSeconds(Long.parseLong(text))
                    : Duration.between(
                            now,
                            ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                                    .toInstant());
            return Optional.of(wait.isNegative() ? Duration.ZERO : wait.compareTo(LONGEST) < 0 ? wait : LONGEST);
        } catch (DateTimeParseException neither) {
            return Optional.empty();
        }
    }
}
