package dev.colophon.cases.claimant;

/** Personal data as it may be shown where others look on: enough to see that it is there and which it is. */
public final class MaskedText {

    private static final String HIDDEN = "…";

    private MaskedText() {}

    /** The first character, and of longer text the last; of an address of mail its domain, too. */
    public static String of(String text) {
        int at = text.lastIndexOf('@');
        if (at > 0) {
            return of(text.substring(0, at)) + text.substring(at);
        }
        int[] points = text.codePoints().toArray();
        if (points.length < 2) {
            return HIDDEN;
        }
        String first = Character.toString(points[0]);
        return points.length < 6 ? first + HIDDEN : first + HIDDEN + Character.toString(points[points.length - 1]);
    }
}
