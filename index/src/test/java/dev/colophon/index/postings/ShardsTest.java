package dev.colophon.index.postings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.index.Access;
import dev.colophon.index.ReferenceId;
import dev.colophon.index.postings.retrieval.TermFrequencies;
import dev.colophon.index.postings.retrieval.TermQuery;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random catalogues, divided at random, in several segments, some of their references removed again, answer as one folder. */
class ShardsTest {

    private static final int CATALOGUES =
            Boolean.getBoolean("colophon.long") ? 40 : Boolean.getBoolean("colophon.full") ? 6 : 3;

    @TempDir
    Path folder;

    /** With terms in few blocks and in many, so that budgets are short and long. */
    @ParameterizedTest
    @ValueSource(ints = {200, 3_000})
    void answersAreThoseOfOneFolder(int vocabulary) throws IOException {
        for (long seed = 1; seed <= CATALOGUES; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            Path home = folder.resolve("seed-" + seed);
            int shards = 2 + random.nextInt(4);
            long division = random.nextLong();
            List<Path> folders = IntStream.range(0, shards)
                    .mapToObj(number -> home.resolve("shard-" + number))
                    .toList();
            try (IndexShards one = IndexShards.open(home.resolve("one"), Access.WRITE, "test-1");
                    IndexShards many = IndexShards.open(
                            folders,
                            Access.WRITE,
                            "test-1",
                            reference -> new SplittableRandom(
                                            division + reference.value().hashCode())
                                    .nextInt(shards))) {
                fill(random, vocabulary, one, many);
                for (int query = 0; query < 12; query++) {
                    TermQuery asked = query(random, vocabulary);
                    assertThat(many.terms().retrieve(asked))
                            .as("seed %d, query %d", seed, query)
                            .usingRecursiveComparison()
                            .isEqualTo(one.terms().retrieve(asked));
                }
                assertThat(many.postingsRead()).isEqualTo(one.postingsRead());
                assertThat(many.fingerprints().references())
                        .isEqualTo(one.fingerprints().references());
                assertThat(many.fingerprints().blocks())
                        .isEqualTo(one.fingerprints().blocks());
            }
        }
    }

    private static void fill(SplittableRandom random, int vocabulary, IndexShards one, IndexShards many) {
        many.deferMerges();
        int references = 40 + random.nextInt(80);
        for (int i = 0; i < references; i++) {
            List<Block> blocks = new ArrayList<>();
            for (int number = random.nextInt(6); number >= 0; number--) {
                long[] terms = random.longs(60, 0, vocabulary).toArray();
                for (int term = 0; term < terms.length; term += 2) {
                    terms[term] = terms[term] * terms[term] / vocabulary; // some terms are in most blocks
                }
                blocks.add(OpenFolder.block(blocks.size(), terms));
            }
            Entry entry = Entry.whole(OpenFolder.DIGEST, new byte[] {(byte) i})
                    .withBlocks(blocks, OpenFolder.WIDTH)
                    .withLengths();
            one.fingerprints().put(id(i), entry);
            many.fingerprints().put(id(i), entry);
            if (random.nextInt(20) == 0) {
                many.commit(i);
            }
        }
        for (int i = 0; i < references; i++) {
            if (random.nextInt(5) == 0) {
                one.fingerprints().remove(id(i));
                many.fingerprints().remove(id(i));
            }
        }
        one.commit(references);
        many.commit(references);
    }

    private static TermQuery query(SplittableRandom random, int vocabulary) {
        int count = 300;
        byte[] places = new byte[count];
        for (int i = 0; i < count; i++) {
            places[i] = (byte) random.nextInt(4);
        }
        long[] terms = random.longs(count, 0, vocabulary).toArray();
        long budget = random.nextBoolean() ? 1 << 20 : 1 + random.nextInt(3_000);
        int minimum = 1 + random.nextInt(2);
        int limit = 1 + random.nextInt(20);
        return new TermQuery(terms, places, count, minimum, limit, budget, random.nextBoolean());
    }

    /** What a part says goes over a wire. */
    @Test
    void frequenciesAreSerialisable() throws IOException, ClassNotFoundException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(new TermFrequencies(7, new int[] {1, 0, 3}));
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            assertThat(in.readObject()).usingRecursiveComparison().isEqualTo(new TermFrequencies(7, new int[] {1, 0, 3
            }));
        }
    }

    private static ReferenceId id(int number) {
        return new ReferenceId("r" + number);
    }
}
