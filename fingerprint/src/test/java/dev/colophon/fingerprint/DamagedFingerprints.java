package dev.colophon.fingerprint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;

/** Fingerprints with bits turned over, cut off and continued. */
final class DamagedFingerprints {

    /** The head and the first of what follows it. */
    private static final int HEAD_BYTES = 80;

    private DamagedFingerprints() {}

    /** Each is refused with a sentence, or is read as what it says: written again it has the same bytes. */
    static void assertReadAsWrittenOrRefused(Medium medium, byte[] bytes) {
        for (int bit = 0; bit < 8 * Math.min(HEAD_BYTES, bytes.length); bit++) {
            byte[] turned = bytes.clone();
            turned[bit / 8] ^= (byte) (1 << bit % 8);
            assertReadAsWrittenOrRefused(medium, turned, "bit " + bit);
        }
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int i = 0; i < 2_000; i++) {
            byte[] other = Arrays.copyOf(bytes, random.nextInt(bytes.length + 20));
            if (other.length > 0) {
                other[random.nextInt(Math.min(HEAD_BYTES, other.length))] ^= (byte) (1 << random.nextInt(8));
            }
            assertReadAsWrittenOrRefused(medium, other, "seed " + seed);
        }
    }

    private static void assertReadAsWrittenOrRefused(Medium medium, byte[] bytes, String which) {
        try {
            assertThat(Fingerprint.decode(medium, bytes).encode()).as(which).isEqualTo(bytes);
        } catch (IllegalArgumentException refused) {
            assertThat(refused).as(which).hasMessageMatching(".+");
        }
    }
}
