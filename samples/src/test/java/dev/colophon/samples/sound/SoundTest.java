package dev.colophon.samples.sound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class SoundTest {

    @Test
    void writesTheWavHeaderThatEveryPlayerKnows() {
        byte[] wav = new Sound(2, new float[] {0, 1, -1, 2}).wav();

        assertThat(HexFormat.of().formatHex(wav))
                .isEqualTo("52494646" + "2c000000" + "57415645" // RIFF, 44 bytes follow, WAVE
                        + "666d7420" + "10000000" + "0100" + "0200" // fmt, 16 bytes, PCM, stereo
                        + "44ac0000" + "10b10200" + "0400"
                        + "1000" // 44,100 Hz, 176,400 bytes a second, 4 a frame, 16 bits
                        + "64617461" + "08000000" + "0000" + "ff7f" + "0180" + "ff7f");
    }

    @Test
    void laysOneSoundOverAnotherWithoutClipping() {
        Sound loud = new Sound(1, new float[Sound.RATE]).over(tone(1), 0, 0.8);
        Sound sum = loud.over(tone(2), 0.5, 0.8);

        assertThat(sum.channels()).isEqualTo(2);
        assertThat(sum.seconds()).isEqualTo(1.5);
        assertThat(sum.peak()).isCloseTo(1, within(1e-6f));
        assertThat(sum.samples()[0]).isEqualTo(0.5f, within(1e-6f));
    }

    @Test
    void cutsAndJoins() {
        Sound whole = tone(1).then(tone(1));

        assertThat(whole.part(0.5, 1.25).seconds()).isEqualTo(0.75);
        assertThat(whole.part(1.9, 99).seconds()).isCloseTo(0.1, within(1e-4));
        assertThat(tone(2).mono().samples()).containsExactly(tone(1).samples());
    }

    @Test
    void refusesHalfAFrame() {
        assertThatThrownBy(() -> new Sound(2, new float[3])).hasMessage("3 samples are not 2 channels");
    }

    /** A second of a constant. */
    private static Sound tone(int channels) {
        float[] samples = new float[channels * Sound.RATE];
        Arrays.fill(samples, 1);
        return new Sound(channels, samples);
    }
}
