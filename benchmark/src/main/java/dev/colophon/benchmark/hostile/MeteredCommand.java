package dev.colophon.benchmark.hostile;

import dev.colophon.benchmark.machine.ProcessCost;
import dev.colophon.benchmark.machine.Tools;
import dev.colophon.cli.Colophon;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The command as a person runs it, in a JVM of one gigabyte, watched from outside: what it prints and when, what it and its
 * descendants use, and what it leaves behind. Needs {@code /proc}.
 */
final class MeteredCommand {

    private static final Duration SAMPLE = Duration.ofMillis(50);

    /** So long may a killed child take to be gone, on a busy machine. */
    private static final Duration DYING = Duration.ofSeconds(5);

    /** Between two lines of output; far above what a file may take. */
    private static final Duration LONGEST_SILENCE = Duration.ofMinutes(10);

    /**
     * How it went.
     *
     * @param lines of standard output
     * @param arrivals seconds after its start at which they came
     * @param errors lines of standard error
     * @param cpuSeconds of it and all its descendants, as far as samples twenty times a second see them
     * @param peakBytes of memory of the process itself
     * @param peakTreeBytes of it and its descendants together
     * @param left what was there when it had ended: processes and temporary files
     */
    record Ended(
            int exitCode,
            List<String> lines,
            List<Double> arrivals,
            List<String> errors,
            double cpuSeconds,
            long peakBytes,
            long peakTreeBytes,
            List<String> left) {}

    private final Path scratch;
    private final Path home;
    private final List<String> options;

    /**
     * @param scratch a folder for its temporary files and for what it complains about
     * @param home of Colophon
     * @param options more options of its JVM
     */
    MeteredCommand(Path scratch, Path home, List<String> options) {
        this.scratch = scratch;
        this.home = home;
        this.options = List.copyOf(options);
    }

    Ended run(String... arguments) throws IOException {
        Path temporary = Files.createTempDirectory(scratch, "tmp");
        Path errors = Files.createTempFile(scratch, "errors", ".log");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1g",
                "-XX:+UseSerialGC",
                "-XX:-UsePerfData",
                "-Xlog:disable",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Djava.awt.headless=true",
                "-Dstdout.encoding=UTF-8",
                "-Djava.io.tmpdir=" + temporary,
                "-cp",
                System.getProperty("java.class.path"),
                Colophon.class.getName()));
        command.addAll(1, options);
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .redirectError(errors.toFile());
        builder.environment().put("COLOPHON_HOME", home.toString());
        builder.environment().put("TMPDIR", temporary.toString());
        long start = System.nanoTime();
        Process process = builder.start();
        List<String> lines = new ArrayList<>();
        List<Double> arrivals = new ArrayList<>();
        Meter meter = new Meter(process.toHandle());
        Thread sampler = Thread.ofPlatform().daemon().start(meter);
        try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
            Thread watchdog = watchdog(process, arrivals);
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                synchronized (arrivals) {
                    lines.add(line);
                    arrivals.add((System.nanoTime() - start) / 1e9);
                }
            }
            int exitCode = process.waitFor();
            watchdog.interrupt();
            sampler.join();
            List<String> left = new ArrayList<>(meter.alive());
            left.addAll(filesIn(temporary));
            return new Ended(
                    exitCode,
                    lines,
                    arrivals,
                    Files.readAllLines(errors, StandardCharsets.UTF_8),
                    meter.cpuSeconds(),
                    meter.peak,
                    meter.peakTree,
                    left);
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } finally {
            Tools.deleteTree(temporary);
        }
    }

    /** Ends what says nothing any more. */
    private static Thread watchdog(Process process, List<Double> arrivals) {
        return Thread.ofPlatform().daemon().start(() -> {
            int seen = -1;
            try {
                while (process.isAlive()) {
                    synchronized (arrivals) {
                        if (arrivals.size() == seen) {
                            process.destroyForcibly();
                        }
                        seen = arrivals.size();
                    }
                    Thread.sleep(LONGEST_SILENCE);
                }
            } catch (InterruptedException _) {
                // It has ended.
            }
        });
    }

    private static List<String> filesIn(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.skip(1).map(file -> folder.relativize(file).toString()).toList();
        }
    }

    /** Looks at a process and its descendants until it ends. */
    private static final class Meter implements Runnable {

        private final ProcessHandle root;
        private final Map<ProcessHandle, Duration> used = new HashMap<>();
        private long peak;
        private long peakTree;

        Meter(ProcessHandle root) {
            this.root = root;
        }

        @Override
        public void run() {
            try {
                while (root.isAlive()) {
                    sample();
                    Thread.sleep(SAMPLE);
                }
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        }

        private void sample() {
            long tree = 0;
            List<ProcessHandle> all =
                    Stream.concat(Stream.of(root), root.descendants()).toList();
            for (ProcessHandle process : all) {
                process.info().totalCpuDuration().ifPresent(time -> used.put(process, time));
                try {
                    long bytes = ProcessCost.residentBytes(process);
                    tree += bytes;
                    peak = process.equals(root) ? Math.max(peak, bytes) : peak;
                } catch (IOException ended) {
                    // Between the two looks.
                }
            }
            peakTree = Math.max(peakTree, tree);
        }

        double cpuSeconds() {
            return used.values().stream().mapToLong(Duration::toMillis).sum() / 1e3;
        }

        /** Descendants that have outlived it by {@link #DYING}. */
        List<String> alive() throws InterruptedException {
            long end = System.nanoTime() + DYING.toNanos();
            while (used.keySet().stream().anyMatch(ProcessHandle::isAlive) && System.nanoTime() < end) {
                Thread.sleep(SAMPLE);
            }
            return used.keySet().stream()
                    .filter(ProcessHandle::isAlive)
                    .map(process -> "process " + process.pid() + " "
                            + process.info().commandLine().orElse(""))
                    .toList();
        }
    }
}
