package dev.colophon.samples.text;

import dev.colophon.samples.Dice;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A grammar read from lines {@code name = alternative | alternative}, where {@code <name>} in an alternative stands for one
 * alternative of that rule. Lines that start with a space go on with the rule before; lines that start with # are remarks.
 * Every expansion carries its own invented names, which {@code <name>} and {@code <town>} draw from.
 */
final class Grammar {

    private static final int PEOPLE = 7;

    private final Map<String, String[]> rules = new HashMap<>();

    Grammar(String source) {
        for (String line : source.replace("\n ", " ").lines().toList()) {
            if (!line.isBlank() && !line.startsWith("#")) {
                int equals = line.indexOf(" = ");
                rules.put(line.substring(0, equals), line.substring(equals + 3).split("\\s*\\|\\s*"));
            }
        }
    }

    /** Paragraphs of sentences, at least {@code characters} long, ending with a whole sentence. */
    String text(Dice dice, int characters, String betweenSentences) {
        Map<String, String[]> cast = new HashMap<>(rules);
        cast.put("name", invent(dice, "syllable", PEOPLE));
        if (rules.containsKey("town-start")) {
            cast.put("town", invent(dice, "town", 4));
        }
        StringBuilder text = new StringBuilder();
        int left = dice.between(3, 7);
        while (text.length() < characters) {
            expand("text-sentence", cast, dice, text);
            left--;
            if (text.length() < characters) {
                text.append(left == 0 ? "\n\n" : betweenSentences);
            }
            if (left == 0) {
                left = dice.between(3, 7);
            }
        }
        return text.toString();
    }

    private String[] invent(Dice dice, String kind, int count) {
        List<String> names = new ArrayList<>();
        while (names.size() < count) {
            names.add(dice.pick(alternatives(rules, kind + "-start")) + dice.pick(alternatives(rules, kind + "-end")));
        }
        return names.toArray(String[]::new);
    }

    private static void expand(String rule, Map<String, String[]> cast, Dice dice, StringBuilder out) {
        String alternative = dice.pick(alternatives(cast, rule));
        int at = 0;
        for (int open = alternative.indexOf('<'); open >= 0; open = alternative.indexOf('<', at)) {
            int close = alternative.indexOf('>', open);
            out.append(alternative, at, open);
            expand(alternative.substring(open + 1, close), cast, dice, out);
            at = close + 1;
        }
        out.append(alternative, at, alternative.length());
    }

    private static String[] alternatives(Map<String, String[]> rules, String rule) {
        String[] alternatives = rules.get(rule);
        if (alternatives == null) {
            throw new IllegalStateException("the grammar has no rule " + rule + " but "
                    + Arrays.toString(rules.keySet().toArray()));
        }
        return alternatives;
    }
}
