package dev.colophon.index.text.entity;

import dev.colophon.fingerprint.text.Folded;
import dev.colophon.fingerprint.text.Script;
import dev.colophon.fingerprint.text.Trick;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The words of folded text as they are written: where they begin, and whether a sentence begins with them. */
final class Words {

    /** Letters of the longest abbreviation that has a stop behind it: {@code Mr.}, {@code St.}, {@code J.} */
    private static final int ABBREVIATION = 3;

    /** Characters of the longest word that is looked for its ends. */
    private static final int LONGEST = 100;

    private static final Pattern SPEECH = Pattern.compile("[,:]\\s*[\"“‘'«].*", Pattern.DOTALL);

    private final Folded text;

    Words(Folded text) {
        this.text = text;
    }

    /** A word, or characters of a script without spaces that nothing separates; in folded characters. */
    record Word(int start, int end) {

        int length() {
            return end - start;
        }
    }

    /** The words of a stretch, those at its ends as far as they lie in it. */
    List<Word> in(int from, int to) {
        List<Word> words = new ArrayList<>();
        int last = from;
        for (int i = from + 1; i <= to; i++) {
            if (i == to || begins(i)) {
                words.add(new Word(last, i));
                last = i;
            }
        }
        return words;
    }

    /** Characters of a word that stand before a place within it; none where words have no spaces between them. */
    int before(int place) {
        int start = place;
        while (isInsideWord(start) && start > place - LONGEST) {
            start--;
        }
        return place - start;
    }

    /** Characters of a word that stand behind a place within it. */
    int behind(int place) {
        int end = place;
        while (isInsideWord(end) && end < place + LONGEST) {
            end++;
        }
        return end - place;
    }

    private boolean isInsideWord(int i) {
        return i > 0 && i < text.length() && !isCjk(i) && !begins(i);
    }

    private boolean begins(int i) {
        return i == 0 || isCjk(i) != isCjk(i - 1) || separates(between(i), isDigit(i) && isDigit(i - 1));
    }

    private static boolean separates(String between, boolean isInFigure) {
        return !(isInFigure && between.length() == 1 && ".,/:-".contains(between))
                && between.codePoints().anyMatch(c -> c != '\'' && c != '’' && c != 0xAD && !Trick.isInvisible(c));
    }

    /** What stands in the original before a folded character and was folded away. */
    String between(int i) {
        int from = i == 0 ? 0 : text.endOf(i - 1);
        int to = text.offsets().at(i);
        return from < to ? text.original().substring(from, to) : "";
    }

    /** Whether a word follows another with nothing but a space between them, or the stop of an abbreviation. */
    boolean follows(Word word, Word before) {
        String between = between(word.start());
        return between.isEmpty()
                || between.equals(" ")
                || between.equals("\u00A0")
                || (between.equals(". ") && isAbbreviation(before));
    }

    /** Whether a sentence, a line or somebody's speech begins with a word: then its capital says nothing. */
    boolean opensSentence(Word word) {
        String between = between(word.start());
        return word.start() == 0
                || between.chars().anyMatch(c -> "\n\r!?…。！？".indexOf(c) >= 0)
                || (between.contains(".") && !isAbbreviation(preceding(word)))
                || SPEECH.matcher(between).matches();
    }

    private Word preceding(Word word) {
        int start = word.start() - 1;
        while (!begins(start)) {
            start--;
        }
        return new Word(start, word.start());
    }

    private boolean isAbbreviation(Word word) {
        return word.length() <= ABBREVIATION && isCapital(word);
    }

    boolean isCapital(Word word) {
        return Character.isUpperCase(text.originalAt(word.start()));
    }

    boolean hasDigit(Word word) {
        for (int i = word.start(); i < word.end(); i++) {
            if (isDigit(i)) {
                return true;
            }
        }
        return false;
    }

    private boolean isDigit(int i) {
        return Character.isDigit(text.originalAt(i));
    }

    /** Folded characters of the text. */
    int length() {
        return text.length();
    }

    boolean isCjk(int i) {
        return Script.isCjk(text.characters()[i]);
    }

    /** The folded character behind a word; empty at the end of the text. */
    String after(Word word) {
        return word.end() < text.length() ? folded(word.end(), word.end() + 1) : "";
    }

    /** The folded characters from one place to another. */
    String folded(int from, int to) {
        return new String(text.characters(), from, to - from);
    }
}
