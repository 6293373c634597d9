package dev.colophon.index.audio.term;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.colophon.fingerprint.audio.AudioParameters;
import dev.colophon.fingerprint.audio.Peaks;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PackedPeaksTest {

    @Test
    void whatIsPackedBlockByBlockComesBack() {
        SplittableRandom random = new SplittableRandom(5);
        int[] times = random.ints(2_000, 0, 40 * AudioTerms.BLOCK).toArray();
        Arrays.sort(times);
        times[0] = 0;
        times[500] = times[499];
        short[] cents = new short[times.length];
        byte[] tiers = new byte[times.length];
        for (int i = 0; i < times.length; i++) {
            cents[i] = (short) random.nextInt(AudioParameters.HIGHEST_CENTS + 1);
            tiers[i] = (byte) random.nextInt(Peaks.LAST_TIER + 1);
        }
        cents[1] = AudioParameters.HIGHEST_CENTS;
        Peaks peaks = new Peaks(times, cents, tiers).between(0, 31.0 * AudioTerms.BLOCK); // the last blocks have none
        List<byte[]> parts = new ArrayList<>();
        int from = 0;
        for (int block = 0; block < 40; block++) {
            int to = peaks.firstAt((block + 1.0) * AudioTerms.BLOCK);
            parts.add(PackedPeaks.pack(peaks, from, to, block));
            from = to;
        }
        assertSame(PackedPeaks.unpack(0, parts), peaks);
        assertSame(
                PackedPeaks.unpack(7, parts.subList(7, 12)),
                peaks.between(7.0 * AudioTerms.BLOCK, 12.0 * AudioTerms.BLOCK));
    }

    private static void assertSame(Peaks one, Peaks other) {
        assertThat(one.size()).isPositive();
        assertThat(one.times()).containsExactly(other.times());
        assertThat(one.cents()).containsExactly(other.cents());
        assertThat(one.tiers()).containsExactly(other.tiers());
    }

    @Test
    void damageIsRefused() {
        byte[] endsInAPeak = {5, 0};
        byte[] endsInATime = {(byte) 0xff, (byte) 0xff};
        byte[] tooHigh = {1, (byte) 0xff, (byte) 0xff};
        byte[] tooLong = {0, 0, 0, (byte) 0xff};
        for (byte[] part : List.of(endsInAPeak, endsInATime, tooHigh, tooLong)) {
            assertThatThrownBy(() -> PackedPeaks.unpack(0, List.of(part)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("damaged");
        }
    }
}
