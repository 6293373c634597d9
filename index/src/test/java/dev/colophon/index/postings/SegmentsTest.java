package dev.colophon.index.postings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.index.Access;
import dev.colophon.index.ReferenceId;
import dev.colophon.index.postings.retrieval.TermQuery;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random catalogues in 1, 2, 7 and 30 segments, some of their references removed again, answer as one that never held these. */
class SegmentsTest {

    private static final long SEED = 20_261_126;
    private static final int REFERENCES = 120;
    private static final int CATALOGUES = Boolean.getBoolean("colophon.long") ? 4 : 1;

    @TempDir
    Path folder;

    /** So many weights are added up in two passes, and so few references share the rarest terms that the first is not enough. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 30})
    void twoPassesAnswerTheSame(int segments) throws IOException {
        for (int catalogue = 0; catalogue < CATALOGUES; catalogue++) {
            answersAreThoseOfOneSegment(segments, SEED + catalogue, 300, 1 << 20);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 30})
    @Tag("full")
    void aShortBudgetIsSpentOnTheSameTerms(int segments) throws IOException {
        for (int catalogue = 0; catalogue < CATALOGUES; catalogue++) {
            answersAreThoseOfOneSegment(segments, SEED + catalogue, 2_000, 50 + 400 * catalogue);
        }
    }

    private void answersAreThoseOfOneSegment(int segments, long seed, int vocabulary, long budget) throws IOException {
        SplittableRandom random = new SplittableRandom(seed);
        List<List<Block>> references = new ArrayList<>();
        List<Boolean> removed = new ArrayList<>();
        for (int i = 0; i < REFERENCES; i++) {
            references.add(blocks(random, vocabulary));
            removed.add(random.nextInt(4) == 0);
        }
        try (OpenFolder one = open(seed, budget, "one" + segments);
                OpenFolder many = open(seed, budget, "many" + segments)) {
            many.folder().deferMerges();
            for (int i = 0; i < REFERENCES; i++) {
                if (!removed.get(i)) {
                    one.put(id(i), references.get(i).toArray(Block[]::new));
                }
                many.put(id(i), references.get(i).toArray(Block[]::new));
                if ((i + 1) * segments / REFERENCES > i * segments / REFERENCES) {
                    many.commit(i);
                }
            }
            for (int i = 0; i < REFERENCES; i++) {
                if (removed.get(i)) {
                    many.store().remove(id(i));
                }
            }
            one.commit(REFERENCES);
            many.commit(REFERENCES);
            for (int query = 0; query < 10; query++) {
                for (boolean withNeighbours : new boolean[] {false, true}) {
                    TermQuery asked = query(random, vocabulary, budget, withNeighbours);
                    assertThat(many.retrieve(asked))
                            .as("%d segments, seed %d, query %d", segments, seed, query)
                            .usingRecursiveComparison()
                            .isEqualTo(one.retrieve(asked));
                }
            }
        }
    }

    private static List<Block> blocks(SplittableRandom random, int vocabulary) {
        List<Block> blocks = new ArrayList<>();
        int count = 1 + random.nextInt(12);
        for (int number = 0; number < count; number++) {
            long[] terms = random.longs(60, 0, vocabulary).toArray();
            for (int i = 0; i < terms.length; i += 2) {
                terms[i] = terms[i] * terms[i] / vocabulary; // some terms are in most blocks
            }
            blocks.add(OpenFolder.block(number, terms));
        }
        return blocks;
    }

    private static TermQuery query(SplittableRandom random, int vocabulary, long budget, boolean withNeighbours) {
        int count = 300;
        long[] terms = random.longs(count, 0, vocabulary).toArray();
        byte[] places = new byte[count];
        for (int i = 0; i < count; i++) {
            places[i] = (byte) random.nextInt(4);
        }
        return new TermQuery(terms, places, count, 1, 10, budget, withNeighbours);
    }

    private OpenFolder open(long seed, long budget, String name) {
        return OpenFolder.of(folder.resolve(seed + "-" + budget + "-" + name), Access.WRITE);
    }

    private static ReferenceId id(int number) {
        return new ReferenceId("r" + number);
    }
}
