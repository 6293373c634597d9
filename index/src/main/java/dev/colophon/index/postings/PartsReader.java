package dev.colophon.index.postings;

import dev.colophon.index.postings.codec.Fields;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.util.BytesRef;

/** Reads a fingerprint from the documents of its reference: the head, then the blocks in a row. */
final class PartsReader {

    private static final byte[] NOTHING = {};

    private PartsReader() {}

    /** The head, and the parts of the blocks {@code from} to before {@code to} as far as there are any. */
    static Parts read(LeafReaderContext leaf, int head, int from, int to) throws IOException {
        BinaryDocValues parts = DocValues.getBinary(leaf.reader(), Fields.PART);
        NumericDocValues numbers = DocValues.getNumeric(leaf.reader(), Fields.BLOCK);
        byte[] first = part(parts, head);
        List<byte[]> read = new ArrayList<>();
        int documents = leaf.reader().maxDoc();
        for (int block = from; block < to; block++) {
            long document = head + 1L + block;
            if (document >= documents || !numbers.advanceExact((int) document) || numbers.longValue() != block) {
                break; // this is another reference
            }
            read.add(part(parts, (int) document));
        }
        return new Parts(first, from, read);
    }

    private static byte[] part(BinaryDocValues parts, int document) throws IOException {
        if (!parts.advanceExact(document)) {
            return NOTHING;
        }
        BytesRef bytes = parts.binaryValue();
        return Arrays.copyOfRange(bytes.bytes, bytes.offset, bytes.offset + bytes.length);
    }
}
