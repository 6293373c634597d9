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

    /** The cells that are still to come. */
    private long left;

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
    }

    long number() {
        return number;
    }

    /** Leaves out the cells before one. */
    void skipTo(int cell) {
        keep(-1L << cell);
    }

    /** Leaves out all cells but some, a bit each, before the first is gone to. */
    void keep(long wanted) {
        left = cells & wanted;
    }

    /** Goes to the next cell that has postings; false after the last. */
    boolean next() throws IOException {
        if (left == 0) {
            return false;
        }
        int cell = Long.numberOfTrailingZeros(left);
        int before = Long.bitCount(cells & ((1L << cell) - 1));
        left &= left - 1;
        upper = upper(cell);
        from = start(before);
        to = start(before + 1);
        terms.check(from, to);
        return true;
    }

    private long upper(int cell) {
        return ((number << layout.cellBits()) | cell) << layout.restBits();
    }

    /** Where the postings of one of the cells that have some begin; the end of the bucket after the last. */
    private long start(int held) throws IOException {
        if (held >= Long.bitCount(cells)) {
            return end;
        }
        return marks == 0
                ? border + layout.directorySlots(Long.bitCount(cells)) + terms.start(border, held)
                : border + Long.numberOfTrailingZeros(Long.expand(-1L << held, marks));
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

    /** Whether {@link #read} can tell where the postings of its cells begin. */
    boolean isMarked() {
        return marks != 0;
    }

    /**
     * Reads the postings of all cells that were kept: all of a bucket is known at once, so that no step depends on how many of them a
     * cell has.
     *
     * @param lowTerms for the low halves of the terms, with room for {@link HashLayout#MARKED} from a place on
     * @param documents likewise
     * @return the place after the last
     */
    int read(int[] lowTerms, int[] documents, int at) throws IOException {
        int size = (int) (end - border);
        long all = -1L >>> (Long.SIZE - size);
        long kept = Long.compress(left, cells);
        long ends = Long.expand(kept << 1, marks | (all + 1));
        long postings = (ends - Long.expand(kept, marks)) & all;
        int into = at;
        while (postings != 0) {
            int number = Long.numberOfTrailingZeros(postings);
            postings &= postings - 1;
            long entry = terms.entry(border + number);
            lowTerms[into] = (int) (upper(Long.numberOfTrailingZeros(left)) | (entry >>> layout.documentBits()));
            documents[into++] = terms.document(entry, border + number);
            left &= left - (ends >>> (number + 1) & 1);
        }
        return into;
    }
}
