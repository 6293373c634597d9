package dev.colophon.index.postings.codec;

import java.io.IOException;

/** Reads all postings of {@link HashTerms} in order, or from a term on. */
final class HashCursor implements PostingsCursor {

    private final HashTerms terms;
    private final HashLayout layout;
    private final HashBucket bucket;
    private long slot = -1;
    private long cellEnd;
    private long term;
    private int document;

    HashCursor(HashTerms terms) throws IOException {
        this.terms = terms;
        this.layout = terms.layout();
        this.bucket = new HashBucket(terms);
        bucket.open(0);
    }

    @Override
    public long term() {
        return term;
    }

    @Override
    public int document() {
        return document;
    }

    /** The slot of the posting. */
    long slot() {
        return slot;
    }

    @Override
    public boolean next() throws IOException {
        return skipTo(slot + 1);
    }

    /** Goes to the first posting whose term is at least this; false when there is none. */
    boolean seek(long least) throws IOException {
        bucket.open(layout.bucket(least));
        bucket.skipTo(layout.cell(least));
        cellEnd = 0;
        if (!nextCell()) {
            return false;
        }
        return skipTo(bucket.upper() < least ? terms.atLeast(layout.least(least), slot, cellEnd) : slot);
    }

    /** Goes to a later posting by its slot, or to the first after it; false after the last. */
    boolean skipTo(long wanted) throws IOException {
        slot = wanted;
        while (slot >= cellEnd) {
            if (!nextCell()) {
                return false;
            }
        }
        long entry = terms.entry(slot);
        term = bucket.upper() | (entry >>> layout.documentBits());
        document = terms.document(entry, slot);
        return true;
    }

    /** Goes to the first posting of the next cell that has any. */
    private boolean nextCell() throws IOException {
        while (!bucket.next()) {
            if (bucket.number() + 1 >= layout.buckets()) {
                slot = terms.slots();
                return false;
            }
            bucket.open(bucket.number() + 1);
        }
        slot = bucket.from();
        cellEnd = bucket.to();
        return true;
    }

    /** Where the postings of the current term end. */
    long termEnd() throws IOException {
        long next = layout.least(term) + (1L << layout.documentBits());
        long step = 1;
        while (slot + step < cellEnd && terms.entry(slot + step) < next) {
            step *= 2;
        }
        return terms.atLeast(next, slot + step / 2, Math.min(cellEnd, slot + step + 1));
    }
}
