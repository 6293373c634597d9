package dev.colophon.scale.spark;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Prints what the same files take with one executor and with two, by what takes it: the start of Spark, the first file of each
 * executor, which loads the program, the other files, and the end. Each executor has a core of its own and no more, as it is told: one
 * alone would else use a part of the second, for Java's compilers. Times are of Spark's own log of events, those of processors of all
 * processes of the job.
 */
@Tag("long")
class SparkScalingIT {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final int FILES = Integer.getInteger("colophon.warcs", 24);
    private static final int ROUNDS = Integer.getInteger("colophon.rounds", 2);

    @TempDir
    Path folder;

    /** A file that was looked into; times are milliseconds. */
    private record Task(String executor, long launched, long finished, long run, double processor) {}

    /** A job that ended; times are milliseconds, processor times too. */
    private record Measured(long began, long ended, List<Task> tasks, double driver, double executors, String said) {

        long firstLaunch() {
            return tasks.stream().mapToLong(Task::launched).min().orElseThrow();
        }

        long lastFinish() {
            return tasks.stream().mapToLong(Task::finished).max().orElseThrow();
        }

        /** From when all executors have looked into one file each. */
        long warm() {
            Map<String, Long> first = new HashMap<>();
            tasks.forEach(task -> first.merge(task.executor(), task.finished(), Math::min));
            return first.values().stream().mapToLong(Long::longValue).max().orElseThrow();
        }

        /** Files that ended after that, one of each executor not begun before. */
        List<Task> later() {
            return tasks.stream().filter(task -> task.finished() > warm()).toList();
        }

        double filesASecond() {
            return later().size() * 1_000.0 / (lastFinish() - warm());
        }
    }

    @Test
    void printsWhatOneExecutorAndTwoTake() throws Exception {
        InstalledColophon colophon = new InstalledColophon(folder.resolve("home"));
        SampleCollection.works(Files.createDirectory(folder.resolve("works")));
        Path warcs = Files.createDirectory(folder.resolve("collection"));
        SampleCollection.mixed(warcs, FILES);
        colophon.run("register", folder.resolve("works").toString(), "--owner", "Ada Example");
        System.out.println(
                "| round | executors | all s | until the first file | first files | others | end | others a second "
                        + "| processor s: driver | executors and their children | a file, in the executor's thread ms | load |");
        System.out.println("|---|---|---|---|---|---|---|---|---|---|---|---|");
        for (int round = 0; round < ROUNDS; round++) {
            String one = print(round, 1, measured(colophon, warcs, round, 1));
            assertThat(print(round, 2, measured(colophon, warcs, round, 2))).isEqualTo(one);
        }
    }

    private Measured measured(InstalledColophon colophon, Path warcs, int round, int executors) throws Exception {
        Path spark = Files.createDirectory(folder.resolve("spark-%d-%d".formatted(round, executors)));
        Path events = Files.createDirectory(spark.resolve("events"));
        long began = System.currentTimeMillis();
        SparkDistribution.Running job = new SparkDistribution(spark)
                .submit(
                        "local-cluster[%d,1,700]".formatted(executors),
                        List.of(
                                "spark.executor.memory=700m",
                                "spark.locality.wait=0",
                                "spark.eventLog.enabled=true",
                                "spark.eventLog.rolling.enabled=false",
                                "spark.eventLog.compress=false",
                                "spark.eventLog.dir=" + events.toUri()),
                        "--program",
                        InstalledColophon.PROGRAM.toString(),
                        "--index",
                        colophon.index().toString(),
                        "--out",
                        spark.resolve("out").toUri().toString(),
                        "--format",
                        "json",
                        warcs.toUri().toString());
        Map<String, Map<Long, Duration>> processor = new HashMap<>();
        List<Long> bound = new ArrayList<>();
        while (!job.process().waitFor(200, TimeUnit.MILLISECONDS)) {
            List<Long> known = job.executors().stream().map(ProcessHandle::pid).toList();
            for (long executor : known) {
                if (!bound.contains(executor)) {
                    bind(executor, bound.size());
                    bound.add(executor);
                }
            }
            job.process().descendants().forEach(child -> note(processor, "executors", child));
            note(processor, "driver", job.process().toHandle());
        }
        String said = job.end(0);
        long ended = System.currentTimeMillis();
        return new Measured(
                began,
                ended,
                tasks(events),
                seconds(processor, "driver"),
                seconds(processor, "executors"),
                said.lines()
                        .filter(line -> line.startsWith("WARC files: "))
                        .findFirst()
                        .orElseThrow());
    }

    /** Lets an executor, and what it starts from then on, use one core of the machine alone. */
    private static void bind(long executor, int core) throws IOException, InterruptedException {
        Process taskset = new ProcessBuilder(
                        "taskset",
                        "--all-tasks",
                        "--cpu-list",
                        "--pid",
                        Integer.toString(core),
                        Long.toString(executor))
                .redirectErrorStream(true)
                .start();
        String said = new String(taskset.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(taskset.waitFor()).as(said).isZero();
    }

    private static void note(Map<String, Map<Long, Duration>> processor, String what, ProcessHandle process) {
        process.info()
                .totalCpuDuration()
                .ifPresent(time ->
                        processor.computeIfAbsent(what, _ -> new TreeMap<>()).put(process.pid(), time));
    }

    private static double seconds(Map<String, Map<Long, Duration>> processor, String what) {
        return processor.getOrDefault(what, Map.of()).values().stream()
                        .mapToLong(Duration::toMillis)
                        .sum()
                / 1_000.0;
    }

    /** Those of the first stage, which are files. */
    private static List<Task> tasks(Path events) throws IOException {
        List<Task> tasks = new ArrayList<>();
        try (Stream<Path> logs = Files.list(events)) {
            for (Path log : logs.filter(file -> !file.getFileName().toString().startsWith("."))
                    .toList()) {
                for (String line : Files.readAllLines(log)) {
                    JsonNode event = MAPPER.readTree(line);
                    if (event.path("Event").asText().equals("SparkListenerTaskEnd")
                            && event.path("Stage ID").asInt() == 0) {
                        JsonNode info = event.path("Task Info");
                        JsonNode metrics = event.path("Task Metrics");
                        tasks.add(new Task(
                                info.path("Executor ID").asText(),
                                info.path("Launch Time").asLong(),
                                info.path("Finish Time").asLong(),
                                metrics.path("Executor Run Time").asLong(),
                                metrics.path("Executor CPU Time").asLong() / 1e6));
                    }
                }
            }
        }
        return tasks;
    }

    private static String print(int round, int executors, Measured job) {
        System.out.printf(
                "| %d | %d | %.1f | %.1f | %.1f | %.1f | %.1f | %.2f | %.1f | %.1f | %.0f | %.0f |%n",
                round,
                executors,
                (job.ended() - job.began()) / 1e3,
                (job.firstLaunch() - job.began()) / 1e3,
                (job.warm() - job.firstLaunch()) / 1e3,
                (job.lastFinish() - job.warm()) / 1e3,
                (job.ended() - job.lastFinish()) / 1e3,
                job.filesASecond(),
                job.driver(),
                job.executors(),
                job.later().stream().mapToDouble(Task::processor).average().orElseThrow(),
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
        return job.said();
    }
}
