package dev.colophon.benchmark.corpus;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.summingDouble;
import static java.util.stream.Collectors.toMap;

import dev.colophon.benchmark.corpus.Selection.Half;
import dev.colophon.benchmark.machine.Tools;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * A corpus in two halves that share no source. Figures are reported on one; constants may be fitted on the other, whose works
 * also serve as what is not registered.
 */
public record Split(List<Item> tuning, List<Item> reporting) {

    private static final Map<String, Half> KNOWN =
            Selection.MUSIC.stream().collect(toMap(Selection::debianPackage, Selection::half));

    /**
     * Splits. Our own packages always go to the same halves; other sources are taken in the order of a hash of their names,
     * each to the half that has less so far.
     */
    public static Split of(Corpus corpus) {
        Map<String, Double> sizes = corpus.items().stream()
                .collect(groupingBy(Item::source, TreeMap::new, summingDouble(item -> Math.max(1, item.seconds()))));
        Set<String> reporting = new HashSet<>();
        if (KNOWN.keySet().containsAll(sizes.keySet())) {
            KNOWN.forEach((source, half) -> {
                if (half == Half.REPORTING) {
                    reporting.add(source);
                }
            });
        } else {
            double balance = 0;
            for (String source : byHash(sizes.keySet())) {
                double size = sizes.getOrDefault(source, 1.0);
                if (balance <= 0) {
                    reporting.add(source);
                    balance += size;
                } else {
                    balance -= size;
                }
            }
        }
        return new Split(
                corpus.items().stream()
                        .filter(item -> !reporting.contains(item.source()))
                        .toList(),
                corpus.items().stream()
                        .filter(item -> reporting.contains(item.source()))
                        .toList());
    }

    private static List<String> byHash(Set<String> sources) {
        return sources.stream()
                .sorted(Comparator.comparing(source -> Tools.sha256(source.getBytes(StandardCharsets.UTF_8))))
                .toList();
    }

    /** At most so many works a half, taken evenly from its sources. */
    public Split atMost(int works) {
        return new Split(some(tuning, works), some(reporting, works));
    }

    private static List<Item> some(List<Item> half, int works) {
        if (half.size() <= works) {
            return half;
        }
        return java.util.stream.IntStream.range(0, works)
                .mapToObj(i -> half.get((int) ((long) i * half.size() / works)))
                .toList();
    }
}
