package dev.colophon.index.postings.codec;

import java.io.IOException;
import java.util.Arrays;

/**
 * Reads ranges of the terms of one segment, all of one length: some are looked for together, then read one after the other. Not
 * thread-safe.
 */
public final class TermRanges {

    /** Ranges that are looked for together: what is read for them stays in the first-level cache. */
    public static final int AT_ONCE = 64;

    /** Parts of a range that are told apart when it is read. */
    public static final int PARTS = 32;

    /** All parts of a range. */
    public static final int WHOLE = -1;

    /** Ranges with so many postings are read as a whole: to look for their parts takes longer. */
    private static final int SHORT = 128;

    private final HashTerms from;
    private final int partBits;
    private final long length;
    private final long[] lower = new long[AT_ONCE];
    private final long[] first = new long[AT_ONCE];
    private final long[] end = new long[AT_ONCE];

    /** The first entry of each, or of what comes after it: to read it has brought those beside it into the caches. */
    private final long[] entries = new long[AT_ONCE];

    private int[] terms = new int[1 << 10];
    private int[] documents = new int[1 << 10];
    private int size;

    /**
     * Reads a segment.
     *
     * @param partBits a range has {@value #PARTS} parts of 2^partBits terms
     */
    public TermRanges(HashTerms from, int partBits) {
        this.from = from;
        this.partBits = partBits;
        this.length = (long) PARTS << partBits;
    }

    /**
     * Looks for some ranges. Each step is done for all, since most of its time is waiting for memory: so the waits overlap.
     *
     * @param lowest the first term of each
     * @param count of them, at most {@value #AT_ONCE}
     */
    public void find(long[] lowest, int count) throws IOException {
        if (from.postings() == 0) {
            return;
        }
        for (int i = 0; i < count; i++) {
            lower[i] = lowest[i];
            first[i] = from.border(from.bucket(lowest[i]));
            end[i] = from.border(from.bucket(lowest[i] + length - 1) + 1);
        }
        for (int i = 0; i < count; i++) {
            from.check(first[i], end[i]);
            entries[i] = from.entry(Math.min(first[i], from.postings() - 1));
        }
    }

    /**
     * Reads the postings of a range that was found, or at least of some of its parts, instead of what was read before.
     *
     * @param number of the range
     * @param wanted a bit for each part, that of the lowest terms first
     */
    public void read(int number, int wanted) throws IOException {
        size = 0;
        if (from.postings() == 0 || wanted == 0 || isEmpty(number)) {
            return;
        }
        if (end[number] - first[number] <= SHORT || wanted == WHOLE) {
            read(first[number], lower[number], lower[number] + length);
            return;
        }
        int left = wanted;
        while (left != 0) {
            int part = Integer.numberOfTrailingZeros(left);
            int parts = Integer.numberOfTrailingZeros(~(left >>> part));
            long least = lower[number] + ((long) part << partBits);
            long bucket = from.bucket(least);
            long at = from.atLeast(from.least(least), from.border(bucket), from.border(bucket + 1));
            read(at, least, least + ((long) parts << partBits));
            left &= part + parts == PARTS ? 0 : (-1 << (part + parts));
        }
    }

    /** Whether its buckets are empty, or it has one and the first term there comes after the range. */
    private boolean isEmpty(int number) {
        long most = lower[number] + length;
        long bucket = from.bucket(lower[number]);
        return first[number] == end[number]
                || (from.bucket(most - 1) == bucket && (from.upper(bucket) | from.rest(entries[number])) >= most);
    }

    /** Reads those from one term to before another; the first of them is expected at a posting or after it, in its bucket. */
    private void read(long expected, long least, long most) throws IOException {
        long last = from.bucket(most - 1);
        long at = expected;
        for (long bucket = from.bucket(least); bucket <= last; bucket++) {
            long to = from.border(bucket + 1);
            from.check(at, to);
            makeRoom(to - at);
            long upper = from.upper(bucket);
            for (; at < to; at++) {
                long entry = from.entry(at);
                long term = upper | from.rest(entry);
                if (term >= most) {
                    return;
                }
                terms[size] = (int) term;
                documents[size] = from.document(entry, at);
                size += term >= least ? 1 : 0;
            }
        }
    }

    private void makeRoom(long more) {
        if (size + more > terms.length) {
            terms = Arrays.copyOf(terms, (int) Math.max(size + more, 2L * terms.length));
            documents = Arrays.copyOf(documents, terms.length);
        }
    }

    /** How many postings were read. */
    public int size() {
        return size;
    }

    /** The low half of the term of each, up to {@link #size} and until the next reading. */
    public int[] terms() {
        return terms;
    }

    /** And its document. */
    public int[] documents() {
        return documents;
    }
}
