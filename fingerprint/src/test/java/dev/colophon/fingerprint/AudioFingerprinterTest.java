package dev.colophon.fingerprint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.colophon.fingerprint.audio.AudioParameters;
import dev.colophon.fingerprint.audio.Peaks;
import dev.colophon.fingerprint.audio.Sounds;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AudioFingerprinterTest {

    @Test
    void blocksOfAnySizeMakeTheSameFingerprint() {
        float[] music = Sounds.music(1, 12);
        AudioFingerprint whole = Sounds.fingerprint(Role.REFERENCE, music);
        long seed = 5;
        Random random = new Random(seed);
        AudioFingerprinter pieces = new AudioFingerprinter(Role.REFERENCE);
        for (int at = 0; at < music.length; ) {
            int length = Math.min(random.nextInt(3000), music.length - at);
            pieces.accept(music, at, length);
            at += length;
        }
        assertThat(pieces.finish(Sounds.FILE)).as("seed %d", seed).isEqualTo(whole);
        assertThat(whole.unmatchable()).isEmpty();
        assertThat(whole.seconds()).isCloseTo(12, within(0.001));
    }

    @Test
    void aShortToneHasItsPeakWhereItIs() {
        assertPeak(1_000, 0.1, 1, 3.0);
    }

    @Test
    void aLowNoteHasItsPeakWhereItIs() {
        for (double hertz : new double[] {55, 82.4, 140, 260, 390}) {
            assertPeak(hertz, 0.3, 2, 5.0);
        }
    }

    /** A tone that begins at 3 s and swells as a sine to some power. */
    private static void assertPeak(double hertz, double seconds, int power, double centsWithin) {
        float[] samples = new float[6 * AudioParameters.SAMPLE_RATE];
        float[] tone = Sounds.tone(hertz, seconds);
        int at = 3 * AudioParameters.SAMPLE_RATE;
        for (int i = 0; i < tone.length; i++) {
            samples[at + i] = (float) (tone[i] * Math.pow(Math.sin(Math.PI * i / tone.length), power));
        }
        AudioFingerprint fingerprint = Sounds.fingerprint(Role.COPY, samples);
        double pitch = 1200 * Math.log(hertz / AudioParameters.LOWEST_HERTZ) / Math.log(2);
        assertThat(IntStream.range(0, fingerprint.peaks())
                        .filter(i -> fingerprint.tiers()[i] == 0))
                .as("%s Hz: peaks that stand out of their half second", hertz)
                .anySatisfy(i -> {
                    assertThat(fingerprint.timeEighths()[i] / AudioFingerprint.EIGHTHS_PER_SECOND)
                            .isCloseTo(3 + seconds / 2, within(0.005));
                    assertThat((double) fingerprint.cents()[i]).isCloseTo(pitch, within(centsWithin));
                });
    }

    @Test
    void theBassIsHeardFromTheFirstSampleToTheLast() {
        float[] notes = new float[8 * AudioParameters.SAMPLE_RATE];
        for (int start = 0; start < notes.length; start += 1_500) {
            float[] note = Sounds.tone(60 + start / 1_000.0, 0.13);
            for (int i = 0; i < Math.min(note.length, notes.length - start); i++) {
                notes[start + i] = (float) (note[i] * Math.exp(-i / 400.0));
            }
        }
        AudioFingerprint fingerprint = Sounds.fingerprint(Role.COPY, notes);
        double last = fingerprint.timeEighths()[fingerprint.peaks() - 1] / AudioFingerprint.EIGHTHS_PER_SECOND;
        assertThat(fingerprint.timeEighths()[0] / AudioFingerprint.EIGHTHS_PER_SECOND)
                .isLessThan(0.3);
        assertThat(last).isBetween(7.7, 8.0);
    }

    @Test
    void aCopyIsReadMoreDenselyThanAReference() {
        float[] noise = noise(9, 20);
        double reference = Sounds.fingerprint(Role.REFERENCE, noise).peaks() / 20.0;
        double copy = Sounds.fingerprint(Role.COPY, noise).peaks() / 20.0;
        assertThat(reference).isBetween(55.0, 57.5);
        assertThat(copy).isBetween(70.0, 82.0);
    }

    @Test
    void termsAreMadeOfPeaksThatStandAloneAndLesserOnesOnlyConfirm() {
        AudioFingerprint fingerprint = Sounds.fingerprint(Role.REFERENCE, noise(9, 20));
        double alone = fingerprint.spectralPeaks().upTo(Peaks.LAST_ALONE).size() / 20.0;
        assertThat(alone).isBetween(20.0, 24.7);
        for (int tier = 0; tier < Peaks.LAST_TIER; tier++) {
            assertThat(fingerprint.spectralPeaks().upTo(tier).size())
                    .isLessThanOrEqualTo(
                            fingerprint.spectralPeaks().upTo(tier + 1).size());
        }
        assertThat(fingerprint.spectralPeaks().upTo(Peaks.LAST_TIER))
                .usingRecursiveComparison()
                .isEqualTo(fingerprint.spectralPeaks());
    }

    @Test
    void soundsThatCannotBeComparedSayWhy() {
        assertThat(Sounds.fingerprint(Role.COPY, new float[0]).unmatchable()).contains(Unmatchable.SILENT);
        assertThat(Sounds.fingerprint(Role.COPY, new float[200_000]).unmatchable())
                .contains(Unmatchable.SILENT);
        assertThat(Sounds.fingerprint(Role.COPY, Sounds.constant(0.3f, 20)).unmatchable())
                .contains(Unmatchable.SILENT);
        assertThat(Sounds.fingerprint(Role.COPY, Sounds.music(3, 2.9)).unmatchable())
                .contains(Unmatchable.TOO_SHORT);
        assertThat(Sounds.fingerprint(Role.COPY, Sounds.music(3, 8)).unmatchable())
                .isEmpty();
        assertThat(Sounds.fingerprint(Role.REFERENCE, Sounds.music(3, 4)).unmatchable())
                .contains(Unmatchable.TOO_SHORT);
        for (double hertz : new double[] {220, 440, 1000, 3000}) {
            assertThat(Sounds.fingerprint(Role.COPY, Sounds.tone(hertz, 300)).unmatchable())
                    .as("%s Hz", hertz)
                    .contains(Unmatchable.TOO_PLAIN);
        }
        float[] mostlySilent = new float[60 * AudioParameters.SAMPLE_RATE];
        System.arraycopy(Sounds.music(4, 1), 0, mostlySilent, 100_000, AudioParameters.SAMPLE_RATE);
        assertThat(Sounds.fingerprint(Role.REFERENCE, mostlySilent).unmatchable())
                .contains(Unmatchable.TOO_PLAIN);
    }

    @Test
    void whatIsNotANumberCountsAsSilence() {
        float[] clean = Sounds.music(6, 8);
        float[] holes = clean.clone();
        float[] zeros = clean.clone();
        Random random = new Random(6);
        for (int i = 0; i < 500; i++) {
            int at = random.nextInt(clean.length);
            zeros[at] = 0;
            holes[at] = i % 2 == 0 ? Float.NaN : Float.NEGATIVE_INFINITY;
        }
        AudioFingerprint expected = Sounds.fingerprint(Role.COPY, zeros);
        AudioFingerprint actual = Sounds.fingerprint(Role.COPY, holes);
        assertThat(actual.timeEighths()).isEqualTo(expected.timeEighths());
        assertThat(actual.cents()).isEqualTo(expected.cents());
        assertThat(actual.unmatchable()).isEmpty();
    }

    @Test
    void hugeSamplesDoNoHarm() {
        float[] samples = Sounds.music(7, 8);
        samples[30_000] = Float.MAX_VALUE;
        samples[60_000] = -Float.MAX_VALUE;
        AudioFingerprint fingerprint = Sounds.fingerprint(Role.COPY, samples);
        assertThat(fingerprint.peaks()).isGreaterThan(60);
    }

    @Test
    void aRangeOutsideTheArrayIsRefused() {
        AudioFingerprinter fingerprinter = new AudioFingerprinter(Role.COPY);
        assertThatThrownBy(() -> fingerprinter.accept(new float[4], 2, 3))
                .isInstanceOf(IndexOutOfBoundsException.class);
    }

    private static float[] noise(long seed, int seconds) {
        Random random = new Random(seed);
        float[] samples = new float[seconds * AudioParameters.SAMPLE_RATE];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (float) (0.1 * random.nextGaussian());
        }
        return samples;
    }
}
