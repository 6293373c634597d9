package dev.colophon.media.ocr;

import dev.colophon.media.picture.RgbImage;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;

/** BMP files of 24 bits a pixel, rows from the top, as this program writes them for itself and the recogniser. */
final class Bitmap {

    private static final int HEADER_BYTES = 14 + 40;
    private static final int WIDTH_AT = 18;
    private static final int HEIGHT_AT = 22;

    private Bitmap() {}

    static void write(RgbImage picture, Path file) throws IOException {
        write(picture, 0, picture.height(), file);
    }

    /** Writes the rows from one to before another. */
    static void write(RgbImage picture, int top, int bottom, Path file) throws IOException {
        int width = picture.width();
        byte[] row = new byte[rowBytes(width)];
        ByteBuffer header = ByteBuffer.allocate(HEADER_BYTES).order(ByteOrder.LITTLE_ENDIAN);
        header.put((byte) 'B').put((byte) 'M').putInt(HEADER_BYTES + row.length * (bottom - top));
        header.putInt(0).putInt(HEADER_BYTES).putInt(40).putInt(width).putInt(-(bottom - top));
        header.putShort((short) 1).putShort((short) 24); // planes, bits a pixel
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            out.write(header.array());
            for (int y = top; y < bottom; y++) {
                copy(picture.rgb(), 3 * y * width, row, 0, width);
                out.write(row);
            }
        }
    }

    /** Reads what {@link #write(RgbImage, Path)} wrote. */
    static RgbImage read(Path file) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        int width = bytes.getInt(WIDTH_AT);
        int height = -bytes.getInt(HEIGHT_AT);
        byte[] rgb = new byte[3 * width * height];
        for (int y = 0; y < height; y++) {
            copy(bytes.array(), HEADER_BYTES + y * rowBytes(width), rgb, 3 * y * width, width);
        }
        return new RgbImage(width, height, rgb);
    }

    /** Rows are filled up to four bytes. */
    private static int rowBytes(int width) {
        return (3 * width + 3) / 4 * 4;
    }

    /** Turns red, green, blue around, either way. */
    private static void copy(byte[] from, int at, byte[] to, int toAt, int pixels) {
        for (int i = 0; i < 3 * pixels; i += 3) {
            to[toAt + i] = from[at + i + 2];
            to[toAt + i + 1] = from[at + i + 1];
            to[toAt + i + 2] = from[at + i];
        }
    }
}
