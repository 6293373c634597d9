package dev.colophon.media.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FrameHalvingTest {

    @Test
    void eachPixelIsTheRoundedMeanOfFour() {
        int side = FrameSink.DETAIL_SIDE;
        byte[] detail = new byte[side * side];
        new Random(1).nextBytes(detail);
        Arrays.fill(detail, 0, 4 * side, (byte) 255);
        byte[] expected = new byte[FrameSink.SIDE * FrameSink.SIDE];
        for (int i = 0; i < expected.length; i++) {
            int at = 2 * (i / FrameSink.SIDE) * side + 2 * (i % FrameSink.SIDE);
            int sum = (detail[at] & 0xff)
                    + (detail[at + 1] & 0xff)
                    + (detail[at + side] & 0xff)
                    + (detail[at + side + 1] & 0xff);
            expected[i] = (byte) Math.round(sum / 4.0);
        }
        byte[] frame = new byte[expected.length];
        FrameHalving.halve(detail, frame);
        assertThat(frame).isEqualTo(expected);
    }
}
