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
        int size = reference.size();
        if (size < 2) {
            return List.of();
        }
        int[] distances = new int[size];
        long[] codes = reference.codes();
        float[] xs = new float[size];
        float[] ys = new float[size];
        for (int i = 0; i < size; i++) {
            xs[i] = reference.x(i);
            ys[i] = reference.y(i);
        }
        FeaturePair[] best = new FeaturePair[size];
        float apart = (float) (parameters.apart() * parameters.apart());
        for (int feature = 0; feature < copy.size(); feature++) {
            if (without.get(feature)) {
                continue;
            }
            long two = nearest(feature, codes, distances);
            int nearest = (int) (two >>> Integer.SIZE);
            int distance = distances[nearest];
            int second = distances[(int) two];
            if (!isApart(xs, ys, nearest, (int) two, apart)) {
                second = Integer.MAX_VALUE;
                for (int other = 0; other < size; other++) {
                    if (distances[other] < second && isApart(xs, ys, nearest, other, apart)) {
                        second = distances[other];
                    }
                }
            }
            float ratio = distance / (float) second;
            if (ratio < parameters.ratio() && (best[nearest] == null || distance < best[nearest].distance())) {
                best[nearest] = new FeaturePair(feature, nearest, distance, ratio);
            }
        }
        List<FeaturePair> pairs = new ArrayList<>();
        Arrays.stream(best).filter(pair -> pair != null).forEach(pairs::add);
        pairs.sort(Comparator.comparingDouble(FeaturePair::ratio)
                .thenComparingInt(FeaturePair::distance)
                .thenComparingInt(FeaturePair::reference));
        return pairs.size() <= parameters.pairs() ? pairs : pairs.subList(0, parameters.pairs());
    }

    private static boolean isApart(float[] xs, float[] ys, int one, int other, float squared) {
        float right = xs[other] - xs[one];
        float down = ys[other] - ys[one];
        return right * right + down * down > squared;
    }

    /** The nearest in the upper half, the next in the lower; and the distances of all. */
    private long nearest(int feature, long[] codes, int[] distances) {
        long first = copyCodes[4 * feature];
        long second = copyCodes[4 * feature + 1];
        long third = copyCodes[4 * feature + 2];
        long fourth = copyCodes[4 * feature + 3];
        int nearest = 0;
        int next = 0;
        int least = Integer.MAX_VALUE;
        int nextLeast = Integer.MAX_VALUE;
        for (int other = 0, at = 0; other < distances.length; other++, at += 4) {
            int distance = Long.bitCount(first ^ codes[at])
                    + Long.bitCount(second ^ codes[at + 1])
                    + Long.bitCount(third ^ codes[at + 2])
                    + Long.bitCount(fourth ^ codes[at + 3]);
            distances[other] = distance;
            if (distance < least) {
                nextLeast = least;
                next = nearest;
                least = distance;
                nearest = other;
            } else if (distance < nextLeast) {
                nextLeast = distance;
                next = other;
            }
        }
        return ((long) nearest << Integer.SIZE) | next;
    }
}
