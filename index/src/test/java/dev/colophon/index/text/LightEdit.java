package dev.colophon.index.text;

import dev.colophon.samples.text.Stories.Language;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What somebody changes in a story to pass it off as another, or by mistake. */
enum LightEdit {
    /** All names, each by one other. */
    NAMES,
    /** All figures, those of dates included. */
    DATES,
    /** One slip of the keyboard in 60 letters or 30 Han characters. */
    TYPING,
    /** 3 % of the letters, or 2 % of the Han characters. */
    SCANNER,
    /** Every 15th word; Chinese, every 30th and 31st character. */
    SYNONYMS;

    private static final List<String> CAST = List.of("王小明", "李桂英", "陈大山", "周文海");
    private static final List<String> OTHERS = List.of("赵玉兰", "孙长河", "吴秀芝", "徐子平");
    private static final List<String> NAMES_OF_OTHERS = List.of(
            "Albin", "Berta", "Cosmo", "Dagny", "Emil", "Flora", "Gideon", "Hedda", "Ivor", "Juno", "Kasper", "Lotta");
    private static final Pattern NAME = Pattern.compile("(?<=[a-z,;] )[A-Z][a-z]+");
    private static final Pattern SENTENCE = Pattern.compile("[^.。]+[.。]”?\"?\\s*");
    private static final Pattern FIGURE = Pattern.compile("\\d+");

    /** Prose with people, days and figures: every 8th sentence has two figures; in Chinese every third names somebody. */
    static String story(long seed, Language language, int characters) {
        Random random = new Random(seed);
        StringBuilder story = new StringBuilder();
        int number = 0;
        Matcher sentences = SENTENCE.matcher(dev.colophon.samples.text.Stories.text(seed, language, characters));
        while (sentences.find()) {
            boolean isChinese = language == Language.CHINESE;
            if (number % 8 == 7) {
                story.append((isChinese
                                ? "那是%d年%d月%d日，来了%d个人。"
                                : "By then it was %4$d miles, and it was the summer of %1$d. ")
                        .formatted(
                                1800 + random.nextInt(220),
                                1 + random.nextInt(12),
                                1 + random.nextInt(28),
                                10 + random.nextInt(900)));
            }
            if (isChinese && number % 3 == 1) {
                story.append(CAST.get(random.nextInt(CAST.size()))).append("说，");
            }
            story.append(sentences.group());
            number++;
        }
        return story.toString();
    }

    String apply(String text, Random random) {
        boolean isChinese = text.chars().anyMatch(c -> c == '的');
        return switch (this) {
            case NAMES -> isChinese ? withOtherCast(text) : withOtherNames(text);
            case DATES ->
                FIGURE.matcher(text)
                        .replaceAll(
                                figure -> Integer.toString(Integer.parseInt(figure.group()) + 1 + random.nextInt(9)));
            case TYPING -> slips(text, isChinese ? 30 : 60, random);
            case SCANNER -> isChinese ? slips(text, 50, random) : Obfuscation.OCR.apply(text, random);
            case SYNONYMS -> isChinese ? withOtherCharacters(text, random) : withOtherWords(text, random);
        };
    }

    private static String withOtherCast(String text) {
        String other = text;
        for (int i = 0; i < CAST.size(); i++) {
            other = other.replace(CAST.get(i), OTHERS.get(i));
        }
        return other;
    }

    private static String withOtherNames(String text) {
        Map<String, String> others = new HashMap<>();
        NAME.matcher(text)
                .results()
                .map(name -> name.group())
                .distinct()
                .forEach(name -> others.put(
                        name,
                        NAMES_OF_OTHERS.get(others.size() % NAMES_OF_OTHERS.size())
                                + "s".repeat(others.size() / NAMES_OF_OTHERS.size())));
        return Pattern.compile("[A-Za-z]+")
                .matcher(text)
                .replaceAll(word -> others.getOrDefault(word.group(), word.group()));
    }

    private static String slips(String text, int every, Random random) {
        StringBuilder copy = new StringBuilder(text);
        for (int i = random.nextInt(every); i < copy.length() - 1; i += every / 2 + random.nextInt(every)) {
            char c = copy.charAt(i);
            if (Character.isIdeographic(c)) {
                copy.setCharAt(i, copy.charAt(random.nextInt(copy.length())));
            } else if (Character.isLetter(c)) {
                copy.setCharAt(i, copy.charAt(i + 1));
                copy.setCharAt(i + 1, c);
            }
        }
        return copy.toString();
    }

    private static String withOtherWords(String text, Random random) {
        String[] words = text.split(" ", -1);
        String[] others = Stories.english(random.nextInt(1_000), 4_000)
                .toLowerCase(Locale.ROOT)
                .split("\\W+", -1);
        for (int i = random.nextInt(15); i < words.length; i += 15) {
            words[i] = words[i].matches("[a-z]+") ? others[random.nextInt(others.length)] : words[i];
        }
        return String.join(" ", words);
    }

    private static String withOtherCharacters(String text, Random random) {
        String others = Stories.chinese(random.nextInt(1_000), 1_000).replaceAll("\\P{IsHan}", "");
        StringBuilder copy = new StringBuilder(text);
        for (int i = random.nextInt(30); i < copy.length() - 1; i += 30) {
            for (int j = i; j < i + 2; j++) {
                if (Character.isIdeographic(copy.charAt(j))) {
                    copy.setCharAt(j, others.charAt(random.nextInt(others.length())));
                }
            }
        }
        return copy.toString();
    }
}
