package dev.colophon.cli.output;

/** Columns of text on a terminal, on which characters take no cell, one, or two (Unicode Standard Annex 11). */
public final class Columns {

    private static final int LEAST_GAP = 1;

    private Columns() {}

    /**
     * A word with blanks behind it, at least one, so that what follows stands in a column.
     *
     * @param word without markup
     * @param cells in which the column begins, counted from that of the word
     */
    public static String label(String word, int cells) {
        return word + " ".repeat(Math.max(LEAST_GAP, cells - width(word)));
    }

    /** How many cells a text takes. */
    public static int width(String text) {
        return text.codePoints().map(Columns::cells).sum();
    }

    /** The beginning of a text that takes at most so many cells. */
    public static String cut(String text, int cells) {
        int end = 0;
        for (int taken = 0; end < text.length(); end += Character.charCount(text.codePointAt(end))) {
            taken += cells(text.codePointAt(end));
            if (taken > cells) {
                break;
            }
        }
        return text.substring(0, end);
    }

    private static int cells(int c) {
        return switch (Character.getType(c)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT -> 0;
            default -> isWide(c) ? 2 : 1;
        };
    }

    private static boolean isWide(int c) {
        return (c >= 0x1100 && c <= 0x115F) // the first letters of Hangul
                || (c >= 0x2E80 && c <= 0xA4CF && c != 0x303F) // Han, kana, their radicals and punctuation, Yi
                || (c >= 0xAC00 && c <= 0xD7A3)
                || (c >= 0xF900 && c <= 0xFAFF)
                || (c >= 0xFE30 && c <= 0xFE6F)
                || (c >= 0xFF01 && c <= 0xFF60)
                || (c >= 0xFFE0 && c <= 0xFFE6)
                || (c >= 0x1F300 && c <= 0x1FAFF) // emoji
                || (c >= 0x20000 && c <= 0x3FFFD);
    }
}
