package dev.colophon.fingerprint.iscc;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.IntPredicate;

/** Text as codes are made of it. Which characters are assigned is as in the Unicode of this Java. */
final class IsccText {

    private IsccText() {}

    /** As it is shown: NFKC, without controls, with at most one blank line between lines. */
    static String clean(String text) {
        StringBuilder clean = new StringBuilder();
        int newlines = 0;
        for (int c :
                Normalizer.normalize(text, Normalizer.Form.NFKC).codePoints().toArray()) {
            if (isNewline(c)) {
                if (newlines < 2) {
                    clean.append('\n');
                    newlines++;
                }
            } else if (!isControl(c)) {
                newlines = 0;
                clean.appendCodePoint(c);
            }
        }
        return strip(clean.toString());
    }

    /** In one line, with one blank between words. */
    static String oneLine(String text) {
        StringBuilder line = new StringBuilder();
        boolean blank = false;
        for (int c : text.codePoints().toArray()) {
            if (isSpace(c)) {
                blank = !line.isEmpty();
            } else {
                if (blank) {
                    line.append(' ');
                }
                blank = false;
                line.appendCodePoint(c);
            }
        }
        return line.toString();
    }

    /** The first characters, that take at most so many bytes in UTF-8. */
    static String trim(String text, int bytes) {
        int end = 0;
        int length = 0;
        while (end < text.length()) {
            int c = text.codePointAt(end);
            length += Character.toString(c).getBytes(UTF_8).length;
            if (length > bytes) {
                break;
            }
            end += Character.charCount(c);
        }
        return strip(text.substring(0, end));
    }

    /** As it is compared: in lower case, without white space, controls, marks and punctuation. */
    static String collapse(String text) {
        String lower = kept(Normalizer.normalize(text, Normalizer.Form.NFD), c -> !isSpace(c))
                .toLowerCase(Locale.ROOT);
        String bare = kept(lower, c -> !isControl(c) && !isMark(c) && !isPunctuation(c));
        return Normalizer.normalize(bare, Normalizer.Form.NFKC);
    }

    private static String kept(String text, IntPredicate which) {
        StringBuilder kept = new StringBuilder(text.length());
        text.codePoints().filter(which).forEach(kept::appendCodePoint);
        return kept.toString();
    }

    private static String strip(String text) {
        int[] characters = text.codePoints().toArray();
        int start = 0;
        int end = characters.length;
        while (start < end && isSpace(characters[start])) {
            start++;
        }
        while (end > start && isSpace(characters[end - 1])) {
            end--;
        }
        return new String(Arrays.copyOfRange(characters, start, end), 0, end - start);
    }

    private static boolean isNewline(int c) {
        return (c >= 0x0A && c <= 0x0D) || c == 0x85 || c == 0x2028 || c == 0x2029;
    }

    private static boolean isSpace(int c) {
        return (c >= 0x09 && c <= 0x0D)
                || (c >= 0x1C && c <= 0x20)
                || (c >= 0x2000 && c <= 0x200A)
                || switch (c) {
                    case 0x85, 0xA0, 0x1680, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000 -> true;
                    default -> false;
                };
    }

    private static boolean isControl(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED -> true;
            default -> false;
        };
    }

    private static boolean isMark(int c) {
        return switch (Character.getType(c)) {
            case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK, Character.ENCLOSING_MARK -> true;
            default -> false;
        };
    }

    private static boolean isPunctuation(int c) {
        return switch (Character.getType(c)) {
            case Character.CONNECTOR_PUNCTUATION,
                    Character.DASH_PUNCTUATION,
                    Character.START_PUNCTUATION,
                    Character.END_PUNCTUATION,
                    Character.INITIAL_QUOTE_PUNCTUATION,
                    Character.FINAL_QUOTE_PUNCTUATION,
                    Character.OTHER_PUNCTUATION -> true;
            default -> false;
        };
    }
}
