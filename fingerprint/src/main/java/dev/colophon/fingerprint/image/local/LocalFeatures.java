package dev.colophon.fingerprint.image.local;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * The local features of a picture, strongest first. Each has a place, a scale, a direction and a code of {@value #CODE_BITS}
 * bits; alike surroundings have codes with few differing bits. Immutable.
 */
public final class LocalFeatures {

    /** The version of the constants below {@code fingerprint.image.local}. */
    public static final int VERSION = 1;

    public static final int CODE_BITS = 256;
    public static final int WORDS = CODE_BITS / Long.SIZE;

    /** Bytes of one feature. */
    public static final int FEATURE_BYTES = 2 + 2 + 1 + 1 + CODE_BITS / 8;

    private static final int HEADER_BYTES = 1 + 2 + 2 + 2;

    /** Places are kept in so many parts of a pixel. */
    private static final int PLACES = 32;

    /** Scales are kept in so many steps an octave. */
    private static final int SCALES = 28;

    /** Of {@link #coarse} features: parts of a pixel, steps an octave and parts of a turn come in so many at a time. */
    public static final int COARSE_PLACE = 16;

    public static final int COARSE_SCALE = 4;
    public static final int COARSE_TURN = 4;

    /**
     * Of the two bits of a dimension that of the lower threshold for directions of even numbers, that of the higher for others: mirroring
     * changes directions over with those of the same kind.
     */
    private static final long HALF = 0x9999_9999_9999_9999L;

    private static final int TURN = 256;
    private static final int UNSIGNED_SHORT = 0xffff;
    private static final int UNSIGNED_BYTE = 0xff;

    public static final LocalFeatures NONE =
            new LocalFeatures(1, 1, new short[0], new short[0], new byte[0], new byte[0], new long[0]);

    private static final float[] SIGMAS = sigmas();

    private final int width;
    private final int height;
    private final short[] xs;
    private final short[] ys;
    private final byte[] scales;
    private final byte[] turns;
    private final long[] codes;

    private LocalFeatures(int width, int height, short[] xs, short[] ys, byte[] scales, byte[] turns, long[] codes) {
        this.width = width;
        this.height = height;
        this.xs = xs;
        this.ys = ys;
        this.scales = scales;
        this.turns = turns;
        this.codes = codes;
    }

    private static float[] sigmas() {
        float[] sigmas = new float[UNSIGNED_BYTE + 1];
        for (int i = 0; i < sigmas.length; i++) {
            sigmas[i] = (float) StrictMath.pow(2, i / (double) SCALES);
        }
        return sigmas;
    }

    /** Collects features. */
    static final class Builder {

        private final int width;
        private final int height;
        private final short[] xs;
        private final short[] ys;
        private final byte[] scales;
        private final byte[] turns;
        private final long[] codes;
        private int size;

        Builder(int width, int height, int most) {
            this.width = width;
            this.height = height;
            xs = new short[most];
            ys = new short[most];
            scales = new byte[most];
            turns = new byte[most];
            codes = new long[WORDS * most];
        }

        /** How many more there is room for. */
        int room() {
            return xs.length - size;
        }

        /**
         * Adds a feature.
         *
         * @param x in pixels of the picture that was looked at
         * @param turn the direction in parts of a turn
         */
        void add(float x, float y, float sigma, float turn, long[] code) {
            xs[size] = (short) Math.clamp(Math.round(x * PLACES), 0, UNSIGNED_SHORT);
            ys[size] = (short) Math.clamp(Math.round(y * PLACES), 0, UNSIGNED_SHORT);
            double octaves = StrictMath.log(Math.max(1, sigma)) / StrictMath.log(2);
            scales[size] = (byte) Math.clamp(Math.round(octaves * SCALES), 0, UNSIGNED_BYTE);
            turns[size] = (byte) (Math.round(turn * TURN) & UNSIGNED_BYTE);
            System.arraycopy(code, 0, codes, WORDS * size, WORDS);
            size++;
        }

        LocalFeatures features() {
            return new LocalFeatures(
                    width,
                    height,
                    Arrays.copyOf(xs, size),
                    Arrays.copyOf(ys, size),
                    Arrays.copyOf(scales, size),
                    Arrays.copyOf(turns, size),
                    Arrays.copyOf(codes, WORDS * size));
        }
    }

    public int size() {
        return xs.length;
    }

    /** Pixels across of the picture in which they were found; places are in these. */
    public int width() {
        return width;
    }

    /** Pixels down. */
    public int height() {
        return height;
    }

    public float x(int feature) {
        return (xs[feature] & UNSIGNED_SHORT) / (float) PLACES;
    }

    public float y(int feature) {
        return (ys[feature] & UNSIGNED_SHORT) / (float) PLACES;
    }

    /** The scale in pixels. */
    public float sigma(int feature) {
        return SIGMAS[scales[feature] & UNSIGNED_BYTE];
    }

    /** The scale in octaves. */
    public float octaves(int feature) {
        return (scales[feature] & UNSIGNED_BYTE) / (float) SCALES;
    }

    /** The direction in 256ths of a turn, clockwise from the right. */
    public int turn(int feature) {
        return turns[feature] & UNSIGNED_BYTE;
    }

    /** One of the {@value #WORDS} words of a code. */
    public long word(int feature, int number) {
        return codes[WORDS * feature + number];
    }

    /** Copies all codes, {@value #WORDS} words each. */
    public long[] codes() {
        return codes.clone();
    }

    /** How many bits of two codes differ. */
    public static int distance(long[] codes, int one, long[] others, int other) {
        int a = WORDS * one;
        int b = WORDS * other;
        return Long.bitCount(codes[a] ^ others[b])
                + Long.bitCount(codes[a + 1] ^ others[b + 1])
                + Long.bitCount(codes[a + 2] ^ others[b + 2])
                + Long.bitCount(codes[a + 3] ^ others[b + 3]);
    }

    /** How many bits of the code of a feature differ from that of one of others. */
    public int distance(int feature, LocalFeatures others, int other) {
        return distance(codes, feature, others.codes, other);
    }

    /** The strongest of them. */
    public LocalFeatures strongest(int most) {
        return size() <= most
                ? this
                : new LocalFeatures(
                        width,
                        height,
                        Arrays.copyOf(xs, most),
                        Arrays.copyOf(ys, most),
                        Arrays.copyOf(scales, most),
                        Arrays.copyOf(turns, most),
                        Arrays.copyOf(codes, WORDS * most));
    }

    /** What the picture mirrored left to right has: places and directions mirrored, bins of the codes changed over. */
    public LocalFeatures mirrored() {
        short[] mirroredXs = new short[size()];
        byte[] mirroredTurns = new byte[size()];
        for (int i = 0; i < size(); i++) {
            mirroredXs[i] = (short) Math.max(0, (width - 1) * PLACES - (xs[i] & UNSIGNED_SHORT));
            mirroredTurns[i] = (byte) (TURN / 2 - turns[i]);
        }
        return new LocalFeatures(width, height, mirroredXs, ys, scales, mirroredTurns, Thermometer.mirrored(codes));
    }

    /** With one bit a dimension instead of two: the others are zero. Distances are about half of what they were. */
    public LocalFeatures halved() {
        return isHalved()
                ? this
                : new LocalFeatures(
                        width,
                        height,
                        xs,
                        ys,
                        scales,
                        turns,
                        Arrays.stream(codes).map(word -> word & HALF).toArray());
    }

    /** Whether each dimension has one bit at most. */
    public boolean isHalved() {
        return Arrays.stream(codes).allMatch(word -> (word & ~HALF) == 0);
    }

    /** The bits that a {@linkplain #halved halved} word has. */
    public static int half(long word) {
        return (int) Long.compress(word, HALF);
    }

    /** The word of which {@link #half} gives these bits. */
    public static long whole(int half) {
        return Long.expand(Integer.toUnsignedLong(half), HALF);
    }

    /** Halved, with places, scales and directions as closely as geometry needs them. */
    public LocalFeatures coarse() {
        return new LocalFeatures(
                        width,
                        height,
                        rounded(xs, (width - 1) * PLACES),
                        rounded(ys, (height - 1) * PLACES),
                        rounded(scales, COARSE_SCALE, UNSIGNED_BYTE - UNSIGNED_BYTE % COARSE_SCALE),
                        rounded(turns, COARSE_TURN, TURN),
                        codes)
                .halved();
    }

    private static short[] rounded(short[] places, int most) {
        short[] rounded = new short[places.length];
        for (int i = 0; i < rounded.length; i++) {
            int place = ((places[i] & UNSIGNED_SHORT) + COARSE_PLACE / 2) / COARSE_PLACE * COARSE_PLACE;
            rounded[i] = (short) Math.min(place, most / COARSE_PLACE * COARSE_PLACE);
        }
        return rounded;
    }

    private static byte[] rounded(byte[] values, int step, int most) {
        byte[] rounded = new byte[values.length];
        for (int i = 0; i < rounded.length; i++) {
            rounded[i] = (byte) Math.min(((values[i] & UNSIGNED_BYTE) + step / 2) / step * step, most);
        }
        return rounded;
    }

    /** How many bytes {@link #encode} writes. */
    public int encodedBytes() {
        return HEADER_BYTES + FEATURE_BYTES * size();
    }

    /**
     * Big-endian: version u8, width, height, number of features u16; then of each feature: x, y u16 in 32nds of a pixel, scale u8
     * in 28ths of an octave of pixels, direction u8 in 256ths of a turn, code 32 B.
     */
    public void encode(ByteBuffer out) {
        out.put((byte) VERSION).putShort((short) width).putShort((short) height).putShort((short) size());
        for (int i = 0; i < size(); i++) {
            out.putShort(xs[i]).putShort(ys[i]).put(scales[i]).put(turns[i]);
            for (int word = 0; word < WORDS; word++) {
                out.putLong(codes[WORDS * i + word]);
            }
        }
    }

    /**
     * Reads what {@link #encode} wrote.
     *
     * @throws IllegalArgumentException when it is something else
     * @throws java.nio.BufferUnderflowException when it is cut off
     */
    public static LocalFeatures decode(ByteBuffer in) {
        int version = in.get();
        if (version != VERSION) {
            throw new IllegalArgumentException("local features of unknown version " + version);
        }
        int width = in.getShort() & UNSIGNED_SHORT;
        int height = in.getShort() & UNSIGNED_SHORT;
        int count = in.getShort() & UNSIGNED_SHORT;
        if (in.remaining() < count * FEATURE_BYTES) {
            throw new IllegalArgumentException(
                    "local features say " + count + " features in " + in.remaining() + " bytes");
        }
        short[] xs = new short[count];
        short[] ys = new short[count];
        byte[] scales = new byte[count];
        byte[] turns = new byte[count];
        long[] codes = new long[WORDS * count];
        for (int i = 0; i < count; i++) {
            xs[i] = in.getShort();
            ys[i] = in.getShort();
            scales[i] = in.get();
            turns[i] = in.get();
            for (int word = 0; word < WORDS; word++) {
                codes[WORDS * i + word] = in.getLong();
            }
        }
        return new LocalFeatures(width, height, xs, ys, scales, turns, codes);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof LocalFeatures that
                && width == that.width
                && height == that.height
                && Arrays.equals(xs, that.xs)
                && Arrays.equals(ys, that.ys)
                && Arrays.equals(scales, that.scales)
                && Arrays.equals(turns, that.turns)
                && Arrays.equals(codes, that.codes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(codes);
    }

    @Override
    public String toString() {
        return "LocalFeatures[" + size() + " in " + width + " x " + height + "]";
    }
}
