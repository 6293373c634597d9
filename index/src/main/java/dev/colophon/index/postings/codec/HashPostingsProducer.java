package dev.colophon.index.postings.codec;

import java.io.IOException;
import java.util.Collections;
import java.util.Iterator;
import org.apache.lucene.codecs.CodecUtil;
import org.apache.lucene.codecs.FieldsProducer;
import org.apache.lucene.codecs.perfield.PerFieldPostingsFormat;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.FieldInfo;
import org.apache.lucene.index.SegmentReadState;
import org.apache.lucene.store.IndexInput;
import org.apache.lucene.util.IOUtils;
import org.jspecify.annotations.Nullable;

/** Opens what {@link HashPostingsWriter} wrote. */
final class HashPostingsProducer extends FieldsProducer {

    /** Bytes after the buckets: 4 widths, slots, postings, terms, documents. */
    private static final int FACTS = 4 + 3 * Long.BYTES + Integer.BYTES;

    private final String field;
    private final IndexInput entryFile;
    private final IndexInput bucketFile;
    private final HashTerms terms;

    private HashPostingsProducer(String field, IndexInput entryFile, IndexInput bucketFile, HashTerms terms) {
        this.field = field;
        this.entryFile = entryFile;
        this.bucketFile = bucketFile;
        this.terms = terms;
    }

    static FieldsProducer open(SegmentReadState state) throws IOException {
        IndexInput entryFile = null;
        IndexInput bucketFile = null;
        try {
            entryFile = open(state, HashPostingsFormat.ENTRIES, HashPostingsFormat.ENTRIES_CODEC);
            bucketFile = open(state, HashPostingsFormat.BUCKETS, HashPostingsFormat.BUCKETS_CODEC);
            HashTerms terms = terms(
                    entryFile,
                    CodecUtil.indexHeaderLength(HashPostingsFormat.ENTRIES_CODEC, state.segmentSuffix),
                    bucketFile,
                    CodecUtil.indexHeaderLength(HashPostingsFormat.BUCKETS_CODEC, state.segmentSuffix),
                    state.segmentInfo.maxDoc());
            return new HashPostingsProducer(field(state), entryFile, bucketFile, terms);
        } catch (IOException | RuntimeException e) {
            IOUtils.closeWhileHandlingException(entryFile, bucketFile);
            throw e;
        }
    }

    /** The field whose files these are. */
    private static String field(SegmentReadState state) throws IOException {
        for (FieldInfo info : state.fieldInfos) {
            if (state.segmentSuffix.equals(HashPostingsFormat.NAME + "_"
                            + info.getAttribute(PerFieldPostingsFormat.PER_FIELD_SUFFIX_KEY))
                    && HashPostingsFormat.NAME.equals(info.getAttribute(PerFieldPostingsFormat.PER_FIELD_FORMAT_KEY))) {
                return info.name;
            }
        }
        throw new CorruptIndexException("no field of hash terms", state.segmentInfo.name);
    }

    private static IndexInput open(SegmentReadState state, String extension, String codec) throws IOException {
        IndexInput input = state.directory.openInput(
                HashPostingsFormat.file(state.segmentInfo.name, state.segmentSuffix, extension), state.context);
        try {
            CodecUtil.checkIndexHeader(
                    input,
                    codec,
                    HashPostingsFormat.VERSION,
                    HashPostingsFormat.VERSION,
                    state.segmentInfo.getId(),
                    state.segmentSuffix);
            CodecUtil.retrieveChecksum(input);
            return input;
        } catch (IOException | RuntimeException e) {
            IOUtils.closeWhileHandlingException(input);
            throw e;
        }
    }

    private static HashTerms terms(
            IndexInput entryFile, long entriesFrom, IndexInput bucketFile, long bucketsFrom, int maxDoc)
            throws IOException {
        long factsFrom = bucketFile.length() - CodecUtil.footerLength() - FACTS;
        bucketFile.seek(Math.max(bucketsFrom, factsFrom));
        int width = bucketFile.readByte();
        int bucketBits = bucketFile.readByte();
        int borderBytes = bucketFile.readByte();
        int documentBits = bucketFile.readByte();
        HashLayout layout = new HashLayout(width, bucketBits, borderBytes, documentBits);
        long slots = bucketFile.readLong();
        long postings = bucketFile.readLong();
        long terms = bucketFile.readLong();
        int documents = bucketFile.readInt();
        if (!layout.isPossible()
                || postings < 0
                || postings > slots
                || slots > Byte.SIZE * entryFile.length()
                || bucketsFrom + layout.bytesOfBuckets() != factsFrom
                || entriesFrom + PackedNumbers.bytes(slots, layout.entryBits())
                        != entryFile.length() - CodecUtil.footerLength()) {
            throw new CorruptIndexException("sizes do not fit", bucketFile);
        }
        return new HashTerms(
                layout,
                new HashTerms.Sizes(slots, postings, terms, documents, maxDoc),
                new PackedNumbers(
                        entryFile.randomAccessSlice(
                                entriesFrom, entryFile.length() - CodecUtil.footerLength() - entriesFrom),
                        layout.entryBits()),
                bucketFile.randomAccessSlice(bucketsFrom, factsFrom - bucketsFrom));
    }

    @Override
    public Iterator<String> iterator() {
        return Collections.singleton(field).iterator();
    }

    @Override
    public @Nullable HashTerms terms(String name) {
        return name.equals(field) ? terms : null;
    }

    @Override
    public int size() {
        return 1;
    }

    @Override
    public void checkIntegrity() throws IOException {
        CodecUtil.checksumEntireFile(entryFile);
        CodecUtil.checksumEntireFile(bucketFile);
    }

    @Override
    public void close() throws IOException {
        IOUtils.close(entryFile, bucketFile);
    }
}
