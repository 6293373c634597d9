package dev.colophon.index.postings.codec;

import java.util.Arrays;

/** Fixed-width terms of 1 to 8 bytes, packed big-endian one after the other. */
public final class Terms {

    private Terms() {}

    /** Packs the low {@code width} bytes of each of the first {@code count} values, ascending and without repetition. */
    public static byte[] pack(long[] values, int count, int width) {
        long mask = width == Long.BYTES ? -1 : (1L << (8 * width)) - 1;
        long[] sorted = new long[count];
        for (int i = 0; i < count; i++) {
            sorted[i] = (values[i] & mask) ^ Long.MIN_VALUE; // so that signed order is unsigned order
        }
        Arrays.sort(sorted);
        byte[] packed = new byte[count * width];
        int length = 0;
        for (int i = 0; i < count; i++) {
            if (i > 0 && sorted[i] == sorted[i - 1]) {
                continue;
            }
            long value = sorted[i] ^ Long.MIN_VALUE;
            for (int shift = 8 * (width - 1); shift >= 0; shift -= 8) {
                packed[length++] = (byte) (value >>> shift);
            }
        }
        return length == packed.length ? packed : Arrays.copyOf(packed, length);
    }

    /** The packed terms, ascending as unsigned bytes and without repetition. */
    public static byte[] sortDistinct(byte[] terms, int width) {
        int count = terms.length / width;
        long[] values = new long[count];
        for (int i = 0; i < count; i++) {
            values[i] = at(terms, i, width);
        }
        return pack(values, count, width);
    }

    /** The term with this number as an unsigned value. */
    public static long at(byte[] terms, int number, int width) {
        return read(terms, number * width, width);
    }

    /** The term at this place as an unsigned value. */
    static long read(byte[] bytes, int offset, int width) {
        long value = 0;
        for (int i = offset; i < offset + width; i++) {
            value = (value << Byte.SIZE) | (bytes[i] & 0xff);
        }
        return value;
    }
}
