package dev.colophon.fingerprint.iscc;

/** Numbers of a header, of which smaller ones take fewer bits. */
final class HeaderReader {

    /** Of a number with so many ones in front. */
    private static final int[] DIGITS = {3, 6, 9, 12};

    private static final int[] FIRST = {0, 8, 72, 584, 4_680};

    private final byte[] bytes;
    private int at;

    HeaderReader(byte[] bytes) {
        this.bytes = bytes;
    }

    /** @throws IllegalArgumentException when it ends before the number does, or none begins so */
    int next() {
        int ones = 0;
        while (ones < DIGITS.length && bit()) {
            ones++;
        }
        if (ones == DIGITS.length) {
            throw new IllegalArgumentException("the header of no ISCC begins so");
        }
        int number = 0;
        for (int i = 0; i < DIGITS[ones]; i++) {
            number = number << 1 | (bit() ? 1 : 0);
        }
        return FIRST[ones] + number;
    }

    private boolean bit() {
        if (at >= bytes.length * 8) {
            throw new IllegalArgumentException("an ISCC has a header and a body; this is shorter");
        }
        return Bits.get(bytes, at++);
    }

    /** That were read so far, the last of them whole. */
    int bytes() {
        return (at + 7) / 8;
    }

    static void write(int number, Bits to) {
        int ones = 0;
        while (number >= FIRST[ones + 1]) {
            ones++;
        }
        for (int i = 0; i < ones; i++) {
            to.add(true);
        }
        to.add(false).add(number - FIRST[ones], DIGITS[ones]);
    }
}
