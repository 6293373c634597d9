package dev.colophon.index.visual.local;

import dev.colophon.fingerprint.image.local.LocalFeatures;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;

/** Pairs the features of one copy with those of references. Thread-safe. */
final class FeatureMatcher {

    private final LocalSearchParameters parameters;
    private final LocalFeatures copy;
    private final long[] copyCodes;

    FeatureMatcher(LocalSearchParameters parameters, LocalFeatures copy) {
        this.parameters = parameters;
        this.copy = copy;
        this.copyCodes = copy.codes();
    }

    /**
     * The best pairs, best first: each feature of the copy with its nearest, which must be much nearer than the second nearest
     * elsewhere in the reference, and of each feature of the reference the nearest alone.
     *
     * @param without features of the copy that are not looked at
     */
    List<FeaturePair> pairs(LocalFeatures reference, BitSet without) {
        return nearest(reference).pairs(without);
    }

    /**
     * Each feature of the copy that has a nearest in a reference which is much nearer than the second nearest elsewhere in it, in the
     * order of the copy: to be asked several times, because to compare all with all is what costs.
     *
     * @param size how many features the reference has
     * @param most pairs at a time
     */
    record Nearest(List<FeaturePair> all, int size, int most) {

        Nearest {
            all = List.copyOf(all);
        }

        /** As {@link FeatureMatcher#pairs}. */
        List<FeaturePair> pairs(BitSet without) {
            FeaturePair[] best = new FeaturePair[size];
            for (FeaturePair pair : all) {
                int of = pair.reference();
                if (!without.get(pair.copy()) && (best[of] == null || pair.distance() < best[of].distance())) {
                    best[of] = pair;
                }
            }
            List<FeaturePair> pairs = new ArrayList<>();
            Arrays.stream(best).filter(pair -> pair != null).forEach(pairs::add);
            pairs.sort(Comparator.comparingDouble(FeaturePair::ratio)
                    .thenComparingInt(FeaturePair::distance)
                    .thenComparingInt(FeaturePair::reference));
            return pairs.size() <= most ? pairs : pairs.subList(0, most);
        }
    }

    /** Compares all with all. */
    Nearest nearest(LocalFeatures reference) {
        int size = reference.size();
        if (size < 2) {
            return new Nearest(List.of(), size, parameters.pairs());
        }
        CodeTable codes = new CodeTable(reference);
        float[] xs = new float[size];
        float[] ys = new float[size];
        for (int i = 0; i < size; i++) {
            xs[i] = reference.x(i);
            ys[i] = reference.y(i);
        }
        List<FeaturePair> all = new ArrayList<>();
        float apart = (float) (parameters.apart() * parameters.apart());
        for (int feature = 0; feature < copy.size(); feature++) {
            codes.compare(copyCodes, feature);
            int nearest = codes.nearest();
            int distance = codes.distance(nearest);
            int next = codes.nearestBut(nearest);
            int second = codes.distance(next);
            if (!isApart(xs, ys, nearest, next, apart)) {
                second = Integer.MAX_VALUE;
                for (int other = 0; other < size; other++) {
                    if (codes.distance(other) < second && isApart(xs, ys, nearest, other, apart)) {
                        second = codes.distance(other);
                    }
                }
            }
            float ratio = distance / (float) second;
            if (ratio < parameters.ratio()) {
                all.add(new FeaturePair(feature, nearest, distance, ratio));
            }
        }
        return new Nearest(all, size, parameters.pairs());
    }

    private static boolean isApart(float[] xs, float[] ys, int one, int other, float squared) {
        float right = xs[other] - xs[one];
        float down = ys[other] - ys[one];
        return right * right + down * down > squared;
    }

    /**
     * The codes of a reference, word by word, and the distances of one feature of the copy from all of them: loops over arrays at the same
     * index become vector instructions.
     */
    private static final class CodeTable {

        private static final int NUMBER_BITS = 16;
        private static final int NUMBER = (1 << NUMBER_BITS) - 1;

        private final long[] first;
        private final long[] second;
        private final long[] third;
        private final long[] fourth;
        private final int[] numbers;
        /** The distance of each in the upper half, its number in the lower: the least is the first of the nearest. */
        private final int[] distances;

        CodeTable(LocalFeatures reference) {
            int size = reference.size();
            first = new long[size];
            second = new long[size];
            third = new long[size];
            fourth = new long[size];
            numbers = new int[size];
            distances = new int[size];
            for (int i = 0; i < size; i++) {
                first[i] = reference.word(i, 0);
                second[i] = reference.word(i, 1);
                third[i] = reference.word(i, 2);
                fourth[i] = reference.word(i, 3);
                numbers[i] = i;
            }
        }

        void compare(long[] copyCodes, int feature) {
            long one = copyCodes[4 * feature];
            long two = copyCodes[4 * feature + 1];
            long three = copyCodes[4 * feature + 2];
            long four = copyCodes[4 * feature + 3];
            for (int i = 0; i < distances.length; i++) {
                distances[i] = Long.bitCount(one ^ first[i])
                        + Long.bitCount(two ^ second[i])
                        + Long.bitCount(three ^ third[i])
                        + Long.bitCount(four ^ fourth[i]);
            }
            for (int i = 0; i < distances.length; i++) {
                distances[i] = (distances[i] << NUMBER_BITS) | numbers[i];
            }
        }

        int distance(int number) {
            return distances[number] >>> NUMBER_BITS;
        }

        int nearest() {
            int least = Integer.MAX_VALUE;
            for (int i = 0; i < distances.length; i++) {
                least = Math.min(least, distances[i]);
            }
            return least & NUMBER;
        }

        int nearestBut(int number) {
            int kept = distances[number];
            distances[number] = Integer.MAX_VALUE;
            int next = nearest();
            distances[number] = kept;
            return next;
        }
    }
}
