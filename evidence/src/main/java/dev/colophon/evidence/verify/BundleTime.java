package dev.colophon.evidence.verify;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** The two spellings of a moment in a bundle. */
public final class BundleTime {

    private static final DateTimeFormatter MILLIS = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter SECONDS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private BundleTime() {}

    /** Such as {@code 2026-11-25T08:30:00.125Z}. */
    public static String millis(Instant time) {
        return MILLIS.format(time);
    }

    /** Such as {@code 2026-11-25T08:30:00Z}. */
    public static String seconds(Instant time) {
        return SECONDS.format(time);
    }
}
