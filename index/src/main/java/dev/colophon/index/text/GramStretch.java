package dev.colophon.index.text;

import dev.colophon.fingerprint.text.Folded;
import dev.colophon.fingerprint.text.Grams;

/** The grams that start in a stretch of a text. */
final class GramStretch {

    /** Bits of {@link #mayHave} for each gram. */
    private static final int FILTER_BITS = 8;

    private final Folded text;
    private final int from;
    private final int to;
    private final boolean dense;
    private final long[] terms;
    private long[] filter = {};

    /**
     * Takes the grams that start at {@code from} up to {@code to}, exclusive.
     *
     * @param dense short grams, to look closely at one place
     */
    GramStretch(Folded text, int from, int to, boolean dense) {
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

    /** False when no gram here has this term. Not for several threads. */
    boolean mayHave(long term) {
        if (filter.length == 0) {
            filter = new long[Integer.highestOneBit(Math.max(1, terms.length * FILTER_BITS / Long.SIZE)) * 2];
            for (long own : terms) {
                if (own != Grams.NONE) {
                    filter[word(own)] |= 1L << (own >>> 1);
                }
            }
        }
        return (filter[word(term)] & 1L << (term >>> 1)) != 0;
    }

    /** The lowest bit tells the kind of gram, the next six the bit. */
    private int word(long term) {
        return (int) (term >>> 7) & (filter.length - 1);
    }
}
