package dev.colophon.media.picture;

import java.io.EOFException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;

/**
 * How many pages a TIFF holds: the directories that follow each other (TIFF 6.0, section 2) without those whose NewSubfileType
 * says that they are a smaller version or the mask of another.
 */
final class TiffPages {

    private static final int NEW_SUBFILE_TYPE = 254;
    private static final int REDUCED_OR_MASK = 1 | 4;
    private static final int SHORT = 3;
    private static final int ENTRY_BYTES = 12;
    /** More than anybody scans; bounds what a file of empty directories can cost. */
    private static final int MOST_DIRECTORIES = 65_536;

    private TiffPages() {}

    /** At least 1: the first is the page that is read, whatever it says. */
    static int count(Path file) throws IOException {
        int pages = 1;
        try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
            ByteBuffer head = read(in, 8);
            ByteOrder order = head.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
            long at = Integer.toUnsignedLong(head.order(order).getInt(4));
            Set<Long> seen = new HashSet<>(); // a chain may lead back
            while (at != 0 && seen.add(at) && seen.size() <= MOST_DIRECTORIES) {
                in.seek(at);
                int entries = Short.toUnsignedInt(read(in, 2).order(order).getShort());
                ByteBuffer directory = read(in, entries * ENTRY_BYTES + 4).order(order);
                if (seen.size() > 1 && isPage(directory, entries)) {
                    pages++;
                }
                at = Integer.toUnsignedLong(directory.getInt(entries * ENTRY_BYTES));
            }
        } catch (EOFException cut) {
            return pages;
        }
        return pages;
    }

    private static boolean isPage(ByteBuffer directory, int entries) {
        for (int entry = 0; entry < entries * ENTRY_BYTES; entry += ENTRY_BYTES) {
            if (Short.toUnsignedInt(directory.getShort(entry)) == NEW_SUBFILE_TYPE) {
                boolean isShort = directory.getShort(entry + 2) == SHORT;
                int value = isShort ? directory.getShort(entry + 8) : directory.getInt(entry + 8);
                return (value & REDUCED_OR_MASK) == 0;
            }
        }
        return true;
    }

    private static ByteBuffer read(RandomAccessFile in, int length) throws IOException {
        byte[] bytes = new byte[length];
        in.readFully(bytes);
        return ByteBuffer.wrap(bytes);
    }
}
