package dev.colophon.index.postings.retrieval;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class BlockScoresTest {

    private static final long SEED = 20_261_128;
    private static final int LIMIT = 50;

    private final SplittableRandom random = new SplittableRandom(SEED);

    /** Document and place to what it got: the sum and the number of weights. */
    private final TreeMap<Long, double[]> truth = new TreeMap<>();

    @Test
    void theBestAreThoseOfAllSumsHoweverManyAreAdded() throws IOException {
        for (int added : new int[] {0, 100, 10_000, 100_000}) {
            for (int documents : new int[] {3, 500, 2_048, 2_049, 30_000}) {
                for (int minimum : new int[] {1, 3}) {
                    BlockScores scores = add(added, documents);
                    Scores.Best best = scores.best(minimum, LIMIT, BlockScoresTest::factor, BlockScoresTest::number);
                    assertThat(ranks(best))
                            .as("%d weights, %d documents, minimum %d, seed %d", added, documents, minimum, SEED)
                            .containsExactlyElementsOf(expected(minimum));
                }
            }
        }
    }

    @Test
    void whatWasAddedInAnotherOrderIsTheSame() throws IOException {
        BlockScores one = new BlockScores();
        BlockScores other = new BlockScores();
        for (int i = 1; i <= 3_000; i++) {
            one.add(5, 0, (float) Math.log(1 + i));
            other.add(5, 0, (float) Math.log(3_001 - i + 1));
        }
        assertThat(ranks(one.best(1, 1, _ -> 1.1f, _ -> 0))).isEqualTo(ranks(other.best(1, 1, _ -> 1.1f, _ -> 0)));
    }

    /** Weights here and there, and some documents that got many. */
    private BlockScores add(int count, int documents) {
        truth.clear();
        BlockScores scores = new BlockScores();
        for (int i = 0; i < count; i++) {
            int document = random.nextInt(random.nextInt(20) == 0 ? Math.min(documents, 30) : documents);
            int place = random.nextInt(16);
            float weight = 0.25f * (1 + random.nextInt(60));
            scores.add(document, place, weight);
            double[] sum = truth.computeIfAbsent(((long) document << 32) + place, _ -> new double[2]);
            sum[0] += weight;
            sum[1]++;
        }
        return scores;
    }

    private static float factor(int document) {
        return 1f / (1 + document % 3);
    }

    private static int number(int document) {
        return document % 5;
    }

    private List<String> expected(int minimum) {
        record Ranked(int document, int place, float rank, int shared) {}
        List<Ranked> ranked = new ArrayList<>();
        truth.forEach((key, sum) -> {
            int document = (int) (key >> 32);
            if (sum[1] >= minimum) {
                ranked.add(new Ranked(document, key.intValue(), (float) (sum[0] * factor(document)), (int) sum[1]));
            }
        });
        List<Float> best = ranked.stream()
                .map(Ranked::rank)
                .sorted(Comparator.reverseOrder())
                .toList();
        float least = best.size() < LIMIT ? 0 : best.get(LIMIT - 1);
        return ranked.stream()
                .filter(one -> one.rank() >= least)
                .map(one -> one.document() + " " + (number(one.document()) - one.place()) + " " + one.rank() + " "
                        + one.shared())
                .toList();
    }

    private static List<String> ranks(Scores.Best best) {
        List<String> ranks = new ArrayList<>();
        for (int i = 0; i < best.size(); i++) {
            ranks.add(best.documents()[i] + " " + best.blocks()[i] + " " + best.scores()[i] + " " + best.shared()[i]);
        }
        return ranks;
    }
}
