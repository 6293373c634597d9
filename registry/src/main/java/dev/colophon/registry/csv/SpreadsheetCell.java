package dev.colophon.registry.csv;

import java.util.regex.Pattern;

/**
 * Cells that a spreadsheet shows and does not calculate: text that begins as a formula has a {@code '} before it. Text that begins
 * with {@code '} and would be a formula behind it has one more, so that each text is read back as it was.
 */
public final class SpreadsheetCell {

    private static final Pattern CALCULATED = Pattern.compile("'*[=+\\-@\t\r\uFF1D\uFF0B\uFF0D\uFF20]");

    private SpreadsheetCell() {}

    /** A text as its cell is written. */
    public static String written(String text) {
        return CALCULATED.matcher(text).lookingAt() ? "'" + text : text;
    }

    /** The text that a cell means. */
    public static String read(String cell) {
        boolean marked = cell.startsWith("'") && CALCULATED.matcher(cell).lookingAt();
        return marked ? cell.substring(1) : cell;
    }
}
