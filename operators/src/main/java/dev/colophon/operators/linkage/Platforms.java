package dev.colophon.operators.linkage;

import dev.colophon.operators.linkage.SignalTable.Value;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Finds the values that a platform, an agency or a shop of themes put on sites of strangers, though they are not common enough
 * to show it: of many sites with such a value hardly two have anything else in common. Where one operator runs the sites,
 * pairs of them do.
 */
public final class Platforms {

    private final SignalTable table;
    private final OperatorParameters parameters;
    private final PairEvidence evidence;
    private final double[] sums = new double[PairEvidence.KINDS];

    private Platforms(SignalTable table, OperatorParameters parameters) {
        this.table = table;
        this.parameters = parameters;
        this.evidence = new PairEvidence(parameters);
    }

    /** The table without such values. */
    public static SignalTable without(SignalTable table, OperatorParameters parameters) {
        Platforms platforms = new Platforms(table, parameters);
        return table.with(IntStream.range(0, table.values().size())
                .filter(number -> !platforms.isOfPlatform(table.values().get(number)))
                .toArray());
    }

    private boolean isOfPlatform(Value value) {
        SignalWeight weight = parameters.weight(value.kind());
        int[] sites = value.sites();
        if (weight.background() == 0 || value.target() >= 0 || sites.length < parameters.platformSites()) {
            return false;
        }
        int pairs = sites.length * (sites.length - 1) / 2;
        int needed = (int) Math.ceil(parameters.companionShare() * pairs);
        int found = 0;
        int left = pairs;
        for (int i = 0; i < sites.length; i++) {
            for (int j = i + 1; j < sites.length; j++) {
                found += haveMoreInCommon(sites[i], sites[j], weight.family()) ? 1 : 0;
                left--;
                if (found >= needed || found + left < needed) {
                    return found < needed;
                }
            }
        }
        return found < needed;
    }

    private boolean haveMoreInCommon(int a, int b, Family than) {
        Arrays.fill(sums, 0);
        List<Value> shared = table.shared(a, b);
        shared.forEach(value -> sums[PairEvidence.number(value.kind())] += value.bits());
        evidence.weigh(sums, 0);
        return evidence.speaksBeside(than);
    }
}
