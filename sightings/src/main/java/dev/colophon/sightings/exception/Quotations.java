package dev.colophon.sightings.exception;

import dev.colophon.index.transform.Span;
import dev.colophon.page.context.QuotedPassage;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** The passages of a text that are marked as quoted: by the quotation marks of several languages, or by the page itself. */
final class Quotations {

    private static final String OPENING = "“„«「『‹";
    private static final String CLOSING = "””»」』›";

    /** A longer one was never closed, or is no quotation. */
    private static final int LONGEST = 20_000;

    private static final int MOST_OPEN = 16;

    private final String text;
    private final List<Span.Characters> found = new ArrayList<>();

    private Quotations(String text) {
        this.text = text;
    }

    /**
     * Where they are, with their marks.
     *
     * @param marked what the page marks as quoted
     */
    static List<Span.Characters> in(String text, List<QuotedPassage> marked) {
        Quotations quotations = new Quotations(text);
        quotations.marks();
        quotations.straight();
        if (!marked.isEmpty()) {
            quotations.passages(marked);
        }
        return quotations.found;
    }

    private record Opened(int at, char mark) {}

    private void marks() {
        Deque<Opened> open = new ArrayDeque<>();
        for (int i = 0; i < text.length(); i++) {
            char mark = text.charAt(i);
            if (mark == '“' && !open.isEmpty() && open.element().mark() == '„') {
                add(open.pop().at(), i + 1); // as German closes
            } else if (OPENING.indexOf(mark) >= 0 && open.size() < MOST_OPEN) {
                open.push(new Opened(i, mark));
            } else if (CLOSING.indexOf(mark) >= 0) {
                close(open, mark, i);
            }
        }
    }

    /** Ends the innermost quotation that begins so; those in it that were never closed are none. */
    private void close(Deque<Opened> open, char mark, int at) {
        boolean begun = open.stream().anyMatch(opened -> isPair(opened.mark(), mark));
        while (begun && !open.isEmpty()) {
            Opened opened = open.pop();
            if (isPair(opened.mark(), mark)) {
                add(opened.at(), at + 1);
                return;
            }
        }
    }

    private static boolean isPair(char opening, char closing) {
        int at = OPENING.indexOf(opening);
        return CLOSING.charAt(at) == closing;
    }

    /** Straight marks look alike on both sides: one that follows a space or bracket opens. */
    private void straight() {
        int opened = -1;
        for (int i = text.indexOf('"'); i >= 0; i = text.indexOf('"', i + 1)) {
            boolean afterSpace = i == 0 || isBefore(text.charAt(i - 1));
            boolean beforeWord = i + 1 < text.length() && Character.isLetterOrDigit(text.codePointAt(i + 1));
            if (afterSpace && beforeWord && opened < 0) {
                opened = i;
            } else if (opened >= 0 && !afterSpace) {
                add(opened, i + 1);
                opened = -1;
            }
        }
    }

    private static boolean isBefore(char before) {
        return Character.isWhitespace(before) || "([{—–:：，。".indexOf(before) >= 0;
    }

    private void passages(List<QuotedPassage> marked) {
        StringBuilder letters = new StringBuilder(text.length());
        int[] offsets = new int[text.length()];
        for (int i = 0; i < text.length(); ) {
            int point = text.codePointAt(i);
            if (Character.isLetterOrDigit(point)) {
                for (int unit = 0; unit < Character.charCount(point); unit++) {
                    offsets[letters.length() + unit] = i + unit;
                }
                letters.appendCodePoint(point);
            }
            i += Character.charCount(point);
        }
        for (QuotedPassage passage : marked) {
            for (int at = letters.indexOf(passage.start());
                    at >= 0 && !passage.start().isEmpty();
                    at = letters.indexOf(passage.start(), at + 1)) {
                int last = Math.min(at + passage.letters(), letters.length()) - 1;
                found.add(new Span.Characters(offsets[at], offsets[last] + 1));
            }
        }
    }

    private void add(int start, int end) {
        if (end - start <= LONGEST) {
            found.add(new Span.Characters(start, end));
        }
    }
}
