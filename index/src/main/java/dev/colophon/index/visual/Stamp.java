package dev.colophon.index.visual;

import dev.colophon.fingerprint.ImageFingerprint;
import dev.colophon.fingerprint.image.Miniature;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * What the first look reads of a reference picture: its miniature at 16 x 16, whether it is plain, and its shape.
 *
 * @param aspect width by height, in pixels
 * @param samples unsigned
 */
record Stamp(boolean plain, float aspect, ByteBuffer samples) {

    static final int SIDE = 16;
    static final int BYTES = 1 + Float.BYTES + SIDE * SIDE;

    int sample(int at) {
        return samples.get(samples.position() + at) & 0xff;
    }

    static void write(ImageFingerprint print, Miniature miniature, ByteBuffer out) {
        out.put((byte) (miniature.plain() ? 1 : 0)).putFloat((float) aspect(print, miniature));
        for (float mean : Samples.ofLuma(miniature).reduced(SIDE, SIDE)) {
            out.put((byte) Math.round(mean));
        }
    }

    /** The stamp after the hashes of a reference, if it has one. */
    static Optional<Stamp> read(byte[] bytes, int offset, int length) {
        int at = Flat.HEADER_BYTES + Flat.HASH_BYTES * Flat.hashes(bytes, offset, length);
        if (length - at != BYTES) {
            return Optional.empty();
        }
        ByteBuffer in = ByteBuffer.wrap(bytes, offset + at, BYTES).order(Flat.ORDER);
        return Optional.of(new Stamp(in.get() != 0, in.getFloat(), in));
    }

    /** Width by height in pixels of what a miniature shows. */
    static double aspect(ImageFingerprint print, Miniature miniature) {
        double width = (miniature.region().x(1) - miniature.region().x(0)) * print.width();
        double height = (miniature.region().y(1) - miniature.region().y(0)) * print.height();
        return width / height;
    }
}
