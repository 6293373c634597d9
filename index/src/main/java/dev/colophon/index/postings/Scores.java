package dev.colophon.index.postings;

import java.util.Arrays;

/**
 * Adds weights per document: all are collected, then sorted by document. That beats a table of documents, which misses the
 * cache at every step once some ten thousand documents are touched. Weights come in descending order, so that sums do not
 * depend on where in the index documents lie.
 */
final class Scores {

    private static final int DIGIT_BITS = 11;
    /** Fewer are sorted by the library. */
    private static final int FEW = 1 << 11;

    /** The document in the upper half, the bits of a positive float in the lower. */
    private long[] added = new long[1 << 10];

    private int size;

    void add(int document, float weight) {
        if (size == added.length) {
            added = Arrays.copyOf(added, 2 * size);
        }
        added[size++] = ((long) document << Integer.SIZE) | Float.floatToRawIntBits(weight);
    }

    /**
     * The documents with at least {@code minimum} weights that rank highest, ascending: {@code limit} of them and those that
     * rank like the last of these.
     */
    Best best(int minimum, int limit, boolean withNeighbours) {
        sort();
        Best all = sums();
        float[] rank = all.ranks(withNeighbours);
        float least = least(all, rank, minimum, limit);
        int kept = 0;
        for (int i = 0; i < all.size; i++) {
            if (all.shared[i] >= minimum && rank[i] >= least) {
                all.documents[kept] = all.documents[i];
                all.shared[kept] = all.shared[i];
                all.scores[kept++] = rank[i];
            }
        }
        return new Best(all.documents, all.scores, all.shared, kept);
    }

    /** Documents with their scores and how many weights each got. */
    record Best(int[] documents, float[] scores, int[] shared, int size) {

        private float[] ranks(boolean withNeighbours) {
            if (!withNeighbours) {
                return scores;
            }
            float[] ranks = new float[size];
            for (int i = 0; i < size; i++) {
                float before = i > 0 && documents[i - 1] == documents[i] - 1 ? scores[i - 1] : 0;
                float after = i + 1 < size && documents[i + 1] == documents[i] + 1 ? scores[i + 1] : 0;
                ranks[i] = scores[i] + Math.max(before, after);
            }
            return ranks;
        }
    }

    private Best sums() {
        int[] documents = new int[size];
        float[] scores = new float[size];
        int[] shared = new int[size];
        int distinct = -1;
        int last = -1;
        for (int i = 0; i < size; i++) {
            int document = (int) (added[i] >>> Integer.SIZE);
            if (document != last) {
                documents[++distinct] = document;
                last = document;
            }
            scores[distinct] += Float.intBitsToFloat((int) added[i]);
            shared[distinct]++;
        }
        return new Best(documents, scores, shared, distinct + 1);
    }

    /** The rank that {@code limit} documents reach. */
    private static float least(Best all, float[] rank, int minimum, int limit) {
        float[] heap = new float[limit]; // the highest so far, the least of them first
        int held = 0;
        for (int i = 0; i < all.size; i++) {
            if (all.shared[i] < minimum) {
                continue;
            }
            if (held < limit) {
                heap[held++] = rank[i];
                if (held == limit) {
                    Arrays.sort(heap);
                }
            } else if (rank[i] > heap[0]) {
                replaceLeast(heap, rank[i]);
            }
        }
        return held < limit ? Float.NEGATIVE_INFINITY : heap[0];
    }

    private static void replaceLeast(float[] heap, float value) {
        int at = 0;
        while (true) {
            int child = 2 * at + 1;
            if (child >= heap.length) {
                break;
            }
            if (child + 1 < heap.length && heap[child + 1] < heap[child]) {
                child++;
            }
            if (heap[child] >= value) {
                break;
            }
            heap[at] = heap[child];
            at = child;
        }
        heap[at] = value;
    }

    /** By document; when there are many, digit by digit from the lowest. */
    private void sort() {
        if (size <= FEW) {
            Arrays.sort(added, 0, size);
            return;
        }
        long varying = 0;
        for (int i = 1; i < size; i++) {
            varying |= added[i] ^ added[0];
        }
        long[] from = added;
        long[] to = new long[size];
        for (int shift = Integer.SIZE; shift < Long.SIZE; shift += DIGIT_BITS) {
            if ((varying >>> shift & ((1 << DIGIT_BITS) - 1)) != 0) {
                distribute(from, to, shift);
                long[] other = from;
                from = to;
                to = other.length == size ? other : new long[size];
            }
        }
        added = from;
    }

    private void distribute(long[] from, long[] to, int shift) {
        int mask = (1 << DIGIT_BITS) - 1;
        int[] next = new int[mask + 2];
        for (int i = 0; i < size; i++) {
            next[(int) (from[i] >>> shift & mask) + 1]++;
        }
        for (int digit = 0; digit < mask; digit++) {
            next[digit + 1] += next[digit];
        }
        for (int i = 0; i < size; i++) {
            to[next[(int) (from[i] >>> shift & mask)]++] = from[i];
        }
    }
}
