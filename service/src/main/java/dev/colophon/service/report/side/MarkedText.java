package dev.colophon.service.report.side;

import dev.colophon.index.transform.Span;
import java.util.List;

/**
 * The matched passages of a text, the first ones, with some of what stands around them.
 *
 * @param more how many other passages match
 */
public record MarkedText(List<Passage> passages, int more) {

    private static final int MOST_PASSAGES = 3;
    private static final int AROUND = 90;

    /** Of longer passages the beginning and the end are shown. */
    private static final int LONGEST = 520;

    private static final int BEGINNING = 400;
    private static final int END = 80;

    public MarkedText {
        passages = List.copyOf(passages);
    }

    /**
     * A passage.
     *
     * @param before what stands before it
     * @param matched all of it, or its beginning
     * @param leftOut how many characters of it are not shown
     * @param end its end where something is left out; else empty
     * @param after what stands behind it
     */
    public record Passage(String before, String matched, int leftOut, String end, String after) {}

    static MarkedText of(String text, List<Span.Characters> parts) {
        return new MarkedText(
                parts.stream()
                        .limit(MOST_PASSAGES)
                        .map(part -> passage(text, part))
                        .toList(),
                Math.max(0, parts.size() - MOST_PASSAGES));
    }

    private static Passage passage(String text, Span.Characters part) {
        int start = whole(text, Math.min(part.start(), text.length()));
        int end = whole(text, Math.clamp(part.end(), start, text.length()));
        int from = whole(text, Math.max(0, start - AROUND));
        int to = whole(text, Math.min(text.length(), end + AROUND));
        String before = (from > 0 ? "…" : "") + text.substring(from, start);
        String after = text.substring(end, to) + (to < text.length() ? "…" : "");
        if (end - start <= LONGEST) {
            return new Passage(before, text.substring(start, end), 0, "", after);
        }
        int left = whole(text, start + BEGINNING);
        int right = whole(text, end - END);
        return new Passage(before, text.substring(start, left), right - left, text.substring(right, end), after);
    }

    /** Not between the halves of a surrogate pair. */
    private static int whole(String text, int at) {
        boolean within = at > 0
                && at < text.length()
                && Character.isHighSurrogate(text.charAt(at - 1))
                && Character.isLowSurrogate(text.charAt(at));
        return within ? at - 1 : at;
    }
}
