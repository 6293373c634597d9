package dev.colophon.media.picture;

import dev.colophon.media.file.FileType;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * How a stored picture has to be turned to stand upright: the Orientation tag (274) of Exif 2.32 section 4.6.4, which
 * JPEG keeps in an APP1 segment, PNG in an eXIf chunk, WebP in an EXIF chunk and TIFF in its first directory.
 */
final class ExifOrientation {

    static final int UPRIGHT = 1;

    private static final int TAG = 274;
    private static final int MAX_BLOCK = 1 << 16;
    private static final int MAX_SEGMENTS = 1_000;

    private ExifOrientation() {}

    /** 1 to 8; {@link #UPRIGHT} when the file does not say or says nonsense. */
    static int of(Path file, FileType type) throws IOException {
        try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
            return switch (type) {
                case JPEG -> jpeg(in);
                case PNG -> chunks(in, 8, ByteOrder.BIG_ENDIAN, "eXIf");
                case WEBP -> chunks(in, 12, ByteOrder.LITTLE_ENDIAN, "EXIF");
                case TIFF -> tiff(in);
                default -> UPRIGHT;
            };
        } catch (java.io.EOFException | IllegalArgumentException | IndexOutOfBoundsException cut) {
            return UPRIGHT;
        }
    }

    private static int jpeg(RandomAccessFile in) throws IOException {
        in.seek(2);
        for (int i = 0; i < MAX_SEGMENTS; i++) {
            int marker = in.readUnsignedShort();
            if (marker == 0xFFFF) {
                in.seek(in.getFilePointer() - 1);
                continue;
            } else if (marker < 0xFFC0 || marker == 0xFFDA || marker == 0xFFD9) {
                return UPRIGHT;
            }
            int length = in.readUnsignedShort() - 2;
            long next = in.getFilePointer() + length;
            if (marker == 0xFFE1 && length > 14) {
                byte[] segment = new byte[length];
                in.readFully(segment);
                if (new String(segment, 0, 6, StandardCharsets.ISO_8859_1).equals("Exif\0\0")) {
                    return directory(ByteBuffer.wrap(segment, 6, length - 6).slice());
                }
            }
            in.seek(next);
        }
        return UPRIGHT;
    }

    /** PNG: length, name, data, checksum. RIFF: name, length, data padded to even. */
    private static int chunks(RandomAccessFile in, int start, ByteOrder order, String wanted) throws IOException {
        boolean riff = order == ByteOrder.LITTLE_ENDIAN;
        long at = start;
        for (int i = 0; i < MAX_SEGMENTS; i++) {
            in.seek(at);
            byte[] head = new byte[8];
            in.readFully(head);
            String name = new String(head, riff ? 0 : 4, 4, StandardCharsets.ISO_8859_1);
            long length =
                    Integer.toUnsignedLong(ByteBuffer.wrap(head).order(order).getInt(riff ? 4 : 0));
            if (name.equals(wanted)) {
                byte[] data = new byte[(int) Math.min(length, MAX_BLOCK)];
                in.readFully(data);
                boolean prefixed = data.length > 6 && data[0] == 'E' && data[1] == 'x';
                return directory(ByteBuffer.wrap(data, prefixed ? 6 : 0, data.length - (prefixed ? 6 : 0))
                        .slice());
            }
            at += 8 + length + (riff ? length & 1 : 4);
        }
        return UPRIGHT;
    }

    private static int tiff(RandomAccessFile in) throws IOException {
        byte[] head = new byte[8];
        in.readFully(head);
        ByteOrder order = head[0] == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
        long directory =
                Integer.toUnsignedLong(ByteBuffer.wrap(head).order(order).getInt(4));
        in.seek(directory);
        byte[] block = new byte[(int) Math.min(MAX_BLOCK, Math.max(0, in.length() - directory))];
        in.readFully(block);
        return entries(ByteBuffer.wrap(block).order(order), 0);
    }

    private static int directory(ByteBuffer exif) {
        exif.order(exif.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        int at = exif.getInt(4);
        return at < 8 || at > exif.limit() - 2 ? UPRIGHT : entries(exif, at);
    }

    private static int entries(ByteBuffer exif, int at) {
        int count = exif.getShort(at) & 0xFFFF;
        for (int i = 0; i < count && at + 2 + 12 * (i + 1) <= exif.limit(); i++) {
            int entry = at + 2 + 12 * i;
            if ((exif.getShort(entry) & 0xFFFF) == TAG) {
                int value = exif.getShort(entry + 8);
                return value >= 1 && value <= 8 ? value : UPRIGHT;
            }
        }
        return UPRIGHT;
    }

    /** Turns stored pixels upright. */
    static RgbImage upright(RgbImage stored, int orientation) {
        if (orientation == UPRIGHT) {
            return stored;
        }
        int w = stored.width();
        int h = stored.height();
        boolean sideways = orientation >= 5;
        int width = sideways ? h : w;
        int height = sideways ? w : h;
        byte[] rgb = new byte[stored.rgb().length];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int sx = switch (orientation) {
                    case 2, 3 -> w - 1 - x;
                    case 4 -> x;
                    case 5, 6 -> y;
                    default -> w - 1 - y; // 7, 8
                };
                int sy = switch (orientation) {
                    case 2 -> y;
                    case 3, 4 -> h - 1 - y;
                    case 5, 8 -> x;
                    default -> h - 1 - x; // 6, 7
                };
                System.arraycopy(stored.rgb(), 3 * (sy * w + sx), rgb, 3 * (y * width + x), 3);
            }
        }
        return new RgbImage(width, height, rgb);
    }
}
