package dev.colophon.media.picture;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Whether a PNG holds more than one picture: its acTL chunk, which stands before the pixels (PNG 3rd edition, 11.3.6.1). */
final class AnimatedPng {

    private static final int SIGNATURE = 8;
    private static final int CHECKSUM = 4;
    private static final int ANIMATION_CONTROL = 0x6163544C;
    private static final int PIXELS = 0x49444154;

    private AnimatedPng() {}

    static boolean isAnimatedPng(Path file) throws IOException {
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            in.skipNBytes(SIGNATURE);
            while (true) {
                long length = Integer.toUnsignedLong(in.readInt());
                int name = in.readInt();
                if (name == ANIMATION_CONTROL) {
                    return Integer.compareUnsigned(in.readInt(), 1) > 0;
                } else if (name == PIXELS) {
                    return false;
                }
                in.skipNBytes(length + CHECKSUM);
            }
        } catch (EOFException cut) {
            return false;
        }
    }
}
