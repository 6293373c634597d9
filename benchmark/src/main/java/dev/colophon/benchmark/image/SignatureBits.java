package dev.colophon.benchmark.image;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Chooses the bits by which half codes near one centre are told apart: as often one as not, and hardly correlated with each other. */
final class SignatureBits {

    private static final int CODE_BITS = 128;

    /** Correlation up to which two bits are taken; more by each step when there are too few such bits. */
    private static final double MOST_ALIKE = 0.3;

    private static final double STEP = 0.15;

    private SignatureBits() {}

    /** The bits, as many as are wanted, where they stand in a half code of two words. */
    static long[] of(List<long[]> codes, int wanted) {
        double[] ones = new double[CODE_BITS];
        for (int bit = 0; bit < CODE_BITS; bit++) {
            ones[bit] = share(codes, bit, bit, 0.5);
        }
        List<Integer> mostUndecidedFirst = IntStream.range(0, CODE_BITS)
                .boxed()
                .sorted(Comparator.comparingDouble(bit -> Math.abs(ones[bit] - 0.5)))
                .toList();
        List<Integer> chosen = new ArrayList<>();
        for (double most = MOST_ALIKE; chosen.size() < wanted; most += STEP) {
            for (int bit : mostUndecidedFirst) {
                double limit = most;
                if (chosen.size() < wanted
                        && !chosen.contains(bit)
                        && chosen.stream().allMatch(other -> alike(codes, ones, bit, other) <= limit)) {
                    chosen.add(bit);
                }
            }
        }
        long[] bits = new long[2];
        chosen.forEach(bit -> bits[bit / Long.SIZE] |= 1L << bit);
        return bits;
    }

    /** In which share of the codes both bits are one; as if one more had as much of it as is given. */
    private static double share(List<long[]> codes, int one, int other, double besides) {
        double both = besides;
        for (long[] code : codes) {
            both += bit(code, one) & bit(code, other);
        }
        return both / (codes.size() + 1);
    }

    /** The correlation of two bits, without its sign. */
    private static double alike(List<long[]> codes, double[] ones, int one, int other) {
        double together = share(codes, one, other, 0.25) - ones[one] * ones[other];
        return Math.abs(together) / Math.sqrt(ones[one] * (1 - ones[one]) * ones[other] * (1 - ones[other]));
    }

    private static int bit(long[] code, int bit) {
        return (int) (code[bit / Long.SIZE] >>> bit) & 1;
    }
}
