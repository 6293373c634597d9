package dev.colophon.index.postings.retrieval;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class DistinctTermsTest {

    private static final long SEED = 20_261_126;

    private final DistinctTerms terms = new DistinctTerms();
    private long counted;

    @Test
    void liveBlocksAreCountedNoFurtherThanTheBudgetReaches() throws IOException {
        int[] live = new int[1_000];
        for (int i = 0; i < live.length; i++) {
            live[i] = i % 10 == 0 ? 1_000_000 : 20;
            terms.add(i, live[i], i);
        }
        long[] rarestFirst = terms.byLiveFrequency(10_000, (number, most) -> count(live, number, most));
        for (int i = 0; i < 500; i++) {
            assertThat(rarestFirst[i] >>> Integer.SIZE).isEqualTo(20);
        }
        assertThat(counted).isLessThan(50_000);
    }

    @Test
    void asFarAsTheBudgetReachesTheyComeInTheOrderOfTheirFrequency() throws IOException {
        SplittableRandom random = new SplittableRandom(SEED);
        int[] live = new int[500];
        DistinctTerms known = new DistinctTerms();
        for (int i = 0; i < live.length; i++) {
            live[i] = random.nextInt(1 + random.nextInt(5_000));
            terms.add(i, 9_999, i);
            known.add(i, live[i], i);
        }
        long[] expected = known.byFrequency();
        for (long budget : new long[] {0, 100, 10_000, 100_000, 10_000_000}) {
            long[] rarestFirst = terms.byLiveFrequency(budget, (number, most) -> count(live, number, most));
            long left = budget;
            for (int i = 0; i < live.length && left >= 0; i++) {
                assertThat(rarestFirst[i])
                        .as("budget %d, place %d, seed %d", budget, i, SEED)
                        .isEqualTo(expected[i]);
                left -= expected[i] >>> Integer.SIZE;
            }
        }
    }

    private int count(int[] live, int number, int most) {
        int found = Math.min(live[number], most + 1);
        counted += found;
        return found;
    }
}
