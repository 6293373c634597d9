package dev.colophon.index.postings.codec;

import java.io.IOException;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.store.RandomAccessInput;

/** The postings of one segment, as {@link HashPostingsFormat} lays them out. Thread-safe. */
public final class HashTerms extends Terms {

    /** So many entries are looked at one by one before the rest of a cell is halved. */
    private static final int SCANNED = 8;

    private final HashLayout layout;
    private final Sizes sizes;
    private final PackedNumbers entries;
    private final RandomAccessInput buckets;

    private final int restBits;
    private final int cellMask;
    private final int bucketShift;
    private final int bucketBytes;
    private final int cellsAt;
    private final int marksAt;
    private final int documentBits;
    private final long borderMask;
    private final long documentMask;
    private final long termMask;
    private final long restMask;

    /**
     * How much there is of what.
     *
     * @param slots of postings and directories
     * @param documents that have postings
     * @param maxDoc documents are below this
     */
    record Sizes(long slots, long postings, long terms, int documents, int maxDoc) {}

    HashTerms(HashLayout layout, Sizes sizes, PackedNumbers entries, RandomAccessInput buckets) {
        this.layout = layout;
        this.sizes = sizes;
        this.entries = entries;
        this.buckets = buckets;
        this.restBits = layout.restBits();
        this.cellMask = (1 << layout.cellBits()) - 1;
        this.bucketShift = restBits + layout.cellBits();
        this.bucketBytes = layout.bucketBytes();
        this.cellsAt = layout.borderBytes();
        this.marksAt = cellsAt + Long.BYTES;
        this.documentBits = layout.documentBits();
        this.borderMask = (1L << (Byte.SIZE * layout.borderBytes())) - 1;
        this.documentMask = (1L << documentBits) - 1;
        this.termMask = (1L << (Byte.SIZE * layout.width())) - 1;
        this.restMask = (1L << restBits) - 1;
    }

    HashLayout layout() {
        return layout;
    }

    long postings() {
        return sizes.postings;
    }

    /** Postings and directories together are numbered up to this. */
    long slots() {
        return sizes.slots;
    }

    /** Bytes of a term. */
    public int width() {
        return layout.width();
    }

    /** The document of a posting. */
    public int document(long posting) throws IOException {
        return document(entries.get(posting), posting);
    }

    /** The documents of postings in a row, the first of them by its number, into an array from a place on. */
    public void documents(long first, int count, int[] into, int from) throws IOException {
        for (int i = 0; i < count; i++) {
            into[from + i] = document(entries.get(first + i), first + i);
        }
    }

    /** The document of an entry that was read. */
    int document(long entry, long posting) throws IOException {
        long document = entry & documentMask;
        if (document >= sizes.maxDoc) {
            throw new CorruptIndexException(
                    "posting " + posting + " is of document " + document + " of " + sizes.maxDoc, "hash postings");
        }
        return (int) document;
    }

    /**
     * Looks terms up and leaves those that are there in the batch, in order. Most of the time of a look-up is waiting for memory or for
     * a branch that nobody can guess; so each pass over the batch does one step for all, without branches, and the waits
     * overlap.
     *
     * @param asked the terms from {@code from} to before {@code to} are looked up, at most {@link Batch#SIZE}
     */
    public void find(long[] asked, int from, int to, Batch batch) throws IOException {
        batch.found = 0;
        if (sizes.postings == 0) {
            return;
        }
        int likely = 0;
        for (int i = from; i < to; i++) {
            long term = asked[i] & termMask;
            long cells = buckets.readLong(bucketAt(term) + cellsAt);
            int cell = (int) (term >>> restBits) & cellMask;
            batch.places[likely] = i;
            batch.first[likely] = Long.bitCount(cells & ((1L << cell) - 1));
            likely += (int) (cells >>> cell) & 1;
        }
        for (int i = 0; i < likely; i++) {
            long at = bucketAt(asked[batch.places[i]] & termMask);
            long marks = buckets.readLong(at + marksAt);
            int before = (int) batch.first[i];
            if (marks == 0) {
                findInDirectory(at, before, i, batch);
            } else {
                long border = borderAt(at);
                long fromHere = Long.expand(-1L << before, marks);
                batch.first[i] = border + Long.numberOfTrailingZeros(fromHere);
                batch.ends[i] = Math.min(
                        borderAt(at + bucketBytes), border + Long.numberOfTrailingZeros(fromHere & (fromHere - 1)));
            }
            batch.entries[i] = batch.first[i] < sizes.slots ? entries.get(batch.first[i]) : 0;
        }
        batch.open = 0;
        for (int i = 0; i < likely; i++) {
            long rest = asked[batch.places[i]] & restMask;
            long here = batch.entries[i] >>> documentBits;
            if (here > rest) {
                batch.ends[i] = batch.first[i];
                continue;
            }
            check(batch.first[i], batch.ends[i]);
            if (here < rest) {
                search(rest << documentBits, i, batch.first[i] + 1, batch);
            }
        }
        searchTogether(batch, batch.first);
        for (int i = 0; i < likely; i++) {
            long rest = asked[batch.places[i]] & restMask;
            long at = batch.first[i];
            if (at < batch.ends[i] && entries.get(at) >>> documentBits == rest) {
                int number = batch.found++;
                batch.places[number] = batch.places[i];
                batch.first[number] = at;
                batch.ends[number] = batch.ends[i];
                batch.after[number] = take(rest, at, batch.ends[i], batch.documents, number * Batch.FEW);
                if (restBits == 0) {
                    batch.after[number] = batch.ends[number];
                } else if (batch.after[number] == at + Batch.FEW) {
                    search((rest + 1) << documentBits, number, at + Batch.FEW, batch);
                }
            }
        }
        searchTogether(batch, batch.after);
    }

    /** Where the postings of one of the cells of a bucket lie, counted among those that have some. */
    private void findInDirectory(long bucketAt, int before, int number, Batch batch) throws IOException {
        long border = borderAt(bucketAt);
        long end = borderAt(bucketAt + bucketBytes);
        int held = Long.bitCount(buckets.readLong(bucketAt + cellsAt));
        long first = border + layout.directorySlots(held);
        check(first, end);
        batch.first[number] = first + start(border, before);
        batch.ends[number] = before + 1 < held ? first + start(border, before + 1) : end;
    }

    /** Takes the documents of a term as long as they are few, and tells where it stopped. */
    private long take(long rest, long from, long end, int[] documents, int into) throws IOException {
        long few = Math.min(end, from + Batch.FEW);
        for (long at = from; at < few; at++) {
            long entry = entries.get(at);
            if (entry >>> documentBits != rest) {
                return at;
            }
            documents[into + (int) (at - from)] = document(entry, at);
        }
        return few;
    }

    /** Notes that the first entry of a cell that is at least this is asked for, from a place on. */
    private static void search(long least, int number, long from, Batch batch) {
        batch.numbers[batch.open] = number;
        batch.least[batch.open] = least;
        batch.low[batch.open] = from;
        batch.high[batch.open++] = batch.ends[number];
    }

    /**
     * Finds all that were noted, one halving of each after the other. Sounds repeat themselves: where many terms are frequent,
     * cells are uneven and long, and each step of a search waits for memory.
     */
    private void searchTogether(Batch batch, long[] into) throws IOException {
        int open = batch.open;
        while (open > 0) {
            int stillOpen = 0;
            for (int i = 0; i < open; i++) {
                long low = batch.low[i];
                long high = batch.high[i];
                int number = batch.numbers[i];
                if (low < high) {
                    long middle = (low + high) >>> 1;
                    boolean isBelow = entries.get(middle) < batch.least[i];
                    batch.low[stillOpen] = isBelow ? middle + 1 : low;
                    batch.high[stillOpen] = isBelow ? high : middle;
                    batch.least[stillOpen] = batch.least[i];
                    batch.numbers[stillOpen++] = number;
                } else {
                    into[number] = low;
                }
            }
            open = stillOpen;
        }
        batch.open = 0;
    }

    /** The terms of a batch that are there: where they stand in the query and where their postings are. */
    public static final class Batch {

        /** Terms looked up together: what is read for them, a few cache lines each, stays in the first-level cache. */
        public static final int SIZE = 64;

        /**
         * Terms with so many postings at most have their documents taken along: later they would have to be fetched into the
         * caches once more, which took as long as to look them up.
         */
        public static final int FEW = 32;

        private final int[] places = new int[SIZE + 1];
        private final long[] first = new long[SIZE + 1];
        private final long[] entries = new long[SIZE];
        /** Where the postings of each term end, or {@link #FEW} of them when there are more; then where they end. */
        private final long[] after = new long[SIZE];

        /** Where the cell of each term ends. */
        private final long[] ends = new long[SIZE];

        /** What is searched for: the terms by their numbers in the batch, the least entry, and between which places. */
        private final int[] numbers = new int[SIZE];

        private final long[] least = new long[SIZE];
        private final long[] low = new long[SIZE];
        private final long[] high = new long[SIZE];
        private int open;
        private final int[] documents = new int[FEW * SIZE];
        private int found;

        public int found() {
            return found;
        }

        public int place(int number) {
            return places[number];
        }

        public long first(int number) {
            return first[number];
        }

        public int count(int number) {
            return (int) (after[number] - first[number]);
        }

        /** Whether its documents have been taken. */
        public boolean isTaken(int number) {
            return count(number) <= FEW;
        }

        /** The documents that have been taken of all terms; those of each begin at {@link #FEW} times its number. */
        public int[] documents() {
            return documents;
        }
    }

    private long bucketAt(long term) {
        return (term >>> bucketShift) * bucketBytes;
    }

    private long borderAt(long at) throws IOException {
        return buckets.readLong(at) & borderMask;
    }

    /** What a directory that begins at a slot says of one of the cells that have postings. */
    long start(long border, int ordinal) throws IOException {
        return entries.bits(border, (long) HashLayout.START_BITS * ordinal, HashLayout.START_BITS);
    }

    /** The number of the first slot of a bucket; of the one after the last, of all slots. */
    long border(long bucket) throws IOException {
        return borderAt(bucket * bucketBytes);
    }

    /** Which cells of a bucket have postings. */
    long cells(long bucket) throws IOException {
        return buckets.readLong(bucket * bucketBytes + cellsAt);
    }

    /** Which postings of a bucket are the first of a cell; 0 where there is a directory. */
    long marks(long bucket) throws IOException {
        return buckets.readLong(bucket * bucketBytes + marksAt);
    }

    /** What a slot holds. */
    long entry(long slot) throws IOException {
        return entries.get(slot);
    }

    /** Throws unless postings can lie there. */
    void check(long from, long end) throws IOException {
        if (from > end || end > sizes.slots || end - from > Integer.MAX_VALUE) {
            throw new CorruptIndexException("from " + from + " to " + end + " of " + sizes.slots, "hash postings");
        }
    }

    /** The first entry of a stretch that is at least this; it is expected near the start. */
    long atLeast(long least, long from, long end) throws IOException {
        long low = from;
        long scannedTo = Math.min(end, from + SCANNED);
        while (low < scannedTo && entries.get(low) < least) {
            low++;
        }
        if (low < scannedTo) {
            return low;
        }
        long high = end;
        while (low < high) {
            long middle = (low + high) >>> 1;
            if (entries.get(middle) < least) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    @Override
    public TermsEnum iterator() throws IOException {
        return new HashTermsEnum(this);
    }

    @Override
    public long size() {
        return sizes.terms;
    }

    @Override
    public long getSumTotalTermFreq() {
        return sizes.postings;
    }

    @Override
    public long getSumDocFreq() {
        return sizes.postings;
    }

    @Override
    public int getDocCount() {
        return sizes.documents;
    }

    @Override
    public boolean hasFreqs() {
        return false;
    }

    @Override
    public boolean hasOffsets() {
        return false;
    }

    @Override
    public boolean hasPositions() {
        return false;
    }

    @Override
    public boolean hasPayloads() {
        return false;
    }
}
