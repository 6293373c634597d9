package dev.colophon.index.postings.codec;

import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.BytesTermAttribute;
import org.apache.lucene.util.BytesRef;

/**
 * The terms of a block on their way to {@link HashPostingsFormat}: as many in one token as Lucene takes, after one byte with
 * their width. Lucene hashes and sorts tokens, so this spares it a thousand times the work for a block.
 */
final class PackedTerms extends TokenStream {

    /** Bytes before the first term. */
    static final int HEADER = 1;

    /** Lucene's limit is 32,766. */
    private static final int MOST_BYTES = 32_000;

    private final BytesTermAttribute token = addAttribute(BytesTermAttribute.class);
    private final byte[] terms;
    private final int width;
    private int next;

    /** Takes terms packed one after the other. */
    PackedTerms(byte[] terms, int width) {
        this.terms = terms;
        this.width = width;
    }

    static int width(BytesRef token) {
        return token.bytes[token.offset];
    }

    @Override
    public void reset() {
        next = 0;
    }

    @Override
    public boolean incrementToken() {
        if (next >= terms.length) {
            return false;
        }
        clearAttributes();
        int length = Math.min(MOST_BYTES / width * width, terms.length - next);
        byte[] packed = new byte[HEADER + length];
        packed[0] = (byte) width;
        System.arraycopy(terms, next, packed, HEADER, length);
        token.setBytesRef(new BytesRef(packed));
        next += length;
        return true;
    }
}
