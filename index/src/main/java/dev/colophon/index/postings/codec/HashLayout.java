package dev.colophon.index.postings.codec;

/**
 * How the postings of a segment are divided, as {@link HashPostingsFormat} tells: a term is, from its highest bit on, the number of its
 * bucket, of its cell there, and its rest.
 *
 * @param width bytes of a term
 * @param bucketBits bits of the number of a bucket
 * @param borderBytes bytes in which slots are numbered
 * @param documentBits bits of a document
 */
record HashLayout(int width, int bucketBits, int borderBytes, int documentBits) {

    /**
     * Postings in a bucket on average, at most this and at least half of it: so few that two of three terms that are not there are in a
     * cell without any.
     */
    private static final int BUCKET = 32;

    /** And at most this where a cell is a term, so that none is there without its term. */
    private static final int BUCKET_OF_TERMS = 50;

    private static final int MOST_CELL_BITS = 6;

    /** Cells of a bucket, at most: a bit for each in one number. */
    static final int MOST_CELLS = 1 << MOST_CELL_BITS;

    /** A bucket with so many postings at most marks those that are the first of a cell. */
    static final int MARKED = Long.SIZE;

    /** Bits in which a directory says where the postings of a cell begin. */
    static final int START_BITS = 32;

    private static final int MOST_BORDER_BYTES = 6;

    /** How so many postings at most are divided. */
    static HashLayout of(int width, int maxDoc, long most) {
        int termBits = Byte.SIZE * width;
        int documentBits = Math.max(1, PackedNumbers.bitsFor(maxDoc - 1L));
        int wanted = Math.min(
                bucketBits(most, BUCKET), Math.max(termBits - MOST_CELL_BITS, bucketBits(most, BUCKET_OF_TERMS)));
        int needed = termBits - MOST_CELL_BITS + documentBits - HashPostingsFormat.WIDEST_NUMBER;
        int bucketBits = Math.clamp(Math.max(wanted, needed), 0, termBits);
        HashLayout narrowest = new HashLayout(width, bucketBits, MOST_BORDER_BYTES, documentBits);
        long mostSlots = most + most / (MARKED + 1) * narrowest.directorySlots(MOST_CELLS);
        int borderBytes = Math.max(1, (PackedNumbers.bitsFor(mostSlots) + Byte.SIZE - 1) / Byte.SIZE);
        return new HashLayout(width, bucketBits, borderBytes, documentBits);
    }

    private static int bucketBits(long postings, int ofBucket) {
        return PackedNumbers.bitsFor(Math.max(0, postings - 1) / ofBucket);
    }

    /** Whether files can be laid out so. */
    boolean isPossible() {
        return width >= 1
                && width <= HashPostingsFormat.WIDEST_TERM
                && bucketBits >= 0
                && bucketBits <= Byte.SIZE * width
                && borderBytes >= 1
                && borderBytes <= MOST_BORDER_BYTES
                && documentBits >= 1
                && documentBits <= Integer.SIZE
                && entryBits() <= HashPostingsFormat.WIDEST_NUMBER;
    }

    long buckets() {
        return 1L << bucketBits;
    }

    int cellBits() {
        return Math.min(MOST_CELL_BITS, Byte.SIZE * width - bucketBits);
    }

    int restBits() {
        return Byte.SIZE * width - bucketBits - cellBits();
    }

    int entryBits() {
        return restBits() + documentBits;
    }

    /** Bytes of what is known of a bucket. */
    int bucketBytes() {
        return borderBytes + 2 * Long.BYTES;
    }

    /** Bytes of all buckets, and of the end of the last. */
    long bytesOfBuckets() {
        return buckets() * bucketBytes() + borderBytes + Long.BYTES;
    }

    long bucket(long term) {
        return term >>> (restBits() + cellBits());
    }

    /** The cell of a term in its bucket. */
    int cell(long term) {
        return (int) (term >>> restBits()) & ((1 << cellBits()) - 1);
    }

    /** The least entry of a term. */
    long least(long term) {
        return (term & ((1L << restBits()) - 1)) << documentBits;
    }

    /** Slots of the directory of a bucket of which so many cells have postings. */
    long directorySlots(int held) {
        return (START_BITS * (long) held + entryBits() - 1) / entryBits();
    }
}
