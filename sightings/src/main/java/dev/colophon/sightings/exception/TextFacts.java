package dev.colophon.sightings.exception;

import dev.colophon.index.transform.Span;
import dev.colophon.page.context.QuotedPassage;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the words around the parts of a work say of them. */
final class TextFacts {

    /** Letters around a part in which its title and owner are looked for. */
    private static final int NEAR = 400;

    private static final int MOST_PARTS = 200;

    /** What a Chinese character says takes about so many letters in English. */
    static final int LETTERS_OF_AN_IDEOGRAPH = 3;

    private static final int FEWEST_WORDS = 4;
    private static final int FEWEST_IDEOGRAPHS = 6;

    /** Up to the mark that ends it, or the end of its line. */
    private static final Pattern SENTENCE = Pattern.compile("[^.!?…。！？]+([.!?…。！？]*)");

    /** A mark stands beside what is quoted; a copy may miss its first words. */
    private static final int BESIDE = 20;

    private static final double BESIDE_SHARE = 0.05;
    /** Of a work that is called as its file is. */
    private static final Pattern SUFFIX = Pattern.compile("\\.[A-Za-z0-9]{2,4}$");

    private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{N}]+");

    private TextFacts() {}

    /** How much of these parts of a text is in quotations, 0..1; the quotations in them are those of the work itself. */
    static double quoted(String text, List<Span.Characters> parts, List<QuotedPassage> marked) {
        List<Span.Characters> quotations = Quotations.in(text, marked);
        double all = 0;
        double quoted = 0;
        for (Span.Characters part : parts) {
            int length = part.end() - part.start();
            double beside = Math.max(BESIDE, BESIDE_SHARE * length);
            all += length;
            if (quotations.stream()
                    .anyMatch(one -> one.start() <= part.start() + beside && one.end() >= part.end() - beside)) {
                quoted += length;
            }
        }
        return all == 0 ? 0 : quoted / all;
    }

    /**
     * How many letters outside of these parts of a text stand in sentences: what somebody says, not what a page is made of. A sentence ends
     * with its mark, or leads into a part on the same line, and has some words.
     */
    static double prose(String text, List<Span.Characters> parts) {
        BitSet taken = new BitSet(text.length());
        parts.forEach(part ->
                taken.set(Math.clamp(part.start(), 0, text.length()), Math.clamp(part.end(), 0, text.length())));
        double letters = 0;
        for (int start = taken.nextClearBit(0); start < text.length(); ) {
            int next = taken.nextSetBit(start);
            int end = next < 0 ? text.length() : next;
            letters += prose(text.substring(start, end), start > 0, next >= 0);
            start = next < 0 ? text.length() : taken.nextClearBit(next);
        }
        return letters;
    }

    /**
     * Of what stands between two parts.
     *
     * @param follows whether a part stands before it
     * @param leads whether one stands behind it
     */
    private static double prose(String between, boolean follows, boolean leads) {
        double letters = 0;
        String[] lines = between.split("\\R", -1);
        for (int i = 0; i < lines.length; i++) {
            Matcher sentences = SENTENCE.matcher(lines[i]);
            while (sentences.find()) {
                boolean marked = !sentences.group(1).isEmpty();
                boolean ends = sentences.end() == lines[i].length();
                boolean beside =
                        (ends && leads && i == lines.length - 1) || (sentences.start() == 0 && follows && i == 0);
                letters += marked || beside ? ofSentence(sentences.group()) : 0;
            }
        }
        return letters;
    }

    private static double ofSentence(String sentence) {
        long ideographs = sentence.codePoints().filter(Character::isIdeographic).count();
        long others = sentence.codePoints().filter(Character::isLetterOrDigit).count() - ideographs;
        long words = BETWEEN.splitAsStream(sentence.strip())
                .filter(word -> !word.isEmpty())
                .count();
        return words >= FEWEST_WORDS || ideographs >= FEWEST_IDEOGRAPHS
                ? LETTERS_OF_AN_IDEOGRAPH * ideographs + others
                : 0;
    }

    /** Whether a title and an owner are named near these parts of a text. */
    static Attribution attribution(String text, List<Span.Characters> parts, String title, String owner) {
        boolean named = false;
        boolean owned = false;
        for (Span.Characters part : parts.subList(0, Math.min(parts.size(), MOST_PARTS))) {
            int start = Math.clamp(part.start(), 0, text.length());
            int end = Math.clamp(part.end(), start, text.length());
            String before = text.substring(Math.max(0, start - NEAR), start);
            String after = text.substring(end, Math.min(text.length(), end + NEAR));
            named |= isNamed(before, title) || isNamed(after, title);
            owned |= isNamed(before, owner) || isNamed(after, owner);
        }
        return Attribution.of(named, owned);
    }

    /** Whether a name stands in a text, whatever stands between its words. */
    static boolean isNamed(String text, String name) {
        String words = words(SUFFIX.matcher(name).replaceFirst(""));
        boolean han = words.codePoints().anyMatch(Character::isIdeographic);
        String where = words(text);
        return words.length() >= (han ? 2 : 3)
                && (han ? where.contains(words) : (" " + where + " ").contains(" " + words + " "));
    }

    private static String words(String text) {
        return BETWEEN.matcher(text.toLowerCase(Locale.ROOT)).replaceAll(" ").strip();
    }
}
