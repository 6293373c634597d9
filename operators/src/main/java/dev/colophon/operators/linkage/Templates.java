package dev.colophon.operators.linkage;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds which templates are one: those whose hashes differ in a few bits from the most used one among them. Equal input gives
 * equal output, in whatever order it comes.
 */
final class Templates {

    /** Two hashes that differ in three bits agree in at least one of four quarters. */
    private static final int QUARTERS = 4;

    /** More hashes with a common quarter than this are not compared: nobody's pages differ like that by accident. */
    private static final int MOST_ALIKE = 1_000;

    private final int distance;
    private final Map<Long, List<String>> byQuarter = new HashMap<>();

    private Templates(int distance) {
        this.distance = distance;
    }

    /**
     * For each template the one that stands for it.
     *
     * @param uses hashes of 16 hexadecimal digits with the number of sites that use them; others stand for themselves
     * @param distance in bits, at most 3
     */
    static Map<String, String> leaders(Map<String, Integer> uses, int distance) {
        if (distance < 0 || distance >= QUARTERS) {
            throw new IllegalArgumentException("templates are compared within 0 to 3 bits, not " + distance);
        }
        Templates leaders = new Templates(distance);
        Map<String, String> standsFor = new HashMap<>();
        uses.entrySet().stream()
                .sorted(Comparator.comparingInt((Map.Entry<String, Integer> use) -> -use.getValue())
                        .thenComparing(Map.Entry::getKey))
                .forEach(use -> standsFor.put(use.getKey(), leaders.leader(use.getKey())));
        return standsFor;
    }

    private String leader(String template) {
        if (!template.matches("[0-9a-f]{16}")) {
            return template;
        }
        long hash = Long.parseUnsignedLong(template, 16);
        for (int quarter = 0; quarter < QUARTERS; quarter++) {
            for (String known : byQuarter.getOrDefault(key(hash, quarter), List.of())) {
                if (Long.bitCount(hash ^ Long.parseUnsignedLong(known, 16)) <= distance) {
                    return known;
                }
            }
        }
        for (int quarter = 0; quarter < QUARTERS; quarter++) {
            List<String> alike = byQuarter.computeIfAbsent(key(hash, quarter), _ -> new ArrayList<>());
            if (alike.size() < MOST_ALIKE) {
                alike.add(template);
            }
        }
        return template;
    }

    private static long key(long hash, int quarter) {
        return (hash >>> (16 * quarter) & 0xffff) << 2 | quarter;
    }
}
