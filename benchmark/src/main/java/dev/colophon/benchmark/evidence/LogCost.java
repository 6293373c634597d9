package dev.colophon.benchmark.evidence;

import dev.colophon.benchmark.machine.Steps;
import dev.colophon.benchmark.machine.Tools;
import dev.colophon.evidence.log.LogKey;
import dev.colophon.evidence.log.TransparencyLog;
import dev.colophon.evidence.log.verify.Hash;
import dev.colophon.evidence.log.verify.LogEntry;
import dev.colophon.evidence.log.verify.Subject;
import dev.colophon.evidence.log.verify.TlogProof;
import dev.colophon.evidence.log.verify.WitnessPolicy;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;

/**
 * What the transparency log costs, with leaves of the real form, durable.
 *
 * @param leaves appended before proofs are asked for
 * @param leafBytes of a leaf, the mean
 * @param leavesPerSecond in batches
 * @param files of the log
 * @param fromDisk milliseconds of proofs whose files the system had forgotten; empty where it cannot be told to
 * @param justOpened of proofs by a log just opened
 * @param cached of proofs by a log that has tiles in memory
 * @param single of appending one leaf
 */
record LogCost(
        int leaves,
        long leafBytes,
        double leavesPerSecond,
        long files,
        List<Double> fromDisk,
        List<Double> justOpened,
        List<Double> cached,
        List<Double> single) {

    private static final String ORIGIN = "log.example/figures";
    static final int BATCH = 10_000;
    private static final int PROOFS = 300;
    private static final long SEED = 13;

    /** Appends leaves to a log in the folder, which is new, and proves some; each proof is verified. */
    static LogCost of(Path folder, int leaves, Steps.Step step) throws IOException {
        LogKey key = LogKey.generate(ORIGIN);
        TransparencyLog log = TransparencyLog.create(folder, key, ORIGIN, InstantSource.system());
        long nanos = 0;
        long bytes = 0;
        for (int first = 0; first < leaves; first += BATCH) {
            List<byte[]> batch = new ArrayList<>(BATCH);
            for (int i = first; i < Math.min(leaves, first + BATCH); i++) {
                batch.add(leaf(i));
                bytes += batch.getLast().length;
            }
            long began = System.nanoTime();
            log.append(batch);
            nanos += System.nanoTime() - began;
            step.done("%,d leaves".formatted(first + batch.size()));
        }
        Random random = new Random(SEED);
        List<Double> fromDisk = forgotten(folder) ? justOpened(folder, key, random, leaves) : List.of();
        List<Double> justOpened = justOpened(folder, key, random, leaves);
        List<Double> cached = new ArrayList<>();
        for (int i = 0; i < 10 * PROOFS; i++) {
            cached.add(prove(log, key, random.nextInt(leaves)));
        }
        List<Double> single = new ArrayList<>();
        for (int i = 0; i < PROOFS; i++) {
            long began = System.nanoTime();
            log.append(List.of(leaf(leaves + i)));
            single.add((System.nanoTime() - began) / 1e6);
        }
        return new LogCost(
                leaves, bytes / leaves, leaves / (nanos / 1e9), files(folder), fromDisk, justOpened, cached, single);
    }

    private static List<Double> justOpened(Path folder, LogKey key, Random random, int leaves) {
        List<Double> millis = new ArrayList<>();
        for (int i = 0; i < PROOFS; i++) {
            TransparencyLog fresh = TransparencyLog.open(folder, key, ORIGIN, InstantSource.system());
            millis.add(prove(fresh, key, random.nextInt(leaves)));
        }
        return millis;
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
                        Subject.plain(Hash.sha256(Integer.toString(index).getBytes(StandardCharsets.UTF_8))),
                        "C-" + index,
                        Optional.empty())
                .bytes();
    }

    /** Has the system forget the contents of the files, so that the disk must be asked; where there is GNU dd. */
    private static boolean forgotten(Path folder) throws IOException {
        if (!Tools.present("find", "dd")) {
            return false;
        }
        try {
            Tools.run(
                    folder,
                    List.of(
                            "find",
                            ".",
                            "-type",
                            "f",
                            "-exec",
                            "dd",
                            "of={}",
                            "oflag=nocache",
                            "conv=notrunc,fdatasync",
                            "count=0",
                            "status=none",
                            ";"));
            return true;
        } catch (IOException _) {
            return false;
        }
    }

    private static long files(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).count();
        }
    }
}
