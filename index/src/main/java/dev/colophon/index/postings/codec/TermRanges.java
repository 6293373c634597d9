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
    private final HashLayout layout;
    private final HashBucket bucket;
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
        this.layout = from.layout();
        this.bucket = new HashBucket(from);
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
            first[i] = start(lowest[i], 0);
            end[i] = start(lowest[i] + length - 1, 1);
        }
        for (int i = 0; i < count; i++) {
            from.check(first[i], end[i]);
            entries[i] = from.entry(Math.min(first[i], from.slots() - 1));
        }
    }

    /** Where the postings of the cell of a term begin, or those of the cells after it. */
    private long start(long term, int after) throws IOException {
        bucket.open(layout.bucket(term));
        bucket.skipTo(layout.cell(term));
        boolean isHeld = (from.cells(bucket.number()) >>> layout.cell(term) & 1) != 0;
        return bucket.start(bucket.ordinal() + (isHeld ? after : 0));
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
            read(lower[number], lower[number] + length);
            return;
        }
        int left = wanted;
        while (left != 0) {
            int part = Integer.numberOfTrailingZeros(left);
            int parts = Integer.numberOfTrailingZeros(~(left >>> part));
            long least = lower[number] + ((long) part << partBits);
            read(least, least + ((long) parts << partBits));
            left &= part + parts == PARTS ? 0 : (-1 << (part + parts));
        }
    }

    /** Whether its cells have no postings, or it lies in one and the first term there comes after it. */
    private boolean isEmpty(int number) {
        long most = lower[number] + length;
        long cell = lower[number] >>> layout.restBits();
        return first[number] == end[number]
                || ((most - 1) >>> layout.restBits() == cell
                        && (cell << layout.restBits() | entries[number] >>> layout.documentBits()) >= most);
    }

    /** Reads those from one term to before another. */
    private void read(long least, long most) throws IOException {
        long last = layout.bucket(most - 1);
        for (long here = layout.bucket(least); here <= last; here++) {
            bucket.open(here);
            if (here == layout.bucket(least)) {
                bucket.skipTo(layout.cell(least));
            }
            while (bucket.next()) {
                if (bucket.upper() >= most) {
                    return;
                }
                readCell(least, most);
            }
        }
    }

    private void readCell(long least, long most) throws IOException {
        long upper = bucket.upper();
        long at = upper < least ? from.atLeast(layout.least(least), bucket.from(), bucket.to()) : bucket.from();
        makeRoom(bucket.to() - at);
        for (; at < bucket.to(); at++) {
            long entry = from.entry(at);
            long term = upper | (entry >>> layout.documentBits());
            if (term >= most) {
                return;
            }
            terms[size] = (int) term;
            documents[size++] = from.document(entry, at);
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
