package dev.colophon.registry.work;

import dev.colophon.fingerprint.text.Trick;
import java.util.HexFormat;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/**
 * What a person writes for others to read: the name of an owner, an agent or a campaign, a note, a reason. What cannot be seen in it is
 * refused, as it could hide who or what is meant, or turn the order of the letters around.
 */
public final class WrittenText {

    private static final int ZERO_WIDTH_NON_JOINER = 0x200C;
    private static final int ZERO_WIDTH_JOINER = 0x200D;

    private static final Pattern BREAKS = Pattern.compile("[\\t\\n\\x0B\\f\\r\\x85\\u2028\\u2029]+");

    private WrittenText() {}

    /**
     * One line, such as a name, without blanks around it.
     *
     * @param what it is called
     * @throws RegistryException when it is blank, too long, of several lines, or has characters that cannot be seen
     */
    public static String line(String what, String text, int longest) {
        return checked(what, text.strip(), longest, false);
    }

    /** The same of what may have several lines, such as a reason. */
    public static String lines(String what, String text, int longest) {
        return checked(what, text.strip(), longest, true);
    }

    /** With a blank where line breaks and tabs are, of what is titled elsewhere, such as by the tags of a file. */
    public static String inOneLine(String text) {
        return BREAKS.matcher(text).replaceAll(" ");
    }

    private static String checked(String what, String text, int longest, boolean lines) {
        String clean = WorkDetails.checked(what, text, longest);
        OptionalInt hidden = text.codePoints()
                .filter(point -> isHidden(point) && !(lines && (point == '\n' || point == '\r' || point == '\t')))
                .findFirst();
        if (hidden.isPresent()) {
            int point = hidden.getAsInt();
            throw new RegistryException("the %s has %s: write it in %s of plain text"
                    .formatted(
                            what,
                            point == '\n' || point == '\r' || point == '\t'
                                    ? "more than one line, or a tab"
                                    : "characters that cannot be seen (U+%s)"
                                            .formatted(HexFormat.of()
                                                    .withUpperCase()
                                                    .toHexDigits(point, point > 0xFFFF ? 6 : 4)),
                            lines ? "lines" : "one line"));
        }
        return clean;
    }

    /**
     * Whether a reader sees nothing where this code point stands, or what they cannot tell. Joiners stay, which scripts of India and Iran
     * need, and what chooses a variant of a letter.
     */
    private static boolean isHidden(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            case Character.FORMAT -> point != ZERO_WIDTH_NON_JOINER && point != ZERO_WIDTH_JOINER;
            case Character.NON_SPACING_MARK -> false;
            default -> Trick.isInvisible(point);
        };
    }
}
