package dev.colophon.index.audio.term;

import dev.colophon.fingerprint.audio.AudioParameters;
import dev.colophon.fingerprint.audio.Peaks;
import java.util.Arrays;
import java.util.List;

/**
 * The peaks of one block as they lie in the index, so that a stretch can be read without the rest. For each peak, the highest
 * bit first: the time since the one before, for the first since the block began, as a Rice code (its eighths as ones, a zero,
 * and 3 bits), 3 bits of tier, 13 bits of cents. Ones fill the last byte. 2.6 bytes a peak of music.
 */
public final class PackedPeaks {

    private static final int RICE_BITS = 3;
    private static final int TIER_BITS = 3;
    private static final int CENTS_BITS = 13;
    private static final int LEAST_BITS = 1 + RICE_BITS + TIER_BITS + CENTS_BITS;

    private final byte[] bytes;
    private int bit;

    private PackedPeaks(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Packs the peaks from a number to before another, all of the block with this number. */
    public static byte[] pack(Peaks peaks, int from, int to, int block) {
        PackedPeaks packed =
                new PackedPeaks(new byte[(LEAST_BITS * (to - from) + (AudioTerms.BLOCK >> RICE_BITS)) / Byte.SIZE + 1]);
        int before = block * AudioTerms.BLOCK;
        for (int i = from; i < to; i++) {
            int step = peaks.times()[i] - before;
            before = peaks.times()[i];
            for (int one = 0; one < step >> RICE_BITS; one++) {
                packed.put(1, 1);
            }
            packed.put(step & ((1 << RICE_BITS) - 1), 1 + RICE_BITS);
            packed.put(peaks.tiers()[i] << CENTS_BITS | peaks.cents()[i], TIER_BITS + CENTS_BITS);
        }
        while (packed.bit % Byte.SIZE != 0) {
            packed.put(1, 1);
        }
        return Arrays.copyOf(packed.bytes, packed.bit / Byte.SIZE);
    }

    /**
     * The peaks of blocks in a row.
     *
     * @param first the number of the first block
     * @throws IllegalArgumentException when they are damaged
     */
    public static Peaks unpack(int first, List<byte[]> parts) {
        int most = 0;
        for (byte[] part : parts) {
            most += Byte.SIZE * part.length / LEAST_BITS;
        }
        int[] times = new int[most];
        short[] cents = new short[most];
        byte[] tiers = new byte[most];
        int count = 0;
        for (int i = 0; i < parts.size(); i++) {
            PackedPeaks packed = new PackedPeaks(parts.get(i));
            int time = (first + i) * AudioTerms.BLOCK;
            while (packed.hasMore()) {
                int eighths = 0;
                while (packed.get(1) == 1) {
                    eighths++;
                }
                time += (eighths << RICE_BITS) + packed.get(RICE_BITS);
                int both = packed.get(TIER_BITS + CENTS_BITS);
                times[count] = time;
                cents[count] = (short) (both & ((1 << CENTS_BITS) - 1));
                tiers[count] = (byte) (both >>> CENTS_BITS);
                if (cents[count++] > AudioParameters.HIGHEST_CENTS) {
                    throw damaged();
                }
            }
        }
        return new Peaks(Arrays.copyOf(times, count), Arrays.copyOf(cents, count), Arrays.copyOf(tiers, count));
    }

    private void put(int value, int width) {
        for (int left = width - 1; left >= 0; left--, bit++) {
            bytes[bit / Byte.SIZE] |= (byte) (((value >>> left) & 1) << (Byte.SIZE - 1 - bit % Byte.SIZE));
        }
    }

    /** Whether something else follows than the ones that fill the last byte. */
    private boolean hasMore() {
        int left = Byte.SIZE * bytes.length - bit;
        int fill = (1 << (left % Byte.SIZE)) - 1;
        return left >= Byte.SIZE || (left > 0 && (bytes[bytes.length - 1] & fill) != fill);
    }

    /** The next bits, at most 16. */
    private int get(int width) {
        int at = bit / Byte.SIZE;
        int end = bit % Byte.SIZE + width;
        if (Byte.SIZE * at + end > Byte.SIZE * bytes.length) {
            throw damaged();
        }
        int three = (bytes[at] & 0xff) << (2 * Byte.SIZE);
        if (end > Byte.SIZE) {
            three |= (bytes[at + 1] & 0xff) << Byte.SIZE;
        }
        if (end > 2 * Byte.SIZE) {
            three |= bytes[at + 2] & 0xff;
        }
        bit += width;
        return (three >>> (3 * Byte.SIZE - end)) & ((1 << width) - 1);
    }

    private static IllegalArgumentException damaged() {
        return new IllegalArgumentException("the peaks of a block are damaged");
    }
}
