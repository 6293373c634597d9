package dev.colophon.index.postings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.colophon.fingerprint.ContentDigest;
import dev.colophon.index.Access;
import dev.colophon.index.IndexException;
import dev.colophon.index.ReferenceId;
import dev.colophon.index.postings.codec.Terms;
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

class PostingsIndexTest {

    private static final int WIDTH = 4;
    private static final ReferenceId SONG = new ReferenceId("song");
    private static final ContentDigest DIGEST = new ContentDigest(ContentDigest.Basis.FILE, 1, 2);

    @TempDir
    Path folder;

    /** With terms in some 25 blocks, and with terms in some 250, most of whose postings are read later. */
    @ParameterizedTest
    @ValueSource(ints = {400, 40})
    void countsSharedTermsAsBruteForceDoes(int vocabulary) throws IOException {
        long seed = 20_261_125;
        SplittableRandom random = new SplittableRandom(seed);
        Map<ReferenceId, Set<Long>> truth = new HashMap<>();
        try (PostingsIndex index = open(Access.WRITE)) {
            for (int i = 0; i < 250; i++) {
                ReferenceId reference = new ReferenceId("r" + i);
                long[] terms = random.longs(50, 0, vocabulary).toArray();
                Set<Long> distinct = new HashSet<>();
                for (long term : terms) {
                    distinct.add(term);
                }
                truth.put(reference, distinct);
                index.put(reference, new byte[] {(byte) i}, DIGEST, List.of(new Block(0, pack(terms))), WIDTH);
                if (i % 37 == 0) {
                    index.commit(i); // so that there are several segments
                }
            }
            index.remove(new ReferenceId("r7"));
            truth.remove(new ReferenceId("r7"));
            index.commit(1000);
            long[] asked = random.longs(40, 0, vocabulary).toArray();
            Map<ReferenceId, Integer> found = new HashMap<>();
            for (Candidate candidate : candidates(index, 1 << 20, asked)) {
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
        try (PostingsIndex one = open(Access.WRITE);
                PostingsIndex many = PostingsIndex.open(other, Access.WRITE, "test-1")) {
            for (PostingsIndex index : List.of(one, many)) {
                SplittableRandom random = new SplittableRandom(seed);
                for (int i = 0; i < 120; i++) {
                    List<Block> blocks = new ArrayList<>();
                    for (int block = 0; block < 4; block++) {
                        blocks.add(
                                new Block(block, pack(random.longs(60, 0, 2_000).toArray())));
                    }
                    if (index == many || i % 5 != 0) {
                        index.put(new ReferenceId("r" + i), new byte[0], DIGEST, blocks, WIDTH);
                    }
                    if (index == many && i % 13 == 0) {
                        index.commit(i);
                    }
                }
            }
            for (int i = 0; i < 120; i += 5) {
                many.remove(new ReferenceId("r" + i));
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
        try (PostingsIndex index = open(Access.WRITE)) {
            index.put(SONG, new byte[0], DIGEST, List.of(new Block(0, pack(1, 2)), new Block(1, pack(3, 4))), WIDTH);
            put(index, "other", 1, 2, 4);
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
        try (PostingsIndex index = open(Access.WRITE)) {
            ReferenceId turned = new ReferenceId("turned");
            index.put(SONG, new byte[0], DIGEST, List.of(block(0, 8), block(1, 1), block(2), block(3, 3)), WIDTH);
            index.put(turned, new byte[0], DIGEST, List.of(block(0, 3), block(1), block(2, 1)), WIDTH);
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
    void blocksWithGapsAreRefused() throws IOException {
        try (PostingsIndex index = open(Access.WRITE)) {
            assertThatThrownBy(() -> index.put(SONG, new byte[0], DIGEST, List.of(block(0, 1), block(2, 1)), WIDTH))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("without gaps");
        }
    }

    private static Block block(int number, long... terms) {
        return new Block(number, pack(terms));
    }

    @Test
    void tellsWhereTheTermsStoodThatWereRead() throws IOException {
        try (PostingsIndex index = open(Access.WRITE)) {
            put(index, "song", 5, 6);
            index.commit(1);
            long[] terms = {9, 6, 8, 5, 6};
            assertThat(index.retrieve(new TermQuery(terms, new byte[5], 5, 1, 10, 100, false))
                            .read())
                    .containsExactly(1, 3, 4);
            assertThat(index.postingsRead()).isEqualTo(2);
        }
    }

    @Test
    void rareTermsAreReadFirstWhenTheBudgetIsShort() throws IOException {
        try (PostingsIndex index = open(Access.WRITE)) {
            for (int i = 0; i < 100; i++) {
                put(index, "common" + i, 7);
            }
            put(index, "rare", 9);
            index.commit(1);
            List<Candidate> found = candidates(index, 50, 7, 9);
            assertThat(found).extracting(Candidate::reference).containsExactly(new ReferenceId("rare"));
        }
    }

    @Test
    void uncommittedChangesAreInvisibleAndLostOnClose() throws IOException {
        try (PostingsIndex index = open(Access.WRITE)) {
            put(index, "song", 1);
            index.commit(5);
            put(index, "other", 1);
            assertThat(candidates(index, 100, 1)).hasSize(1);
        }
        try (PostingsIndex index = open(Access.READ)) {
            assertThat(index.position()).isEqualTo(5);
            assertThat(index.references()).isEqualTo(1);
            assertThat(index.blocks()).isEqualTo(1);
        }
    }

    @Test
    void aSecondPutReplacesTheFirst() throws IOException {
        try (PostingsIndex index = open(Access.WRITE)) {
            index.put(SONG, new byte[] {1}, DIGEST, List.of(new Block(0, pack(1)), new Block(1, pack(2))), WIDTH);
            index.commit(1);
            ContentDigest newer = new ContentDigest(ContentDigest.Basis.FILE, 3, 4);
            index.put(SONG, new byte[] {2, 2}, newer, List.of(new Block(0, pack(3))), WIDTH);
            index.commit(2);
            assertThat(index.print(SONG))
                    .hasValueSatisfying(print -> assertThat(print).containsExactly(2, 2));
            assertThat(index.withDigest(DIGEST)).isEmpty();
            assertThat(index.withDigest(newer)).containsExactly(SONG);
            assertThat(candidates(index, 100, 1, 2)).isEmpty();
            Map<ReferenceId, byte[]> all = new HashMap<>();
            index.forEachPrint(all::put);
            assertThat(all).containsOnlyKeys(SONG);
        }
    }

    @Test
    void aFingerprintKeptInPartsIsReadBlockByBlock() throws IOException {
        ReferenceId removed = new ReferenceId("removed");
        ReferenceId next = new ReferenceId("z-next");
        try (PostingsIndex index = open(Access.WRITE)) {
            index.putInParts(removed, bytes(9), DIGEST, List.of(part(0, 9), part(1, 9)), WIDTH);
            index.putInParts(SONG, bytes(7), DIGEST, List.of(part(0, 1), part(1), part(2, 2, 2), part(3, 3)), WIDTH);
            index.putInParts(next, bytes(8), DIGEST, List.of(part(0, 4)), WIDTH);
            index.commit(1);
            index.remove(removed);
            index.compact();
            index.commit(2);
            assertThat(index.parts(SONG, 1, 3)).hasValueSatisfying(parts -> {
                assertThat(parts.head()).containsExactly(7);
                assertThat(parts.from()).isEqualTo(1);
                assertThat(parts.parts()).containsExactly(bytes(), bytes(2, 2));
            });
            assertThat(index.parts(SONG, 2, 100))
                    .hasValueSatisfying(parts -> assertThat(parts.parts()).containsExactly(bytes(2, 2), bytes(3)));
            assertThat(index.parts(SONG, 4, 9))
                    .hasValueSatisfying(parts -> assertThat(parts.parts()).isEmpty());
            assertThat(index.parts(removed, 0, 9)).isEmpty();
            Map<ReferenceId, Integer> all = new HashMap<>();
            index.forEachInParts(
                    (reference, parts) -> all.put(reference, parts.parts().size()));
            assertThat(all).containsOnly(Map.entry(SONG, 4), Map.entry(next, 1));
        }
    }

    private static Block part(int number, int... bytes) {
        return new Block(number, pack(number), bytes(bytes));
    }

    private static byte[] bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }

    @Test
    void aMissingFolderReadsAsEmptyAndIsNotMade() throws IOException {
        Path missing = folder.resolve("missing");
        try (PostingsIndex index = PostingsIndex.open(missing, Access.READ, "test-1")) {
            assertThat(candidates(index, 100, 1)).isEmpty();
            assertThat(index.print(SONG)).isEmpty();
            assertThat(index.references()).isZero();
        }
        assertThat(missing).doesNotExist();
    }

    @Test
    void anotherSchemeIsRefusedWithBothNames() throws IOException {
        open(Access.WRITE).close();
        assertThatThrownBy(() -> PostingsIndex.open(folder, Access.READ, "test-2"))
                .isInstanceOf(IndexException.class)
                .hasMessageContainingAll("test-1", "test-2", "index rebuild");
    }

    @Test
    void aFolderThatIsRefusedIsLetGo() throws IOException {
        open(Access.WRITE).close();
        assertThatThrownBy(() -> PostingsIndex.open(folder, Access.WRITE, "test-2"))
                .isInstanceOf(IndexException.class);
        open(Access.WRITE).close();
    }

    @Test
    void aSecondWriterIsRefused() throws IOException {
        try (PostingsIndex index = open(Access.WRITE)) {
            assertThat(index.position()).isZero();
            assertThatThrownBy(() -> open(Access.WRITE)).isInstanceOf(IndexException.class);
        }
    }

    private PostingsIndex open(Access access) {
        return PostingsIndex.open(folder, access, "test-1");
    }

    private static void put(PostingsIndex index, String reference, long... terms) {
        index.put(new ReferenceId(reference), new byte[0], DIGEST, List.of(new Block(0, pack(terms))), WIDTH);
    }

    private static List<Candidate> candidates(PostingsIndex index, long budget, long... terms) {
        return index.retrieve(new TermQuery(terms, new byte[terms.length], terms.length, 1, 1_000, budget, false))
                .candidates();
    }

    private static byte[] pack(long... terms) {
        return Terms.pack(terms, terms.length, WIDTH);
    }
}
