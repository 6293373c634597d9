package dev.colophon.index.postings.retrieval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.colophon.fingerprint.ContentDigest;
import dev.colophon.index.Access;
import dev.colophon.index.ReferenceId;
import dev.colophon.index.postings.Block;
import dev.colophon.index.postings.Entry;
import dev.colophon.index.postings.IndexShards;
import dev.colophon.index.postings.codec.Terms;
import dev.colophon.index.postings.shard.SignatureFunction;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random catalogues in one folder and divided, in several segments, some of their references removed again. */
class SignatureRetrievalTest {

    private static final long SEED = 20_261_130;
    private static final int WIDTH = 4;
    private static final int BITS = 12;
    private static final float[] WEIGHTS = {4, 2, 1, 0.5f};
    private static final LengthNorm NORM = new LengthNorm(0.7, 20, 60);
    private static final ContentDigest DIGEST = new ContentDigest(ContentDigest.Basis.FILE, 1, 2);

    @TempDir
    Path folder;

    private final SplittableRandom random = new SplittableRandom(SEED);

    /** The terms of each block that is not removed. */
    private final Map<ReferenceId, List<long[]>> truth = new TreeMap<>();

    /** With words in few postings and in many. */
    @ParameterizedTest
    @ValueSource(ints = {3, 60, 2_000})
    void findsWhatComparingAllTermsFinds(int words) throws IOException {
        List<Path> folders = IntStream.range(0, 3)
                .mapToObj(number -> folder.resolve("shard-" + number))
                .toList();
        try (IndexShards one = IndexShards.open(folder.resolve("one"), Access.WRITE, "test-1");
                IndexShards many = IndexShards.open(
                        folders, Access.WRITE, "test-1", reference -> Math.floorMod(reference.hashCode(), 3))) {
            many.deferMerges();
            fill(words, one, many);
            for (int number = 0; number < 20; number++) {
                SignatureQuery query = query(words);
                List<Candidate> expected = expected(query);
                assertThat(found(one, query))
                        .as("query %d, seed %d", number, SEED)
                        .isEqualTo(expected);
                assertThat(found(many, query))
                        .as("query %d, seed %d", number, SEED)
                        .isEqualTo(expected);
            }
        }
    }

    @Test
    void aBlockOfManyTermsIsLikeAnyByChance() throws IOException {
        try (IndexShards index = IndexShards.open(folder, Access.WRITE, "test-1")) {
            put(new ReferenceId("few"), List.of(LongStream.range(1, 4).toArray()), index);
            put(new ReferenceId("many"), List.of(LongStream.range(0, 400).toArray()), index);
            index.commit(1);
            long[] terms = {0, 1, 2, 3};
            assertThat(references(index, terms, LengthNorm.NONE)).containsExactly("many", "few");
            assertThat(references(index, terms, new LengthNorm(0.7, 20, 320))).containsExactly("few", "many");
        }
    }

    @Test
    void nothingIsFoundInAnEmptyIndex() throws IOException {
        try (IndexShards index = IndexShards.open(folder, Access.WRITE, "test-1")) {
            assertThat(found(index, query(5))).isEmpty();
        }
    }

    @Test
    void termsWiderThanThoseOfTheIndexAreNotThere() throws IOException {
        try (IndexShards index = IndexShards.open(folder, Access.WRITE, "test-1")) {
            put(new ReferenceId("one"), List.of(new long[] {5}), index);
            index.commit(1);
            assertThat(references(index, new long[] {5 | 1L << 32, 1L << 47}, NORM))
                    .isEmpty();
            assertThat(references(index, new long[] {5 | 1L << 32, 5}, NORM)).containsExactly("one");
        }
    }

    @Test
    void queriesThatAreNoneAreRefused() {
        long[] terms = {1};
        float[] weights = {1};
        assertThatThrownBy(() -> new SignatureQuery(terms, new byte[1], 1, 32, 0, weights, 1, 1, NORM))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new SignatureQuery(terms, new byte[1], 1, 6, 0, weights, 1, 1, NORM))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new SignatureQuery(terms, new byte[1], 1, BITS, 8, weights, 1, 1, NORM))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new SignatureQuery(terms, new byte[0], 1, BITS, 0, weights, 1, 1, NORM))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new SignatureQuery(terms, new byte[] {-1}, 1, BITS, 0, weights, 1, 1, NORM))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new SignatureQuery(terms, new byte[1], 1, BITS, 0, new float[] {32}, 1, 1, NORM))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new SignatureQuery(terms, new byte[1], 1, BITS, 0, new float[33], 1, 1, NORM))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new SignatureQuery(terms, new byte[1], 1, BITS, 0, weights, 1, 0, NORM))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private void fill(int words, IndexShards one, IndexShards many) {
        for (int number = 0; number < 150; number++) {
            ReferenceId reference = new ReferenceId("r" + number);
            List<long[]> blocks = new ArrayList<>();
            for (int block = random.nextInt(3); block >= 0; block--) {
                blocks.add(terms(words, 1 + random.nextInt(80)));
            }
            put(reference, blocks, one);
            put(reference, blocks, many);
            truth.put(reference, blocks);
            if (random.nextInt(30) == 0) {
                many.commit(number);
            }
        }
        for (ReferenceId reference : List.copyOf(truth.keySet())) {
            if (random.nextInt(5) == 0) {
                one.fingerprints().remove(reference);
                many.fingerprints().remove(reference);
                truth.remove(reference);
            }
        }
        one.commit(150);
        many.commit(150);
    }

    private static void put(ReferenceId reference, List<long[]> blocks, IndexShards index) {
        index.fingerprints()
                .put(
                        reference,
                        Entry.whole(DIGEST, new byte[0])
                                .withBlocks(
                                        IntStream.range(0, blocks.size())
                                                .mapToObj(number -> new Block(
                                                        number,
                                                        Terms.pack(
                                                                blocks.get(number), blocks.get(number).length, WIDTH)))
                                                .toList(),
                                        WIDTH)
                                .withLengths());
    }

    /** Different ones. */
    private long[] terms(int words, int count) {
        return random.longs(2L * count)
                .map(lot -> (Math.floorMod(lot, (long) words) << BITS) | ((lot >>> 40) & ((1 << BITS) - 1)))
                .distinct()
                .limit(count)
                .toArray();
    }

    private SignatureQuery query(int words) {
        long[] terms = terms(words, 200);
        byte[] places = new byte[terms.length];
        for (int i = 0; i < places.length; i++) {
            places[i] = (byte) random.nextInt(4);
        }
        return new SignatureQuery(
                terms,
                places,
                terms.length,
                BITS,
                random.nextInt(8),
                WEIGHTS,
                1 + random.nextInt(3),
                1 + random.nextInt(40),
                NORM);
    }

    private static List<Candidate> found(IndexShards index, SignatureQuery query) {
        return index.retriever(SignatureFunction.INSTANCE).retrieve(query).candidates();
    }

    private static List<String> references(IndexShards index, long[] terms, LengthNorm norm) {
        return found(
                        index,
                        new SignatureQuery(
                                terms, new byte[terms.length], terms.length, BITS, 0, new float[] {1}, 1, 10, norm))
                .stream()
                .map(candidate -> candidate.reference().value())
                .toList();
    }

    private List<Candidate> expected(SignatureQuery query) {
        List<Candidate> all = new ArrayList<>();
        truth.forEach((reference, blocks) -> {
            for (int block = 0; block < blocks.size(); block++) {
                for (int place = 0; place < 4; place++) {
                    double sum = 0;
                    int shared = 0;
                    for (long term : blocks.get(block)) {
                        int least = least(term, query, place);
                        sum += least < WEIGHTS.length ? WEIGHTS[least] : 0;
                        shared += least < WEIGHTS.length ? 1 : 0;
                    }
                    if (shared >= query.minimum()) {
                        float score = (float) (sum * NORM.factor(blocks.get(block).length));
                        all.add(new Candidate(reference, block - place, score, shared));
                    }
                }
            }
        });
        return all.stream().sorted(Candidate.BEST_FIRST).limit(query.limit()).toList();
    }

    private static int least(long term, SignatureQuery query, int place) {
        int least = Integer.MAX_VALUE;
        for (int i = 0; i < query.count(); i++) {
            long differing = query.terms()[i] ^ term;
            if (query.places()[i] == place
                    && differing >>> BITS == 0
                    && Long.bitCount(differing >>> (BITS - query.leadingBits())) <= 1) {
                least = Math.min(least, Long.bitCount(differing));
            }
        }
        return least;
    }
}
