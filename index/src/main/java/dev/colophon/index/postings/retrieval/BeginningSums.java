package dev.colophon.index.postings.retrieval;

import java.io.IOException;
import java.util.Arrays;

/** Weights as {@link Scores} takes them, each by itself: sorted by document and summed up. */
final class BeginningSums {

    private static final int DIGIT_BITS = 11;
    /** Fewer are sorted by the library. */
    private static final int FEW = 1 << 11;

    private static final int WEIGHT_BITS = 24;
    /** What a positive float loses when it is kept in {@link #WEIGHT_BITS}. */
    private static final int CUT_BITS = Integer.SIZE - 1 - WEIGHT_BITS;
    /** So that no beginning is negative. */
    private static final int BEFORE = 1 << (Integer.SIZE - WEIGHT_BITS);

    /** The document in the upper half, then the place in the query, then the bits of a positive float. */
    private long[] added;

    private final int size;

    /** Takes weights, packed by {@link #packed}. */
    BeginningSums(long[] added) {
        this.added = added;
        this.size = added.length;
    }

    /** A weight as far as it is kept. */
    static float cut(float weight) {
        return ofBits(Float.floatToRawIntBits(weight) >>> CUT_BITS);
    }

    private static float ofBits(int bits) {
        return Float.intBitsToFloat(bits << CUT_BITS);
    }

    /** A weight of a document at a place of the query. */
    static long packed(int document, int place, float weight) {
        return ((long) document << Integer.SIZE)
                | ((long) place << WEIGHT_BITS)
                | (Float.floatToRawIntBits(weight) >>> CUT_BITS);
    }

    private static float weight(long added) {
        return ofBits((int) (added & ((1 << WEIGHT_BITS) - 1)));
    }

    /** See {@link Scores#best}. */
    Scores.Best best(int minimum, int limit, boolean withNeighbours, Scores.BlockNumbers numbers) throws IOException {
        sort();
        Scores.Best all = sums(numbers.fromTheFirst());
        float[] rank = all.ranks(withNeighbours);
        float least = least(all, rank, minimum, limit);
        int kept = 0;
        for (int i = 0; i < all.size(); i++) {
            if (all.shared()[i] >= minimum && rank[i] >= least) {
                all.documents()[kept] = all.documents()[i];
                all.blocks()[kept] = all.blocks()[i];
                all.shared()[kept] = all.shared()[i];
                all.scores()[kept++] = rank[i];
            }
        }
        return new Scores.Best(all.documents(), all.blocks(), all.scores(), all.shared(), kept);
    }

    private Scores.Best sums(Scores.Blocks blocks) throws IOException {
        Scores.Best all = new Scores.Best(new int[size], new int[size], new float[size], new int[size], 0);
        int distinct = 0;
        long[] run = new long[1 << 6];
        int inRun = 0;
        int document = -1;
        int number = 0;
        int first = -1;
        for (int i = 0; i < size; i++) {
            int next = (int) (added[i] >>> Integer.SIZE);
            if (next != document) {
                document = next;
                number = blocks.number(document);
                if (document - number != first) {
                    distinct = sums(first, run, inRun, all, distinct);
                    inRun = 0;
                    first = document - number;
                }
            }
            if (inRun == run.length) {
                run = Arrays.copyOf(run, 2 * inRun);
            }
            int place = (int) added[i] >>> WEIGHT_BITS;
            run[inRun++] = ((long) (number - place + BEFORE) << Integer.SIZE) | (added[i] & 0xffff_ffffL);
        }
        distinct = sums(first, run, inRun, all, distinct);
        return new Scores.Best(all.documents(), all.blocks(), all.scores(), all.shared(), distinct);
    }

    /** Sums up one reference; the order of the additions does not depend on where in the index it lies. */
    private static int sums(int first, long[] run, int inRun, Scores.Best all, int from) {
        Arrays.sort(run, 0, inRun);
        int last = from - 1;
        for (int i = 0; i < inRun; i++) {
            int block = (int) (run[i] >>> Integer.SIZE) - BEFORE;
            if (i == 0 || all.blocks()[last] != block) {
                last++;
                all.documents()[last] = first;
                all.blocks()[last] = block;
            }
            all.scores()[last] += weight(run[i]);
            all.shared()[last]++;
        }
        return last + 1;
    }

    /** The rank that {@code limit} beginnings reach. */
    private static float least(Scores.Best all, float[] rank, int minimum, int limit) {
        HighestRanks highest = new HighestRanks(limit);
        for (int i = 0; i < all.size(); i++) {
            if (all.shared()[i] >= minimum) {
                highest.add(rank[i]);
            }
        }
        return highest.least();
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
