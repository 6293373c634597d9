package dev.colophon.index.postings.shard;

import dev.colophon.index.ReferenceId;
import dev.colophon.index.postings.codec.Fields;
import dev.colophon.index.postings.codec.HashTerms;
import dev.colophon.index.postings.retrieval.UnwrappedSegment;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/** The flat bytes of one segment of one part of an index, and what they are found by. */
public final class FlatSegment {

    private final LeafReaderContext leaf;

    FlatSegment(LeafReaderContext leaf) {
        this.leaf = leaf;
    }

    /** The terms by which flat bytes are found: their documents are those of the {@link Cursor}; empty when there are none. */
    public Optional<HashTerms> terms() throws IOException {
        return UnwrappedSegment.of(leaf.reader()).terms(Fields.FLAT_TERMS) instanceof HashTerms terms
                ? Optional.of(terms)
                : Optional.empty();
    }

    /** What this state of the segment can be remembered by, until it is closed; empty where nobody tells when that is. */
    public Optional<IndexReader.CacheHelper> cache() {
        return Optional.ofNullable(leaf.reader().getReaderCacheHelper());
    }

    /**
     * The reference that a document of this segment belongs to.
     *
     * @throws UncheckedIOException when it cannot be read
     */
    public ReferenceId reference(int document) {
        try {
            return ShardReader.reference(leaf, document);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Stands before the first document with flat bytes. */
    public Cursor cursor() throws IOException {
        return new Cursor(
                leaf.reader().getBinaryDocValues(Fields.FLAT), leaf.reader().getLiveDocs());
    }

    /** Goes through documents with flat bytes in order, but for removed ones. */
    public static final class Cursor {

        private final @Nullable BinaryDocValues flat;
        private final @Nullable Bits live;

        private Cursor(@Nullable BinaryDocValues flat, @Nullable Bits live) {
            this.flat = flat;
            this.live = live;
        }

        /** Goes to the next document; false when there is none. */
        public boolean next() throws IOException {
            while (flat != null && flat.nextDoc() != DocIdSetIterator.NO_MORE_DOCS) {
                if (live == null || live.get(flat.docID())) {
                    return true;
                }
            }
            return false;
        }

        /** Goes to a document, which is not before this one; false when it has no flat bytes or was removed. */
        public boolean advance(int document) throws IOException {
            return flat != null && (live == null || live.get(document)) && flat.advanceExact(document);
        }

        /** The number of this document in its segment. */
        public int document() {
            return values().docID();
        }

        /** Its flat bytes, until the cursor goes on. */
        public BytesRef bytes() throws IOException {
            return values().binaryValue();
        }

        private BinaryDocValues values() {
            if (flat == null) {
                throw new IllegalStateException("the cursor stands at no document");
            }
            return flat;
        }
    }
}
