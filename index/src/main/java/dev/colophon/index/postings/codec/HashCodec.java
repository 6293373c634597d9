package dev.colophon.index.postings.codec;

import org.apache.lucene.codecs.PostingsFormat;
import org.apache.lucene.codecs.lucene104.Lucene104Codec;

/** Lucene's own codec, but for the postings of terms. Segments name the format, so reading needs no codec of ours. */
public final class HashCodec extends Lucene104Codec {

    /** Names how terms lie in a folder, for the schemes of those that have terms. */
    public static final String FORMAT = "hash3";

    private final HashPostingsFormat.OfFields hash = new HashPostingsFormat.OfFields();

    @Override
    public PostingsFormat getPostingsFormatForField(String field) {
        return hash.of(field).orElseGet(() -> super.getPostingsFormatForField(field));
    }
}
