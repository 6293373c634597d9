package dev.colophon.index.postings.codec;

import java.io.IOException;
import java.util.Optional;
import org.apache.lucene.codecs.FieldsConsumer;
import org.apache.lucene.codecs.FieldsProducer;
import org.apache.lucene.codecs.PostingsFormat;
import org.apache.lucene.index.IndexFileNames;
import org.apache.lucene.index.SegmentReadState;
import org.apache.lucene.index.SegmentWriteState;

/**
 * Postings of one field of fixed-width hash terms, documents only. A hash says nothing by its prefix and most of what a query
 * asks for is not there, so there is no dictionary: all postings of a segment lie in one sorted array, cut into buckets by the
 * upper bits of the term, and buckets into cells by the bits that follow, as many as there are postings or a few more. One place in memory
 * says of a bucket which of its cells have postings, and which of its postings are the first of a cell: so it says whether a term can be
 * there, and where. What postings need not say of their terms they do not. Once an index has about as many postings as there are terms, a
 * cell is a term, and a posting its document alone.
 *
 * <p>Two files a segment, each with Lucene's header and checksum, little-endian, 8 bytes of zeros after the last number:
 *
 * <ul>
 *   <li>{@code .hpe}: slots of {@code restBits + documentBits} bits, packed without gaps from the lowest bit upwards. A slot is a posting,
 *       in order of term, then document: the lowest {@code restBits} of the term, those that neither bucket nor cell says, and below them
 *       the document. Before a bucket of more than 64 postings as many slots as it takes hold its directory: 32 bits for each cell that
 *       has postings, the number of its first posting in the bucket.
 *   <li>{@code .hpb}: for each of the 2^bucketBits buckets the number of its first slot, in {@code borderBytes}; 8 bytes, a bit for each
 *       cell that has postings, the lowest terms first; 8 bytes, a bit for each posting that is the first of its cell, in order, or 0 where
 *       there is a directory. Then the number of slots, once more in {@code borderBytes}; then width, bucketBits, borderBytes, documentBits
 *       (1 byte each), slots, postings, terms (8 bytes each) and documents (4 bytes). A bucket has 64 cells, or one for each of its terms
 *       when these are fewer.
 * </ul>
 */
public final class HashPostingsFormat extends PostingsFormat {

    static final String NAME = "ColophonHash";
    static final String ENTRIES = "hpe";
    static final String BUCKETS = "hpb";
    static final String ENTRIES_CODEC = "ColophonHashEntries";
    static final String BUCKETS_CODEC = "ColophonHashBuckets";
    static final int VERSION = 1;

    /** What one unaligned read of 8 bytes holds at any bit. */
    static final int WIDEST_NUMBER = 57;

    /** Bytes of a term that fit beside a document number. */
    static final int WIDEST_TERM = 6;

    static final int PADDING = Long.BYTES;

    /** Lucene finds the format by its name through this constructor. */
    public HashPostingsFormat() {
        super(NAME);
    }

    @Override
    public FieldsConsumer fieldsConsumer(SegmentWriteState state) {
        return new HashPostingsConsumer(state);
    }

    @Override
    public FieldsProducer fieldsProducer(SegmentReadState state) throws IOException {
        return HashPostingsProducer.open(state);
    }

    /** The formats of an index, one for each field of packed terms, so that each has files of its own. */
    public static final class OfFields {

        private final PostingsFormat terms = new HashPostingsFormat();
        private final PostingsFormat flatTerms = new HashPostingsFormat();

        /** That of a field, if it is one of packed terms. */
        public Optional<PostingsFormat> of(String field) {
            return switch (field) {
                case Fields.TERMS -> Optional.of(terms);
                case Fields.FLAT_TERMS -> Optional.of(flatTerms);
                default -> Optional.empty();
            };
        }
    }

    static String file(String segment, String suffix, String extension) {
        return IndexFileNames.segmentFileName(segment, suffix, extension);
    }
}
