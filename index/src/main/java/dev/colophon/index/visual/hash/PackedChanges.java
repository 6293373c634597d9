package dev.colophon.index.visual.hash;

import java.io.ByteArrayOutputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Hashes by how they differ from the one before, the first from zeros: frames that follow each other share most of their bits. Of a hash, for
 * each of its four words, word 3 first, 16 bits that say which of its half bytes change, the lowest first; then what those change by, a half
 * byte each, as if each word's followed the last's, up to a whole byte. After the last hash come {@value #PADDING} bytes of zeros, so that
 * eight bytes may be read at any place. Little-endian.
 */
final class PackedChanges {

    static final int PADDING = Long.BYTES + 1;

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int WORDS = 4;
    private static final int MASK_BYTES = WORDS * Short.BYTES;
    private static final int MASK_BITS = Short.SIZE;
    private static final long MASK = 0xffff;
    private static final int HALF_BYTE = 4;

    /** The lowest bit of each half byte. */
    private static final long LOWEST = 0x1111_1111_1111_1111L;

    private static final long ALL_BITS = 15;

    private PackedChanges() {}

    /**
     * Writes a hash.
     *
     * @param words of which four are those of the hash
     * @param at the first of these
     * @param before the words of the hash before, which become those of this one
     */
    static void write(long[] words, int at, long[] before, ByteArrayOutputStream out) {
        long masks = 0;
        long[] changes = new long[WORDS + 1];
        int halfBytes = 0;
        for (int word = 0; word < WORDS; word++) {
            long change = words[at + word] ^ before[word];
            long changed = (change | (change >>> 1) | (change >>> 2) | (change >>> 3)) & LOWEST;
            masks |= Long.compress(changed, LOWEST) << (MASK_BITS * word);
            put(Long.compress(change, changed * ALL_BITS), halfBytes, changes);
            halfBytes += Long.bitCount(changed);
            before[word] = words[at + word];
        }
        writeBytes(masks, MASK_BYTES, out);
        for (int left = (halfBytes + 1) / 2, word = 0; left > 0; left -= Long.BYTES, word++) {
            writeBytes(changes[word], Math.min(left, Long.BYTES), out);
        }
    }

    private static void put(long change, int halfByte, long[] changes) {
        int shift = HALF_BYTE * (halfByte % MASK_BITS);
        changes[halfByte / MASK_BITS] |= change << shift;
        if (shift > 0) {
            changes[halfByte / MASK_BITS + 1] |= change >>> (Long.SIZE - shift);
        }
    }

    private static void writeBytes(long value, int bytes, ByteArrayOutputStream out) {
        for (int i = 0; i < bytes; i++) {
            out.write((int) (value >>> (Byte.SIZE * i)));
        }
    }

    /** Ends what was written. */
    static void end(ByteArrayOutputStream out) {
        out.writeBytes(new byte[PADDING]);
    }

    /**
     * Reads the next hash.
     *
     * @param words those of the hash before, zeros for the first; they become those of this one
     * @return where the hash after it begins
     */
    static int read(byte[] bytes, int at, long[] words) {
        long masks = (long) LONGS.get(bytes, at);
        int first = at + MASK_BYTES;
        int halfBytes = 0;
        for (int word = 0; word < WORDS; word++) {
            long changed = Long.expand((masks >>> (MASK_BITS * word)) & MASK, LOWEST);
            int from = first + halfBytes / 2;
            long change = (long) LONGS.get(bytes, from);
            if (halfBytes % 2 == 1) {
                change = (change >>> HALF_BYTE) | ((long) bytes[from + Long.BYTES] << (Long.SIZE - HALF_BYTE));
            }
            words[word] ^= Long.expand(change, changed * ALL_BITS);
            halfBytes += Long.bitCount(changed);
        }
        return first + (halfBytes + 1) / 2;
    }
}
