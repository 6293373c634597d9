package dev.colophon.media.picture;

import java.io.EOFException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * How many views a JPEG file holds: the pictures of a panorama, of both eyes or of several angles that its MPF segment lists
 * (CIPA DC-007, 5.2.3). The previews and gain maps of one picture, which most telephones list there, are no others.
 */
final class MultiPictureJpeg {

    private static final int APP2 = 0xFFE2;
    private static final int START_OF_SCAN = 0xFFDA;
    private static final int MOST_SEGMENTS = 1_000;
    private static final String MARK = "MPF\0";
    private static final int DIRECTORY_ENTRY_BYTES = 12;
    private static final int PICTURE_ENTRIES = 0xB002;
    private static final int PICTURE_ENTRY_BYTES = 16;
    /** The type code of a view: 2 in its first byte. */
    private static final int TYPE = 0xFF0000;

    private static final int VIEW = 0x020000;

    private MultiPictureJpeg() {}

    /** 0 where nothing is listed. */
    static int views(Path file) throws IOException {
        try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
            in.seek(2);
            for (int i = 0; i < MOST_SEGMENTS; i++) {
                int marker = in.readUnsignedShort();
                if (marker == 0xFFFF) {
                    in.seek(in.getFilePointer() - 1);
                    continue;
                } else if (marker < 0xFFC0 || marker == START_OF_SCAN) {
                    return 0;
                }
                byte[] segment = new byte[Math.max(0, in.readUnsignedShort() - 2)];
                in.readFully(segment);
                boolean listed = segment.length > MARK.length()
                        && new String(segment, 0, MARK.length(), StandardCharsets.ISO_8859_1).equals(MARK);
                if (marker == APP2 && listed) {
                    return views(ByteBuffer.wrap(segment, MARK.length(), segment.length - MARK.length())
                            .slice());
                }
            }
            return 0;
        } catch (EOFException | IndexOutOfBoundsException cut) {
            return 0;
        }
    }

    private static int views(ByteBuffer index) {
        index.order(index.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        int directory = index.getInt(4);
        int entries = Short.toUnsignedInt(index.getShort(directory));
        int views = 0;
        for (int i = 0; i < entries; i++) {
            int entry = directory + 2 + i * DIRECTORY_ENTRY_BYTES;
            if (Short.toUnsignedInt(index.getShort(entry)) == PICTURE_ENTRIES) {
                int pictures = index.getInt(entry + 8);
                for (int at = 0; at < index.getInt(entry + 4); at += PICTURE_ENTRY_BYTES) {
                    views += (index.getInt(pictures + at) & TYPE) == VIEW ? 1 : 0;
                }
            }
        }
        return views;
    }
}
