package dev.colophon.index.postings.codec;

import java.io.Closeable;
import java.io.IOException;
import java.util.Arrays;
import org.apache.lucene.codecs.CodecUtil;
import org.apache.lucene.index.SegmentWriteState;
import org.apache.lucene.store.IndexOutput;
import org.apache.lucene.util.FixedBitSet;
import org.apache.lucene.util.IOUtils;

/** Writes the two files of {@link HashPostingsFormat}; postings come in order of term, then document. */
final class HashPostingsWriter implements Closeable {

    private final HashLayout layout;
    private final IndexOutput entryFile;
    private final IndexOutput bucketFile;
    private final PackedNumbers.Writer entries;
    private final FixedBitSet documents;
    private long slots;
    private long postings;
    private long terms;
    private long lastTerm = -1;
    private int lastDocument = -1;

    /** The bucket that is being filled: its entries, which cells have some, and where those of each of these begin. */
    private long bucket;

    private long[] filled = new long[2 * HashLayout.MARKED];
    private int size;
    private long cells;
    private final int[] starts = new int[HashLayout.MOST_CELLS];
    private int lastCell = -1;

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
        this.layout = HashLayout.of(width, state.segmentInfo.maxDoc(), most);
        this.documents = new FixedBitSet(state.segmentInfo.maxDoc());
        this.entryFile = open(state, HashPostingsFormat.ENTRIES, HashPostingsFormat.ENTRIES_CODEC);
        try {
            this.bucketFile = open(state, HashPostingsFormat.BUCKETS, HashPostingsFormat.BUCKETS_CODEC);
        } catch (IOException | RuntimeException e) {
            IOUtils.closeWhileHandlingException(entryFile);
            throw e;
        }
        this.entries = new PackedNumbers.Writer(entryFile);
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
        while (bucket < layout.bucket(term)) {
            endBucket();
        }
        int cell = layout.cell(term);
        if (cell != lastCell) {
            starts[Long.bitCount(cells)] = size;
            cells |= 1L << cell;
            lastCell = cell;
        }
        if (size == filled.length) {
            filled = Arrays.copyOf(filled, 2 * size);
        }
        filled[size++] = layout.least(term) | document;
        documents.set(document);
        postings++;
        if (term != lastTerm) {
            terms++;
            lastTerm = term;
        }
        lastDocument = document;
    }

    private void endBucket() throws IOException {
        writeBorder();
        bucketFile.writeLong(cells);
        if (size <= HashLayout.MARKED) {
            long marks = 0;
            for (int i = 0; i < Long.bitCount(cells); i++) {
                marks |= 1L << starts[i];
            }
            bucketFile.writeLong(marks);
        } else {
            bucketFile.writeLong(0);
            writeDirectory(Long.bitCount(cells));
        }
        for (int i = 0; i < size; i++) {
            entries.add(filled[i], layout.entryBits());
        }
        slots += size;
        bucket++;
        size = 0;
        cells = 0;
        lastCell = -1;
    }

    private void writeBorder() throws IOException {
        for (int i = 0; i < layout.borderBytes(); i++) {
            bucketFile.writeByte((byte) (slots >>> (Byte.SIZE * i)));
        }
    }

    private void writeDirectory(int held) throws IOException {
        long left = layout.directorySlots(held) * layout.entryBits();
        for (int i = 0; i < held; i++) {
            entries.add(starts[i], HashLayout.START_BITS);
            left -= HashLayout.START_BITS;
        }
        while (left > 0) {
            int bits = (int) Math.min(left, HashLayout.START_BITS);
            entries.add(0, bits);
            left -= bits;
        }
        slots += layout.directorySlots(held);
    }

    void finish() throws IOException {
        while (bucket < layout.buckets()) {
            endBucket();
        }
        writeBorder();
        bucketFile.writeLong(0);
        entries.finish();
        bucketFile.writeByte((byte) layout.width());
        bucketFile.writeByte((byte) layout.bucketBits());
        bucketFile.writeByte((byte) layout.borderBytes());
        bucketFile.writeByte((byte) layout.documentBits());
        bucketFile.writeLong(slots);
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
