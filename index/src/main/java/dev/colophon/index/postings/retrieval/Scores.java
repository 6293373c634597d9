package dev.colophon.index.postings.retrieval;

import java.io.IOException;
import java.util.Arrays;

/**
 * Adds weights by where in a reference a query would begin: a term that the query has in its block 2 and the reference in its
 * block 7 speaks for block 5. All are collected, then sorted by document; that beats a table of documents, which misses the
 * cache at every step once some ten thousand documents are touched.
 */
final class Scores implements Weights {

    /** The number of a document's block in its reference; the blocks of one reference are documents in a row. */
    @FunctionalInterface
    interface Blocks {

        /** Asked for in ascending order of documents. */
        int number(int document) throws IOException;
    }

    /** Block numbers from the first document on: each pass over the documents takes its own. */
    @FunctionalInterface
    interface BlockNumbers {
        Blocks fromTheFirst();
    }

    private static final int DIGIT_BITS = 11;
    /** Fewer are sorted by the library. */
    private static final int FEW = 1 << 11;
    /** Fewer are all summed up. */
    private static final int MANY = 1 << 13;
    /** Weights of the best beginnings, about: so many are summed up first. */
    private static final int WEIGHTS_OF_EACH = 8;
    /** Those that shared a cell by chance do not share one again. */
    private static final int OTHER_CELLS = 3;

    private static final int WEIGHT_BITS = 24;
    /** What a positive float loses when it is kept in {@link #WEIGHT_BITS}. */
    private static final int CUT_BITS = Integer.SIZE - 1 - WEIGHT_BITS;
    /** So that no beginning is negative. */
    private static final int BEFORE = 1 << (Integer.SIZE - WEIGHT_BITS);

    /** The document in the upper half, then the place in the query, then the bits of a positive float. */
    private long[] added = new long[1 << 10];

    private int size;

    @Override
    public void add(int document, int place, float weight) {
        if (size == added.length) {
            added = Arrays.copyOf(added, 2 * size);
        }
        added[size++] = ((long) document << Integer.SIZE)
                | ((long) place << WEIGHT_BITS)
                | (Float.floatToRawIntBits(weight) >>> CUT_BITS);
    }

    /**
     * The beginnings with at least {@code minimum} weights that rank highest: {@code limit} of them and those that rank like the
     * last of these.
     */
    Best best(int minimum, int limit, boolean withNeighbours, BlockNumbers numbers) throws IOException {
        if (size < MANY) {
            return bestOfAll(minimum, limit, withNeighbours, numbers);
        }
        BeginningCells cells = new BeginningCells(added, size, withNeighbours, 0);
        float bound = cells.bound(WEIGHTS_OF_EACH * limit);
        keep(cells.reaching(bound));
        Best some = bestOfAll(minimum, limit, withNeighbours, numbers);
        float reached = some.least(limit);
        if (reached >= bound) {
            return some; // what was left out ranks below the bound
        }
        keep(cells.reaching(reached));
        if (size >= MANY) {
            keep(new BeginningCells(added, size, withNeighbours, OTHER_CELLS).reaching(reached));
        }
        return bestOfAll(minimum, limit, withNeighbours, numbers);
    }

    private void keep(long[] some) {
        added = some;
        size = some.length;
    }

    /** Where the query would begin if it were one with the document, and how much that weighs. */
    static int beginning(long added) {
        return (int) (added >>> Integer.SIZE) - ((int) added >>> WEIGHT_BITS);
    }

    static float weight(long added) {
        return Float.intBitsToFloat((int) (added & ((1 << WEIGHT_BITS) - 1)) << CUT_BITS);
    }

    private Best bestOfAll(int minimum, int limit, boolean withNeighbours, BlockNumbers numbers) throws IOException {
        sort();
        Best all = sums(numbers.fromTheFirst());
        float[] rank = all.ranks(withNeighbours);
        float least = least(all, rank, minimum, limit);
        int kept = 0;
        for (int i = 0; i < all.size; i++) {
            if (all.shared[i] >= minimum && rank[i] >= least) {
                all.documents[kept] = all.documents[i];
                all.blocks[kept] = all.blocks[i];
                all.shared[kept] = all.shared[i];
                all.scores[kept++] = rank[i];
            }
        }
        return new Best(all.documents, all.blocks, all.scores, all.shared, kept);
    }

    /**
     * Beginnings with their scores and how many weights each got, in order of document and block.
     *
     * @param documents the document of the first block of each reference
     * @param blocks in which the query would begin, negative when that is before the reference
     */
    record Best(int[] documents, int[] blocks, float[] scores, int[] shared, int size) {

        /** What the last of so many scores; 0 when there are fewer. */
        private float least(int limit) {
            if (size < limit) {
                return 0;
            }
            float least = Float.POSITIVE_INFINITY;
            for (int i = 0; i < size; i++) {
                least = Math.min(least, scores[i]);
            }
            return least;
        }

        private float[] ranks(boolean withNeighbours) {
            if (!withNeighbours) {
                return scores;
            }
            float[] ranks = new float[size];
            for (int i = 0; i < size; i++) {
                float before = i > 0 && areNeighbours(i - 1) ? scores[i - 1] : 0;
                float after = i + 1 < size && areNeighbours(i) ? scores[i + 1] : 0;
                ranks[i] = scores[i] + Math.max(before, after);
            }
            return ranks;
        }

        private boolean areNeighbours(int i) {
            return documents[i] == documents[i + 1] && blocks[i] == blocks[i + 1] - 1;
        }
    }

    private Best sums(Blocks blocks) throws IOException {
        Best all = new Best(new int[size], new int[size], new float[size], new int[size], 0);
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
        return new Best(all.documents, all.blocks, all.scores, all.shared, distinct);
    }

    /** Sums up one reference; the order of the additions does not depend on where in the index it lies. */
    private static int sums(int first, long[] run, int inRun, Best all, int from) {
        Arrays.sort(run, 0, inRun);
        int last = from - 1;
        for (int i = 0; i < inRun; i++) {
            int block = (int) (run[i] >>> Integer.SIZE) - BEFORE;
            if (i == 0 || all.blocks[last] != block) {
                last++;
                all.documents[last] = first;
                all.blocks[last] = block;
            }
            all.scores[last] += weight(run[i]);
            all.shared[last]++;
        }
        return last + 1;
    }

    /** The rank that {@code limit} beginnings reach. */
    private static float least(Best all, float[] rank, int minimum, int limit) {
        HighestRanks highest = new HighestRanks(limit);
        for (int i = 0; i < all.size; i++) {
            if (all.shared[i] >= minimum) {
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
