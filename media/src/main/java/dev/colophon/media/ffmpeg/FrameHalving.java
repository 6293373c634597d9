package dev.colophon.media.ffmpeg;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Makes small frames of detailed ones: each pixel the rounded mean of four. */
final class FrameHalving {

    private static final int SIDE = FrameSink.SIDE;
    private static final int DETAIL_SIDE = FrameSink.DETAIL_SIDE;
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

    private static final long EVEN = 0x00ff_00ff_00ff_00ffL;
    private static final long TWOS = 0x0002_0002_0002_0002L;

    private FrameHalving() {}

    /**
     * Halves both sides of a frame.
     *
     * @param detail {@link FrameSink#DETAIL_SIDE} squared bytes
     * @param frame {@link FrameSink#SIDE} squared bytes, to be written
     */
    static void halve(byte[] detail, byte[] frame) {
        for (int y = 0; y < SIDE; y++) {
            int upper = 2 * y * DETAIL_SIDE;
            int lower = upper + DETAIL_SIDE;
            for (int x = 0; x < SIDE; x += 4) {
                long sums = pairs((long) LONGS.get(detail, upper + 2 * x))
                        + pairs((long) LONGS.get(detail, lower + 2 * x))
                        + TWOS;
                long means = (sums >>> 2) & EVEN;
                means |= means >>> 8;
                INTS.set(frame, y * SIDE + x, (int) ((means & 0xffff) | ((means >>> 16) & 0xffff_0000L)));
            }
        }
    }

    /** The sums of neighbouring bytes, each in 16 bits. */
    private static long pairs(long bytes) {
        return (bytes & EVEN) + ((bytes >>> 8) & EVEN);
    }
}
