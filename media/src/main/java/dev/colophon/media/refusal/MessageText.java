package dev.colophon.media.refusal;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Phrases of the messages for people. */
public final class MessageText {

    private MessageText() {}

    /** "10 h 2 min", "3 min 5 s", "1.25 s". */
    public static String time(Duration time) {
        if (time.toHours() > 0) {
            return time.toMinutesPart() == 0
                    ? time.toHours() + " h"
                    : time.toHours() + " h " + time.toMinutesPart() + " min";
        } else if (time.toMinutes() > 0) {
            return time.toSecondsPart() == 0
                    ? time.toMinutes() + " min"
                    : time.toMinutes() + " min " + time.toSecondsPart() + " s";
        }
        return String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1_000.0);
    }

    /** "a PNG picture", "an archive", "an HTML page". */
    public static String withArticle(String words) {
        boolean vowel = "aeioAEIO".indexOf(words.charAt(0)) >= 0
                || Stream.of("HTML", "SVG", "RTF").anyMatch(words::startsWith);
        return (vowel ? "an " : "a ") + words;
    }

    /** That something cannot be decoded, why, and what to do. */
    public static String damaged(String what, String why) {
        return "the " + what + " cannot be decoded (" + why + "): the file is damaged or cut, get it again";
    }

    /** What an exception says, in one short line. */
    public static String oneLine(Throwable e) {
        String message = e.getMessage() == null || e instanceof RuntimeException
                ? e.getClass().getSimpleName()
                : e.getMessage();
        String line = message.lines().findFirst().orElse("").strip();
        return line.length() > 120 ? line.substring(0, 120) + "…" : line;
    }

    /** That of several only the first was read: "1 of 3 pages was read". Empty when there is no other. */
    public static Optional<String> firstOf(int count, String things) {
        return count > 1 ? Optional.of("1 of %,d %s was read".formatted(count, things)) : Optional.empty();
    }

    /** Both reasons in one line, or the one there is. */
    public static Optional<String> joined(Optional<String> first, Optional<String> second) {
        return first.isPresent() && second.isPresent()
                ? Optional.of(first.get() + "; " + second.get())
                : first.or(() -> second);
    }

    /** Whether so much is missing that the file was cut, and its header was not merely rounded: over 1 s and 2 %. */
    public static boolean fallsShort(Duration decoded, Duration stated) {
        Duration missing = stated.minus(decoded);
        return missing.compareTo(Duration.ofSeconds(1)) > 0
                && missing.multipliedBy(50).compareTo(stated) > 0;
    }
}
