package dev.colophon.fingerprint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.colophon.fingerprint.audio.AudioParameters;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AudioFingerprintTest {

    @Test
    void decodesWhatItEncodes() {
        long seed = 11;
        Random random = new Random(seed);
        for (int round = 0; round < 200; round++) {
            AudioFingerprint fingerprint = random(random);
            Fingerprint back = Fingerprint.decode(Medium.AUDIO, fingerprint.encode());
            assertThat(back)
                    .as("seed %d, round %d", seed, round)
                    .isEqualTo(fingerprint)
                    .hasSameHashCodeAs(fingerprint);
            assertThat(back.encode()).isEqualTo(fingerprint.encode());
        }
    }

    @Test
    void damagedBytesAreRefusedAndNeverReadAsSomethingElse() {
        long seed = 12;
        Random random = new Random(seed);
        for (int round = 0; round < 2000; round++) {
            byte[] bytes = random(random).encode();
            byte[] cut = Arrays.copyOf(bytes, random.nextInt(bytes.length));
            assertThatThrownBy(() -> Fingerprint.decode(Medium.AUDIO, cut))
                    .as("seed %d, round %d", seed, round)
                    .isInstanceOf(IllegalArgumentException.class);
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
            try {
                Fingerprint.decode(Medium.AUDIO, bytes);
            } catch (IllegalArgumentException e) {
                assertThat(e).hasMessageStartingWith("audio fingerprint");
            }
        }
    }

    @Test
    void aHugeCountAllocatesNothing() {
        byte[] bytes = new byte[30];
        bytes[0] = 1;
        Arrays.fill(bytes, 18, 29, (byte) 0x7f);
        bytes[19] = (byte) 0xff;
        bytes[20] = (byte) 0xff;
        bytes[21] = (byte) 0xff;
        assertThatThrownBy(() -> Fingerprint.decode(Medium.AUDIO, bytes)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aPeakTakesLessThanFiveBytes() {
        Random random = new Random(13);
        int peaks = 2000;
        int[] times = new int[peaks];
        for (int i = 1; i < peaks; i++) {
            times[i] = times[i - 1] + random.nextInt(60);
        }
        AudioFingerprint fingerprint = new AudioFingerprint(
                AudioParameters.VERSION,
                new ContentDigest(ContentDigest.Basis.FILE, 1, 2),
                Optional.empty(),
                1L << 20,
                times,
                new short[peaks],
                new byte[peaks]);
        assertThat(fingerprint.encode().length).isLessThan(4 * peaks);
    }

    private static AudioFingerprint random(Random random) {
        int peaks = random.nextInt(50);
        int[] times = new int[peaks];
        short[] cents = new short[peaks];
        byte[] tiers = new byte[peaks];
        for (int i = 0; i < peaks; i++) {
            times[i] = (i == 0 ? 0 : times[i - 1]) + random.nextInt(1 << random.nextInt(1, 24));
            cents[i] = (short) random.nextInt(5_641);
            tiers[i] = (byte) random.nextInt(8);
        }
        Unmatchable[] reasons = Unmatchable.values();
        int reason = random.nextInt(reasons.length + 1);
        return new AudioFingerprint(
                AudioParameters.VERSION,
                new ContentDigest(ContentDigest.Basis.FILE, random.nextLong(), random.nextLong()),
                reason == reasons.length ? Optional.empty() : Optional.of(reasons[reason]),
                random.nextLong(1L << random.nextInt(1, 60)),
                times,
                cents,
                tiers);
    }
}
