package dev.colophon.cases.notice.stored;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Numbers of copies that stand in a text as words: "the second link", "第二项". Pure. */
final class WrittenNumbers {

    private static final List<String> ORDINALS =
            List.of("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth");
    private static final String ORDINAL = "(?:" + String.join("|", ORDINALS) + ")";
    private static final Pattern ENGLISH = Pattern.compile(
            "(?i)\\b(%1$s(?:\\s?,\\s?(?:and\\s)?%1$s|\\sand\\s%1$s){0,9})\\s(?:cop(?:y|ies)|items?|links?|urls?|entr(?:y|ies))\\b"
                    .formatted(ORDINAL));
    private static final Pattern ONE_ORDINAL = Pattern.compile("(?i)\\b" + ORDINAL + "\\b");

    private static final String DIGITS = "一二三四五六七八九";
    private static final Pattern CHINESE =
            Pattern.compile("(?<=[第、和至])[%1$s]?十?[%1$s]?(?=[、和至项个号份])".formatted(DIGITS));
    private static final Pattern CHINESE_LIST =
            Pattern.compile("第[%1$s十](?:[%1$s十、和至第]{0,200})[项个号份]".formatted(DIGITS));

    private WrittenNumbers() {}

    /** The same text with these numbers in digits: "copies 2", "第2项". */
    static String inDigits(String text) {
        String english = ENGLISH.matcher(text)
                .replaceAll(found -> "copies "
                        + ONE_ORDINAL
                                .matcher(found.group(1))
                                .replaceAll(one -> String.valueOf(
                                        ORDINALS.indexOf(one.group().toLowerCase(Locale.ROOT)) + 1)));
        return CHINESE_LIST
                .matcher(english)
                .replaceAll(list -> CHINESE.matcher(list.group())
                        .replaceAll(one -> one.group().isEmpty() ? "" : String.valueOf(number(one.group()))));
    }

    /** From 一 to 九十九. */
    private static int number(String word) {
        int ten = word.indexOf('十');
        if (ten < 0) {
            return digit(word.charAt(word.length() - 1));
        }
        int tens = ten == 0 ? 1 : digit(word.charAt(ten - 1));
        return 10 * tens + (ten == word.length() - 1 ? 0 : digit(word.charAt(ten + 1)));
    }

    private static int digit(char word) {
        return DIGITS.indexOf(word) + 1;
    }
}
