package dev.colophon.benchmark.hostile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.colophon.benchmark.machine.Steps;
import dev.colophon.media.refusal.Unreadable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Gives damaged files to the real commands and judges what comes of it: every file has its line, none ends the others, nothing
 * is left behind, and none takes more than it may.
 */
final class HostileBench {

    /** What one file may take of the processor, children included. */
    static final double MOST_CPU_SECONDS = 30;

    static final long MOST_BYTES = 1L << 30;

    /** The slowest of the files that took that long, or before which nothing came for that long, are run again alone. */
    private static final double SLOW_SECONDS = 5;

    /** With more files in all, the files of each format are checked in a process of their own. */
    private static final int FEW = 5_000;

    private static final Set<String> WEB_ARCHIVES = Set.of("warc", "warc.gz", "wacz");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String[] CHECK = {"check", "--json"};
    private static final String[] REGISTER = {"register", "--json", "--owner", "Nobody"};
    private static final String[] SCAN = {"scan", "--json"};

    /** What came of the files of one format. */
    static final class Row {
        private int files;
        private int read;
        private final Map<String, Integer> refused = new TreeMap<>();
        private double slowestSeconds;
        private double slowestCpuSeconds;
        private long peakBytes;
        private long peakTreeBytes;

        Map<String, Object> json() {
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("files", files);
            json.put("read", read);
            json.put("refused", refused);
            json.put("slowestSeconds", slowestSeconds);
            json.put("slowestCpuSeconds", slowestCpuSeconds);
            json.put("peakMB", peakBytes >> 20);
            json.put("peakTreeMB", peakTreeBytes >> 20);
            return json;
        }

        List<String> cells() {
            return List.of(
                    Integer.toString(files),
                    Integer.toString(read),
                    "%.1f".formatted(slowestSeconds),
                    slowestCpuSeconds == 0 ? "" : "%.1f".formatted(slowestCpuSeconds),
                    Long.toString(peakBytes >> 20),
                    Long.toString(peakTreeBytes >> 20),
                    String.join(
                            ", ",
                            refused.entrySet().stream()
                                    .map(reason -> reason.getValue() + " " + reason.getKey())
                                    .toList()));
        }
    }

    /**
     * What was seen.
     *
     * @param rows by format
     * @param faults what should not have been, one line each
     * @param missing formats that could not be made here
     */
    record Outcome(Map<String, Row> rows, List<String> faults, List<String> missing) {}

    private final MeteredCommand command;
    private final Steps steps;
    private final Map<String, Row> rows = new LinkedHashMap<>();
    private final Map<Path, String> formats = new HashMap<>();
    private final List<String> faults = new ArrayList<>();
    private final Map<Path, Slow> slow = new LinkedHashMap<>();

    private HostileBench(Path folder, List<String> options, Steps steps) throws IOException {
        this.steps = steps;
        this.command =
                new MeteredCommand(Files.createDirectories(folder.resolve("scratch")), folder.resolve("home"), options);
    }

    /**
     * Makes files from a seed below a folder, and runs them.
     *
     * @param alone how many slow files are run again at most
     * @param options more options of the JVM of each command
     */
    static Outcome run(Path folder, int files, long seed, int alone, List<String> options, Steps steps)
            throws IOException {
        HostileBench bench = new HostileBench(folder, options, steps);
        List<String> missing = new ArrayList<>();
        List<HostileSeeds.Seed> seeds = HostileSeeds.in(folder.resolve("seeds"), missing);
        bench.judge(
                bench.command.run(
                        "register",
                        "--json",
                        "--owner",
                        "Ada Example",
                        folder.resolve("seeds").toString()),
                "the seeds");
        Map<String, Path> made = HostileFiles.write(seeds, files, seed, folder.resolve("files"));
        bench.all(made, files <= FEW);
        bench.aloneIfSlow(alone);
        return new Outcome(bench.rows, bench.faults, missing);
    }

    private void all(Map<String, Path> made, boolean together) throws IOException {
        made.keySet().forEach(format -> rows.put(format, new Row()));
        Map<String, List<Path>> batches = new LinkedHashMap<>();
        for (Map.Entry<String, Path> format : made.entrySet()) {
            try (Stream<Path> files = Files.list(format.getValue())) {
                for (Path file : files.sorted().toList()) {
                    formats.put(file, format.getKey());
                    row(file).files++;
                    String verb = verb(format.getKey(), file);
                    // What is said of a web archive names the pages in it.
                    boolean alone = WEB_ARCHIVES.contains(format.getKey()) || (!together && verb.equals("check"));
                    batches.computeIfAbsent(alone ? verb + " " + format.getKey() : verb, _ -> new ArrayList<>())
                            .add(file);
                }
            }
        }
        try (Steps.Step step = steps.begin("running files", batches.size())) {
            for (Map.Entry<String, List<Path>> batch : batches.entrySet()) {
                run(batch.getKey(), batch.getValue());
                step.done(batch.getKey());
            }
        }
    }

    /**
     * Most are checked; of ten, two are registered and one is scanned. Web archives are what scan reads; a playlist may become a
     * list of URLs, which it would visit.
     */
    private static String verb(String format, Path file) {
        if (WEB_ARCHIVES.contains(format)) {
            return "scan";
        } else if (format.equals("m3u8")) {
            return "check";
        }
        int number = Integer.parseInt(file.getFileName().toString().substring(0, 5));
        return switch (number / 7 % 10) {
            case 0, 5 -> "register";
            case 3 -> "scan";
            default -> "check";
        };
    }

    private void run(String batch, List<Path> files) throws IOException {
        String verb = batch.split(" ", 2)[0];
        String[] words = switch (verb) {
            case "check" -> CHECK;
            case "register" -> REGISTER;
            default -> SCAN;
        };
        MeteredCommand.Ended ended =
                command.run(Stream.concat(Arrays.stream(words), files.stream().map(Path::toString))
                        .toArray(String[]::new));
        judge(ended, batch);
        Map<String, Path> silent = new LinkedHashMap<>();
        files.forEach(file -> silent.put(file.toString(), file));
        double before = 0;
        for (int i = 0; i < ended.lines().size(); i++) {
            JsonNode line = JSON.readTree(ended.lines().get(i));
            String place = line.path("file").asText();
            String whole = place.split("!/", 2)[0];
            Path file = files.stream()
                    .filter(one -> one.toString().equals(whole))
                    .findFirst()
                    .orElse(files.getFirst());
            silent.remove(whole);
            count(line, file);
            double pause = ended.arrivals().get(i) - before;
            before = ended.arrivals().get(i);
            double seconds = Math.max(i > 0 ? pause : 0, line.path("elapsedMs").asLong() / 1e3);
            if (seconds > SLOW_SECONDS) {
                slow.merge(file, new Slow(file, verb.equals("scan") ? SCAN : CHECK, seconds), Slow::slower);
            }
        }
        for (Path file : silent.values()) {
            boolean told = ended.errors().stream().anyMatch(line -> line.contains(String.valueOf(file.getFileName())));
            if (!told && !(verb.equals("scan") && WEB_ARCHIVES.contains(format(file)))) {
                faults.add("%s says nothing about %s".formatted(verb, file));
            }
        }
        files.stream().map(this::row).distinct().forEach(row -> {
            row.peakBytes = Math.max(row.peakBytes, ended.peakBytes());
            row.peakTreeBytes = Math.max(row.peakTreeBytes, ended.peakTreeBytes());
        });
    }

    private String format(Path file) {
        return Objects.requireNonNull(formats.get(file));
    }

    private Row row(Path file) {
        return Objects.requireNonNull(rows.get(format(file)));
    }

    private void count(JsonNode line, Path file) {
        Row row = row(file);
        row.slowestSeconds = Math.max(row.slowestSeconds, line.path("elapsedMs").asLong() / 1e3);
        boolean refused = line.path("kind").asText().equals("UNREADABLE")
                || line.path("outcome").asText().equals("REFUSED");
        if (!refused) {
            row.read++;
            return;
        }
        String reason = line.path("reason").asText();
        row.refused.merge(reason.split(":", 2)[0], 1, Integer::sum);
        if (Unreadable.isFailure(reason)) {
            faults.add("%s: %s".formatted(file, reason));
        }
    }

    private void judge(MeteredCommand.Ended ended, String what) {
        if (ended.exitCode() != 0 && ended.exitCode() != 3) {
            faults.add("%s: exit code %d: %s"
                    .formatted(
                            what,
                            ended.exitCode(),
                            ended.errors().isEmpty() ? "" : ended.errors().getLast()));
        }
        ended.errors().stream()
                .filter(line ->
                        line.startsWith("\tat ") || line.contains("Exception") || line.contains("OutOfMemoryError"))
                .findFirst()
                .ifPresent(line -> faults.add("%s: a trace on standard error: %s".formatted(what, line)));
        ended.left().forEach(left -> faults.add("%s left behind: %s".formatted(what, left)));
        if (ended.peakBytes() > MOST_BYTES) {
            faults.add("%s: the process took %,d MB".formatted(what, ended.peakBytes() >> 20));
        }
    }

    /** A file that took long, perhaps because others ran beside it. */
    private record Slow(Path file, String[] verb, double seconds) {

        Slow slower(Slow other) {
            return other.seconds > seconds ? other : this;
        }
    }

    private void aloneIfSlow(int most) throws IOException {
        List<Slow> slowest = slow.values().stream()
                .sorted(Comparator.comparingDouble(Slow::seconds).reversed())
                .limit(most)
                .toList();
        try (Steps.Step step = steps.begin("running slow files alone", slowest.size())) {
            for (Slow one : slowest) {
                MeteredCommand.Ended ended = command.run(Stream.concat(
                                Arrays.stream(one.verb()), Stream.of(one.file().toString()))
                        .toArray(String[]::new));
                Row row = row(one.file());
                row.slowestCpuSeconds = Math.max(row.slowestCpuSeconds, ended.cpuSeconds());
                if (ended.cpuSeconds() > MOST_CPU_SECONDS) {
                    faults.add("%s takes %.0f s of the processor".formatted(one.file(), ended.cpuSeconds()));
                }
                step.done(String.valueOf(one.file().getFileName()));
            }
        }
    }
}
