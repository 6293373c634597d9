package dev.colophon.page.context;

/**
 * A passage that a page marks as quoted, by {@code blockquote} or {@code q}.
 *
 * @param start its first letters and digits, at most {@link #MOST_LETTERS}, without anything between them
 * @param letters how many letters and digits it has
 */
public record QuotedPassage(String start, int letters) {

    static final int MOST_LETTERS = 60;

    static QuotedPassage of(String text) {
        String letters = letters(text);
        return new QuotedPassage(
                letters.substring(0, letters.offsetByCodePoints(0, Math.min(MOST_LETTERS, codePoints(letters)))),
                letters.length());
    }

    private static int codePoints(String text) {
        return text.codePointCount(0, text.length());
    }

    private static String letters(String text) {
        StringBuilder letters = new StringBuilder(text.length());
        text.codePoints().filter(Character::isLetterOrDigit).forEach(letters::appendCodePoint);
        return letters.toString();
    }
}
