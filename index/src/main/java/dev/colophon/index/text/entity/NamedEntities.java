package dev.colophon.index.text.entity;

import dev.colophon.fingerprint.text.Folded;
import dev.colophon.index.text.entity.Words.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Finds names, dates and figures by how they are written: digits, capitals within a sentence, Chinese numerals, and Chinese
 * surnames where nothing but a name stands.
 */
final class NamedEntities {

    private static final Set<String> FIRST_PERSON = Set.of("i", "im", "ill", "ive", "id");
    private static final String SURNAMES =
            "王李张刘陈杨赵黄周吴徐孙胡朱林何郭罗梁宋郑谢韩唐冯董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘" + "杜戴夏钟汪田任姜范石姚谭廖邹熊陆郝孔崔康毛邱秦江史顾侯邵孟龙段钱汤尹黎易乔贺赖龚";
    private static final Pattern CHINESE_DATE = Pattern.compile("[一二三四五六七八九十百千万两〇零年月日号时点分]*");
    private static final Pattern NUMERAL = Pattern.compile(".*[一二三四五六七八九十百千万两〇零].*");
    private static final String UNITS = "年月日号时点分元";
    /** How a person is addressed, whole or begun: the rest may stand on both sides. */
    private static final Pattern HONORIFIC = Pattern.compile("(先生?|女士?|小姐?|老师?|经理?|同学?|主任?|医生?|教授?)$");

    private final Words words;
    private final boolean capitalsTellNames;

    NamedEntities(Folded text, boolean capitalsTellNames) {
        this.words = new Words(text);
        this.capitalsTellNames = capitalsTellNames;
    }

    /**
     * A name, a date or a figure; words of them that follow one another are one.
     *
     * @param folded its folded characters
     * @param hasFigure whether a digit or numeral is in it
     */
    record Entity(String folded, boolean hasFigure) {}

    Words words() {
        return words;
    }

    /** Those of a stretch and of so many characters before and behind it, in order. */
    List<Entity> around(int from, int to, int before, int behind) {
        return in(Math.max(0, from - before), Math.min(words.length(), to + behind));
    }

    private List<Entity> in(int from, int to) {
        List<Entity> found = new ArrayList<>();
        int start = -1;
        boolean hasFigure = false;
        Word last = new Word(0, 0);
        for (Word word : words.in(from, to)) {
            boolean isFigure = isFigure(word);
            boolean goesOn = start >= 0 && words.follows(word, last);
            if (start >= 0 && !(goesOn && (isFigure || isName(word) || isUnit(word)))) {
                found.add(new Entity(words.folded(start, last.end()), hasFigure));
                start = -1;
                hasFigure = false;
            }
            if (start < 0 && (isFigure || isName(word))) {
                start = word.start();
            }
            hasFigure |= start >= 0 && isFigure;
            last = word;
        }
        if (start >= 0) {
            found.add(new Entity(words.folded(start, last.end()), hasFigure));
        }
        return found;
    }

    private boolean isFigure(Word word) {
        return words.isCjk(word.start()) ? isChineseFigure(word) : words.hasDigit(word);
    }

    private boolean isChineseFigure(Word word) {
        String folded = words.folded(word.start(), word.end());
        return CHINESE_DATE.matcher(folded).matches()
                && NUMERAL.matcher(folded).matches()
                && (word.length() > 1 || UNITS.contains(words.after(word)));
    }

    private boolean isUnit(Word word) {
        return word.length() == 1 && UNITS.contains(words.folded(word.start(), word.end()));
    }

    private boolean isName(Word word) {
        String folded = words.folded(word.start(), word.end());
        if (words.isCjk(word.start())) {
            int length = HONORIFIC.matcher(folded).replaceFirst("").length();
            return (length == 2 || length == 3) && SURNAMES.indexOf(folded.charAt(0)) >= 0;
        }
        return capitalsTellNames
                && word.length() > 1
                && words.isCapital(word)
                && !FIRST_PERSON.contains(folded)
                && !words.opensSentence(word);
    }
}
