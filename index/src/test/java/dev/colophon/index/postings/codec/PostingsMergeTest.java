package dev.colophon.index.postings.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class PostingsMergeTest {

    private static final long SEED = 20_261_126;
    private static final int DOCUMENTS_OF_EACH = 1_000;

    private final SplittableRandom random = new SplittableRandom(SEED);

    @Test
    @Tag("full")
    void givesTheSameOrderForAnyNumberOfSources() throws IOException {
        for (int termBits : new int[] {8, 32, 48}) {
            for (int sources : new int[] {0, 1, 2, 40}) {
                for (int postings : new int[] {1, 300, 200_000}) {
                    List<long[]> truth = new ArrayList<>();
                    List<PostingsMerge.Source> open = new ArrayList<>();
                    for (int i = 0; i < sources; i++) {
                        open.add(source(i * DOCUMENTS_OF_EACH, termBits, postings / sources, truth));
                    }
                    truth.sort(Arrays::compare);
                    List<long[]> merged = new ArrayList<>();
                    new PostingsMerge(termBits, sources * DOCUMENTS_OF_EACH + 1, postings, open)
                            .into((term, document) -> merged.add(new long[] {term, document}), () -> {});
                    assertThat(merged)
                            .as("%d sources, %d postings, %d bits, seed %d", sources, postings, termBits, SEED)
                            .usingElementComparator(Arrays::compare)
                            .isEqualTo(truth);
                }
            }
        }
    }

    /** Some terms in many documents; every seventh document was deleted. */
    private PostingsMerge.Source source(int first, int termBits, int postings, List<long[]> truth) {
        SortedPostings held = new SortedPostings(0, 10);
        for (int i = 0; i < postings; i++) {
            long term = random.nextInt(4) == 0 ? random.nextInt(50) : random.nextLong(1L << termBits);
            int document = random.nextInt(DOCUMENTS_OF_EACH);
            held.add(term, document);
            if (document % 7 != 0) {
                truth.add(new long[] {term, first + document});
            }
        }
        held.sort();
        return new PostingsMerge.Source(held, document -> document % 7 == 0 ? -1 : first + document);
    }
}
