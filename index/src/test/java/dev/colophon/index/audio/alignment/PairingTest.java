package dev.colophon.index.audio.alignment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PairingTest {

    @Test
    void theMedianIsThatOfTheSortedValues() {
        long seed = 11;
        SplittableRandom random = new SplittableRandom(seed);
        for (int size = 1; size < 60; size++) {
            for (int round = 0; round < 20; round++) {
                double[] values = new double[size];
                for (int i = 0; i < size; i++) {
                    values[i] = random.nextInt(-size / 2, size) / 3.0; // many are equal
                }
                double[] sorted = values.clone();
                Arrays.sort(sorted);
                double expected = size % 2 == 1 ? sorted[size / 2] : 0.5 * (sorted[size / 2 - 1] + sorted[size / 2]);
                assertThat(Pairing.median(values))
                        .as("%d values, seed %d", size, seed)
                        .isEqualTo(expected);
            }
        }
    }
}
