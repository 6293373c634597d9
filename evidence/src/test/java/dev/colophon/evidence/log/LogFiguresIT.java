package dev.colophon.evidence.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.evidence.log.verify.Hash;
import dev.colophon.evidence.log.verify.LogEntry;
import dev.colophon.evidence.log.verify.Subject;
import dev.colophon.evidence.log.verify.TlogProof;
import dev.colophon.evidence.log.verify.WitnessPolicy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The figures that the README states: a million leaves of the real form, durable, and proofs of them. */
class LogFiguresIT {

    private static final String ORIGIN = "log.example/figures";
    private static final int LEAVES = 1_000_000;
    private static final int BATCH = 10_000;
    private static final int PROOFS = 300;
    private static final long SEED = 13;

    /** Leaves a second and milliseconds a proof that must be reached. */
    private static final double LEAST_RATE = 20_000;

    private static final double MOST_MILLIS = 5;

    @TempDir
    Path folder;

    @Test
    void appendsAMillionLeavesAndProvesThem() throws Exception {
        LogKey key = LogKey.generate(ORIGIN);
        TransparencyLog log = TransparencyLog.create(folder, key, ORIGIN, InstantSource.system());
        long appending = 0;
        long bytes = 0;
        for (int first = 0; first < LEAVES; first += BATCH) {
            List<byte[]> batch = new ArrayList<>(BATCH);
            for (int i = first; i < first + BATCH; i++) {
                batch.add(leaf(i));
                bytes += batch.getLast().length;
            }
            long began = System.nanoTime();
            assertThat(log.append(batch).getLast()).isEqualTo(first + BATCH - 1L);
            appending += System.nanoTime() - began;
        }
        double rate = LEAVES / (appending / 1e9);

        Random random = new Random(SEED);
        List<Double> evicted = evict(folder) ? cold(key, random, PROOFS) : List.of(Double.NaN);
        List<Double> cold = cold(key, random, PROOFS);
        List<Double> warm = new ArrayList<>();
        for (int i = 0; i < 10 * PROOFS; i++) {
            warm.add(prove(log, key, random.nextInt(LEAVES)));
        }
        List<Double> single = new ArrayList<>();
        for (int i = 0; i < PROOFS; i++) {
            long began = System.nanoTime();
            log.append(List.of(leaf(LEAVES + i)));
            single.add((System.nanoTime() - began) / 1e6);
        }
        long files;
        try (Stream<Path> all = Files.walk(folder)) {
            files = all.filter(Files::isRegularFile).count();
        }
        System.out.printf(
                "figures: %,d leaves of %d bytes in batches of %,d: %,.0f leaves/s durable, %,d files; ms a proof, median (99 %%): %s from the disk, %s from a log just opened, %s with tiles cached; ms a single leaf: %s%n",
                LEAVES,
                bytes / LEAVES,
                BATCH,
                rate,
                files,
                figures(evicted),
                figures(cold),
                figures(warm),
                figures(single));
        assertThat(rate).as("leaves/s").isGreaterThan(LEAST_RATE);
        // Medians: the slowest of a hundred measure the neighbours on the machine.
        assertThat(quantile(cold, 0.5)).as("cold proof, ms").isLessThan(MOST_MILLIS);
        assertThat(quantile(warm, 0.5)).as("warm proof, ms").isLessThan(MOST_MILLIS);
        if (evicted.size() > 1) {
            assertThat(quantile(evicted, 0.5)).as("proof from the disk, ms").isLessThan(MOST_MILLIS);
        }
    }

    private List<Double> cold(LogKey key, Random random, int proofs) {
        List<Double> millis = new ArrayList<>();
        for (int i = 0; i < proofs; i++) {
            TransparencyLog fresh = TransparencyLog.open(folder, key, ORIGIN, InstantSource.system());
            millis.add(prove(fresh, key, random.nextInt(LEAVES)));
        }
        return millis;
    }

    /** Has the system forget the contents of the files, so that the disk must be asked; where there is GNU dd. */
    private static boolean evict(Path folder) throws InterruptedException {
        try {
            return new ProcessBuilder(
                                    "find",
                                    folder.toString(),
                                    "-type",
                                    "f",
                                    "-exec",
                                    "dd",
                                    "of={}",
                                    "oflag=nocache",
                                    "conv=notrunc,fdatasync",
                                    "count=0",
                                    "status=none",
                                    ";")
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException _) {
            return false;
        }
    }

    private static double prove(TransparencyLog log, LogKey key, int index) {
        long began = System.nanoTime();
        TlogProof proof = log.prove(index);
        double millis = (System.nanoTime() - began) / 1e6;
        proof.verify(leaf(index), key.verifier(), ORIGIN, WitnessPolicy.NONE);
        return millis;
    }

    private static byte[] leaf(int index) {
        return new LogEntry.Capture(
                        Instant.ofEpochMilli(1_772_000_000_000L + index),
                        Subject.plain(Hash.sha256(Integer.toString(index).getBytes(UTF_8))),
                        "C-" + index,
                        Optional.empty())
                .bytes();
    }

    private static String figures(List<Double> values) {
        return "%.2f (%.2f)".formatted(quantile(values, 0.5), quantile(values, 0.99));
    }

    private static double quantile(List<Double> values, double share) {
        return values.stream().sorted().toList().get((int)
                Math.min(values.size() - 1L, Math.round(share * values.size())));
    }
}
