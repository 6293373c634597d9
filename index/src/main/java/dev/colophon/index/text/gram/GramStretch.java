package dev.colophon.index.text.gram;

import dev.colophon.fingerprint.text.Folded;

/** The grams that start in a stretch of a text. */
public final class GramStretch {

    private final Folded text;
    private final int from;
    private final int to;
    private final boolean dense;
    private final long[] terms;

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
        this.terms = dense
                ? Grams.denseTerms(text.characters(), text.length(), from, to)
                : Grams.terms(text.characters(), text.length(), from, to);
    }

    Folded text() {
        return text;
    }

    int from() {
        return from;
    }

    /** The term of the gram at each character, or {@link Grams#NONE}. */
    long[] terms() {
        return terms;
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
