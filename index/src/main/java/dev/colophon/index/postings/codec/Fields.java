package dev.colophon.index.postings.codec;

import java.nio.ByteBuffer;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.util.BytesRef;

/** The fields of the folder. */
public final class Fields {

    /** On every document: the reference it belongs to, to delete by. */
    public static final String REFERENCE = "reference";
    /** On the document that holds the fingerprint of a reference. */
    public static final String PRINT_OF = "print-of";

    /** On blocks, as doc value: the reference, to read when a block is a candidate. */
    public static final String BLOCK_OF = "block-of";

    public static final String PRINT = "print";

    /** On the document of the fingerprint, as doc value: what every search reads. */
    public static final String FLAT = "flat";

    /** On blocks and on the document of the fingerprint, as doc value: its parts. */
    public static final String PART = "part";

    /** On the document of the fingerprint where it comes after its blocks, as doc value: how many these are. */
    public static final String BLOCKS_BEFORE = "blocks-before";

    public static final String DIGEST = "digest";
    public static final String BLOCK = "block";

    /** On blocks whose terms weigh less the more there are, as doc value: how many terms they have. */
    public static final String LENGTH = "length";

    /** On blocks: what they are found by. */
    public static final String TERMS = "terms";

    /** On the document of the fingerprint: what its {@link #FLAT flat bytes} are found by. */
    public static final String FLAT_TERMS = "flat-terms";

    private static final FieldType DOCS_ONLY = new FieldType();

    static {
        DOCS_ONLY.setIndexOptions(IndexOptions.DOCS);
        DOCS_ONLY.setOmitNorms(true);
        DOCS_ONLY.setTokenized(true);
        DOCS_ONLY.freeze();
    }

    private Fields() {}

    /** A digest as a term. */
    public static BytesRef digest(long high, long low) {
        return new BytesRef(
                ByteBuffer.allocate(2 * Long.BYTES).putLong(high).putLong(low).array());
    }

    /** A field of packed terms by which a block is found. */
    public static Field terms(byte[] packed, int width) {
        return new Field(TERMS, new PackedTerms(packed, width), DOCS_ONLY);
    }

    /** And one by which flat bytes are found. */
    static Field flatTerms(byte[] packed, int width) {
        return new Field(FLAT_TERMS, new PackedTerms(packed, width), DOCS_ONLY);
    }
}
