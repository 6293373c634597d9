package dev.colophon.cli.output;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Breaks text into lines by an estimate of its width. A drawing does not know the letters that its reader's system has, so
 * the estimate is on the wide side.
 */
public final class Lines {

    private static final double WIDE = 1;
    private static final double BROAD = 0.95;
    private static final double CAPITAL = 0.72;
    private static final double SMALL = 0.605;
    private static final double NARROW = 0.36;

    private Lines() {}

    /** Lines of at most so many pixels, in letters of so many; a word that is longer stands alone. */
    public static List<String> of(String text, double width, int size) {
        BreakIterator breaks = BreakIterator.getLineInstance(Locale.ROOT);
        breaks.setText(text);
        List<String> lines = new ArrayList<>();
        int start = 0;
        int end = 0;
        for (int next = breaks.next(); next != BreakIterator.DONE; next = breaks.next()) {
            if (end > start && width(text.substring(start, next).strip(), size) > width) {
                lines.add(text.substring(start, end).strip());
                start = end;
            }
            end = next;
        }
        lines.add(text.substring(start).strip());
        return lines;
    }

    /** About so many pixels. */
    public static double width(String text, int size) {
        return size * text.codePoints().mapToDouble(Lines::ems).sum();
    }

    private static double ems(int character) {
        if (Character.isIdeographic(character) || (character >= 0x3000 && character < 0x3040) || character >= 0xff00) {
            return WIDE;
        }
        if ("mwMW@%…—".indexOf(character) >= 0) {
            return BROAD;
        }
        if (" iljtfrI.,;:'’!|()-".indexOf(character) >= 0) {
            return NARROW;
        }
        return Character.isUpperCase(character) ? CAPITAL : SMALL;
    }
}
