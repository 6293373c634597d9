package dev.colophon.index.text.entity;

import dev.colophon.fingerprint.text.Folded;

/**
 * How many words within sentences are written with a capital. Where few are, capitals are for names; German has them for all
 * nouns, headlines and shouted text for everything.
 */
public final class Capitals {

    /** Of prose and letters in English 3 to 15 %, of German prose from 20 % on. */
    private static final double MOST_OF_NAMES = 0.18;

    private final Words words;
    private int all;
    private int capitals;

    public Capitals(Folded text) {
        this.words = new Words(text);
    }

    /** Counts the words of a stretch. */
    public void count(int from, int to) {
        for (Words.Word word : words.in(from, to)) {
            if (word.length() > 1 && !words.isCjk(word.start()) && !words.hasDigit(word)) {
                all++;
                capitals += words.isCapital(word) && !words.opensSentence(word) ? 1 : 0;
            }
        }
    }

    /** Whether a capital tells a name. */
    public boolean tellNames() {
        return capitals <= MOST_OF_NAMES * all;
    }
}
