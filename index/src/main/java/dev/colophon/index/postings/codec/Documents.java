package dev.colophon.index.postings.codec;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.IndexableField;
import org.apache.lucene.util.BytesRef;

/** The fields of the documents of a reference, which are the same wherever an index lies. */
public final class Documents {

    private static final int NO_BLOCK = -1;

    private Documents() {}

    /**
     * Those of the document that holds a fingerprint or the head of it.
     *
     * @param digest of {@link Fields#digest}
     * @param terms by which its flat bytes are found, one after the other; none where nothing of it is looked up
     */
    public static List<IndexableField> ofFingerprint(
            String reference,
            BytesRef digest,
            Optional<byte[]> whole,
            Optional<byte[]> head,
            Optional<byte[]> flat,
            byte[] terms,
            int width) {
        List<IndexableField> fields = new ArrayList<>();
        fields.add(new StoredField(Fields.REFERENCE, reference));
        fields.add(new StringField(Fields.PRINT_OF, reference, Field.Store.NO));
        fields.add(new StringField(Fields.DIGEST, digest, Field.Store.NO));
        // Every document has a number: those are read much faster.
        fields.add(new NumericDocValuesField(Fields.BLOCK, NO_BLOCK));
        whole.ifPresent(bytes -> fields.add(new StoredField(Fields.PRINT, bytes)));
        head.ifPresent(bytes -> fields.add(new BinaryDocValuesField(Fields.PART, new BytesRef(bytes))));
        flat.ifPresent(bytes -> fields.add(new BinaryDocValuesField(Fields.FLAT, new BytesRef(bytes))));
        if (terms.length > 0) {
            fields.add(Fields.flatTerms(terms, width));
        }
        return fields;
    }

    /**
     * Those of a block.
     *
     * @param terms one after the other
     * @param part what is kept of the fingerprint with it
     */
    public static List<IndexableField> ofBlock(
            String reference, int number, byte[] terms, int width, boolean lengths, byte[] part) {
        List<IndexableField> fields = new ArrayList<>();
        fields.add(new BinaryDocValuesField(Fields.BLOCK_OF, new BytesRef(reference)));
        fields.add(new NumericDocValuesField(Fields.BLOCK, number));
        fields.add(Fields.terms(terms, width));
        if (lengths) {
            fields.add(new NumericDocValuesField(Fields.LENGTH, terms.length / width));
        }
        if (part.length > 0) {
            fields.add(new BinaryDocValuesField(Fields.PART, new BytesRef(part)));
        }
        return fields;
    }
}
