package dev.colophon.fingerprint.audio;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class RunningMaximaTest {

    @Test
    void twoRunsOfALevelCoverARunOfAnyLength() {
        long seed = 3;
        Random random = new Random(seed);
        float[] values = new float[200];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        int longest = 37;
        float[][] levels = RunningMaxima.levels(values.length, longest);
        RunningMaxima.of(values, levels);
        for (int run = 1; run <= longest; run++) {
            for (int from = 0; from + run <= values.length; from++) {
                float expected = Float.NEGATIVE_INFINITY;
                for (int i = from; i < from + run; i++) {
                    expected = Math.max(expected, values[i]);
                }
                int level = RunningMaxima.level(run);
                float[] maxima = levels[level];
                assertThat(Math.max(maxima[from], maxima[from + run - (1 << level)]))
                        .as("seed %d, %d values from %d", seed, run, from)
                        .isEqualTo(expected);
            }
        }
    }
}
