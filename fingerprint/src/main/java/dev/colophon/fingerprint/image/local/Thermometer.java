package dev.colophon.fingerprint.image.local;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * Codes of descriptors: two bits a dimension, one for each of two thresholds that it exceeds. A row of cells is one word, of which
 * dimension {@code i} has the bits {@code 2 * i} and {@code 2 * i + 1}; so a mirrored patch has the words in reverse and the
 * directions changed over.
 *
 * <p>{@code thermometer.txt} has a line a dimension with its thresholds: those that divide descriptors of pictures into three equal
 * parts, alike for each dimension and its mirror image. {@code colophon bench image --train} makes it.
 */
final class Thermometer {

    private static final int THRESHOLDS = 2;
    private static final float[] BOUNDS = bounds();

    /** The bits of directions 0 and 4, which mirroring leaves where they are, of a column: 16 bits. */
    private static final long STAY = 0x0303_0303_0303_0303L;

    private Thermometer() {}

    private static float[] bounds() {
        float[] bounds = new float[THRESHOLDS * RootSift.DIMENSIONS];
        try (InputStream in = Thermometer.class.getResourceAsStream("thermometer.txt")) {
            if (in == null) {
                throw new IllegalStateException("thermometer.txt is missing from this program");
            }
            BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.US_ASCII));
            int at = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                for (String number : line.split(" ", THRESHOLDS)) {
                    bounds[at++] = Float.parseFloat(number);
                }
            }
            return bounds;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static long[] code(float[] descriptor) {
        long[] code = new long[RootSift.CELLS];
        for (int row = 0; row < RootSift.CELLS; row++) {
            long word = 0;
            for (int i = 0; i < Long.SIZE / THRESHOLDS; i++) {
                int dimension = row * (Long.SIZE / THRESHOLDS) + i;
                float value = descriptor[dimension];
                long bits = (value > BOUNDS[2 * dimension] ? 1 : 0) | (value > BOUNDS[2 * dimension + 1] ? 2 : 0);
                word |= bits << (THRESHOLDS * i);
            }
            code[row] = word;
        }
        return code;
    }

    /** The codes of the mirrored patches. */
    static long[] mirrored(long[] codes) {
        long[] mirrored = new long[codes.length];
        for (int i = 0; i < codes.length; i++) {
            mirrored[i ^ (RootSift.CELLS - 1)] = mirrored(codes[i]);
        }
        return mirrored;
    }

    /** Directions 1 and 7, 2 and 6, 3 and 5 change places in each column of 16 bits. */
    private static long mirrored(long word) {
        long first = 0x000c_000c_000c_000cL;
        long second = first << 2;
        long third = first << 4;
        return (word & STAY)
                | ((word & first) << 12)
                | ((word >>> 12) & first)
                | ((word & second) << 8)
                | ((word >>> 8) & second)
                | ((word & third) << 4)
                | ((word >>> 4) & third);
    }
}
