package dev.colophon.index.visual.local;

import dev.colophon.fingerprint.image.local.LocalFeatures;
import java.nio.ByteBuffer;

/**
 * {@linkplain LocalFeatures#coarse Coarse} features in {@value #BYTES} bytes instead of 38: x and y in half pixels of ten bits, the scale in
 * sevenths of an octave and the direction in 64ths of a turn of six bits each, then the half of the code that is not zero.
 */
final class CoarseCodes {

    static final int BYTES = 4 + LocalFeatures.CODE_BITS / 2 / Byte.SIZE;

    private static final int PLACE_BITS = 10;
    private static final int STEP_BITS = 6;
    private static final int PLACES = 1 << PLACE_BITS;
    private static final int STEPS = 1 << STEP_BITS;
    private static final int UNSIGNED_SHORT = 0xffff;
    private static final int UNSIGNED_BYTE = 0xff;

    private CoarseCodes() {}

    /** Whether nothing of a feature, as {@link LocalFeatures#encode} writes it, is lost. */
    static boolean isPackable(ByteBuffer plain, int at) {
        boolean isWhole = true;
        for (int word = 0; word < LocalFeatures.WORDS; word++) {
            long code = plain.getLong(at + 6 + Long.BYTES * word);
            isWhole &= LocalFeatures.whole(LocalFeatures.half(code)) == code;
        }
        return isWhole
                && isStep(plain.getShort(at) & UNSIGNED_SHORT, LocalFeatures.COARSE_PLACE, PLACES)
                && isStep(plain.getShort(at + 2) & UNSIGNED_SHORT, LocalFeatures.COARSE_PLACE, PLACES)
                && isStep(plain.get(at + 4) & UNSIGNED_BYTE, LocalFeatures.COARSE_SCALE, STEPS)
                && isStep(plain.get(at + 5) & UNSIGNED_BYTE, LocalFeatures.COARSE_TURN, STEPS);
    }

    private static boolean isStep(int value, int step, int steps) {
        return value % step == 0 && value / step < steps;
    }

    /** Writes the next feature of those that {@link LocalFeatures#encode} wrote. */
    static void pack(ByteBuffer plain, ByteBuffer out) {
        int x = (plain.getShort() & UNSIGNED_SHORT) / LocalFeatures.COARSE_PLACE;
        int y = (plain.getShort() & UNSIGNED_SHORT) / LocalFeatures.COARSE_PLACE;
        int scale = (plain.get() & UNSIGNED_BYTE) / LocalFeatures.COARSE_SCALE;
        int turn = (plain.get() & UNSIGNED_BYTE) / LocalFeatures.COARSE_TURN;
        out.putInt((((x << PLACE_BITS) | y) << (2 * STEP_BITS)) | (scale << STEP_BITS) | turn);
        for (int word = 0; word < LocalFeatures.WORDS; word++) {
            out.putInt(LocalFeatures.half(plain.getLong()));
        }
    }

    /** Reads what {@link #pack} wrote and writes what {@link LocalFeatures#decode} reads. */
    static void unpack(ByteBuffer in, ByteBuffer plain) {
        int place = in.getInt();
        plain.putShort((short) ((place >>> (PLACE_BITS + 2 * STEP_BITS)) * LocalFeatures.COARSE_PLACE));
        plain.putShort((short) (((place >>> (2 * STEP_BITS)) & (PLACES - 1)) * LocalFeatures.COARSE_PLACE));
        plain.put((byte) (((place >>> STEP_BITS) & (STEPS - 1)) * LocalFeatures.COARSE_SCALE));
        plain.put((byte) ((place & (STEPS - 1)) * LocalFeatures.COARSE_TURN));
        for (int word = 0; word < LocalFeatures.WORDS; word++) {
            plain.putLong(LocalFeatures.whole(in.getInt()));
        }
    }
}
