package dev.colophon.index.text;

import dev.colophon.fingerprint.text.Trick;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.IntFunction;

/** What people do to a text so that it is not found. */
enum Obfuscation {
    NONE,
    UPPER_CASE,
    HOMOGLYPH,
    ZERO_WIDTH,
    FULL_WIDTH,
    LEET,
    JUNK,
    OCR,
    WORD_IN_EIGHT,
    CHINESE_NONE,
    CHINESE_TRADITIONAL,
    CHINESE_ZERO_WIDTH,
    CHINESE_NO_PUNCTUATION,
    CHINESE_JUNK,
    CHINESE_MASKS,
    CHINESE_SUBSTITUTION,
    CHINESE_CLAUSE_SHUFFLE;

    private static final String LATIN = "aeopcxyAEOPCTHKMB";
    private static final String CYRILLIC = "аеорсхуАЕОРСТНКМВ";
    private static final String SIMPLIFIED = "国来这为个们说时过发无经当与学进种还长开问书风鸟门灯马车树叶声热远旧东买卖";
    private static final String TRADITIONAL = "國來這為個們說時過發無經當與學進種還長開問書風鳥門燈馬車樹葉聲熱遠舊東買賣";

    boolean chinese() {
        return name().startsWith("CHINESE");
    }

    Optional<Trick> trick() {
        return switch (this) {
            case HOMOGLYPH -> Optional.of(Trick.HOMOGLYPH);
            case ZERO_WIDTH, CHINESE_ZERO_WIDTH -> Optional.of(Trick.ZERO_WIDTH);
            case FULL_WIDTH -> Optional.of(Trick.FULL_WIDTH);
            case CHINESE_TRADITIONAL -> Optional.of(Trick.TRADITIONAL_SIMPLIFIED);
            default -> Optional.empty();
        };
    }

    String apply(String text, Random random) {
        return switch (this) {
            case NONE, CHINESE_NONE -> text;
            case UPPER_CASE -> text.toUpperCase(java.util.Locale.ROOT);
            case HOMOGLYPH -> each(text, c -> random.nextInt(10) < 3 ? swap((char) c, LATIN, CYRILLIC) : same(c));
            case ZERO_WIDTH -> each(text, c -> random.nextInt(10) < 3 ? (char) c + "\u200B" : same(c));
            case CHINESE_ZERO_WIDTH -> each(text, c -> random.nextInt(2) == 0 ? (char) c + "\u2060" : same(c));
            case FULL_WIDTH -> each(text, c -> c > ' ' && c < 0x7F ? Character.toString(c + 0xFEE0) : same(c));
            case LEET -> each(text, c -> swap((char) c, "ol", "01"));
            case JUNK -> each(text, c -> random.nextInt(80) == 0 ? (char) c + "zqx" : same(c));
            case CHINESE_JUNK -> each(text, c -> random.nextInt(30) == 0 ? (char) c + "狗" : same(c));
            case OCR -> each(text, c -> random.nextInt(100) < 3 ? swap((char) c, "etaonihsru", "cfuemlbzvn") : same(c));
            case WORD_IN_EIGHT -> words(text, random);
            case CHINESE_TRADITIONAL -> each(text, c -> swap((char) c, SIMPLIFIED, TRADITIONAL));
            case CHINESE_NO_PUNCTUATION -> text.replaceAll("[，。\\s]", "");
            case CHINESE_MASKS -> each(text, c -> random.nextInt(25) == 0 ? "**" : same(c));
            case CHINESE_SUBSTITUTION -> each(text, c -> random.nextInt(100) < 8 ? "某" : same(c));
            case CHINESE_CLAUSE_SHUFFLE -> clauses(text, random);
        };
    }

    private static String same(int c) {
        return Character.toString(c);
    }

    private static String swap(char c, String from, String to) {
        int at = from.indexOf(c);
        return Character.toString(at < 0 ? c : to.charAt(at));
    }

    private static String each(String text, IntFunction<String> change) {
        StringBuilder changed = new StringBuilder();
        text.chars().forEach(c -> changed.append(change.apply(c)));
        return changed.toString();
    }

    private static String words(String text, Random random) {
        String[] words = text.split(" ", -1);
        for (int i = random.nextInt(8); i < words.length; i += 8) {
            words[i] = "kwizq";
        }
        return String.join(" ", words);
    }

    private static String clauses(String text, Random random) {
        List<String> clauses = new ArrayList<>(Arrays.asList(text.split("[，。\\s]+")));
        Collections.shuffle(clauses, random);
        return String.join("，", clauses);
    }
}
