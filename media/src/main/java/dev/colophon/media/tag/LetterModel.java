package dev.colophon.media.tag;

import com.ibm.icu.text.LocaleDisplayNames;
import com.ibm.icu.text.UnicodeSet;
import com.ibm.icu.util.LocaleData;
import com.ibm.icu.util.ULocale;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * How well a text is of a language: which letters that has, and how often one follows another in the names of countries and
 * languages. Both are of Unicode's CLDR, which has them in every language.
 */
final class LetterModel {

    private static final int BETWEEN_WORDS = ' ';

    /** As often counts a pair that was not met, so that it is rare and not impossible. */
    private static final double NOT_MET = 0.2;

    private static final int LETTERS = 40;

    private final Locale locale;
    private final UnicodeSet letters;
    private final Map<Long, Integer> pairs = new HashMap<>();
    private final Map<Integer, Integer> firsts = new HashMap<>();

    /** @param language its code, such as {@code ru} */
    LetterModel(String language) {
        ULocale of = ULocale.forLanguageTag(language);
        this.locale = of.toLocale();
        this.letters = new UnicodeSet(
                        LocaleData.getExemplarSet(of, UnicodeSet.ADD_CASE_MAPPINGS, LocaleData.ES_STANDARD))
                .removeAllStrings();
        LocaleDisplayNames names = LocaleDisplayNames.getInstance(of);
        Stream.concat(
                        Arrays.stream(ULocale.getISOCountries()).map(names::regionDisplayName),
                        Arrays.stream(ULocale.getISOLanguages()).map(names::languageDisplayName))
                .filter(Objects::nonNull)
                .forEach(this::learn);
    }

    private void learn(String text) {
        int before = BETWEEN_WORDS;
        for (char c : (text + " ").toLowerCase(locale).toCharArray()) {
            int now = isOfWords(c) ? c : BETWEEN_WORDS;
            if (before != BETWEEN_WORDS || now != BETWEEN_WORDS) {
                pairs.merge(pair(before, now), 1, Integer::sum);
                firsts.merge(before, 1, Integer::sum);
            }
            before = now;
        }
    }

    /**
     * The mean logarithm of how likely each letter is behind the one before it; minus infinity where there are letters of other
     * languages, or none.
     */
    double score(String text) {
        int before = BETWEEN_WORDS;
        double sum = 0;
        int count = 0;
        for (char c : (text + " ").toLowerCase(locale).toCharArray()) {
            boolean ofWords = isOfWords(c);
            if (!ofWords && c >= 0x80 && Character.isLetter(c)) {
                return Double.NEGATIVE_INFINITY;
            }
            int now = ofWords ? c : BETWEEN_WORDS;
            if (before != BETWEEN_WORDS || now != BETWEEN_WORDS) {
                sum += Math.log((pairs.getOrDefault(pair(before, now), 0) + NOT_MET)
                        / (firsts.getOrDefault(before, 0) + NOT_MET * LETTERS));
                count++;
            }
            before = now;
        }
        return count == 0 ? Double.NEGATIVE_INFINITY : sum / count;
    }

    private boolean isOfWords(char c) {
        return letters.contains(c) || isMark(c);
    }

    /** A sign that stands on the letter before it. */
    static boolean isMark(char c) {
        int type = Character.getType(c);
        return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
    }

    private static long pair(int before, int now) {
        return (long) before << Integer.SIZE | now;
    }
}
