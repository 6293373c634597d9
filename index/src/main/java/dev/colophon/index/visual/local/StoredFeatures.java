package dev.colophon.index.visual.local;

import dev.colophon.fingerprint.image.local.LocalFeatures;
import java.nio.ByteBuffer;

/**
 * What an index keeps of the local features of a reference: those of a picture as they encode themselves, those of a frame of a film with
 * {@linkplain TernaryCodes packed} codes, then the cell of each, u16. Pictures are read by the thousand in one search, frames by the dozen.
 */
public record StoredFeatures(LocalFeatures features, char[] cells) {

    public static final int TERM_BYTES = LocalTerms.BYTES;

    /** A digest of the vocabulary: with another one terms and cells are others. */
    public static final int VOCABULARY = VisualWords.digest();

    /** Bytes of a code of a frame. */
    public static final int FRAME_CODE_BYTES = TernaryCodes.BYTES;

    /** The first byte of packed features; others begin with {@link LocalFeatures#VERSION}. */
    private static final byte PACKED = -1;

    private static final int HEADER_BYTES = LocalFeatures.NONE.encodedBytes();
    private static final int CODE_BYTES = LocalFeatures.CODE_BITS / Byte.SIZE;
    private static final int PLACE_BYTES = LocalFeatures.FEATURE_BYTES - CODE_BYTES;

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

    /** The same in fewer bytes, which take longer to read. */
    public byte[] encodeFrame() {
        if (!TernaryCodes.arePackable(features)) {
            return encode();
        }
        byte[] plain = new byte[features.encodedBytes()];
        features.encode(ByteBuffer.wrap(plain));
        ByteBuffer out = ByteBuffer.allocate(1 + packedBytes(features.size()) + Character.BYTES * cells.length);
        out.put(PACKED).put(plain, 0, HEADER_BYTES);
        for (int i = 0; i < features.size(); i++) {
            out.put(plain, HEADER_BYTES + i * LocalFeatures.FEATURE_BYTES, PLACE_BYTES);
            TernaryCodes.pack(features, i, out);
        }
        out.asCharBuffer().put(cells);
        return out.array();
    }

    private static int packedBytes(int size) {
        return HEADER_BYTES + size * (PLACE_BYTES + TernaryCodes.BYTES);
    }

    /** Of features that are packed, what {@link LocalFeatures#decode} reads. */
    private static LocalFeatures unpacked(ByteBuffer in) {
        in.get();
        int size = in.getShort(in.position() + HEADER_BYTES - Short.BYTES) & 0xffff;
        ByteBuffer plain = ByteBuffer.allocate(HEADER_BYTES + size * LocalFeatures.FEATURE_BYTES);
        copy(in, plain, HEADER_BYTES);
        for (int i = 0; i < size; i++) {
            copy(in, plain, PLACE_BYTES);
            TernaryCodes.unpack(in, plain);
        }
        return LocalFeatures.decode(plain.flip());
    }

    private static void copy(ByteBuffer in, ByteBuffer out, int bytes) {
        out.put(in.slice(in.position(), bytes));
        in.position(in.position() + bytes);
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
