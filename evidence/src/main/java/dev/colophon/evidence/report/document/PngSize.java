package dev.colophon.evidence.report.document;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;

/** Width and height of a PNG from its head (ISO/IEC 15948): the picture itself is decoded by the browser only. */
record PngSize(int width, int height) {

    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
    private static final int HEAD_BYTES = 24;
    private static final int MOST_PIXELS = 20_000;

    /** Empty when it is no PNG, or one of a size that nobody prints. */
    static Optional<PngSize> of(byte[] png) {
        if (png.length < HEAD_BYTES || !Arrays.equals(png, 0, SIGNATURE.length, SIGNATURE, 0, SIGNATURE.length)) {
            return Optional.empty();
        }
        PngSize size = new PngSize(
                ByteBuffer.wrap(png).getInt(16), ByteBuffer.wrap(png).getInt(20));
        return Optional.of(size)
                .filter(known -> known.width > 0
                        && known.height > 0
                        && known.width <= MOST_PIXELS
                        && known.height <= MOST_PIXELS);
    }
}
