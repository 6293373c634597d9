package dev.colophon.index.visual.hash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.index.visual.hash.HashScan.Hit;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class HashComparisonTest {

    private static final long SEED = 20_261_129;
    private static final int MOST = 40;

    private final SplittableRandom random = new SplittableRandom(SEED);

    /** Runs of hashes near each other, and probes near some of them, or of what is the opposite of them. */
    @Test
    void theHitsAreThoseOfEachHashAgainstEachProbe() {
        int all = 0;
        for (int trial = 0; trial < 300; trial++) {
            long[][] hashes = hashes(1 + random.nextInt(60));
            long[] probes = new long[4 * (1 + random.nextInt(20))];
            for (int probe = 0; probe < probes.length; probe += 4) {
                long[] near = near(hashes[random.nextInt(hashes.length)], 2 * MOST);
                boolean negative = random.nextInt(3) == 0;
                for (int word = 0; word < 4; word++) {
                    probes[probe + word] = negative ? ~near[word] : near[word];
                }
            }
            List<Hit> expected = expected(hashes, probes);
            all += expected.size();
            HashComparison comparison = new HashComparison(probes, MOST);
            long[] words = words(hashes);
            assertThat(comparison.hits(words, hashes.length))
                    .as("trial %d, seed %d", trial, SEED)
                    .isEqualTo(expected);
            assertThat(comparison.hits(words, 1)).isEqualTo(expected(new long[][] {hashes[0]}, probes));
        }
        assertThat(all).isGreaterThan(1_000);
    }

    private long[][] hashes(int count) {
        long[][] hashes = new long[count][];
        hashes[0] = new long[] {random.nextLong(), random.nextLong(), random.nextLong(), random.nextLong()};
        for (int i = 1; i < count; i++) {
            hashes[i] = random.nextInt(8) == 0
                    ? new long[] {random.nextLong(), random.nextLong(), random.nextLong(), random.nextLong()}
                    : near(hashes[i - 1], 30);
        }
        return hashes;
    }

    /** Up to so many bits of it turned. */
    private long[] near(long[] hash, int most) {
        long[] near = hash.clone();
        int bits = random.nextInt(most);
        for (int i = 0; i < bits; i++) {
            near[random.nextInt(4)] ^= 1L << random.nextInt(64);
        }
        return near;
    }

    private static long[] words(long[][] hashes) {
        return Stream.of(hashes).flatMapToLong(LongStream::of).toArray();
    }

    private static List<Hit> expected(long[][] hashes, long[] probes) {
        List<Hit> hits = new ArrayList<>();
        for (int hash = 0; hash < hashes.length; hash++) {
            for (int probe = 0; probe < probes.length / 4; probe++) {
                int distance = 0;
                for (int word = 0; word < 4; word++) {
                    distance += Long.bitCount(hashes[hash][word] ^ probes[4 * probe + word]);
                }
                if (distance <= MOST) {
                    hits.add(new Hit(probe, hash, distance, false));
                } else if (distance >= 256 - MOST) {
                    hits.add(new Hit(probe, hash, 256 - distance, true));
                }
            }
        }
        return hits;
    }
}
