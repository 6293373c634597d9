package dev.colophon.demo.network.scoring;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * How well sites were grouped by who runs them, counted in pairs of sites.
 *
 * @param together pairs of one operator that were put together
 * @param parted pairs of one operator that were not
 * @param confused pairs of different operators that were put together, such as {@code a.example + b.example}
 */
public record GroupingScore(int together, int parted, List<String> confused) {

    public GroupingScore {
        confused = List.copyOf(confused);
    }

    /**
     * Compares two groupings; a site in no set stands alone.
     *
     * @param sites that count; others are left out
     */
    static GroupingScore of(Set<String> sites, Collection<Set<String>> truth, Collection<Set<String>> stated) {
        Map<String, Integer> rightly = numbers(truth);
        Map<String, Integer> statedly = numbers(stated);
        List<String> names = new ArrayList<>(new TreeSet<>(sites));
        int together = 0;
        int parted = 0;
        List<String> confused = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            for (int j = i + 1; j < names.size(); j++) {
                boolean same = areTogether(rightly, names.get(i), names.get(j));
                boolean said = areTogether(statedly, names.get(i), names.get(j));
                together += same && said ? 1 : 0;
                parted += same && !said ? 1 : 0;
                if (said && !same) {
                    confused.add(names.get(i) + " + " + names.get(j));
                }
            }
        }
        return new GroupingScore(together, parted, confused);
    }

    private static Map<String, Integer> numbers(Collection<Set<String>> groups) {
        Map<String, Integer> numbers = new HashMap<>();
        int number = 0;
        for (Set<String> group : groups) {
            for (String site : group) {
                numbers.put(site.toLowerCase(Locale.ROOT).replaceFirst(":\\d+$", ""), number);
            }
            number++;
        }
        return numbers;
    }

    private static boolean areTogether(Map<String, Integer> numbers, String a, String b) {
        return numbers.containsKey(a) && numbers.get(a).equals(numbers.get(b));
    }

    /** The share of the pairs put together that belong together; 1 when none were. */
    public double precision() {
        int said = together + confused.size();
        return said == 0 ? 1 : (double) together / said;
    }

    /** The share of the pairs that belong together that were put together; 1 when there are none. */
    public double recall() {
        int same = together + parted;
        return same == 0 ? 1 : (double) together / same;
    }

    /** The harmonic mean of precision and recall; 0 when both are. */
    public double f1() {
        double sum = precision() + recall();
        return sum == 0 ? 0 : 2 * precision() * recall() / sum;
    }
}
