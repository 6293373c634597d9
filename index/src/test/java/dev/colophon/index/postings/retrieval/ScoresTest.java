package dev.colophon.index.postings.retrieval;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ScoresTest {

    private static final long SEED = 20_261_126;
    private static final int BLOCKS_OF_EACH = 100;

    private final SplittableRandom random = new SplittableRandom(SEED);

    /** Reference and beginning to what it got: the sum and the number of weights. */
    private final TreeMap<Long, float[]> truth = new TreeMap<>();

    @Test
    @Tag("full")
    void theBestAreThoseOfAllSumsHoweverManyAreAdded() throws IOException {
        for (int added : new int[] {100, 10_000, 400_000}) {
            for (int references : new int[] {3, 500, 100_000}) {
                for (int minimum : new int[] {1, 3}) {
                    for (boolean withNeighbours : new boolean[] {false, true}) {
                        Scores scores = add(added, references);
                        assertThat(ranks(scores.best(
                                        minimum, 50, withNeighbours, () -> document -> document % BLOCKS_OF_EACH)))
                                .as("%d weights, %d references, minimum %d, seed %d", added, references, minimum, SEED)
                                .containsExactlyElementsOf(expected(minimum, 50, withNeighbours));
                    }
                }
            }
        }
    }

    @Test
    void whatManyDocumentsHaveIsAsIfEachHadItByItself() throws IOException {
        Scores together = new Scores(50_000, 0);
        Scores apart = new Scores(50_000, 100_000);
        for (int group = 0; group < 300; group++) {
            int[] documents = random.ints(group, 0, 50_000).sorted().toArray();
            int place = group % 3;
            float weight = 0.5f + random.nextInt(20);
            together.add(documents, documents.length, place, weight);
            for (int document : documents) {
                apart.add(new int[] {document, -1}, 1, place, weight);
            }
        }
        assertThat(ranks(together.best(1, 50, true, () -> document -> document % BLOCKS_OF_EACH)))
                .hasSizeGreaterThanOrEqualTo(50)
                .containsExactlyElementsOf(ranks(apart.best(1, 50, true, () -> document -> document % BLOCKS_OF_EACH)));
    }

    /** Weights here and there, and some passages that got many. */
    private Scores add(int count, int references) {
        truth.clear();
        Scores scores = new Scores(references * BLOCKS_OF_EACH, 10);
        for (int i = 0; i < count; i++) {
            boolean inPassage = random.nextInt(20) == 0;
            int reference = random.nextInt(inPassage ? Math.min(references, 30) : references);
            int place = random.nextInt(4);
            int block = inPassage ? 7 + place + random.nextInt(2) : random.nextInt(BLOCKS_OF_EACH);
            float weight = 0.25f * (1 + random.nextInt(60));
            scores.add(new int[] {reference * BLOCKS_OF_EACH + block}, 1, place, weight);
            float[] sum = truth.computeIfAbsent(((long) reference << 32) + block - place, _ -> new float[2]);
            sum[0] += weight;
            sum[1]++;
        }
        return scores;
    }

    private List<String> expected(int minimum, int limit, boolean withNeighbours) {
        record Ranked(long beginning, float rank, int shared) {}
        List<Ranked> ranked = new ArrayList<>();
        truth.forEach((beginning, sum) -> {
            float beside = withNeighbours ? Math.max(sum(beginning - 1), sum(beginning + 1)) : 0;
            if (sum[1] >= minimum) {
                ranked.add(new Ranked(beginning, sum[0] + beside, (int) sum[1]));
            }
        });
        ranked.sort(Comparator.comparingDouble(Ranked::rank).reversed());
        float least = ranked.size() < limit ? 0 : ranked.get(limit - 1).rank();
        return ranked.stream()
                .filter(one -> one.rank() >= least)
                .sorted(Comparator.comparingLong(Ranked::beginning))
                .map(one -> one.beginning() + " " + one.rank() + " " + one.shared())
                .toList();
    }

    private float sum(long beginning) {
        return truth.getOrDefault(beginning, new float[2])[0];
    }

    private static List<String> ranks(Scores.Best best) {
        List<String> ranks = new ArrayList<>();
        for (int i = 0; i < best.size(); i++) {
            long beginning = ((long) (best.documents()[i] / BLOCKS_OF_EACH) << 32) + best.blocks()[i];
            ranks.add(beginning + " " + best.scores()[i] + " " + best.shared()[i]);
        }
        return ranks;
    }
}
