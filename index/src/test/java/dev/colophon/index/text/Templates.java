package dev.colophon.index.text;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Letters, notices, reports and other forms, English and Chinese, filled in with other names, figures and sentences each time. */
final class Templates {

    private static final Pattern SLOT = Pattern.compile("\\{([^}]+)}");
    private static final String[] FIRST = {
        "Anna", "John", "Maria", "Peter", "Susan", "Igor", "Fatima", "Li", "Carlos", "Elizabeth", "Tom", "Nadia"
    };
    private static final String[] LAST = {
        "Smith",
        "Petersen",
        "Okonkwo",
        "Garcia",
        "Lee",
        "Brown",
        "Novak",
        "Hansen",
        "Montgomery",
        "Wu",
        "Rossi",
        "Clarke"
    };
    private static final String[] TITLES = {"Mr", "Ms", "Dr", "Professor"};
    private static final String[] MONTHS = {
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November"
    };
    private static final String[] CITIES = {
        "Leeds", "Rotterdam", "Springfield", "Oslo", "Lagos", "Porto", "Newcastle", "Graz", "Lima", "Winnipeg"
    };
    private static final String SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗";
    private static final String[] HONOURS = {"先生", "女士", "老师", "经理"};

    private Templates() {}

    static List<String> all() {
        return read("templates.txt");
    }

    /** Forms of 1,000 to 3,000 letters with facts in each of their paragraphs or most; every other one is for reporting. */
    static List<String> longOnes() {
        return read("long-templates.txt");
    }

    private static List<String> read(String resource) {
        try (InputStream in = Objects.requireNonNull(Templates.class.getResourceAsStream(resource))) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return Arrays.stream(text.substring(text.indexOf('\n') + 1).split("\n----\n"))
                    .toList();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The form, filled in; the same for the same seed. Slots of one kind and mark, as {@code {person#a}}, have one filling. */
    static String fill(String template, long seed) {
        Random random = new Random(seed * 7_919 + 11);
        Map<String, String> facts = new HashMap<>();
        return SLOT.matcher(template).replaceAll(slot -> {
            String[] name = slot.group(1).split("#", -1);
            return Matcher.quoteReplacement(
                    name.length == 1
                            ? filling(name[0], random)
                            : facts.computeIfAbsent(slot.group(1), _ -> filling(name[0], random)));
        });
    }

    /** The form without whole sentences in its slots: more of it is the same each time. */
    static String terse(String template) {
        return template.replaceAll(" ?\\{sentence}", "")
                .replaceAll("[，。]\\{句}(?=[，。])", "")
                .replace("{clause}", "{thing}")
                .replace("{句}", "{物}");
    }

    /** The form of one landlord or office: every second of its slots is filled in already. */
    static String sparse(String template) {
        Random random = new Random(template.length());
        Map<String, String> facts = new HashMap<>();
        int[] number = {0};
        return SLOT.matcher(template).replaceAll(slot -> {
            String fact = facts.computeIfAbsent(
                    slot.group(1).contains("#") ? slot.group(1) : slot.group(1) + "@" + number[0],
                    name -> number[0]++ % 2 == 0 ? filling(name.split("[#@]", -1)[0], random) : slot.group());
            return Matcher.quoteReplacement(fact);
        });
    }

    private static String filling(String slot, Random random) {
        if (slot.contains("|")) {
            return any(slot.split("\\|", -1), random);
        }
        return switch (slot) {
            case "person" -> any(FIRST, random) + " " + any(LAST, random);
            case "title" -> any(TITLES, random);
            case "date" -> 1 + random.nextInt(28) + " " + any(MONTHS, random) + " " + (2015 + random.nextInt(12));
            case "day" -> 1 + random.nextInt(28) + " " + any(MONTHS, random);
            case "year" -> Integer.toString(1950 + random.nextInt(77));
            case "work" ->
                "The " + capital(words(1, random)) + (random.nextBoolean() ? " " + capital(words(1, random)) : "");
            case "amount", "额" -> "%d.%02d".formatted(20 + random.nextInt(9_000), random.nextInt(100));
            case "number", "号" -> Integer.toString(2 + random.nextInt(random.nextBoolean() ? 90 : 90_000));
            case "street" -> 1 + random.nextInt(200) + " " + capital(words(1, random)) + " Street";
            case "city" -> any(CITIES, random);
            case "company" -> capital(words(1 + random.nextInt(2), random)) + " Ltd";
            case "thing" -> "the " + words(1 + random.nextInt(3), random);
            case "clause" -> "the " + words(4 + random.nextInt(8), random);
            case "sentence" -> capital(words(6 + random.nextInt(14), random)) + ".";
            case "人" -> "" + SURNAMES.charAt(random.nextInt(SURNAMES.length())) + han(1 + random.nextInt(2), random);
            case "称" -> any(HONOURS, random);
            case "日" ->
                "%d年%d月%d日".formatted(2015 + random.nextInt(12), 1 + random.nextInt(12), 1 + random.nextInt(28));
            case "地" -> han(2, random) + "市" + han(2, random) + "路" + (1 + random.nextInt(300)) + "号";
            case "司" -> han(2 + random.nextInt(3), random) + "有限公司";
            case "物" -> han(2 + random.nextInt(5), random);
            case "句" -> han(6 + random.nextInt(16), random);
            default -> throw new IllegalArgumentException(slot);
        };
    }

    private static String any(String[] choices, Random random) {
        return choices[random.nextInt(choices.length)];
    }

    private static String capital(String words) {
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    private static String words(int count, Random random) {
        String[] words = Stories.english(random.nextInt(1_000_000), 12 * count)
                .toLowerCase(Locale.ROOT)
                .split("\\W+");
        return String.join(" ", Arrays.asList(words).subList(0, Math.min(count, words.length)));
    }

    private static String han(int count, Random random) {
        return Stories.chinese(random.nextInt(1_000_000), 2 * count + 8)
                .replaceAll("\\P{IsHan}", "")
                .substring(0, count);
    }
}
