package dev.colophon.evidence.verify.archive;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.OptionalInt;

/**
 * A ZIP file streaming by, of which the end is kept: only the end record (APPNOTE.TXT 6.3 section 4.3.16) says how many entries a
 * reader must have met.
 */
final class ZipTail extends FilterInputStream {

    private static final int RECORD = 22;
    private static final int END = 0x06054b50;
    private static final int MAX_COMMENT = 0xffff;
    private static final int IN_ZIP_64 = 0xffff;

    private final byte[] ring = new byte[RECORD + MAX_COMMENT];
    private long length;

    ZipTail(InputStream in) {
        super(in);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
    }

    @Override
    public int read(byte[] into, int at, int count) throws IOException {
        int read = in.read(into, at, count);
        for (int i = Math.max(0, read - ring.length); i < read; i++) {
            ring[(int) ((length + i) % ring.length)] = into[at + i];
        }
        length += Math.max(0, read);
        return read;
    }

    @Override
    public long skip(long count) throws IOException {
        return Math.max(0, read(new byte[(int) Math.min(count, ring.length)]));
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    /**
     * How many the end record states, once all was read; empty when there is none, another record states it, or it is of a file that
     * begins somewhere within this one.
     */
    OptionalInt entries() {
        byte[] tail = tail();
        ByteBuffer little = ByteBuffer.wrap(tail).order(ByteOrder.LITTLE_ENDIAN);
        for (int at = tail.length - RECORD; at >= 0; at--) {
            if (little.getInt(at) == END
                    && Short.toUnsignedInt(little.getShort(at + 20)) == tail.length - at - RECORD) {
                int entries = Short.toUnsignedInt(little.getShort(at + 10));
                long directory =
                        Integer.toUnsignedLong(little.getInt(at + 12)) + Integer.toUnsignedLong(little.getInt(at + 16));
                boolean whole = directory == length - tail.length + at;
                return entries == IN_ZIP_64 || !whole ? OptionalInt.empty() : OptionalInt.of(entries);
            }
        }
        return OptionalInt.empty();
    }

    private byte[] tail() {
        int kept = (int) Math.min(length, ring.length);
        int from = (int) ((length - kept) % ring.length);
        byte[] tail = Arrays.copyOfRange(ring, from, from + Math.min(kept, ring.length - from));
        byte[] all = Arrays.copyOf(tail, kept);
        System.arraycopy(ring, 0, all, tail.length, kept - tail.length);
        return all;
    }
}
