package dev.colophon.fingerprint.iscc;

import java.util.BitSet;

/** Bits in the order in which they are written: the first is the highest of the first byte. */
final class Bits {

    private final BitSet bits = new BitSet();
    private int length;

    Bits add(boolean bit) {
        bits.set(length++, bit);
        return this;
    }

    /** The lowest {@code count} bits of a number, the highest of them first. */
    Bits add(long number, int count) {
        for (int i = count - 1; i >= 0; i--) {
            add((number >>> i & 1) == 1);
        }
        return this;
    }

    /** As bytes; the last is filled with zeros. */
    byte[] toBytes() {
        byte[] bytes = new byte[(length + 7) / 8];
        for (int i = bits.nextSetBit(0); i >= 0; i = bits.nextSetBit(i + 1)) {
            bytes[i / 8] |= (byte) (0x80 >> i % 8);
        }
        return bytes;
    }

    /** Whether a bit of bytes is set. */
    static boolean get(byte[] bytes, int at) {
        return (bytes[at / 8] >> (7 - at % 8) & 1) == 1;
    }
}
