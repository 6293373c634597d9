package dev.colophon.index.postings;

import static dev.colophon.index.postings.OpenFolder.SONG;
import static dev.colophon.index.postings.OpenFolder.block;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.colophon.index.Access;
import dev.colophon.index.ReferenceId;
import dev.colophon.index.postings.retrieval.Candidate;
import dev.colophon.index.postings.retrieval.Retrieved;
import dev.colophon.index.postings.retrieval.TermQuery;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TermRetrieverTest {

    @TempDir
    Path folder;

    /** With terms in some 25 blocks, and with terms in some 250, most of whose postings are read later. */
    @ParameterizedTest
    @ValueSource(ints = {400, 40})
    void countsSharedTermsAsBruteForceDoes(int vocabulary) throws IOException {
        long seed = 20_261_125;
        SplittableRandom random = new SplittableRandom(seed);
        Map<ReferenceId, Set<Long>> truth = new HashMap<>();
        try (OpenFolder index = OpenFolder.of(folder, Access.WRITE)) {
            for (int i = 0; i < 250; i++) {
                ReferenceId reference = new ReferenceId("r" + i);
                long[] terms = random.longs(50, 0, vocabulary).toArray();
                Set<Long> distinct = new HashSet<>();
                for (long term : terms) {
                    distinct.add(term);
                }
                truth.put(reference, distinct);
                index.put(reference, block(0, terms));
                if (i % 37 == 0) {
                    index.commit(i); // so that there are several segments
                }
            }
            index.store().remove(new ReferenceId("r7"));
            truth.remove(new ReferenceId("r7"));
            index.commit(1000);
            long[] asked = random.longs(40, 0, vocabulary).toArray();
            Map<ReferenceId, Integer> found = new HashMap<>();
            for (Candidate candidate : index.candidates(1 << 20, asked)) {
                assertThat(candidate.block()).isZero();
                found.put(candidate.reference(), candidate.shared());
            }
            Map<ReferenceId, Integer> expected = new HashMap<>();
            truth.forEach((reference, terms) -> {
                Set<Long> shared = new HashSet<>(terms);
                Set<Long> query = new HashSet<>();
                for (long term : asked) {
                    query.add(term);
                }
                shared.retainAll(query);
                if (!shared.isEmpty()) {
                    expected.put(reference, shared.size());
                }
            });
            assertThat(found).as("seed %d", seed).isEqualTo(expected);
        }
    }

    /** The same references in one segment and in many, some of them removed again, give the same answers. */
    @Test
    void answersDoNotDependOnSegments() throws IOException {
        long seed = 20_261_127;
        Path other = folder.resolve("other");
        try (OpenFolder one = OpenFolder.of(folder, Access.WRITE);
                OpenFolder many = OpenFolder.of(other, Access.WRITE)) {
            for (OpenFolder index : List.of(one, many)) {
                SplittableRandom random = new SplittableRandom(seed);
                for (int i = 0; i < 120; i++) {
                    List<Block> blocks = new ArrayList<>();
                    for (int block = 0; block < 4; block++) {
                        blocks.add(block(block, random.longs(60, 0, 2_000).toArray()));
                    }
                    if (index.equals(many) || i % 5 != 0) {
                        index.put(new ReferenceId("r" + i), blocks.toArray(Block[]::new));
                    }
                    if (index.equals(many) && i % 13 == 0) {
                        index.commit(i);
                    }
                }
            }
            for (int i = 0; i < 120; i += 5) {
                many.store().remove(new ReferenceId("r" + i));
            }
            one.commit(1);
            many.commit(1);
            SplittableRandom random = new SplittableRandom(seed + 1);
            for (int i = 0; i < 50; i++) {
                long[] asked = random.longs(80, 0, 2_000).toArray();
                byte[] places = new byte[80];
                for (int at = 0; at < 80; at++) {
                    places[at] = (byte) random.nextInt(3);
                }
                for (boolean withNeighbours : new boolean[] {false, true}) {
                    TermQuery query = new TermQuery(asked, places, 80, 1, 10, 300, withNeighbours);
                    Retrieved expected = one.retrieve(query);
                    assertThat(expected.candidates()).hasSize(10);
                    assertThat(many.retrieve(query)).usingRecursiveComparison().isEqualTo(expected);
                }
            }
        }
    }

    @Test
    void aQueryThatReachesOverABorderCountsBothBlocks() throws IOException {
        try (OpenFolder index = OpenFolder.of(folder, Access.WRITE)) {
            index.put(SONG, block(0, 1, 2), block(1, 3, 4));
            index.put("other", 1, 2, 4);
            index.commit(1);
            long[] terms = {1, 2, 3, 4};
            assertThat(index.retrieve(new TermQuery(terms, new byte[4], 4, 1, 2, 100, true))
                            .candidates())
                    .extracting(Candidate::reference)
                    .containsExactly(SONG, SONG);
            assertThat(index.retrieve(new TermQuery(terms, new byte[4], 4, 1, 1, 100, false))
                            .candidates())
                    .extracting(Candidate::reference)
                    .containsExactly(new ReferenceId("other"));
        }
    }

    @Test
    void termsSpeakForOneBeginningOnlyInTheOrderOfTheQuery() throws IOException {
        try (OpenFolder index = OpenFolder.of(folder, Access.WRITE)) {
            ReferenceId turned = new ReferenceId("turned");
            index.put(SONG, block(0, 8), block(1, 1), block(2), block(3, 3));
            index.put(turned, block(0, 3), block(1), block(2, 1));
            index.commit(1);
            TermQuery query = new TermQuery(new long[] {1, 3}, new byte[] {0, 2}, 2, 2, 10, 100, false);
            assertThat(index.retrieve(query).candidates())
                    .extracting(Candidate::reference, Candidate::block, Candidate::shared)
                    .containsExactly(tuple(SONG, 1, 2));
            TermQuery earlier = new TermQuery(new long[] {8, 1}, new byte[] {4, 5}, 2, 2, 10, 100, false);
            assertThat(index.retrieve(earlier).candidates())
                    .extracting(Candidate::reference, Candidate::block, Candidate::shared)
                    .containsExactly(tuple(SONG, -4, 2));
            TermQuery twice = new TermQuery(new long[] {3, 3, 3}, new byte[] {0, 1, 1}, 3, 1, 10, 100, false);
            assertThat(index.retrieve(twice).candidates())
                    .extracting(Candidate::reference, Candidate::block, Candidate::shared)
                    .containsExactly(tuple(SONG, 2, 1), tuple(SONG, 3, 1), tuple(turned, -1, 1), tuple(turned, 0, 1));
        }
    }

    @Test
    void tellsWhereTheTermsStoodThatWereRead() throws IOException {
        try (OpenFolder index = OpenFolder.of(folder, Access.WRITE)) {
            index.put("song", 5, 6);
            index.commit(1);
            long[] terms = {9, 6, 8, 5, 6};
            assertThat(index.retrieve(new TermQuery(terms, new byte[5], 5, 1, 10, 100, false))
                            .read())
                    .containsExactly(1, 3, 4);
            assertThat(index.retriever().postingsRead()).isEqualTo(2);
        }
    }

    @Test
    void rareTermsAreReadFirstWhenTheBudgetIsShort() throws IOException {
        try (OpenFolder index = OpenFolder.of(folder, Access.WRITE)) {
            for (int i = 0; i < 100; i++) {
                index.put("common" + i, 7);
            }
            index.put("rare", 9);
            index.commit(1);
            List<Candidate> found = index.candidates(50, 7, 9);
            assertThat(found).extracting(Candidate::reference).containsExactly(new ReferenceId("rare"));
        }
    }
}
