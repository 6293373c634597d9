package dev.colophon.media;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;

/**
 * What a ZIP file says of its directory, before any of it is read (APPNOTE 4.3.14 to 4.3.16). The file may lie.
 *
 * @param entries how many there are
 * @param bytes of the directory
 */
record ZipDirectory(long entries, long bytes) {

    private static final int END = 0x06054b50;
    private static final int END_BYTES = 22;
    private static final int LONGEST_COMMENT = 0xffff;
    private static final int LOCATOR_64 = 0x07064b50;
    private static final int LOCATOR_64_BYTES = 20;
    private static final int END_64 = 0x06064b50;
    private static final int END_64_BYTES = 56;

    private static final ZipDirectory UNKNOWN = new ZipDirectory(0, 0);

    /** Zeros when there is no end of a directory. */
    static ZipDirectory of(Path zip) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(zip.toFile(), "r")) {
            long from = Math.max(0, file.length() - END_BYTES - LONGEST_COMMENT - LOCATOR_64_BYTES);
            ByteBuffer tail = read(file, from, (int) (file.length() - from));
            for (int at = tail.limit() - END_BYTES; at >= 0; at--) {
                if (tail.getInt(at) == END) {
                    int locator = at - LOCATOR_64_BYTES;
                    return locator >= 0 && tail.getInt(locator) == LOCATOR_64
                            ? of64(file, tail.getLong(locator + 8))
                            : new ZipDirectory(
                                    Short.toUnsignedLong(tail.getShort(at + 10)),
                                    Integer.toUnsignedLong(tail.getInt(at + 12)));
                }
            }
            return UNKNOWN;
        }
    }

    private static ZipDirectory of64(RandomAccessFile file, long at) throws IOException {
        if (at < 0 || at > file.length() - END_64_BYTES) {
            return UNKNOWN;
        }
        ByteBuffer end = read(file, at, END_64_BYTES);
        return end.getInt(0) == END_64 ? new ZipDirectory(end.getLong(32), end.getLong(40)) : UNKNOWN;
    }

    private static ByteBuffer read(RandomAccessFile file, long at, int length) throws IOException {
        byte[] bytes = new byte[length];
        file.seek(at);
        file.readFully(bytes);
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
