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
        float[] half = new float[SIDE * SAMPLES];
        float[] sums = new float[SAMPLES];
        for (int i = 0; i < SIDE; i++) {
            Arrays.fill(sums, 0);
            for (int k = 0; k < SAMPLES; k++) {
                float cosine = COSINES[i * SAMPLES + k];
                int row = k * SAMPLES;
                for (int j = 0; j < SAMPLES; j++) {
                    sums[j] += cosine * samples[row + j];
                }
            }
            System.arraycopy(sums, 0, half, i * SAMPLES, SAMPLES);
        }
        float[] frequencies = new float[SIDE * SIDE];
        for (int i = 0; i < SIDE; i++) {
            for (int j = 0; j < SIDE; j++) {
                float sum = 0;
                for (int k = 0; k < SAMPLES; k++) {
                    sum += half[i * SAMPLES + k] * COSINES[j * SAMPLES + k];
                }
                frequencies[i * SIDE + j] = sum;
            }
        }
        return frequencies;
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
        for (int i = 0; i < SAMPLES; i++) {
            for (int j = 0; j < SAMPLES; j++) {
                float value = samples[i * SAMPLES + j];
                if (i + 1 < SAMPLES) {
                    sum += Math.abs((int) ((value - samples[(i + 1) * SAMPLES + j]) * 100 / 255));
                }
                if (j + 1 < SAMPLES) {
                    sum += Math.abs((int) ((value - samples[i * SAMPLES + j + 1]) * 100 / 255));
                }
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
