package dev.colophon.evidence.bundle.environment;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Spellings of a moment, all in UTC. */
public final class Moment {

    private static final DateTimeFormatter MILLIS = format("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'");
    private static final DateTimeFormatter DIGITS = format("uuuuMMddHHmmss");

    private Moment() {}

    private static DateTimeFormatter format(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withZone(ZoneOffset.UTC);
    }

    /** Such as {@code 2026-11-25T08:30:00.125Z}. */
    public static String millis(Instant time) {
        return MILLIS.format(time);
    }

    /** Such as {@code 20261125083000}. */
    public static String digits(Instant time) {
        return DIGITS.format(time);
    }
}
