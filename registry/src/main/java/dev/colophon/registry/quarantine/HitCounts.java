package dev.colophon.registry.quarantine;

import dev.colophon.index.ReferenceId;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * In how many different copies references of one kind were found.
 *
 * @param counts of those that were found at all
 */
record HitCounts(Map<ReferenceId, Integer> counts) {

    /** Of fewer there is no such percentile. */
    static final int FEWEST = 200;

    /** What is found so rarely is looked at by a person anyway (a proposal). */
    static final int HARMLESS = 20;

    private static final double PERCENTILE = 0.995;

    HitCounts {
        counts = Map.copyOf(counts);
    }

    /** The references that are found more often than the 99.5th percentile (nearest rank), with how often. */
    Map<ReferenceId, Integer> excessive() {
        if (counts.size() < FEWEST) {
            return Map.of();
        }
        int limit = Math.max(HARMLESS, percentile());
        return counts.entrySet().stream()
                .filter(one -> one.getValue() > limit)
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    int percentile() {
        List<Integer> sorted = counts.values().stream().sorted().toList();
        return sorted.get((int) Math.ceil(PERCENTILE * sorted.size()) - 1);
    }
}
