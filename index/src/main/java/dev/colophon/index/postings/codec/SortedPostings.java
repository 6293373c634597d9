package dev.colophon.index.postings.codec;

import java.util.Arrays;

/** Postings of a range of documents that come in any order and leave sorted. */
final class SortedPostings implements PostingsCursor {

    private static final int DIGIT_BITS = 11;
    private static final int DIGITS = 1 << DIGIT_BITS;
    /** Fewer are sorted by the library. */
    private static final int FEW = 1 << 11;

    private final int firstDocument;
    private final int documentBits;
    /** The term, and below it the number of the document in the range; positive. */
    private long[] postings = new long[1 << 10];

    /** Kept for the next sorting. */
    private long[] spare = new long[0];

    private int size;
    private int at = -1;

    SortedPostings(int firstDocument, int documentBits) {
        this.firstDocument = firstDocument;
        this.documentBits = documentBits;
    }

    void add(long term, int document) {
        if (size == postings.length) {
            postings = Arrays.copyOf(postings, 2 * size);
        }
        postings[size++] = (term << documentBits) | (document - firstDocument);
    }

    int size() {
        return size;
    }

    /** Forgets all postings and takes others. */
    void clear() {
        size = 0;
        at = -1;
    }

    /** Puts the postings in order of term, then document. */
    void sort() {
        sort(-1L);
    }

    /** The same where documents come in ascending order already: equal terms stay as they are. */
    void sortByTerm() {
        sort(-1L << documentBits);
    }

    private void sort(long by) {
        if (size < FEW) {
            Arrays.sort(postings, 0, size);
            return;
        }
        long varying = 0;
        for (int i = 1; i < size; i++) {
            varying |= postings[i] ^ postings[0];
        }
        varying &= by;
        long[] from = postings;
        long[] to = spare.length < size ? new long[from.length] : spare;
        for (int shift = Long.numberOfTrailingZeros(by); shift < Long.SIZE; shift += DIGIT_BITS) {
            if ((varying >>> shift & (DIGITS - 1)) != 0) {
                distribute(from, to, shift);
                long[] other = from;
                from = to;
                to = other;
            }
        }
        postings = from;
        spare = to;
    }

    private void distribute(long[] from, long[] to, int shift) {
        int[] next = new int[DIGITS + 1];
        for (int i = 0; i < size; i++) {
            next[(int) (from[i] >>> shift & (DIGITS - 1)) + 1]++;
        }
        for (int digit = 1; digit < DIGITS; digit++) {
            next[digit] += next[digit - 1];
        }
        for (int i = 0; i < size; i++) {
            to[next[(int) (from[i] >>> shift & (DIGITS - 1))]++] = from[i];
        }
    }

    @Override
    public boolean next() {
        return ++at < size;
    }

    @Override
    public long term() {
        return postings[at] >>> documentBits;
    }

    @Override
    public int document() {
        return firstDocument + (int) (postings[at] & ((1L << documentBits) - 1));
    }
}
