package dev.colophon.index.audio;

import dev.colophon.fingerprint.AudioFingerprint;
import dev.colophon.fingerprint.audio.AudioTerms;
import dev.colophon.fingerprint.audio.Peaks;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;

/**
 * The peaks of one block as they lie in the index, so that a stretch can be read without the rest. For each peak the time since
 * the one before, for the first since the block began (varint: seven bits a byte, the lowest first; the high bit says that more
 * follow), and 2 bytes: 3 bits of tier, 13 bits of cents.
 */
final class PackedPeaks {

    private static final int CENTS_BITS = 13;
    private static final int LEAST_BYTES = 3;
    private static final int MOST_BYTES = 7;

    private PackedPeaks() {}

    /** Packs the peaks from a number to before another, all of the block with this number. */
    static byte[] pack(Peaks peaks, int from, int to, int block) {
        ByteBuffer bytes = ByteBuffer.allocate(MOST_BYTES * (to - from));
        int before = block * AudioTerms.BLOCK;
        for (int i = from; i < to; i++) {
            int step = peaks.times()[i] - before;
            for (; step >>> 7 != 0; step >>>= 7) {
                bytes.put((byte) (step | 0x80));
            }
            bytes.put((byte) step);
            before = peaks.times()[i];
            bytes.putShort((short) (peaks.tiers()[i] << CENTS_BITS | peaks.cents()[i]));
        }
        return Arrays.copyOf(bytes.array(), bytes.position());
    }

    /**
     * The peaks of blocks in a row.
     *
     * @param first the number of the first block
     * @throws IllegalArgumentException when they are damaged
     */
    static Peaks unpack(int first, List<byte[]> parts) {
        int most = 0;
        for (byte[] part : parts) {
            most += part.length / LEAST_BYTES;
        }
        int[] times = new int[most];
        short[] cents = new short[most];
        byte[] tiers = new byte[most];
        int count = 0;
        for (int i = 0; i < parts.size(); i++) {
            byte[] part = parts.get(i);
            int time = (first + i) * AudioTerms.BLOCK;
            for (int at = 0; at < part.length; at += 2) {
                int shift = 0;
                for (; at < part.length && part[at] < 0; at++, shift += 7) {
                    time += (part[at] & 0x7f) << shift;
                }
                if (at + 2 >= part.length) {
                    throw damaged();
                }
                time += part[at++] << shift;
                int both = (part[at] & 0xff) << Byte.SIZE | (part[at + 1] & 0xff);
                times[count] = time;
                cents[count] = (short) (both & ((1 << CENTS_BITS) - 1));
                tiers[count] = (byte) (both >>> CENTS_BITS);
                if (cents[count++] > AudioFingerprint.HIGHEST_CENTS) {
                    throw damaged();
                }
            }
        }
        return new Peaks(Arrays.copyOf(times, count), Arrays.copyOf(cents, count), Arrays.copyOf(tiers, count));
    }

    private static IllegalArgumentException damaged() {
        return new IllegalArgumentException("the peaks of a block are damaged");
    }
}
