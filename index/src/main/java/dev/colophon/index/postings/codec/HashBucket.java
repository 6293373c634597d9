package dev.colophon.index.postings.codec;

import java.io.IOException;

/** One bucket of {@link HashTerms} at a time, cell by cell. Not thread-safe. */
final class HashBucket {

    private final HashTerms terms;
    private final HashLayout layout;
    private long number = -1;
    private long border;
    private long end;
    private long cells;
    private long marks;

    /** The cells that are still to come, and how many of those that have postings came before. */
    private long left;

    private int ordinal;
    private long upper;
    private long from;
    private long to;

    HashBucket(HashTerms terms) {
        this.terms = terms;
        this.layout = terms.layout();
    }

    /** Goes to a bucket, before its first cell. */
    void open(long bucket) throws IOException {
        number = bucket;
        border = terms.border(bucket);
        end = terms.border(bucket + 1);
        cells = terms.cells(bucket);
        marks = terms.marks(bucket);
        terms.check(border, end);
        if (cells != 0 && marks == 0) {
            terms.check(border + layout.directorySlots(Long.bitCount(cells)), end);
        }
        left = cells;
        ordinal = 0;
    }

    long number() {
        return number;
    }

    /** Leaves out the cells before one. */
    void skipTo(int cell) {
        left = cells & (-1L << cell);
        ordinal = Long.bitCount(cells) - Long.bitCount(left);
    }

    /** Goes to the next cell that has postings; false after the last. */
    boolean next() throws IOException {
        if (left == 0) {
            return false;
        }
        int cell = Long.numberOfTrailingZeros(left);
        left &= left - 1;
        upper = ((number << layout.cellBits()) | cell) << layout.restBits();
        from = start(ordinal++);
        to = left == 0 ? end : start(ordinal);
        terms.check(from, to);
        return true;
    }

    /** Where the postings of one of the cells that have some begin; the end of the bucket after the last. */
    long start(int held) throws IOException {
        if (held >= Long.bitCount(cells)) {
            return end;
        }
        return marks == 0
                ? border + layout.directorySlots(Long.bitCount(cells)) + terms.start(border, held)
                : border + Long.numberOfTrailingZeros(Long.expand(-1L << held, marks));
    }

    /** How many cells with postings come before the one that is next. */
    int ordinal() {
        return ordinal;
    }

    /** What the cell says of its terms. */
    long upper() {
        return upper;
    }

    /** The slot of the first posting of the cell. */
    long from() {
        return from;
    }

    /** The slot after the last. */
    long to() {
        return to;
    }
}
