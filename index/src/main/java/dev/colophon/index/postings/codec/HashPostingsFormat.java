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
 * upper bits of the term. A bucket of at most some {@value #BUCKET} postings knows which of {@value #CELLS} equal parts of its
 * range of terms have postings: two of three look-ups end there, at one place in memory; for the others the number of parts
 * before theirs says where to read.
 *
 * <p>Two files a segment, each with Lucene's header and checksum, little-endian, numbers packed without gaps from the lowest
 * bit upwards, 8 bytes of zeros after the last:
 *
 * <ul>
 *   <li>{@code .hpe}: the postings in order of term, then document. A posting is the lower bits of the term, those that its
 *       bucket does not say, and below them the document: {@code 8 * width - bucketBits + documentBits} bits.
 *   <li>{@code .hpb}: for each of the 2^bucketBits buckets the number of its first posting, in {@code borderBits}, and above it
 *       {@value #CELLS} bits, one for each part, the lowest terms first; once more for the end of the last bucket, with the
 *       number of postings; then width, bucketBits, borderBits, documentBits (1 byte each), postings, terms (8 bytes each) and
 *       documents (4 bytes).
 * </ul>
 */
public final class HashPostingsFormat extends PostingsFormat {

    static final String NAME = "ColophonHash";
    static final String ENTRIES = "hpe";
    static final String BUCKETS = "hpb";
    static final String ENTRIES_CODEC = "ColophonHashEntries";
    static final String BUCKETS_CODEC = "ColophonHashBuckets";
    static final int VERSION = 0;

    /** Postings in a bucket: at least half of this on average, at most this. */
    static final int BUCKET = 16;

    /** Parts of a bucket that are told apart: 3 bits a posting, so that an absent term passes one time in three. */
    static final int CELLS = 32;

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

    /** In which part of its bucket a term lies, by those of its bits that the bucket does not say. */
    static int cell(long rest, int restBits) {
        return (int) (restBits >= 5 ? rest >>> (restBits - 5) : rest << (5 - restBits));
    }

    static String file(String segment, String suffix, String extension) {
        return IndexFileNames.segmentFileName(segment, suffix, extension);
    }
}
