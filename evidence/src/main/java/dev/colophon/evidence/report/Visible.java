package dev.colophon.evidence.report;

import java.util.HexFormat;
import java.util.stream.Collectors;

/**
 * Text from anywhere, made safe to print: markup is escaped, and what a reader could not see, or what would turn the order
 * of the letters around, is spelled out as {@code [U+202E]}. Lines and tabs become spaces, except where it is said.
 */
public final class Visible {

    private static final int ZERO_WIDTH_NON_JOINER = 0x200C;
    private static final int ZERO_WIDTH_JOINER = 0x200D;

    private Visible() {}

    /** As HTML text or the value of an attribute in double quotes. */
    public static String html(String text) {
        StringBuilder safe = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(point -> {
            switch (point) {
                case '&' -> safe.append("&amp;");
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '"' -> safe.append("&quot;");
                case '\'' -> safe.append("&#39;");
                case '\n', '\r', '\t' -> safe.append(' ');
                default -> append(safe, point);
            }
        });
        return safe.toString();
    }

    /** As one line of a text without markup. */
    public static String line(String text) {
        StringBuilder safe = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(point -> {
            switch (point) {
                case '\n', '\r', '\t' -> safe.append(' ');
                default -> append(safe, point);
            }
        });
        return safe.toString();
    }

    /** As a text without markup, with its lines, which end in line feeds. */
    public static String lines(String text) {
        return text.lines().map(Visible::line).collect(Collectors.joining("\n"));
    }

    private static void append(StringBuilder safe, int point) {
        if (isHidden(point)) {
            HexFormat hex = HexFormat.of().withUpperCase();
            safe.append("[U+")
                    .append(hex.toHexDigits(point, point > 0xFFFF ? 6 : 4))
                    .append(']');
        } else {
            safe.appendCodePoint(point);
        }
    }

    /** The beginning of a text, with a note of its length where it is longer. */
    public static String cut(String text, int mostCharacters) {
        int length = text.codePointCount(0, text.length());
        if (length <= mostCharacters) {
            return text;
        }
        return text.substring(0, text.offsetByCodePoints(0, mostCharacters)) + "… (" + length + ")";
    }

    /** Whether a reader sees nothing where this code point stands. Joiners stay: scripts of India and Iran need them. */
    public static boolean isHidden(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            case Character.FORMAT -> point != ZERO_WIDTH_NON_JOINER && point != ZERO_WIDTH_JOINER;
            default -> false;
        };
    }
}
