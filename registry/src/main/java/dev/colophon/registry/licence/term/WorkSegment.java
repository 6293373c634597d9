package dev.colophon.registry.licence.term;

import dev.colophon.fingerprint.Medium;
import dev.colophon.index.transform.Span;
import dev.colophon.registry.work.RegistryException;
import java.util.Locale;

/**
 * A part of a work, as its files have it.
 *
 * @param start inclusive, in milliseconds of sound and film, in UTF-16 units of text
 * @param end exclusive
 */
public record WorkSegment(long start, long end) {

    /** A match is placed to about a second, and a text to about a word: what reaches so far beyond the part is still within it. */
    static final long SLACK_MILLIS = 1_000;

    static final long SLACK_CHARACTERS = 50;

    private static final double MILLIS = 1_000;
    private static final int SECONDS_A_MINUTE = 60;

    /** @throws RegistryException when it is empty or begins before the work */
    public WorkSegment {
        if (start < 0 || end <= start) {
            throw new RegistryException(
                    "the part from %d to %d is empty: give its start, and an end after it".formatted(start, end));
        }
    }

    /**
     * Reads {@code 0:30-1:15} or {@code 30-75} of sound and film, in minutes and seconds, and {@code 100-900} of text, in
     * characters.
     *
     * @throws RegistryException when it is not written so, or pictures have no such parts
     */
    public static WorkSegment parse(String text, Medium kind) {
        if (kind == Medium.IMAGE) {
            throw new RegistryException("a part of a picture cannot be licensed by itself: leave --segment out");
        }
        String[] sides = text.strip().split("\\s*-\\s*", -1);
        if (sides.length != 2) {
            throw unreadable(text, kind);
        }
        return kind == Medium.TEXT
                ? new WorkSegment(whole(sides[0], text), whole(sides[1], text))
                : new WorkSegment(millis(sides[0], text), millis(sides[1], text));
    }

    private static long whole(String number, String text) {
        if (!number.matches("\\d{1,9}")) {
            throw unreadable(text, Medium.TEXT);
        }
        return Long.parseLong(number);
    }

    private static long millis(String clock, String text) {
        if (!clock.matches("(\\d{1,4}:){0,2}\\d{1,6}(\\.\\d{1,3})?")) {
            throw unreadable(text, Medium.AUDIO);
        }
        double seconds = 0;
        for (String part : clock.split(":", -1)) {
            seconds = seconds * SECONDS_A_MINUTE + Double.parseDouble(part);
        }
        return Math.round(seconds * MILLIS);
    }

    private static RegistryException unreadable(String text, Medium kind) {
        return new RegistryException(
                kind == Medium.TEXT
                        ? "`%s` is no part of a text: write it in characters, such as 100-900".formatted(text.strip())
                        : "`%s` is no part of a sound or film: write it in minutes and seconds, such as 0:30-1:15"
                                .formatted(text.strip()));
    }

    /** Whether what matches lies in it; pictures have no such parts, so that nothing of them does. */
    public boolean contains(Span span) {
        return switch (span) {
            case Span.Time(double from, double to) ->
                from * MILLIS >= start - SLACK_MILLIS && to * MILLIS <= end + SLACK_MILLIS;
            case Span.Characters(int from, int to) -> from >= start - SLACK_CHARACTERS && to <= end + SLACK_CHARACTERS;
            case Span.Quad _ -> false;
        };
    }

    /** Whether it ends after a work of a length does, in its own unit; what is rounded up still ends with it. */
    public boolean isBeyond(long length, Medium kind) {
        return end > length + (kind == Medium.TEXT ? SLACK_CHARACTERS : SLACK_MILLIS);
    }

    /** As {@link #parse} reads it. */
    public String words(Medium kind) {
        return kind == Medium.TEXT ? start + "-" + end : clock(start) + "-" + clock(end);
    }

    /** Minutes and seconds: {@code 1:15}. */
    public static String clock(long millis) {
        long seconds = millis / 1_000;
        long rest = millis % 1_000;
        return String.format(Locale.ROOT, "%d:%02d", seconds / SECONDS_A_MINUTE, seconds % SECONDS_A_MINUTE)
                + (rest == 0 ? "" : String.format(Locale.ROOT, ".%03d", rest));
    }
}
