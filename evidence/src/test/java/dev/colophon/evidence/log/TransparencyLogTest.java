package dev.colophon.evidence.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.colophon.evidence.log.verify.Checkpoint;
import dev.colophon.evidence.log.verify.Cosignature;
import dev.colophon.evidence.log.verify.Hash;
import dev.colophon.evidence.log.verify.LogException;
import dev.colophon.evidence.log.verify.Merkle;
import dev.colophon.evidence.log.verify.NaiveTree;
import dev.colophon.evidence.log.verify.Signer;
import dev.colophon.evidence.log.verify.TlogProof;
import dev.colophon.evidence.log.verify.VerifierKey;
import dev.colophon.evidence.log.verify.WitnessPolicy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TransparencyLogTest {

    private static final String ORIGIN = "log.example/one";
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final InstantSource CLOCK = InstantSource.fixed(NOON);

    @TempDir
    Path folder;

    private final LogKey key = LogKey.generate(ORIGIN);

    private TransparencyLog create() {
        return TransparencyLog.create(folder, key, ORIGIN, CLOCK);
    }

    private TransparencyLog open() {
        return TransparencyLog.open(folder, key, ORIGIN, CLOCK);
    }

    static List<byte[]> leaves(Random random, int count) {
        return Stream.generate(() -> {
                    byte[] leaf = new byte[random.nextInt(60)];
                    random.nextBytes(leaf);
                    return leaf;
                })
                .limit(count)
                .toList();
    }

    @Test
    void beginsEmpty() {
        assertThat(create().checkpoint().size()).isZero();
        assertThat(open().checkpoint().root()).isEqualTo(Merkle.EMPTY_ROOT);
        assertThat(open().append(List.of())).isEmpty();
        assertThat(open().verify()).isZero();
        assertThat(open().cosigned()).isEmpty();
        assertThatThrownBy(() -> open().prove(0)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    /** Where numbers are written with other digits, files had names that no other machine found. */
    @Test
    void isTheSameInEveryLanguage() {
        Signer witness = new Signer("witness.example", VerifierKey.Type.COSIGNATURE_ED25519);
        Locale usual = Locale.getDefault();
        byte[] cosigned;
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            TransparencyLog log = create();
            log.append(List.of("a leaf".getBytes(UTF_8)));
            Checkpoint checkpoint = log.checkpoint();
            cosigned = checkpoint
                    .with(List.of(witness.cosign(checkpoint, NOON)))
                    .note()
                    .bytes();
            assertThat(Cosignature.find(Checkpoint.open(cosigned, key.verifier(), ORIGIN), witness.verifier()))
                    .isPresent();
        } finally {
            Locale.setDefault(usual);
        }
        assertThat(folder.resolve("tile/0/000.p/1")).exists();
        assertThat(open().verify()).isEqualTo(1);
        assertThat(Cosignature.find(Checkpoint.open(cosigned, key.verifier(), ORIGIN), witness.verifier()))
                .isPresent();
    }

    /** Batches of random sizes, each compared with the definitions; the log is opened again now and then. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void agreesWithTheDefinitions(long seed) {
        Random random = new Random(seed);
        TransparencyLog log = create();
        List<byte[]> all = new ArrayList<>();
        List<Checkpoint> checkpoints = new ArrayList<>();
        while (all.size() < 1500) {
            int count = random.nextInt(4) == 0 ? 200 + random.nextInt(400) : 1 + random.nextInt(20);
            List<byte[]> batch = leaves(random, count);
            assertThat(log.append(batch))
                    .containsExactlyElementsOf(LongStream.range(all.size(), all.size() + count)
                            .boxed()
                            .toList());
            all.addAll(batch);
            Checkpoint newest = log.checkpoint();
            checkpoints.add(newest);
            assertThat(newest.size()).isEqualTo(all.size());
            assertThat(newest.root()).isEqualTo(NaiveTree.root(all));
            int index = random.nextInt(all.size());
            TlogProof proof = log.prove(index);
            assertThat(proof.path()).isEqualTo(NaiveTree.path(index, all));
            assertThat(log.leaf(index)).isEqualTo(all.get(index));
            proof.verify(all.get(index), key.verifier(), ORIGIN, WitnessPolicy.NONE);
            Checkpoint older = checkpoints.get(random.nextInt(checkpoints.size()));
            assertThat(log.consistency(older.size(), newest)).isEqualTo(NaiveTree.proof((int) older.size(), all));
            int inOlder = random.nextInt((int) older.size());
            log.prove(inOlder, older).verify(all.get(inOlder), key.verifier(), ORIGIN, WitnessPolicy.NONE);
            if (random.nextInt(5) == 0) {
                log = open();
            }
        }
        assertThat(open().verify()).isEqualTo(all.size());
        assertThat(log.consistency(0, log.checkpoint())).isEmpty();
    }

    /** The example of the specification: 273 full tiles and one of 112, one full and one of 17, one of 1. */
    @Test
    void liesAsTheSpecificationShows() throws IOException {
        TransparencyLog log = create();
        log.append(leaves(new Random(4), 69_999));
        log.append(List.of("the last".getBytes(UTF_8)));
        try (Stream<Path> files = Files.walk(folder.resolve("tile"))) {
            List<String> names = files.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString())
                    .toList();
            assertThat(names)
                    .hasSize(2 * (273 + 2) + 3)
                    .contains(
                            "tile/0/000",
                            "tile/0/272",
                            "tile/0/273.p/111",
                            "tile/0/273.p/112",
                            "tile/1/000",
                            "tile/1/001.p/17",
                            "tile/2/000.p/1",
                            "tile/entries/272",
                            "tile/entries/273.p/112");
        }
        assertThat(Files.size(folder.resolve("tile/1/001.p/17"))).isEqualTo(17 * 32);
        assertThat(log.verify()).isEqualTo(70_000);
    }

    @Test
    @Tag("full")
    void removesPartialTilesOnceTheFullOneIsCovered() {
        TransparencyLog log = create();
        log.append(Collections.nCopies(250, new byte[1]));
        for (int i = 250; i < 300; i++) {
            log.append(List.of(new byte[] {(byte) i}));
        }
        assertThat(folder.resolve("tile/0/000")).exists();
        assertThat(folder.resolve("tile/0/000.p")).doesNotExist();
        assertThat(folder.resolve("tile/entries/000.p")).doesNotExist();
        assertThat(folder.resolve("tile/0/001.p/1")).exists();
        assertThat(folder.resolve("tile/0/001.p/44")).exists();
        assertThat(open().verify()).isEqualTo(300);
    }

    @Test
    void takesLeavesUpToTheirLimit() {
        TransparencyLog log = create();
        byte[] longest = new byte[TransparencyLog.MAX_LEAF_BYTES];
        assertThat(log.append(List.of(longest, new byte[0]))).containsExactly(0L, 1L);
        assertThat(open().leaf(0)).isEqualTo(longest);
        assertThat(open().leaf(1)).isEmpty();
        assertThatThrownBy(() -> log.append(List.of(new byte[1], new byte[TransparencyLog.MAX_LEAF_BYTES + 1])))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("log its hash");
        assertThat(log.checkpoint().size()).isEqualTo(2);
    }

    /** Several objects on one folder stand for several processes: each sees what the others appended. */
    @Test
    @Tag("full")
    void neverForksAmongManyWriters() throws Exception {
        create();
        int writers = 4;
        int batches = 15;
        List<Callable<List<Long>>> work = new ArrayList<>();
        for (int writer = 0; writer < writers; writer++) {
            byte[] name = {(byte) writer};
            work.add(() -> {
                TransparencyLog log = open();
                Random random = new Random(name[0]);
                List<Long> mine = new ArrayList<>();
                for (int batch = 0; batch < batches; batch++) {
                    List<Long> indexes = log.append(List.of(name, name).subList(0, 1 + random.nextInt(2)));
                    indexes.forEach(index -> assertThat(log.leaf(index)).isEqualTo(name));
                    log.prove(indexes.getLast()).verify(name, key.verifier(), ORIGIN, WitnessPolicy.NONE);
                    mine.addAll(indexes);
                }
                return mine;
            });
        }
        List<Long> all = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(writers)) {
            for (Future<List<Long>> indexes : threads.invokeAll(work)) {
                all.addAll(indexes.get());
            }
        }
        TransparencyLog log = open();
        assertThat(all).doesNotHaveDuplicates().hasSize((int) log.checkpoint().size());
        assertThat(log.verify()).isEqualTo(all.size());
    }

    @Test
    void keepsCosignatures() {
        Signer witness = new Signer("w.example", VerifierKey.Type.COSIGNATURE_ED25519);
        Signer second = new Signer("v.example", VerifierKey.Type.COSIGNATURE_ML_DSA_44);
        WitnessPolicy both = new WitnessPolicy(List.of(witness.verifier(), second.verifier()), 2);
        TransparencyLog log = create();
        byte[] leaf = {1};
        log.append(List.of(leaf, leaf));
        Checkpoint two = log.checkpoint();

        log.keep(two, cosignatures(two, witness, NOON));
        assertThat(both.check(log.keep(two, cosignatures(two, second, NOON)))).hasSize(2);
        assertThat(both.check(open().checkpoint())).hasSize(2);
        log.append(List.of(leaf));
        assertThat(log.checkpoint().note().signatures()).hasSize(1);
        Checkpoint cosigned = open().cosigned().orElseThrow();
        assertThat(log.prove(1, cosigned)
                        .verify(leaf, key.verifier(), ORIGIN, both)
                        .cosignatures())
                .hasSize(2);

        // A cosignature that comes late is kept beside the older checkpoint, and a newer checkpoint replaces both.
        log.keep(two, cosignatures(two, witness, NOON.plusSeconds(1)));
        assertThat(log.cosigned().orElseThrow().note().signatures()).hasSize(3);
        Checkpoint three = log.checkpoint();
        log.keep(three, cosignatures(three, witness, NOON));
        log.keep(two, cosignatures(two, second, NOON));
        assertThat(log.cosigned().orElseThrow().size()).isEqualTo(3);
    }

    @Test
    void refusesCosignaturesFromTheFutureOrOfAnotherTree() {
        Signer witness = new Signer("w.example", VerifierKey.Type.COSIGNATURE_ED25519);
        TransparencyLog log = create();
        log.append(List.of(new byte[] {1}));
        Checkpoint one = log.checkpoint();
        assertThatThrownBy(() -> log.keep(one, cosignatures(one, witness, NOON.plusSeconds(301))))
                .isInstanceOf(LogException.class)
                .hasMessageContaining("in the future");
        Checkpoint forged = key.sign(ORIGIN, 1, Merkle.leaf(new byte[] {2}));
        assertThatThrownBy(() -> log.keep(forged, cosignatures(forged, witness, NOON)))
                .isInstanceOfSatisfying(
                        LogException.class, e -> assertThat(e.reason()).isEqualTo(LogException.Reason.FORKED));
        assertThatThrownBy(() -> log.prove(0, forged)).hasMessageContaining("ALARM");
        assertThat(log.cosigned()).isEmpty();
    }

    private static List<Cosignature> cosignatures(Checkpoint checkpoint, Signer witness, Instant time) {
        return List.of(Cosignature.find(checkpoint.with(List.of(witness.cosign(checkpoint, time))), witness.verifier())
                .orElseThrow());
    }

    @Test
    void spellsIndexesInGroupsOfThree() {
        assertThat(LogFiles.spelled(0)).isEqualTo("000");
        assertThat(LogFiles.spelled(999)).isEqualTo("999");
        assertThat(LogFiles.spelled(1000)).isEqualTo("x001/000");
        assertThat(LogFiles.spelled(1_234_067)).isEqualTo("x001/x234/067");
    }

    /** Rooting the right edge alone must equal rooting everything; sizes around every border of tiles. */
    @Test
    void rootsEverySizeFromItsEdge() {
        List<byte[]> leaves = leaves(new Random(9), 700);
        Growth growth = new Growth(RightEdge.EMPTY, new Growth.Filled() {
            @Override
            public void tile(int level, long index, byte[] hashes) {
                assertThat(hashes).hasSize(RightEdge.WIDTH * Hash.BYTES);
            }

            @Override
            public void bundle(long index, byte[] bytes, int length) {
                assertThat(EntryBundle.leaves(Arrays.copyOf(bytes, length), RightEdge.WIDTH))
                        .hasSize(RightEdge.WIDTH);
            }
        });
        for (int size = 1; size <= leaves.size(); size++) {
            growth.add(leaves.get(size - 1));
            if (size % 13 == 0 || size % 256 < 3 || size % 256 > 253) {
                assertThat(growth.edge().root()).isEqualTo(NaiveTree.root(leaves.subList(0, size)));
            }
        }
    }
}
