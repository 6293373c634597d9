package dev.colophon.index.postings.codec;

import java.io.IOException;
import org.apache.lucene.store.DataOutput;
import org.apache.lucene.store.RandomAccessInput;

/** Numbers of equal width, packed from the lowest bit upwards. */
public final class PackedNumbers {

    private final RandomAccessInput input;
    private final int bits;
    private final long mask;

    PackedNumbers(RandomAccessInput input, int bits) {
        this.input = input;
        this.bits = bits;
        this.mask = (1L << bits) - 1;
    }

    long get(long number) throws IOException {
        long bit = number * bits;
        return (input.readLong(bit >>> 3) >>> (bit & 7)) & mask;
    }

    /** What begins at a number, and as many bits of the next {@code from} there as are asked for, at most 57. */
    long bits(long number, long from, int width) throws IOException {
        long bit = number * bits + from;
        return (input.readLong(bit >>> 3) >>> (bit & 7)) & ((1L << width) - 1);
    }

    /** Bytes that so many numbers take, with the padding that reading the last one needs. */
    static long bytes(long numbers, int bits) {
        return (numbers * bits + 63) / 64 * Long.BYTES + HashPostingsFormat.PADDING;
    }

    /** How many bits it takes to write any number up to this one. */
    public static int bitsFor(long largest) {
        return Long.SIZE - Long.numberOfLeadingZeros(largest);
    }

    /** Writes them one after the other. */
    static final class Writer {

        private final DataOutput output;
        private long pending;
        private int filled;

        Writer(DataOutput output) {
            this.output = output;
        }

        void add(long number, int bits) throws IOException {
            pending |= number << filled;
            filled += bits;
            if (filled >= Long.SIZE) {
                output.writeLong(pending);
                filled -= Long.SIZE;
                pending = filled == 0 ? 0 : number >>> (bits - filled);
            }
        }

        void finish() throws IOException {
            if (filled > 0) {
                output.writeLong(pending);
            }
            output.writeLong(0);
        }
    }
}
