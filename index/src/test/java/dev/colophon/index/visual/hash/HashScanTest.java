package dev.colophon.index.visual.hash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.fingerprint.ContentDigest;
import dev.colophon.index.Access;
import dev.colophon.index.ReferenceId;
import dev.colophon.index.postings.Entry;
import dev.colophon.index.postings.IndexShards;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pictures and films of random hashes near each other, in several segments and parts, some of them removed again. */
class HashScanTest {

    private static final long SEED = 20_261_130;
    private static final int REFERENCES = 600;
    private static final int LOOSE = 80;
    private static final ContentDigest DIGEST = new ContentDigest(ContentDigest.Basis.FILE, 1, 2);
    private static final HashScan LOOKED_UP = new HashScan(0);
    private static final HashScan COMPARED = new HashScan(Integer.MAX_VALUE);

    @TempDir
    Path folder;

    private final SplittableRandom random = new SplittableRandom(SEED);
    private final List<long[]> hashes = new ArrayList<>();

    @Test
    void lookingUpFindsWhatComparingAllDoes() throws IOException {
        List<Path> folders = IntStream.range(0, 2)
                .mapToObj(number -> folder.resolve("shard-" + number))
                .toList();
        try (IndexShards index = IndexShards.open(
                folders, Access.WRITE, "test-1", reference -> Math.floorMod(reference.hashCode(), 2))) {
            index.deferMerges();
            fill(index);
            int hits = 0;
            int negatives = 0;
            int ofFilms = 0;
            for (int trial = 0; trial < 60; trial++) {
                HashScan.Query query = new HashScan.Query(probes(1 + random.nextInt(150)), HashBands.MOST);
                HashScan.Hits found = index.retriever(LOOKED_UP).retrieve(query);
                HashScan.Hits expected = index.retriever(COMPARED).retrieve(query);
                assertThat(found).as("trial %d, seed %d", trial, SEED).isEqualTo(expected);
                for (var entry : found.hits().entrySet()) {
                    hits += entry.getValue().size();
                    negatives += (int) entry.getValue().stream()
                            .filter(HashScan.Hit::negated)
                            .count();
                    ofFilms += entry.getKey().value().startsWith("film")
                            ? entry.getValue().size()
                            : 0;
                }
            }
            assertThat(hits).isGreaterThan(2_000);
            assertThat(negatives).isGreaterThan(200);
            assertThat(ofFilms).isGreaterThan(200);
        }
    }

    /** Beyond what bands are for, every hash is compared. */
    @Test
    void looseProbesAreComparedWithAll() throws IOException {
        try (IndexShards index = IndexShards.open(folder, Access.WRITE, "test-1")) {
            fill(index);
            long[] probes = probes(40);
            HashScan.Query loose = new HashScan.Query(probes, LOOSE);
            assertThat(index.retriever(LOOKED_UP).retrieve(loose))
                    .isEqualTo(index.retriever(COMPARED).retrieve(loose));
            assertThat(distances(index.retriever(LOOKED_UP).retrieve(loose)))
                    .anyMatch(distance -> distance > HashBands.MOST);
        }
    }

    /** What was counted of a segment does not outlive a removal. */
    @Test
    void whatIsRemovedIsNeitherFoundNorCounted() throws IOException {
        try (IndexShards index = IndexShards.open(folder, Access.WRITE, "test-1")) {
            put(index, new ReferenceId("picture"), words(3), false);
            put(index, new ReferenceId("film"), words(5), true);
            index.commit(1);
            HashScan.Query query = new HashScan.Query(hashes.getFirst(), HashBands.MOST);
            HashScan.Hits before = index.retriever(LOOKED_UP).retrieve(query);
            assertThat(before.statistics().documents()).isEqualTo(2);
            assertThat(before.statistics().hashes()).isEqualTo(8);
            assertThat(before.hits()).containsKey(new ReferenceId("picture"));
            index.fingerprints().remove(new ReferenceId("picture"));
            index.commit(2);
            HashScan.Hits after = index.retriever(LOOKED_UP).retrieve(query);
            assertThat(after.statistics().documents()).isEqualTo(1);
            assertThat(after.statistics().hashes()).isEqualTo(5);
            assertThat(after.hits()).doesNotContainKey(new ReferenceId("picture"));
        }
    }

    private static IntStream distances(HashScan.Hits hits) {
        return hits.hits().values().stream().flatMap(List::stream).mapToInt(HashScan.Hit::distance);
    }

    private void fill(IndexShards index) {
        for (int number = 0; number < REFERENCES; number++) {
            boolean film = random.nextInt(6) == 0;
            put(index, new ReferenceId((film ? "film-" : "picture-") + number), words(1 + random.nextInt(12)), film);
            if (number % 150 == 149) {
                index.commit(number);
            }
        }
        for (int number = 0; number < REFERENCES; number += 7) {
            index.fingerprints().remove(new ReferenceId("picture-" + number));
        }
        index.commit(REFERENCES);
    }

    private static void put(IndexShards index, ReferenceId reference, long[] words, boolean film) {
        Entry entry = Entry.whole(DIGEST, new byte[0]).withFlat(film ? film(words) : picture(words));
        index.fingerprints().put(reference, film ? entry : entry.withFlatTerms(HashBands.terms(words)));
    }

    private static byte[] picture(long[] words) {
        ByteBuffer packed = ByteBuffer.allocate(4 + Long.BYTES * words.length)
                .order(PackedDescriptors.ORDER)
                .putInt(words.length / 4);
        for (long word : words) {
            packed.putLong(word);
        }
        return packed.array();
    }

    private static byte[] film(long[] words) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(ByteBuffer.allocate(4)
                .order(PackedDescriptors.ORDER)
                .putInt(~(words.length / 4))
                .array());
        long[] before = new long[4];
        for (int from = 0; from < words.length; from += 4) {
            PackedChanges.write(words, from, before, out);
        }
        PackedChanges.end(out);
        return out.toByteArray();
    }

    /** Some hashes, each near one that there was before or like none. */
    private long[] words(int count) {
        return IntStream.range(0, count)
                .mapToObj(_ -> {
                    long[] hash = hashes.isEmpty() || random.nextInt(3) == 0
                            ? random.longs(4).toArray()
                            : near(30);
                    hashes.add(hash);
                    return hash;
                })
                .flatMapToLong(Arrays::stream)
                .toArray();
    }

    /** Some probes, most of them near a hash or its opposite. */
    private long[] probes(int count) {
        return IntStream.range(0, count)
                .mapToObj(_ -> {
                    long[] probe = near(60);
                    if (random.nextInt(4) == 0) {
                        for (int word = 0; word < 4; word++) {
                            probe[word] = ~probe[word];
                        }
                    }
                    return probe;
                })
                .flatMapToLong(Arrays::stream)
                .toArray();
    }

    private long[] near(int most) {
        long[] near = hashes.get(random.nextInt(hashes.size())).clone();
        int bits = random.nextInt(most);
        for (int i = 0; i < bits; i++) {
            near[random.nextInt(4)] ^= 1L << random.nextInt(64);
        }
        return near;
    }
}
