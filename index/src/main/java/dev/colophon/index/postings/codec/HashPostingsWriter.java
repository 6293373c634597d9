package dev.colophon.index.postings.codec;

import java.io.Closeable;
import java.io.IOException;
import org.apache.lucene.codecs.CodecUtil;
import org.apache.lucene.index.SegmentWriteState;
import org.apache.lucene.store.IndexOutput;
import org.apache.lucene.util.FixedBitSet;
import org.apache.lucene.util.IOUtils;

/** Writes the two files of {@link HashPostingsFormat}; postings come in order of term, then document. */
final class HashPostingsWriter implements Closeable {

    private final int width;
    private final int bucketBits;
    private final int borderBits;
    private final int documentBits;
    private final int restBits;
    private final IndexOutput entryFile;
    private final IndexOutput bucketFile;
    private final PackedNumbers.Writer entries;
    private final PackedNumbers.Writer buckets;
    private final FixedBitSet documents;
    private long bucket;
    private long bucketFrom;
    private int cells;
    private long postings;
    private long terms;
    private long lastTerm = -1;
    private int lastDocument = -1;

    /**
     * Opens the files.
     *
     * @param width bytes of a term, 1 to 6
     * @param most postings that will be added at most
     */
    HashPostingsWriter(SegmentWriteState state, int width, long most) throws IOException {
        if (width < 1 || width > HashPostingsFormat.WIDEST_TERM) {
            throw new IllegalArgumentException("terms of " + width + " bytes, 1 to 6 are possible");
        }
        int maxDoc = state.segmentInfo.maxDoc();
        this.width = width;
        this.documentBits = Math.max(1, PackedNumbers.bitsFor(maxDoc - 1L));
        this.bucketBits = bucketBits(8 * width, documentBits, most);
        this.restBits = 8 * width - bucketBits;
        this.borderBits = Math.max(1, PackedNumbers.bitsFor(most));
        this.documents = new FixedBitSet(maxDoc);
        this.entryFile = open(state, HashPostingsFormat.ENTRIES, HashPostingsFormat.ENTRIES_CODEC);
        try {
            this.bucketFile = open(state, HashPostingsFormat.BUCKETS, HashPostingsFormat.BUCKETS_CODEC);
        } catch (IOException | RuntimeException e) {
            IOUtils.closeWhileHandlingException(entryFile);
            throw e;
        }
        this.entries = new PackedNumbers.Writer(entryFile);
        this.buckets = new PackedNumbers.Writer(bucketFile);
    }

    static int bucketBits(int termBits, int documentBits, long postings) {
        int wanted = PackedNumbers.bitsFor(Math.max(0, postings - 1) / HashPostingsFormat.BUCKET);
        int needed = termBits + documentBits - HashPostingsFormat.WIDEST_NUMBER;
        return Math.clamp(Math.max(wanted, needed), 0, termBits);
    }

    private static IndexOutput open(SegmentWriteState state, String extension, String codec) throws IOException {
        IndexOutput output = state.directory.createOutput(
                HashPostingsFormat.file(state.segmentInfo.name, state.segmentSuffix, extension), state.context);
        try {
            CodecUtil.writeIndexHeader(
                    output, codec, HashPostingsFormat.VERSION, state.segmentInfo.getId(), state.segmentSuffix);
            return output;
        } catch (IOException | RuntimeException e) {
            IOUtils.closeWhileHandlingException(output);
            throw e;
        }
    }

    /** Adds a posting; one that comes again counts once. */
    void add(long term, int document) throws IOException {
        if (term == lastTerm && document == lastDocument) {
            return;
        }
        while (bucket < term >>> restBits) {
            endBucket();
        }
        long rest = term & ((1L << restBits) - 1);
        cells |= 1 << HashPostingsFormat.cell(rest, restBits);
        entries.add((rest << documentBits) | document, restBits + documentBits);
        documents.set(document);
        postings++;
        if (term != lastTerm) {
            terms++;
            lastTerm = term;
        }
        lastDocument = document;
    }

    private void endBucket() throws IOException {
        buckets.add(bucketFrom, borderBits);
        buckets.add(Integer.toUnsignedLong(cells), HashPostingsFormat.CELLS);
        bucket++;
        bucketFrom = postings;
        cells = 0;
    }

    void finish() throws IOException {
        while (bucket <= 1L << bucketBits) {
            endBucket();
        }
        entries.finish();
        buckets.finish();
        bucketFile.writeByte((byte) width);
        bucketFile.writeByte((byte) bucketBits);
        bucketFile.writeByte((byte) borderBits);
        bucketFile.writeByte((byte) documentBits);
        bucketFile.writeLong(postings);
        bucketFile.writeLong(terms);
        bucketFile.writeInt(documents.cardinality());
        CodecUtil.writeFooter(entryFile);
        CodecUtil.writeFooter(bucketFile);
    }

    @Override
    public void close() throws IOException {
        IOUtils.close(entryFile, bucketFile);
    }
}
