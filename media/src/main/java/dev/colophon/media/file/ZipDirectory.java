package dev.colophon.media.file;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The size of a ZIP file's directory, before its names are held in memory (APPNOTE 4.3.12 to 4.3.16).
 *
 * @param entries the number that its end states, or the number of headers that follow one another where it begins,
 *     whichever is larger: the end may lie, and whoever reads the directory goes by the headers
 * @param bytes of the directory, as stated
 */
public record ZipDirectory(long entries, long bytes) {

    /** More are not counted. */
    private static final int MOST_COUNTED = 1_000_000;

    private static final int HEADER = 0x02014b50;
    private static final int HEADER_BYTES = 46;

    private static final int END = 0x06054b50;
    private static final int END_BYTES = 22;
    private static final int LONGEST_COMMENT = 0xffff;
    private static final int LOCATOR_64 = 0x07064b50;
    private static final int LOCATOR_64_BYTES = 20;
    private static final int END_64 = 0x06064b50;
    private static final int END_64_BYTES = 56;

    private static final ZipDirectory UNKNOWN = new ZipDirectory(0, 0);

    /** Zeros when there is no end of a directory. */
    public static ZipDirectory of(Path zip) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(zip.toFile(), "r")) {
            long from = Math.max(0, file.length() - END_BYTES - LONGEST_COMMENT - LOCATOR_64_BYTES);
            ByteBuffer tail = read(file, from, (int) (file.length() - from));
            for (int at = tail.limit() - END_BYTES; at >= 0; at--) {
                if (tail.getInt(at) == END) {
                    int locator = at - LOCATOR_64_BYTES;
                    return locator >= 0 && tail.getInt(locator) == LOCATOR_64
                            ? of64(zip, file, tail.getLong(locator + 8))
                            : of(
                                    zip,
                                    from + at,
                                    Short.toUnsignedLong(tail.getShort(at + 10)),
                                    Integer.toUnsignedLong(tail.getInt(at + 12)),
                                    Integer.toUnsignedLong(tail.getInt(at + 16)));
                }
            }
            return UNKNOWN;
        }
    }

    /** The directory begins where it is said to, or right before its end: files may have something in front of them. */
    private static ZipDirectory of(Path zip, long end, long entries, long bytes, long offset) throws IOException {
        long counted = Math.max(headers(zip, offset), headers(zip, end - bytes));
        return new ZipDirectory(Math.max(entries, counted), bytes);
    }

    private static long headers(Path zip, long offset) throws IOException {
        if (offset < 0) {
            return 0;
        }
        long count = 0;
        try (InputStream in = Files.newInputStream(zip)) {
            in.skipNBytes(offset);
            BufferedInputStream buffered = new BufferedInputStream(in, 1 << 16);
            while (count < MOST_COUNTED) {
                ByteBuffer header =
                        ByteBuffer.wrap(buffered.readNBytes(HEADER_BYTES)).order(ByteOrder.LITTLE_ENDIAN);
                if (header.limit() < HEADER_BYTES || header.getInt(0) != HEADER) {
                    return count;
                }
                count++;
                buffered.skipNBytes(Short.toUnsignedLong(header.getShort(28))
                        + Short.toUnsignedLong(header.getShort(30))
                        + Short.toUnsignedLong(header.getShort(32)));
            }
            return count;
        } catch (EOFException cut) {
            return count;
        }
    }

    private static ZipDirectory of64(Path zip, RandomAccessFile file, long at) throws IOException {
        if (at < 0 || at > file.length() - END_64_BYTES) {
            return UNKNOWN;
        }
        ByteBuffer end = read(file, at, END_64_BYTES);
        return end.getInt(0) == END_64 ? of(zip, at, end.getLong(32), end.getLong(40), end.getLong(48)) : UNKNOWN;
    }

    private static ByteBuffer read(RandomAccessFile file, long at, int length) throws IOException {
        byte[] bytes = new byte[length];
        file.seek(at);
        file.readFully(bytes);
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
