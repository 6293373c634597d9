package dev.colophon.media.tag;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Text in the charsets that give one byte to a letter of Cyrillic, Greek, Hebrew, Arabic, Thai and of Central Europe. The bytes
 * are read in each, and the reading counts whose letters follow each other best in its language: a title is too short for the
 * detectors that libraries have (media/RATIONALE.md has the figures). What is doubtful is not read.
 */
final class AlphabetCharsets {

    /** A reading that no other contradicts, and one in a Latin alphabet, which a name with an odd sign in it may be. */
    private static final double LEAST_ALONE = -4.9;

    private static final double LEAST_LATIN = -4.2;

    /** One beside which another is possible. */
    private static final double LEAST = -3.9;

    private static final double MARGIN = 0.2;

    /** One of bytes that may be Chinese or Japanese, too. */
    private static final double LEAST_OF_PAIRS = -3.3;

    private static final double MARGIN_OF_PAIRS = 0.5;

    /** One letter again and again, as in a cry, is of no language. */
    private static final int FEWEST_LETTERS = 3;

    /** Five letters of Hebrew have a form of their own at the end of a word. */
    private static final Pattern ENDS_WRONG = Pattern.compile("[כמנפצ](?!\\p{L})|[ךםןףץ](?=\\p{L})");

    private static final String SIGNS = "«»“”„‘’–—…©®·°§\u00A0";

    private record Candidate(Charset charset, LetterModel language, boolean latin) {}

    private record Reading(String text, double score, boolean latin) {}

    private static final List<Candidate> CANDIDATES = new ArrayList<>();

    static {
        add("ru", false, "windows-1251", "KOI8-R");
        add("uk", false, "windows-1251");
        add("el", false, "windows-1253");
        add("he", false, "windows-1255");
        add("ar", false, "windows-1256");
        add("th", false, "x-windows-874");
        for (String language : List.of("pl", "cs", "hu")) {
            add(language, true, "ISO-8859-2", "windows-1250");
        }
    }

    private static void add(String language, boolean latin, String... charsets) {
        LetterModel model = new LetterModel(language);
        for (String charset : charsets) {
            CANDIDATES.add(new Candidate(Charset.forName(charset), model, latin));
        }
    }

    private AlphabetCharsets() {}

    /**
     * The text that bytes are which stand together as in no word of Latin-1; empty when that is doubtful.
     *
     * @param ofPairs whether they may be pairs of East Asia as well
     */
    static Optional<String> text(byte[] bytes, boolean ofPairs) {
        Map<String, Reading> readings = new HashMap<>();
        for (Candidate candidate : CANDIDATES) {
            decoded(bytes, candidate.charset())
                    .filter(text -> isWellFormed(text) && says(bytes, text, candidate.latin()))
                    .map(text -> new Reading(text, candidate.language().score(text), candidate.latin()))
                    .filter(reading -> reading.score() > Double.NEGATIVE_INFINITY)
                    .ifPresent(reading -> readings.merge(
                            reading.text(), reading, (one, other) -> one.score() >= other.score() ? one : other));
        }
        List<Reading> best = readings.values().stream()
                .sorted(Comparator.comparingDouble(Reading::score).reversed())
                .toList();
        return best.stream()
                .findFirst()
                .filter(first -> isSure(first, best.stream().skip(1).findFirst(), ofPairs))
                .map(Reading::text);
    }

    /** The same of words of two and three letters, which have to be words of their language beyond doubt. */
    static Optional<String> ofShortWords(byte[] bytes) {
        return text(bytes, true).filter(text -> !ENDS_WRONG.matcher(text).find());
    }

    private static boolean isSure(Reading first, Optional<Reading> second, boolean ofPairs) {
        double margin = second.map(other -> first.score() - other.score()).orElse(Double.POSITIVE_INFINITY);
        if (ofPairs) {
            return first.score() >= LEAST_OF_PAIRS && margin >= MARGIN_OF_PAIRS && isOfWords(first.text());
        }
        double alone = first.latin() ? LEAST_LATIN : LEAST_ALONE;
        return first.score() >= (second.isEmpty() ? alone : Math.max(LEAST, alone)) && margin >= MARGIN;
    }

    private static Optional<String> decoded(byte[] bytes, Charset charset) {
        try {
            return Optional.of(
                    charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    /** No capital behind a small letter, no word of two scripts, no signs that titles do not have. */
    private static boolean isWellFormed(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 0x80 && !Character.isLetter(c) && !LetterModel.isMark(c) && SIGNS.indexOf(c) < 0) {
                return false;
            }
            if (i > 0 && !follow(text.charAt(i - 1), c)) {
                return false;
            }
        }
        return true;
    }

    private static boolean follow(char before, char c) {
        boolean oneScript = !Character.isLetter(before)
                || !Character.isLetter(c)
                || Character.UnicodeScript.of(before) == Character.UnicodeScript.of(c);
        return oneScript && !(Character.isLowerCase(before) && Character.isUpperCase(c));
    }

    /** Whether there is enough to tell: several letters, or in a Latin alphabet one within a word, where Latin-1 has a sign. */
    private static boolean says(byte[] bytes, String text, boolean latin) {
        if (!latin) {
            return text.chars()
                            .filter(c -> c >= 0x80 && Character.isLetter(c))
                            .map(Character::toLowerCase)
                            .distinct()
                            .count()
                    >= FEWEST_LETTERS;
        }
        for (int i = 1; i + 1 < bytes.length; i++) {
            int sign = bytes[i] & 0xFF;
            if (sign > 0xA0
                    && !Character.isLetter(sign)
                    && Character.isLetter(text.charAt(i))
                    && Character.isLowerCase(text.charAt(i - 1))
                    && Character.isLetter(text.charAt(i + 1))) {
                return true;
            }
        }
        return false;
    }

    /** Nothing but letters, and not all capitals. */
    private static boolean isOfWords(String text) {
        return text.chars().allMatch(c -> c < 0x80 || Character.isLetter(c) || LetterModel.isMark((char) c))
                && text.chars()
                        .anyMatch(c -> c >= 0x80
                                && (Character.isLowerCase(c) || Character.getType(c) == Character.OTHER_LETTER));
    }
}
