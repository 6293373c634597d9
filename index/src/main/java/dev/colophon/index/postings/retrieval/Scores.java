package dev.colophon.index.postings.retrieval;

import java.io.IOException;
import java.util.Arrays;

/**
 * Adds weights by where in a reference a query would begin: a term that the query has in its block 2 and the reference in its
 * block 7 speaks for block 5. All are collected; those of beginnings that can be among the best by {@link BeginningRanks} are sorted by
 * document and summed up.
 */
final class Scores {

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

    /** Fewer are all summed up. */
    private static final int MANY = 1 << 13;
    /**
     * The bound of a beginning is that of its neighbours, too: so many for each that is wanted are summed up first, and so many times
     * more when these were too few.
     */
    private static final int BEGINNINGS_OF_EACH = 4;

    /** The documents of all that was added, one after the other. */
    private int[] documents;

    private int size;
    /** Where the documents of each that was added end. */
    private int[] ends = new int[1 << 10];

    private byte[] places = new byte[1 << 10];
    private float[] weights = new float[1 << 10];
    private int groups;

    private final int maxDoc;

    /**
     * Takes nothing yet.
     *
     * @param maxDoc documents are below this
     * @param expected how many weights will be added, about
     */
    Scores(int maxDoc, int expected) {
        this.maxDoc = maxDoc;
        this.documents = new int[expected];
    }

    /**
     * Adds a weight that several blocks have.
     *
     * @param some documents of the blocks; not kept
     * @param count how many of them, from the first
     * @param place where in the query the term stands, 0 to 127
     * @param weight of the term, above 0 and below 32
     */
    void add(int[] some, int count, int place, float weight) {
        if (size + count > documents.length) {
            documents = Arrays.copyOf(documents, Math.max(size + count, 2 * size));
        }
        if (groups == ends.length) {
            ends = Arrays.copyOf(ends, 2 * groups);
            places = Arrays.copyOf(places, 2 * groups);
            weights = Arrays.copyOf(weights, 2 * groups);
        }
        System.arraycopy(some, 0, documents, size, count);
        size += count;
        ends[groups] = size;
        places[groups] = (byte) place;
        weights[groups++] = BeginningSums.cut(weight);
    }

    int size() {
        return size;
    }

    /** Documents are below this. */
    int documents() {
        return maxDoc;
    }

    int document(int number) {
        return documents[number];
    }

    int place(int group) {
        return places[group];
    }

    /** What is kept of the weight of a group. */
    float weight(int group) {
        return weights[group];
    }

    /** Takes the numbers of the documents of a group, from one to before another. */
    @FunctionalInterface
    interface Group {
        void documents(int group, int from, int to);
    }

    /** Hands over what was added, group by group. */
    void forEachGroup(Group each) {
        int from = 0;
        for (int group = 0; group < groups; group++) {
            each.documents(group, from, ends[group]);
            from = ends[group];
        }
    }

    /**
     * The beginnings with at least {@code minimum} weights that rank highest: {@code limit} of them and those that rank like the
     * last of these.
     */
    Best best(int minimum, int limit, boolean withNeighbours, BlockNumbers numbers) throws IOException {
        if (size < MANY) {
            return all().best(minimum, limit, withNeighbours, numbers);
        }
        BeginningRanks ranks = new BeginningRanks(this, withNeighbours);
        for (long wanted = (long) BEGINNINGS_OF_EACH * limit; ; wanted *= BEGINNINGS_OF_EACH) {
            float bound = ranks.bound(wanted);
            Best some = ranks.reaching(bound, this).best(minimum, limit, withNeighbours, numbers);
            float reached = some.least(limit);
            if (reached >= bound) {
                return some; // what was left out ranks below the bound
            }
            if (reached > 0) {
                return ranks.reaching(reached, this).best(minimum, limit, withNeighbours, numbers);
            }
        }
    }

    private BeginningSums all() {
        long[] all = new long[size];
        forEachGroup((group, from, to) -> {
            for (int i = from; i < to; i++) {
                all[i] = BeginningSums.packed(documents[i], places[group], weights[group]);
            }
        });
        return new BeginningSums(all);
    }

    /**
     * Beginnings with their scores and how many weights each got, in order of document and block.
     *
     * @param documents the document of the first block of each reference
     * @param blocks in which the query would begin, negative when that is before the reference
     */
    record Best(int[] documents, int[] blocks, float[] scores, int[] shared, int size) {

        /** What the last of so many scores; 0 when there are fewer. */
        float least(int limit) {
            if (size < limit) {
                return 0;
            }
            float least = Float.POSITIVE_INFINITY;
            for (int i = 0; i < size; i++) {
                least = Math.min(least, scores[i]);
            }
            return least;
        }

        float[] ranks(boolean withNeighbours) {
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
}
