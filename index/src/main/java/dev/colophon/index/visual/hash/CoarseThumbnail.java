package dev.colophon.index.visual.hash;

import dev.colophon.fingerprint.ImageFingerprint;
import dev.colophon.fingerprint.image.Orientation;
import dev.colophon.fingerprint.image.Thumbnail;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * What the template match reads of a reference picture: its thumbnail at 16 x 16, whether it is plain, how many local features
 * the picture has, and its shape.
 *
 * @param features that it has at least: in eights, and not above {@value #MOST_FEATURES}
 * @param aspect width by height, in pixels
 * @param samples unsigned
 */
public record CoarseThumbnail(boolean plain, int features, float aspect, ByteBuffer samples) {

    public static final int SIDE = 16;
    static final int MOST_FEATURES = 8 * 127;
    static final int BYTES = 1 + Float.BYTES + SIDE * SIDE;

    public int sample(int at) {
        return samples.get(samples.position() + at) & 0xff;
    }

    /** With an orientation undone. */
    public CoarseThumbnail laid(Orientation undone) {
        byte[] unsigned = new byte[SIDE * SIDE];
        for (int i = 0; i < unsigned.length; i++) {
            unsigned[i] = (byte) sample(i);
        }
        float[] laid = Samples.of(unsigned, SIDE).laid(undone).values();
        for (int i = 0; i < unsigned.length; i++) {
            unsigned[i] = (byte) laid[i];
        }
        return new CoarseThumbnail(
                plain, features, undone.quarterTurns() % 2 == 0 ? aspect : 1 / aspect, ByteBuffer.wrap(unsigned));
    }

    public static CoarseThumbnail of(ImageFingerprint fingerprint, Thumbnail thumbnail) {
        ByteBuffer packed = ByteBuffer.allocate(BYTES).order(PackedDescriptors.ORDER);
        write(fingerprint, thumbnail, packed);
        return read(packed.flip());
    }

    static void write(ImageFingerprint fingerprint, Thumbnail thumbnail, ByteBuffer out) {
        int eights = Math.min(MOST_FEATURES, fingerprint.features().size()) / 8;
        out.put((byte) (2 * eights + (thumbnail.plain() ? 1 : 0)));
        out.putFloat((float) aspect(fingerprint, thumbnail));
        for (float mean : Samples.ofLuma(thumbnail).reduced(SIDE, SIDE)) {
            out.put((byte) Math.round(mean));
        }
    }

    /** The same in {@value #BYTES} bytes. */
    public byte[] encode() {
        ByteBuffer out = ByteBuffer.allocate(BYTES).order(PackedDescriptors.ORDER);
        out.put((byte) (2 * (features / 8) + (plain ? 1 : 0))).putFloat(aspect);
        for (int at = 0; at < SIDE * SIDE; at++) {
            out.put((byte) sample(at));
        }
        return out.array();
    }

    /**
     * Reads what {@link #encode} wrote.
     *
     * @throws IllegalArgumentException when it is something else
     */
    public static CoarseThumbnail decode(byte[] bytes) {
        if (bytes.length != BYTES) {
            throw new IllegalArgumentException("%d bytes are no thumbnail".formatted(bytes.length));
        }
        return read(ByteBuffer.wrap(bytes).order(PackedDescriptors.ORDER));
    }

    /** The thumbnail after the hashes of a reference, if it has one. */
    public static Optional<CoarseThumbnail> read(byte[] bytes, int offset, int length) {
        if (PackedDescriptors.isFilm(bytes, offset, length)) {
            return Optional.empty();
        }
        int at = PackedDescriptors.HEADER_BYTES
                + PackedDescriptors.HASH_BYTES * PackedDescriptors.hashes(bytes, offset, length);
        if (length - at != BYTES) {
            return Optional.empty();
        }
        ByteBuffer in = ByteBuffer.wrap(bytes, offset + at, BYTES).order(PackedDescriptors.ORDER);
        return Optional.of(read(in));
    }

    private static CoarseThumbnail read(ByteBuffer in) {
        int first = in.get() & 0xff;
        return new CoarseThumbnail(first % 2 == 1, 8 * (first / 2), in.getFloat(), in);
    }

    /** Width by height in pixels of what a thumbnail shows. */
    public static double aspect(ImageFingerprint fingerprint, Thumbnail thumbnail) {
        double width = (thumbnail.region().x(1) - thumbnail.region().x(0)) * fingerprint.width();
        double height = (thumbnail.region().y(1) - thumbnail.region().y(0)) * fingerprint.height();
        return width / height;
    }
}
