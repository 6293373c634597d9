package dev.colophon.media.file;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Whether a GIF holds more than one picture, from its block structure (GIF89a specification, appendix A). */
final class AnimatedGif {

    private AnimatedGif() {}

    static boolean isAnimatedGif(Path file) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 65_536)) {
            byte[] header = in.readNBytes(13);
            if (header.length < 13) {
                return false;
            }
            skipColours(in, header[10]);
            int pictures = 0;
            for (int block = in.read(); block == 0x21 || block == 0x2C; block = in.read()) {
                if (block == 0x2C) {
                    if (++pictures == 2) {
                        return true;
                    }
                    byte[] descriptor = in.readNBytes(9);
                    if (descriptor.length < 9) {
                        return false;
                    }
                    skipColours(in, descriptor[8]);
                }
                in.read(); // extension label, or the code size of a picture
                for (int length = in.read(); length > 0; length = in.read()) {
                    in.skipNBytes(length);
                }
            }
            return false;
        } catch (java.io.EOFException cut) {
            return false;
        }
    }

    private static void skipColours(InputStream in, byte flags) throws IOException {
        if ((flags & 0x80) != 0) {
            in.skipNBytes(3L << ((flags & 7) + 1));
        }
    }
}
