package dev.colophon.index.text.gram;

import dev.colophon.fingerprint.text.Folded;

/** The grams that start in a stretch of a text. */
public final class GramStretch {

    private final Folded text;
    private final int from;
    private final int to;
    private final boolean dense;

    /**
     * Takes the grams that start at {@code from} up to {@code to}, exclusive.
     *
     * @param dense short grams, to look closely at one place
     */
    public GramStretch(Folded text, int from, int to, boolean dense) {
        this.text = text;
        this.from = from;
        this.to = to;
        this.dense = dense;
    }

    Folded text() {
        return text;
    }

    int from() {
        return from;
    }

    /** Characters at which a gram may start. */
    int length() {
        return to - from;
    }

    /** The term of the gram at each character, or {@link Grams#NONE}; made anew each time. */
    long[] terms() {
        return dense
                ? Grams.denseTerms(text.characters(), text.length(), from, to)
                : Grams.terms(text.characters(), text.length(), from, to);
    }

    /** Whether all of its grams are of letters. */
    boolean isAlphabetic() {
        return Grams.areAlphabetic(text.characters(), text.length(), from, to);
    }

    /** Characters of a gram of letters. */
    int alphabetic() {
        return dense ? Grams.DENSE_ALPHABETIC : Grams.ALPHABETIC;
    }

    /** Where the last of the grams may end. */
    int end() {
        return Math.min(to + Grams.ALPHABETIC, text.length());
    }

    /** Characters of the shortest gram. */
    int shortest() {
        return dense ? Grams.DENSE_CJK : Grams.CJK;
    }
}
