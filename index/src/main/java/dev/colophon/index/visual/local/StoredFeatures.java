package dev.colophon.index.visual.local;

import dev.colophon.fingerprint.image.local.LocalFeatures;
import java.nio.ByteBuffer;

/**
 * What an index keeps of the local features of a reference: the features as they encode themselves, then the cell of each, u16.
 */
public record StoredFeatures(LocalFeatures features, char[] cells) {

    public static final int TERM_BYTES = LocalTerms.BYTES;

    /** A digest of the vocabulary: with another one terms and cells are others. */
    public static final int VOCABULARY = VisualWords.digest();

    /** Of the features of a picture. */
    public static StoredFeatures of(LocalFeatures features) {
        return new StoredFeatures(features, VisualWords.cells(features));
    }

    /** The terms by which a picture is found, {@link #TERM_BYTES} each. */
    public byte[] terms() {
        return LocalTerms.of(features, cells, LocalTerms.Space.PICTURES);
    }

    /** The terms by which a frame of a film is found, likewise. */
    public byte[] frameTerms() {
        return LocalTerms.of(features, cells, LocalTerms.Space.FRAMES);
    }

    public byte[] encode() {
        ByteBuffer out = ByteBuffer.allocate(features.encodedBytes() + Character.BYTES * cells.length);
        features.encode(out);
        out.asCharBuffer().put(cells);
        return out.array();
    }

    /** Reads what {@link #encode} wrote; of no bytes, no features. */
    public static StoredFeatures decode(byte[] bytes) {
        if (bytes.length == 0) {
            return new StoredFeatures(LocalFeatures.NONE, new char[0]);
        }
        ByteBuffer in = ByteBuffer.wrap(bytes);
        LocalFeatures features = LocalFeatures.decode(in);
        char[] cells = new char[features.size()];
        in.asCharBuffer().get(cells);
        return new StoredFeatures(features, cells);
    }
}
