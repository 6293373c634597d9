package dev.colophon.index.visual.local;

import dev.colophon.fingerprint.image.local.LocalFeatures;
import java.nio.ByteBuffer;

/**
 * Codes of local features in {@value #BYTES} bytes instead of 32. Two bits a dimension say which of two thresholds it exceeds, and what
 * exceeds the higher one exceeds the lower: a dimension has three values, and five of them are a byte. Of each word the first 30 are six
 * bytes; the last two of all words are two more, lowest first.
 */
final class TernaryCodes {

    static final int BYTES = 26;

    private static final int BITS = 2;
    private static final int IN_A_BYTE = 5;
    private static final int BYTES_OF_WORD = 6;
    private static final int REST = BITS * IN_A_BYTE * BYTES_OF_WORD;
    private static final int BYTE_BITS = BITS * IN_A_BYTE;
    private static final int BASE = 3;
    private static final int REST_VALUES = BASE * BASE;
    private static final long LOWER = 0x5555_5555_5555_5555L;

    /** The bits of each byte, and of each two values at the end of a word. */
    private static final short[] BITS_OF = new short[BASE * BASE * BASE * BASE * BASE];

    static {
        for (int packed = 0; packed < BITS_OF.length; packed++) {
            for (int i = 0, left = packed; i < IN_A_BYTE; i++, left /= BASE) {
                BITS_OF[packed] |= (short) (((1 << left % BASE) - 1) << (BITS * i));
            }
        }
    }

    private TernaryCodes() {}

    /** Whether no dimension exceeds the higher threshold alone. */
    static boolean arePackable(LocalFeatures features) {
        for (int i = 0; i < features.size(); i++) {
            for (int word = 0; word < LocalFeatures.WORDS; word++) {
                long code = features.word(i, word);
                if (((code >>> 1) & ~code & LOWER) != 0) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Writes the code of a feature. */
    static void pack(LocalFeatures features, int feature, ByteBuffer out) {
        int rest = 0;
        for (int word = LocalFeatures.WORDS - 1; word >= 0; word--) {
            rest = rest * REST_VALUES + packed(features.word(feature, word) >>> REST);
        }
        for (int word = 0; word < LocalFeatures.WORDS; word++) {
            long code = features.word(feature, word);
            for (int i = 0; i < BYTES_OF_WORD; i++) {
                out.put((byte) packed((code >>> (BYTE_BITS * i)) & ((1 << BYTE_BITS) - 1)));
            }
        }
        out.putShort((short) rest);
    }

    private static int packed(long bits) {
        int packed = 0;
        for (int i = IN_A_BYTE - 1; i >= 0; i--) {
            packed = BASE * packed + Long.bitCount((bits >>> (BITS * i)) & 3);
        }
        return packed;
    }

    /** Reads what {@link #pack} wrote and writes the words of the code. */
    static void unpack(ByteBuffer in, ByteBuffer out) {
        int at = in.position();
        int rest = in.getShort(at + BYTES - Short.BYTES);
        for (int word = 0; word < LocalFeatures.WORDS; word++) {
            long code = (long) BITS_OF[rest % REST_VALUES] << REST;
            rest /= REST_VALUES;
            for (int i = 0; i < BYTES_OF_WORD; i++) {
                code |= (long) BITS_OF[in.get(at + BYTES_OF_WORD * word + i) & 0xff] << (BYTE_BITS * i);
            }
            out.putLong(code);
        }
        in.position(at + BYTES);
    }
}
