package dev.colophon.evidence.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.evidence.log.verify.Checkpoint;
import dev.colophon.evidence.log.verify.Hash;
import dev.colophon.evidence.log.verify.Merkle;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that appends is killed with SIGKILL at random moments; nothing that it acknowledged may be missing. */
@Tag("full")
class LogCrashIT {

    private static final String ORIGIN = "log.example/crash";
    private static final int KILLS = Boolean.getBoolean("colophon.long") ? 60 : 8;
    private static final long SEED = 9;

    @TempDir
    Path folder;

    /** Appends batches of random sizes until it is killed, and prints each index with its leaf once it is acknowledged. */
    static final class Appender {

        public static void main(String[] arguments) {
            TransparencyLog log = TransparencyLog.open(
                    Path.of(arguments[0]), LogKey.read(Path.of(arguments[1])), ORIGIN, InstantSource.system());
            Random random = new Random(Long.parseLong(arguments[2]));
            System.out.println("open " + note(log.checkpoint()));
            while (true) {
                List<String> leaves = new ArrayList<>();
                int count = 1 + random.nextInt(random.nextBoolean() ? 5 : 600);
                for (int i = 0; i < count; i++) {
                    leaves.add(Long.toHexString(random.nextLong()));
                }
                List<Long> indexes = log.append(
                        leaves.stream().map(leaf -> leaf.getBytes(UTF_8)).toList());
                StringBuilder lines = new StringBuilder();
                for (int i = 0; i < count; i++) {
                    lines.append(indexes.get(i))
                            .append(' ')
                            .append(leaves.get(i))
                            .append('\n');
                }
                System.out.print(
                        lines.append("signed ").append(note(log.checkpoint())).append('\n'));
                System.out.flush();
            }
        }

        private static String note(Checkpoint checkpoint) {
            return checkpoint.size() + " " + checkpoint.root().hex();
        }
    }

    /** A tree that somebody was told of. */
    private record Seen(long size, Hash root) {}

    @Test
    void losesNothingAcknowledgedAndNeverForks() throws Exception {
        Random random = new Random(SEED);
        LogKey key = LogKey.generate(ORIGIN);
        Path keyFile = folder.resolve("log.key");
        key.write(keyFile);
        Path home = folder.resolve("log");
        TransparencyLog.create(home, key, ORIGIN, InstantSource.system());
        List<String> acknowledged = new ArrayList<>();
        List<Seen> seen = new ArrayList<>();
        int diedBeforeCheckpoint = 0;
        int diedAfterCheckpoint = 0;
        for (int kill = 0; kill < KILLS; kill++) {
            List<String> lines = runAndKill(home, keyFile, kill, Duration.ofNanos(random.nextLong(500_000_000)));
            int before = acknowledged.size();
            for (String line : lines) {
                String[] words = line.split(" ", 3);
                if (words[0].equals("open") || words[0].equals("signed")) {
                    seen.add(new Seen(Long.parseLong(words[1]), Hash.fromHex(words[2])));
                } else {
                    acknowledge(acknowledged, Integer.parseInt(words[0]), words[1]);
                }
            }
            diedBeforeCheckpoint += newerThanCheckpoint(home) ? 1 : 0;
            // Leaves may be in the log without an acknowledgement, but then behind all that were acknowledged.
            TransparencyLog log = TransparencyLog.open(home, key, ORIGIN, InstantSource.system());
            Checkpoint now = log.checkpoint();
            assertThat(now.size()).isGreaterThanOrEqualTo(acknowledged.size());
            diedAfterCheckpoint += now.size() > seen.getLast().size ? 1 : 0;
            for (int index = Math.max(0, before - 10); index < acknowledged.size(); index++) {
                if (!acknowledged.get(index).isEmpty()) {
                    assertThat(new String(log.leaf(index), UTF_8)).isEqualTo(acknowledged.get(index));
                }
            }
            for (Seen tree : seen) {
                List<Hash> proof = log.consistency(tree.size, now);
                assertThat(tree.size == 0 || Merkle.consistent(tree.size, tree.root, now.size(), now.root(), proof))
                        .as("kill %d (seed %d): size %d continues size %d", kill, SEED, now.size(), tree.size)
                        .isTrue();
            }
        }
        TransparencyLog log = TransparencyLog.open(home, key, ORIGIN, InstantSource.system());
        assertThat(log.verify()).isGreaterThanOrEqualTo(acknowledged.size());
        for (int index = 0; index < acknowledged.size(); index++) {
            if (!acknowledged.get(index).isEmpty()) {
                assertThat(new String(log.leaf(index), UTF_8)).isEqualTo(acknowledged.get(index));
            }
        }
        System.out.printf(
                "crash: %d kills, %d before a checkpoint, %d between a checkpoint and its acknowledgement; %d leaves and %d trees that were seen: none lost, none forked%n",
                KILLS, diedBeforeCheckpoint, diedAfterCheckpoint, acknowledged.size(), seen.size());
        if (KILLS > 20) {
            assertThat(diedBeforeCheckpoint).isPositive();
        }
        assertThat(acknowledged.size()).isGreaterThan(KILLS);
    }

    /** Processes, not threads: what keeps them apart is the lock of the operating system alone. */
    @Test
    void neverGivesAnIndexTwiceAmongProcesses() throws Exception {
        LogKey key = LogKey.generate(ORIGIN);
        Path keyFile = folder.resolve("log.key");
        key.write(keyFile);
        Path home = folder.resolve("log");
        TransparencyLog.create(home, key, ORIGIN, InstantSource.system());
        List<Callable<List<String>>> processes = new ArrayList<>();
        for (int seed = 0; seed < 3; seed++) {
            int own = seed;
            processes.add(() -> runAndKill(home, keyFile, own, Duration.ofSeconds(2)));
        }
        Map<Integer, String> acknowledged = new TreeMap<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(processes.size())) {
            for (Future<List<String>> lines : threads.invokeAll(processes)) {
                for (String line : lines.get()) {
                    String[] words = line.split(" ", 3);
                    if (words.length == 2) {
                        assertThat(acknowledged.put(Integer.parseInt(words[0]), words[1]))
                                .as("index %s", words[0])
                                .isNull();
                    }
                }
            }
        }
        TransparencyLog log = TransparencyLog.open(home, key, ORIGIN, InstantSource.system());
        assertThat(log.verify()).isGreaterThanOrEqualTo(acknowledged.size());
        assertThat(acknowledged).isNotEmpty();
        acknowledged.forEach(
                (index, leaf) -> assertThat(new String(log.leaf(index), UTF_8)).isEqualTo(leaf));
    }

    /** Whether files of a batch were written that no checkpoint covers. */
    private static boolean newerThanCheckpoint(Path home) throws IOException {
        FileTime checkpoint = Files.getLastModifiedTime(home.resolve("checkpoint"));
        if (!Files.exists(home.resolve("tile"))) {
            return false;
        }
        try (Stream<Path> files = Files.walk(home.resolve("tile"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (Files.getLastModifiedTime(file).compareTo(checkpoint) > 0) {
                    return true;
                }
            }
        }
        return false;
    }

    /** A gap stands for leaves that were logged in a batch whose acknowledgement the killed process could not print. */
    private static void acknowledge(List<String> acknowledged, int index, String leaf) {
        assertThat(index).as("an index is given once").isGreaterThanOrEqualTo(acknowledged.size());
        while (acknowledged.size() < index) {
            acknowledged.add("");
        }
        acknowledged.add(leaf);
    }

    /** What the process printed in whole lines until it was killed, some time after its first line. */
    private static List<String> runAndKill(Path home, Path key, int seed, Duration after)
            throws IOException, InterruptedException {
        Process appender = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Appender.class.getName(),
                        home.toString(),
                        key.toString(),
                        Integer.toString(seed))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader output = appender.inputReader()) {
            List<String> lines = new ArrayList<>();
            lines.add(String.valueOf(output.readLine()));
            CompletableFuture<Void> killed = CompletableFuture.runAsync(() -> {
                LockSupport.parkNanos(after.toNanos());
                // Not through the process, which would close the pipe with what is still in it.
                appender.toHandle().destroyForcibly();
            });
            StringWriter rest = new StringWriter();
            output.transferTo(rest);
            killed.join();
            String whole = rest.toString();
            whole.substring(0, whole.lastIndexOf('\n') + 1).lines().forEach(lines::add);
            assertThat(lines.getFirst()).startsWith("open ");
            return lines;
        } finally {
            appender.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
        }
    }
}
