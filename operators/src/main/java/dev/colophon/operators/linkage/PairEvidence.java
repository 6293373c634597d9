package dev.colophon.operators.linkage;

import dev.colophon.page.signal.SignalKind;
import java.util.Arrays;

/**
 * Adds up what two sites have in common. Holds the sums of one pair at a time, so that millions of pairs need no memory of
 * their own. Not thread-safe.
 */
final class PairEvidence {

    private static final Family[] FAMILIES = Family.values();

    static final int KINDS = SignalKind.values().length;

    private final OperatorParameters parameters;
    private final double[] reliability = new double[KINDS];
    private final double[] cap = new double[KINDS];
    private final int[] family = new int[KINDS];
    private final int[] follows = new int[KINDS];

    private final double[] ofFamily = new double[FAMILIES.length];
    private double total;

    PairEvidence(OperatorParameters parameters) {
        this.parameters = parameters;
        for (SignalKind kind : SignalKind.values()) {
            SignalWeight weight = parameters.weight(kind);
            reliability[number(kind)] = weight.reliability();
            cap[number(kind)] = weight.kindCap();
            family[number(kind)] = number(weight.family());
            follows[number(kind)] = weight.follows().map(PairEvidence::number).orElse(-1);
        }
    }

    /** The place of a kind or family in arrays that live no longer than a run. */
    @SuppressWarnings("EnumOrdinal")
    static int number(Enum<?> constant) {
        return constant.ordinal();
    }

    /**
     * Weighs a pair.
     *
     * @param raw sums of bits before reliability and cap, by kind, from {@code offset} on
     */
    void weigh(double[] raw, int offset) {
        Arrays.fill(ofFamily, 0);
        total = 0;
        for (int kind = 0; kind < KINDS; kind++) {
            double bits = ofKind(raw, offset, kind);
            ofFamily[family[kind]] += bits;
            total += bits;
        }
    }

    /** What a kind adds. */
    double ofKind(double[] raw, int offset, int kind) {
        boolean followed = follows[kind] >= 0 && raw[offset + follows[kind]] > 0;
        return followed ? 0 : reliability[kind] * Math.min(cap[kind], raw[offset + kind]);
    }

    /** Bits of the pair last weighed. */
    double total() {
        return total;
    }

    boolean isLikely() {
        return total >= parameters.likelyBits();
    }

    boolean isSame() {
        int speaking = 0;
        for (Family family : FAMILIES) {
            speaking += ofFamily[number(family)] >= parameters.least(family) ? 1 : 0;
        }
        return total >= parameters.sameBits() && speaking >= 2;
    }

    /** Whether another family than this one has enough to count. */
    boolean speaksBeside(Family than) {
        for (Family family : FAMILIES) {
            if (family != than && ofFamily[number(family)] >= parameters.least(family)) {
                return true;
            }
        }
        return false;
    }
}
