package dev.colophon.samples.sound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class MusicTest {

    @Test
    void namedPiecesAreFullLoudAndClean() {
        for (Sound piece : List.of(Music.lanternWaltz(), Music.tideAndBells(), Music.nightFreight())) {
            assertThat(piece.channels()).isEqualTo(2);
            assertThat(piece.seconds()).isBetween(40.0, 48.0);
            assertThat(piece.peak()).isEqualTo(0.89f, within(1e-3f));
            assertThat(rms(piece)).isBetween(0.1, 0.4);
        }
    }

    @Test
    @Tag("full")
    void everySeedGivesAPieceOfTheLengthAskedFor() {
        for (long seed = 0; seed < 40; seed++) {
            Sound piece = Music.piece(seed, 7.5);

            assertThat(piece.frames()).as("seed %d", seed).isEqualTo(330_750);
            assertThat(piece.peak()).as("seed %d", seed).isLessThan(0.9f);
            assertThat(rms(piece)).as("seed %d", seed).isBetween(0.05, 0.45);
            for (float sample : piece.samples()) {
                assertThat(Float.isFinite(sample)).isTrue();
            }
        }
    }

    @Test
    void theSameSeedIsTheSameMusic() {
        assertThat(Music.piece(5, 6).samples()).isEqualTo(Music.piece(5, 6).samples());
        // All arithmetic is StrictMath or exact, so this holds on every machine.
        assertThat(Arrays.hashCode(Music.piece(5, 6).samples())).isEqualTo(HASH_OF_PIECE_5);
    }

    private static final int HASH_OF_PIECE_5 = 1_381_566_159;

    @Test
    void differentSeedsHaveDifferentLoudnessInTime() {
        List<double[]> envelopes = new ArrayList<>();
        for (long seed = 0; seed < 20; seed++) {
            envelopes.add(envelope(Music.piece(seed, 20).mono().samples(), 0, 19));
        }
        for (int i = 0; i < envelopes.size(); i++) {
            for (int j = 0; j < i; j++) {
                assertThat(correlation(envelopes.get(i), envelopes.get(j)))
                        .as("seeds %d and %d", i, j)
                        .isLessThan(0.6);
            }
        }
    }

    @Test
    @Tag("full")
    void noStretchOfAPieceRepeatsWithinIt() {
        for (long seed = 100; seed < 104; seed++) {
            assertThat(likestOther(Music.piece(seed, 40))).as("seed %d", seed).isLessThan(0.75);
        }
        Sound loop = Music.piece(100, 9).part(0.5, 8.5);
        assertThat(likestOther(loop.then(loop).then(loop))).isGreaterThan(0.95);
    }

    @Test
    void refusesLengthsThatAreNone() {
        assertThatThrownBy(() -> Music.piece(1, Double.NaN)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Music.piece(1, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Music.piece(1, 3_601)).hasMessageContaining("3600.0 s, not 3601.0");
    }

    @Test
    void speechAndNoiseCover() {
        Sound speech = Speech.babble(3, 10);
        assertThat(speech.seconds()).isEqualTo(10);
        assertThat(speech.peak()).isEqualTo(0.8f, within(1e-3f));
        assertThat(rms(speech)).isBetween(0.05, 0.3);
        assertThat(Speech.babble(4, 10).samples()).isNotEqualTo(speech.samples());

        for (Sound noise : List.of(Noise.white(1, 5), Noise.pink(1, 5))) {
            assertThat(rms(noise)).isCloseTo(0.1, within(0.002));
        }
        assertThat(tilt(Noise.white(1, 5))).isCloseTo(2, within(0.1));
        assertThat(tilt(Noise.pink(1, 5))).isLessThan(0.7);
    }

    static double rms(Sound sound) {
        double sum = 0;
        for (float sample : sound.samples()) {
            sum += sample * sample;
        }
        return Math.sqrt(sum / sound.samples().length);
    }

    /** Power of the differences of neighbours over the power: 2 for white noise. */
    private static double tilt(Sound sound) {
        double differences = 0;
        float[] s = sound.samples();
        for (int i = 1; i < s.length; i++) {
            differences += (s[i] - s[i - 1]) * (s[i] - s[i - 1]);
        }
        return differences / s.length / (rms(sound) * rms(sound));
    }

    /** Loudness in 50 ms steps. */
    private static double[] envelope(float[] mono, int fromSecond, int toSecond) {
        int step = Sound.RATE / 20;
        double[] envelope = new double[(toSecond - fromSecond) * 20];
        for (int i = 0; i < envelope.length; i++) {
            for (int k = 0; k < step; k++) {
                float sample = mono[fromSecond * Sound.RATE + i * step + k];
                envelope[i] += sample * sample;
            }
            envelope[i] = Math.sqrt(envelope[i] / step);
        }
        return envelope;
    }

    /** The best correlation of the wave from second 8 to 12 with any other stretch, at every offset of 1/1102 s. */
    private static double likestOther(Sound sound) {
        float[] mono = sound.mono().samples();
        float[] slow = new float[mono.length / 40];
        for (int i = 0; i < 40 * slow.length; i++) {
            slow[i / 40] += mono[i] / 20;
        }
        int rate = Sound.RATE / 40;
        int from = 8 * rate;
        int length = 4 * rate;
        double best = 0;
        for (int other = 0; other + length <= slow.length; other++) {
            if (Math.abs(other - from) > length / 2) {
                best = Math.max(best, likeness(slow, from, other, length));
            }
        }
        return best;
    }

    private static double likeness(float[] samples, int a, int b, int length) {
        float product = 0;
        float powerA = 0;
        float powerB = 0;
        for (int i = 0; i < length; i++) {
            product += samples[a + i] * samples[b + i];
            powerA += samples[a + i] * samples[a + i];
            powerB += samples[b + i] * samples[b + i];
        }
        return Math.abs(product) / Math.sqrt(powerA * powerB + 1e-12);
    }

    static double correlation(double[] a, double[] b) {
        double meanA = Arrays.stream(a).average().orElseThrow();
        double meanB = Arrays.stream(b).average().orElseThrow();
        double product = 0;
        double powerA = 0;
        double powerB = 0;
        for (int i = 0; i < a.length; i++) {
            product += (a[i] - meanA) * (b[i] - meanB);
            powerA += (a[i] - meanA) * (a[i] - meanA);
            powerB += (b[i] - meanB) * (b[i] - meanB);
        }
        return product / Math.sqrt(powerA * powerB + 1e-12);
    }
}
