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

    static final int PART_NUMBER_BITS = 7;

    /** Parts of a range that are told apart when it is read. */
    public static final int PARTS = 1 << PART_NUMBER_BITS;

    /** Cells of a bucket. */
    private static final int MOST_CELL_BITS = 6;

    /** The first cell of each part, by the logarithm of how many cells a part has. */
    private static final long[] FIRST_CELLS = {
        -1L, 0x5555555555555555L, 0x1111111111111111L, 0x0101010101010101L, 0x0001000100010001L, 0x0000000100000001L
    };

    private static final long EVEN = FIRST_CELLS[1];

    private final HashTerms from;
    private final HashLayout layout;
    private final HashBucket bucket;
    private final int partBits;
    private final long length;
    private final long[] lower = new long[AT_ONCE];

    /** Where the buckets begin in which each begins and ends, and an entry there: to read it has brought those beside it into the caches. */
    private final long[] touched = new long[2 * AT_ONCE];

    private int[] terms = new int[1 << 10];
    private int[] documents = new int[1 << 10];
    private int size;

    /**
     * Reads a segment.
     *
     * @param lengthBits a range has 2^lengthBits terms, at least {@value #PARTS}
     */
    public TermRanges(HashTerms from, int lengthBits) {
        this.from = from;
        this.layout = from.layout();
        this.bucket = new HashBucket(from);
        this.partBits = lengthBits - PART_NUMBER_BITS;
        this.length = 1L << lengthBits;
    }

    /**
     * Looks for some ranges. Each step is done for all, since most of its time is waiting for memory: so the waits overlap.
     *
     * @param lowest the first term of each, a multiple of the length of a range
     * @param count of them, at most {@value #AT_ONCE}
     */
    public void find(long[] lowest, int count) throws IOException {
        if (from.postings() == 0) {
            return;
        }
        for (int i = 0; i < count; i++) {
            lower[i] = lowest[i];
            touched[i] = from.border(layout.bucket(lowest[i]));
            touched[AT_ONCE + i] = from.border(layout.bucket(lowest[i] + length - 1));
        }
        for (int i = 0; i < count; i++) {
            touched[i] = entryNear(touched[i]);
            touched[AT_ONCE + i] = entryNear(touched[AT_ONCE + i]);
        }
    }

    /** The first term of each range that holds anything, in order: for segments of which less is held than looked for. */
    public long[] held() throws IOException {
        long[] held = new long[(int) Math.min(from.postings(), Integer.MAX_VALUE)];
        int count = 0;
        HashCursor cursor = new HashCursor(from);
        while (cursor.next()) {
            long lowest = cursor.term() & -length;
            if (count == 0 || held[count - 1] != lowest) {
                held[count++] = lowest;
            }
        }
        return Arrays.copyOf(held, count);
    }

    private long entryNear(long slot) throws IOException {
        return from.entry(Math.min(slot, from.slots() - 1));
    }

    /** Reads the postings of a range that was found, instead of what was read before. */
    public void read(int number) throws IOException {
        read(number, -1, -1);
    }

    /**
     * Reads those of some of its parts at least.
     *
     * @param number of the range
     * @param lowerHalf a bit for each part that is wanted of those with the lower terms, the first of them lowest
     * @param upperHalf likewise
     */
    public void read(int number, long lowerHalf, long upperHalf) throws IOException {
        size = 0;
        if (from.postings() == 0) {
            return;
        }
        long most = lower[number] + length;
        long last = layout.bucket(most - 1);
        for (long here = layout.bucket(lower[number]); here <= last; here++) {
            long cells = cells(here, lower[number], lowerHalf, upperHalf);
            if (cells != 0) {
                read(here, cells, lower[number], most);
            }
        }
    }

    private void read(long number, long cells, long least, long most) throws IOException {
        bucket.open(number);
        bucket.keep(cells);
        if (bucket.isMarked() && layout.restBits() <= partBits + PART_NUMBER_BITS) {
            makeRoom(HashLayout.MARKED);
            size = bucket.read(terms, documents, size);
        } else {
            while (bucket.next()) {
                readCell(least, most);
            }
        }
    }

    /** The cells of a bucket that hold something of the wanted parts of a range, a bit each. */
    private long cells(long number, long least, long lowerHalf, long upperHalf) {
        long before = (number << layout.cellBits()) - (least >>> layout.restBits());
        int partsOfCell = layout.restBits() - partBits;
        if (partsOfCell <= 0) {
            return ofParts(lowerHalf, upperHalf, before, -partsOfCell);
        }
        long cells = halved(lowerHalf) | halved(upperHalf) << Integer.SIZE;
        for (int halving = 1; halving < Math.min(partsOfCell, PART_NUMBER_BITS); halving++) {
            cells = halved(cells);
        }
        return before < 0 ? cells << -before : cells >>> before;
    }

    /** A bit for each two. */
    private static long halved(long parts) {
        return Long.compress(parts | parts >>> 1, EVEN);
    }

    /** Where a part has 2^cellBits cells: those of 64 from one of the range on. */
    private static long ofParts(long lowerHalf, long upperHalf, long from, int cellBits) {
        int first = (int) (from >>> cellBits);
        long parts = first >= Long.SIZE
                ? upperHalf >>> first
                : lowerHalf >>> first | (upperHalf << 1) << (Long.SIZE - 1 - first);
        if (cellBits >= MOST_CELL_BITS) {
            return -(parts & 1);
        }
        long whole = (1L << (1 << cellBits)) - 1;
        return Long.expand(parts, FIRST_CELLS[cellBits]) * whole;
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
