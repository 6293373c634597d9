package dev.colophon.index.visual.local;

import dev.colophon.fingerprint.image.local.LocalFeatures;
import java.nio.ByteBuffer;

/**
 * What an index keeps of the local features of a reference: those of a picture as they encode themselves, those of a frame of a film with
 * {@linkplain CoarseCodes packed} codes, then the cell of each, u16. Pictures are read by the thousand in one search, frames by the dozen.
 */
public record StoredFeatures(LocalFeatures features, char[] cells) {

    public static final int TERM_BYTES = LocalTerms.BYTES;

    /** A digest of the vocabulary: with another one terms and cells are others. */
    public static final int VOCABULARY = VisualWords.digest();

    /** Bytes of a feature of a frame. */
    public static final int FRAME_FEATURE_BYTES = CoarseCodes.BYTES;

    /** The first byte of packed features; others begin with {@link LocalFeatures#VERSION}. */
    private static final byte PACKED = -2;

    private static final int HEADER_BYTES = LocalFeatures.NONE.encodedBytes();

    /** Of the features of a picture. */
    public static StoredFeatures of(LocalFeatures features) {
        return new StoredFeatures(features, VisualWords.OF_PICTURES.cells(features));
    }

    /** Of the features of a frame of a film. */
    public static StoredFeatures ofFrame(LocalFeatures features) {
        return new StoredFeatures(features, VisualWords.OF_FRAMES.cells(features));
    }

    /** The terms by which a picture is found, {@link #TERM_BYTES} each. */
    public byte[] terms() {
        return LocalTerms.of(features, cells, LocalTerms.Space.PICTURES);
    }

    /** The terms by which a frame of a film is found, likewise. */
    public byte[] frameTerms() {
        return LocalTerms.of(features, cells, LocalTerms.Space.FRAMES);
    }

    /** With codes of half the bits, which those of frames are compared in. */
    StoredFeatures halved() {
        return new StoredFeatures(features.halved(), cells);
    }

    public byte[] encode() {
        ByteBuffer out = ByteBuffer.allocate(features.encodedBytes() + Character.BYTES * cells.length);
        features.encode(out);
        out.asCharBuffer().put(cells);
        return out.array();
    }

    /** The same in fewer bytes, which take longer to read, where nothing is lost. */
    public byte[] encodeFrame() {
        ByteBuffer plain = ByteBuffer.allocate(features.encodedBytes());
        features.encode(plain);
        plain.flip();
        for (int i = 0; i < features.size(); i++) {
            if (!CoarseCodes.isPackable(plain, HEADER_BYTES + i * LocalFeatures.FEATURE_BYTES)) {
                return encode();
            }
        }
        ByteBuffer out =
                ByteBuffer.allocate(1 + HEADER_BYTES + (CoarseCodes.BYTES + Character.BYTES) * features.size());
        out.put(PACKED);
        copyHeader(plain, out);
        for (int i = 0; i < features.size(); i++) {
            CoarseCodes.pack(plain, out);
        }
        out.asCharBuffer().put(cells);
        return out.array();
    }

    /** Of features that are packed, what {@link LocalFeatures#decode} reads. */
    private static LocalFeatures unpacked(ByteBuffer in) {
        in.get();
        int size = in.getShort(in.position() + HEADER_BYTES - Short.BYTES) & 0xffff;
        ByteBuffer plain = ByteBuffer.allocate(HEADER_BYTES + size * LocalFeatures.FEATURE_BYTES);
        copyHeader(in, plain);
        for (int i = 0; i < size; i++) {
            CoarseCodes.unpack(in, plain);
        }
        return LocalFeatures.decode(plain.flip());
    }

    private static void copyHeader(ByteBuffer in, ByteBuffer out) {
        out.put(in.slice(in.position(), HEADER_BYTES));
        in.position(in.position() + HEADER_BYTES);
    }

    /** Reads what {@link #encode} or {@link #encodeFrame} wrote; of no bytes, no features. */
    public static StoredFeatures decode(byte[] bytes) {
        if (bytes.length == 0) {
            return new StoredFeatures(LocalFeatures.NONE, new char[0]);
        }
        ByteBuffer in = ByteBuffer.wrap(bytes);
        LocalFeatures features = bytes[0] == PACKED ? unpacked(in) : LocalFeatures.decode(in);
        char[] cells = new char[features.size()];
        in.asCharBuffer().get(cells);
        return new StoredFeatures(features, cells);
    }
}
