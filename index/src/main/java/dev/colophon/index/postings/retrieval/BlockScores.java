package dev.colophon.index.postings.retrieval;

import java.io.IOException;
import java.util.Arrays;

/**
 * Adds weights by block and place in the query, for queries that ask for each block by itself. Few documents have a table of their own in
 * turn, which stays in the cache. Sums are whole numbers: no order of the additions has to be kept.
 */
final class BlockScores {

    /** What a document is by its place in the index; asked for in ascending order of documents. */
    @FunctionalInterface
    interface Factors {
        float of(int document) throws IOException;
    }

    /** Documents of one table: with 16 places 256 kB. */
    private static final int TABLE_BITS = 11;

    private static final int WEIGHT_BITS = 24;
    private static final int WEIGHT = (1 << WEIGHT_BITS) - 1;
    /** A weight of 1. */
    private static final int UNITS = 1 << 19;

    /** A cell of a table has the number of its weights above their sum. */
    private static final int SUM_BITS = 40;

    private static final long SUM = (1L << SUM_BITS) - 1;

    /** The document in the upper half, then the place in the query, then the weight in units. */
    private long[] added = new long[1 << 14];

    private int size;
    private int places;
    private int documents;

    /**
     * Adds a weight.
     *
     * @param place 0 to 127
     * @param weight above 0 and below 32
     */
    void add(int document, int place, float weight) {
        if (size == added.length) {
            added = Arrays.copyOf(added, 2 * size);
        }
        added[size++] = ((long) document << Integer.SIZE)
                | ((long) place << WEIGHT_BITS)
                | Math.min(WEIGHT, (int) (weight * UNITS));
        places = Math.max(places, place + 1);
        documents = Math.max(documents, document + 1);
    }

    /**
     * The blocks, each under one place, with at least {@code minimum} weights that rank highest: {@code limit} of them and those that
     * rank like the last of these.
     *
     * @param factors by which the sum of a document is multiplied
     * @param numbers of blocks in their references
     */
    Scores.Best best(int minimum, int limit, Factors factors, Scores.Blocks numbers) throws IOException {
        Ranked ranked = new Ranked(minimum, limit, factors);
        long[] table = new long[places << TABLE_BITS];
        long[] touched = new long[(1 << TABLE_BITS) / Long.SIZE];
        int[] ends = inOrderOfTables();
        int from = 0;
        for (int number = 0; number < ends.length; number++) {
            for (int i = from; i < ends[number]; i++) {
                int document = (int) (added[i] >>> Integer.SIZE) & ((1 << TABLE_BITS) - 1);
                int place = (int) added[i] >>> WEIGHT_BITS;
                table[document * places + place] += (1L << SUM_BITS) + (added[i] & WEIGHT);
                touched[document / Long.SIZE] |= 1L << document;
            }
            ranked.take(table, touched, number << TABLE_BITS);
            from = ends[number];
        }
        return ranked.best(numbers);
    }

    /** Puts what belongs to one table together; tells where that of each ends. */
    private int[] inOrderOfTables() {
        int tables = (documents + (1 << TABLE_BITS) - 1) >> TABLE_BITS;
        int[] next = new int[tables + 1];
        for (int i = 0; i < size; i++) {
            next[(int) (added[i] >>> (Integer.SIZE + TABLE_BITS)) + 1]++;
        }
        for (int number = 0; number < tables; number++) {
            next[number + 1] += next[number];
        }
        if (tables > 1) {
            long[] ordered = new long[size];
            for (int i = 0; i < size; i++) {
                ordered[next[(int) (added[i] >>> (Integer.SIZE + TABLE_BITS))]++] = added[i];
            }
            added = ordered;
            return Arrays.copyOf(next, tables);
        }
        return Arrays.copyOfRange(next, 1, tables + 1);
    }

    /** What ranks highest so far, in order of document and place. */
    private final class Ranked {

        private final int minimum;
        private final Factors factors;
        private final HighestRanks highest;
        private int[] found = new int[1 << 10];
        private int[] at = new int[1 << 10];
        private float[] ranks = new float[1 << 10];
        private int[] shared = new int[1 << 10];
        private int count;

        Ranked(int minimum, int limit, Factors factors) {
            this.minimum = minimum;
            this.factors = factors;
            this.highest = new HighestRanks(limit);
        }

        /** Empties the rows that were touched of a table of documents from {@code first} on. */
        void take(long[] table, long[] touched, int first) throws IOException {
            for (int word = 0; word < touched.length; word++) {
                for (long rows = touched[word]; rows != 0; rows &= rows - 1) {
                    take(table, word * Long.SIZE + Long.numberOfTrailingZeros(rows), first);
                }
                touched[word] = 0;
            }
        }

        private void take(long[] table, int row, int first) throws IOException {
            float factor = Float.NaN;
            for (int place = 0; place < places; place++) {
                int cell = row * places + place;
                int weights = (int) (table[cell] >>> SUM_BITS);
                if (weights >= minimum && weights > 0) {
                    if (Float.isNaN(factor)) {
                        factor = factors.of(first + row);
                    }
                    float rank = (float) ((table[cell] & SUM) / (double) UNITS * factor);
                    if (rank >= highest.least()) {
                        add(first + row, place, rank, weights);
                    }
                }
                table[cell] = 0;
            }
        }

        private void add(int document, int place, float rank, int weights) {
            if (count == found.length) {
                found = Arrays.copyOf(found, 2 * count);
                at = Arrays.copyOf(at, 2 * count);
                ranks = Arrays.copyOf(ranks, 2 * count);
                shared = Arrays.copyOf(shared, 2 * count);
            }
            found[count] = document;
            at[count] = place;
            ranks[count] = rank;
            shared[count++] = weights;
            highest.add(rank);
        }

        Scores.Best best(Scores.Blocks numbers) throws IOException {
            float least = highest.least();
            int kept = 0;
            for (int i = 0; i < count; i++) {
                if (ranks[i] >= least) {
                    found[kept] = found[i];
                    at[kept] = numbers.number(found[i]) - at[i];
                    ranks[kept] = ranks[i];
                    shared[kept++] = shared[i];
                }
            }
            return new Scores.Best(found, at, ranks, shared, kept);
        }
    }
}
