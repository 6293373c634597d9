package dev.colophon.index.postings.codec;

import java.io.IOException;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;

/** The postings of one segment, as {@link HashPostingsFormat} lays them out. Thread-safe. */
public final class HashTerms extends Terms {

    /** So many entries are looked at one by one before the rest of a bucket is halved. */
    private static final int SCANNED = 8;

    private final PackedNumbers entries;
    private final PackedNumbers buckets;
    private final int width;
    private final int borderBits;
    private final int restBits;
    private final int documentBits;
    private final long documentMask;
    private final long postings;
    private final long termMask;
    private final long restMask;
    private final long terms;
    private final int documents;
    private final int maxDoc;

    HashTerms(
            PackedNumbers entries,
            PackedNumbers buckets,
            int width,
            int bucketBits,
            int borderBits,
            int documentBits,
            long postings,
            long terms,
            int documents,
            int maxDoc) {
        this.entries = entries;
        this.buckets = buckets;
        this.width = width;
        this.borderBits = borderBits;
        this.restBits = Byte.SIZE * width - bucketBits;
        this.documentBits = documentBits;
        this.documentMask = (1L << documentBits) - 1;
        this.termMask = (1L << (Byte.SIZE * width)) - 1;
        this.restMask = (1L << restBits) - 1;
        this.postings = postings;
        this.terms = terms;
        this.documents = documents;
        this.maxDoc = maxDoc;
    }

    long postings() {
        return postings;
    }

    /** Bytes of a term. */
    public int width() {
        return width;
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
        if (document >= maxDoc) {
            throw new CorruptIndexException(
                    "posting " + posting + " is of document " + document + " of " + maxDoc, "hash postings");
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
        if (postings == 0) {
            return;
        }
        int likely = 0;
        for (int i = from; i < to; i++) {
            long term = asked[i] & termMask;
            long bucket = term >>> restBits;
            long cells = buckets.part(bucket, borderBits, HashPostingsFormat.CELLS);
            int cell = HashPostingsFormat.cell(term & restMask, restBits);
            batch.places[likely] = i;
            batch.first[likely] = Long.bitCount(cells & ((1L << cell) - 1));
            likely += (int) (cells >>> cell) & 1;
        }
        for (int i = 0; i < likely; i++) {
            long bucket = (asked[batch.places[i]] & termMask) >>> restBits;
            long at = border(bucket) + batch.first[i];
            batch.first[i] = at;
            batch.ends[i] = border(bucket + 1);
            batch.entries[i] = at < postings ? entries.get(at) : 0;
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
                if (batch.after[number] == at + Batch.FEW) {
                    search((rest + 1) << documentBits, number, at + Batch.FEW, batch);
                }
            }
        }
        searchTogether(batch, batch.after);
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

    /** Notes that the first entry of a bucket that is at least this is asked for, from a place on. */
    private static void search(long least, int number, long from, Batch batch) {
        batch.numbers[batch.open] = number;
        batch.least[batch.open] = least;
        batch.low[batch.open] = from;
        batch.high[batch.open++] = batch.ends[number];
    }

    /**
     * Finds all that were noted, one halving of each after the other. Sounds repeat themselves: where many terms are frequent,
     * buckets are uneven and long, and each step of a search waits for memory.
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

        /** Terms looked up together: what is read for them, 3 cache lines each, stays in the first-level cache. */
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

        /** Where the bucket of each term ends. */
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

    /** The bucket of a term. */
    long bucket(long term) {
        return term >>> restBits;
    }

    /** What a bucket says of its terms. */
    long upper(long bucket) {
        return bucket << restBits;
    }

    /** The least entry of a term in its bucket. */
    long least(long term) {
        return (term & restMask) << documentBits;
    }

    /** What the entry of a posting says of its term. */
    long rest(long entry) {
        return entry >>> documentBits;
    }

    /** A posting, as {@link HashPostingsFormat} writes it. */
    long entry(long posting) throws IOException {
        return entries.get(posting);
    }

    /** Where the postings of a bucket begin. */
    long border(long bucket) throws IOException {
        return buckets.part(bucket, 0, borderBits);
    }

    /** Throws unless postings can lie there. */
    void check(long from, long end) throws IOException {
        if (from > end || end > postings || end - from > Integer.MAX_VALUE) {
            throw new CorruptIndexException("bucket from " + from + " to " + end + " of " + postings, "hash postings");
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

    /** Where the postings of a term end that start at {@code from}. */
    private long after(long rest, long from, long end) throws IOException {
        long next = rest + (1L << documentBits);
        long step = 1;
        while (from + step < end && entries.get(from + step) < next) {
            step *= 2;
        }
        return atLeast(next, from + step / 2, Math.min(end, from + step + 1));
    }

    /** Reads all postings in order, or from a term on. */
    static final class Cursor implements PostingsCursor {

        private final HashTerms terms;
        private long bucket;
        private long bucketEnd;
        private long posting = -1;
        private long term;
        private int document;

        Cursor(HashTerms terms) throws IOException {
            this.terms = terms;
            this.bucketEnd = terms.border(1);
        }

        @Override
        public long term() {
            return term;
        }

        @Override
        public int document() {
            return document;
        }

        /** The number of the posting. */
        long posting() {
            return posting;
        }

        @Override
        public boolean next() throws IOException {
            return skipTo(posting + 1);
        }

        /** Goes to the first posting whose term is at least this; false when there is none. */
        boolean seek(long least) throws IOException {
            bucket = least >>> terms.restBits;
            long from = terms.border(bucket);
            bucketEnd = terms.border(bucket + 1);
            terms.check(from, bucketEnd);
            long rest = (least & terms.restMask) << terms.documentBits;
            return skipTo(terms.atLeast(rest, from, bucketEnd));
        }

        /** Goes to a later posting by its number; false after the last. */
        boolean skipTo(long number) throws IOException {
            posting = number;
            if (number >= terms.postings) {
                return false;
            }
            while (number >= bucketEnd) {
                bucketEnd = terms.border(++bucket + 1);
                terms.check(number, bucketEnd);
            }
            long entry = terms.entries.get(number);
            term = (bucket << terms.restBits) | (entry >>> terms.documentBits);
            document = terms.document(entry, number);
            return true;
        }

        /** Where the postings of the current term end. */
        long termEnd() throws IOException {
            return terms.after((term & terms.restMask) << terms.documentBits, posting, bucketEnd);
        }
    }

    @Override
    public TermsEnum iterator() throws IOException {
        return new HashTermsEnum(this);
    }

    @Override
    public long size() {
        return terms;
    }

    @Override
    public long getSumTotalTermFreq() {
        return postings;
    }

    @Override
    public long getSumDocFreq() {
        return postings;
    }

    @Override
    public int getDocCount() {
        return documents;
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
