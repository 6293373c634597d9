package dev.colophon.fingerprint.image;

import java.util.Arrays;

/** The last step of PDQ: the 16 x 16 lowest frequencies of 64 x 64 samples without their mean, against their median. */
final class PdqTransform {

    private static final int SIDE = 16;
    private static final int SAMPLES = Smooth.SAMPLES;
    private static final float[] COSINES = cosines();

    private PdqTransform() {}

    /** The hash of 64 x 64 samples. */
    static Pdq hash(float[] samples) {
        return threshold(frequencies(samples), quality(samples));
    }

    private static float[] frequencies(float[] samples) {
        // Single precision sums over ascending k: the order is part of the published result.
        float[][] half = new float[SIDE][SAMPLES];
        float[] row = new float[SAMPLES];
        for (int k = 0; k < SAMPLES; k++) {
            System.arraycopy(samples, k * SAMPLES, row, 0, SAMPLES);
            for (int i = 0; i < SIDE; i++) {
                add(COSINES[i * SAMPLES + k], row, half[i]);
            }
        }
        float[] frequencies = new float[SIDE * SIDE];
        for (int i = 0; i < SIDE; i++) {
            across(half[i], frequencies, i * SIDE);
        }
        return frequencies;
    }

    private static void add(float factor, float[] row, float[] sums) {
        for (int j = 0; j < SAMPLES; j++) {
            sums[j] += factor * row[j];
        }
    }

    /** Four sums at a time: each is a chain of dependent additions, and four chains hide each other's latency. */
    private static void across(float[] row, float[] frequencies, int to) {
        for (int j = 0; j < SIDE; j += 4) {
            int at = j * SAMPLES;
            float sum0 = 0;
            float sum1 = 0;
            float sum2 = 0;
            float sum3 = 0;
            for (int k = 0; k < SAMPLES; k++, at++) {
                sum0 += row[k] * COSINES[at];
                sum1 += row[k] * COSINES[at + SAMPLES];
                sum2 += row[k] * COSINES[at + 2 * SAMPLES];
                sum3 += row[k] * COSINES[at + 3 * SAMPLES];
            }
            frequencies[to + j] = sum0;
            frequencies[to + j + 1] = sum1;
            frequencies[to + j + 2] = sum2;
            frequencies[to + j + 3] = sum3;
        }
    }

    private static Pdq threshold(float[] values, int quality) {
        float[] sorted = values.clone();
        Arrays.sort(sorted);
        float median = sorted[sorted.length / 2 - 1];
        long[] words = new long[4];
        for (int bit = 0; bit < values.length; bit++) {
            if (values[bit] > median) {
                words[bit >> 6] |= 1L << bit;
            }
        }
        return new Pdq(words[3], words[2], words[1], words[0], quality);
    }

    private static int quality(float[] samples) {
        int sum = 0;
        // Each with the one below it: a loop over arrays at indexes that differ by a constant becomes vector
        // instructions.
        for (int i = 0; i < SAMPLES * (SAMPLES - 1); i++) {
            sum += Math.abs((int) ((samples[i] - samples[i + SAMPLES]) * 100 / 255));
        }
        for (int i = 0; i < SAMPLES * SAMPLES; i += SAMPLES) {
            for (int j = i; j < i + SAMPLES - 1; j++) {
                sum += Math.abs((int) ((samples[j] - samples[j + 1]) * 100 / 255));
            }
        }
        return Math.min(100, sum / 90);
    }

    private static float[] cosines() {
        float scale = (float) Math.sqrt(2.0 / SAMPLES);
        float[] matrix = new float[SIDE * SAMPLES];
        for (int i = 0; i < SIDE; i++) {
            for (int j = 0; j < SAMPLES; j++) {
                matrix[i * SAMPLES + j] = (float) (scale * Math.cos(Math.PI / 128 * (i + 1) * (2 * j + 1)));
            }
        }
        return matrix;
    }
}
