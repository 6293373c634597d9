package dev.colophon.fingerprint.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DecimatorTest {

    private static final int STEP = 256;
    private static final int KEPT = 512;

    @ParameterizedTest
    @ValueSource(doubles = {0, 50, 100, 200, 400})
    void theBassPassesAsItIs(double hertz) {
        float[] tone = cosine(hertz);
        float[] kept = decimated(tone);
        for (int i = 0; i < KEPT; i++) {
            int middle = tone.length - 1 - Decimator.DELAY - Decimator.FACTOR * (KEPT - 1 - i);
            assertThat(kept[i]).as("%s Hz, sample %d", hertz, i).isCloseTo(tone[middle], within(0.02f));
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {980, 1_100, 1_378, 2_000, 2_756, 4_000, 5_500})
    void whatWouldBeHeardAsBassDoesNotPass(double hertz) {
        for (float sample : decimated(cosine(hertz))) {
            assertThat(20 * Math.log10(Math.abs(sample) + 1e-9))
                    .as("%s Hz, dB", hertz)
                    .isLessThan(-50);
        }
    }

    @Test
    void aRingOfAnyLengthIsReadTheSame() {
        float[] tone = cosine(123);
        float[] whole = decimated(tone);
        int length = STEP + 77;
        float[] ring = new float[length];
        Decimator decimator = new Decimator(STEP, KEPT);
        int next = 0;
        for (int i = 0; i < tone.length; i++) {
            ring[next] = tone[i];
            next = (next + 1) % length;
            if ((i + 1) % STEP == 0) {
                decimator.accept(ring, next);
            }
        }
        assertThat(unrolled(decimator)).isEqualTo(whole);
    }

    private static float[] decimated(float[] samples) {
        Decimator decimator = new Decimator(STEP, KEPT);
        for (int at = 0; at < samples.length; at += STEP) {
            decimator.accept(java.util.Arrays.copyOfRange(samples, at, at + STEP), 0);
        }
        return unrolled(decimator);
    }

    private static float[] unrolled(Decimator decimator) {
        float[] kept = new float[KEPT];
        for (int i = 0; i < KEPT; i++) {
            kept[i] = decimator.kept()[(decimator.oldest() + i) % KEPT];
        }
        return kept;
    }

    /** Long enough that what is kept last knows nothing of the silence before. */
    private static float[] cosine(double hertz) {
        float[] samples = new float[STEP * 20];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (float) Math.cos(2 * Math.PI * hertz * i / AudioParameters.SAMPLE_RATE);
        }
        return samples;
    }
}
