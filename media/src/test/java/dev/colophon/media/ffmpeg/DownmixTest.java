package dev.colophon.media.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("full")
class DownmixTest {

    private static final int FRAMES = Downmix.BLOCK_FRAMES;
    private static final long SEED = 11;

    private final Random random = new Random(SEED);
    private final Downmix downmix = new Downmix();
    private final float[] mono = new float[FRAMES];

    /** A block whose channels share {@code shared} of their power, with that sign. */
    private float[] block(double shared) {
        float[] stereo = new float[2 * FRAMES];
        for (int i = 0; i < FRAMES; i++) {
            double common = random.nextGaussian();
            double own = Math.sqrt(1 - Math.abs(shared));
            stereo[2 * i] = (float) (0.1 * (Math.sqrt(Math.abs(shared)) * common + own * random.nextGaussian()));
            stereo[2 * i + 1] = (float)
                    (0.1 * (Math.signum(shared) * Math.sqrt(Math.abs(shared)) * common + own * random.nextGaussian()));
        }
        return stereo;
    }

    /** 1 when the channels were added, -1 when the second was turned round first. */
    private int sign(float[] stereo) {
        downmix.mix(stereo, FRAMES, mono);
        int sign = Math.abs(mono[7] - Math.sqrt(0.5) * (stereo[14] + stereo[15])) < 1e-6 ? 1 : -1;
        for (int i = 0; i < FRAMES; i++) {
            assertThat((double) mono[i])
                    .as("seed %d, sample %d", SEED, i)
                    .isCloseTo(Math.sqrt(0.5) * (stereo[2 * i] + sign * stereo[2 * i + 1]), within(1e-6));
        }
        return sign;
    }

    @Test
    void invertedChannelsAreTurnedFromTheFirstBlockOn() {
        assertThat(sign(block(-1))).isEqualTo(-1);
        assertThat(sign(block(-0.9))).isEqualTo(-1);
    }

    @Test
    void unrelatedAndWideChannelsAreAdded() {
        assertThat(sign(block(0))).isEqualTo(1);
        assertThat(sign(block(-0.3))).isEqualTo(1);
        assertThat(sign(block(-0.45))).isEqualTo(1);
    }

    @Test
    void channelsThatContradictEachOtherForAMomentAreNotTurned() {
        for (int i = 0; i < 10; i++) {
            assertThat(sign(block(0.6))).isEqualTo(1);
        }
        assertThat(sign(block(-0.9))).isEqualTo(1);
        assertThat(sign(block(0.6))).isEqualTo(1);
    }

    @Test
    void quietOrUnrelatedBlocksTurnNothingBack() {
        sign(block(-0.8));
        assertThat(sign(block(0))).isEqualTo(-1);
        downmix.mix(new float[2 * FRAMES], FRAMES, mono);
        assertThat(sign(block(-0.8))).isEqualTo(-1);
    }

    @Test
    void uprightChannelsAreTurnedBack() {
        sign(block(-0.8));
        for (int i = 0; i < 8; i++) {
            sign(block(0.8));
        }
        assertThat(sign(block(0.8))).isEqualTo(1);
    }

    @Test
    void anOffsetThatBothHaveIsNotShared() {
        float[] inverted = block(-1);
        for (int i = 0; i < inverted.length; i++) {
            inverted[i] += 0.5f;
        }
        assertThat(sign(inverted)).isEqualTo(-1);
    }

    @Test
    void samplesThatAreNoNumbersChangeNothing() {
        sign(block(-0.8));
        float[] broken = block(0.9);
        broken[5_000] = Float.NaN;
        broken[5_002] = Float.POSITIVE_INFINITY;
        downmix.mix(broken, FRAMES, mono);
        assertThat(sign(block(-0.8))).isEqualTo(-1);
    }

    @Test
    void aSilentChannelIsNoContradiction() {
        float[] left = block(0);
        for (int i = 1; i < left.length; i += 2) {
            left[i] = 0;
        }
        assertThat(sign(left)).isEqualTo(1);
    }
}
