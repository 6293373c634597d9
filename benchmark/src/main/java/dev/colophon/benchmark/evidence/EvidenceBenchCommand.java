package dev.colophon.benchmark.evidence;

import dev.colophon.benchmark.machine.ConsoleSteps;
import dev.colophon.benchmark.machine.FigureTable;
import dev.colophon.benchmark.machine.Numbers;
import dev.colophon.benchmark.machine.Steps;
import dev.colophon.benchmark.machine.Tools;
import dev.colophon.cli.output.CommandFailure;
import dev.colophon.cli.output.Console;
import dev.colophon.cli.output.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What does evidence cost? */
@Command(
        name = "evidence",
        description = {
            "Measures what evidence costs, each part beside its bar: the transparency log (leaves a second, proofs), making a "
                    + "bundle, verifying one with colophon-verify.jar. Nothing is contacted.",
            "",
            "About 4 minutes on two idle cores; --quick about one.",
            ""
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  colophon bench evidence --quick            a first look",
            "  colophon bench evidence --only log         the transparency log alone",
            "  colophon bench evidence --json cost.json   with figures for programs",
        })
public final class EvidenceBenchCommand implements Callable<Integer> {

    /** What can be measured. */
    enum Part {
        LOG,
        BUNDLES,
        VERIFICATION
    }

    private static final int LEAVES = 1_000_000;
    private static final int QUICK_LEAVES = 100_000;

    /** Beside the launcher's options of Java: the built sources. */
    private static final Path VERIFIER = Path.of(
                    System.getProperty("colophon.tools", "tools"), "../evidence/target/colophon-verify.jar")
            .toAbsolutePath()
            .normalize();

    @Option(
            names = "--only",
            paramLabel = "PART",
            split = ",",
            description = "What to measure: log, bundles, verification (default: all).")
    private Set<Part> only = EnumSet.allOf(Part.class);

    @Option(names = "--quick", description = "A tenth of the leaves.")
    private boolean quick;

    @Option(
            names = "--leaves",
            paramLabel = "N",
            description = "Leaves of the log (default: 1000000, with --quick 100000).")
    private @Nullable Integer leaves;

    @Option(names = "--json", paramLabel = "FILE", description = "The figures for programs.")
    private @Nullable Path json;

    @Option(
            names = "--work",
            paramLabel = "DIR",
            description =
                    "Where log and bundles are written, on the disk that counts (default: a new temporary folder, "
                            + "deleted in the end).")
    private @Nullable Path work;

    private final Console console;

    public EvidenceBenchCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        int count = Optional.ofNullable(leaves).orElse(quick ? QUICK_LEAVES : LEAVES);
        if (count < 1) {
            throw new CommandFailure(ExitCode.USAGE, "--leaves must be 1 or more");
        }
        try {
            // A folder of its own below the one given, so that nothing of it is written over.
            Path folder = work == null
                    ? Files.createTempDirectory("colophon-bench")
                    : Files.createTempDirectory(Files.createDirectories(work), "evidence");
            try {
                FigureTable table = new FigureTable();
                measure(folder, count, table);
                table.lines().forEach(console::line);
                if (json != null) {
                    Files.writeString(json, table.json());
                }
            } finally {
                Tools.deleteTree(folder);
            }
            return ExitCode.OK;
        } catch (IOException e) {
            throw new CommandFailure(ExitCode.ENVIRONMENT, Tools.oneLine(e));
        }
    }

    private void measure(Path folder, int count, FigureTable table) throws IOException {
        Steps steps = new ConsoleSteps(console);
        EvidenceBench bench = new EvidenceBench(folder, steps);
        if (only.contains(Part.LOG)) {
            try (Steps.Step step = steps.begin("appending batches of leaves", Math.ceilDiv(count, LogCost.BATCH))) {
                log(LogCost.of(folder.resolve("log"), count, step), table);
            }
        }
        if (only.contains(Part.BUNDLES)) {
            bundles(bench.bundles(), table);
        }
        if (only.contains(Part.VERIFICATION)) {
            if (Files.isRegularFile(VERIFIER)) {
                verification(bench.verification(VERIFIER), table);
            } else {
                console.note(
                        "not measured: verification, which needs evidence/target/colophon-verify.jar: mvn package");
            }
        }
    }

    private static void log(LogCost cost, FigureTable table) {
        table.line(
                "leaves a second, durable, %,d of %d bytes".formatted(cost.leaves(), cost.leafBytes()),
                cost.leavesPerSecond(),
                "≥ 20,000");
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("leaves", cost.leaves());
        row.put("leafBytes", cost.leafBytes());
        row.put("leavesPerSecond", cost.leavesPerSecond());
        row.put("files", cost.files());
        proofs(table, row, "a proof from the disk, ms (median)", "proofMillisFromDisk", cost.fromDisk());
        proofs(table, row, "a proof by a log just opened, ms (median)", "proofMillisJustOpened", cost.justOpened());
        proofs(table, row, "a proof with tiles in memory, ms (median)", "proofMillisCached", cost.cached());
        table.line("a single leaf, durable, ms (median)", Numbers.median(cost.single()), "");
        row.put("singleLeafMillis", Numbers.median(cost.single()));
        table.put("log", row);
    }

    private static void proofs(
            FigureTable table, Map<String, Object> row, String words, String key, List<Double> millis) {
        if (!millis.isEmpty()) {
            table.line(words, Numbers.median(millis), "5");
            row.put(key, Numbers.median(millis));
            row.put(key + "99", Numbers.quantile(millis, 0.99));
        }
    }

    private static void bundles(EvidenceBench.Bundles bundles, FigureTable table) {
        table.line(
                "a bundle, processor ms, after others in the process (median)", Numbers.median(bundles.later()), "300");
        table.line("the first bundle of a process, processor ms (median)", Numbers.median(bundles.first()), "300");
        table.line("files of a bundle beyond its WARC, KiB", bundles.bytesBeyondWarc() / 1024.0, "64");
        table.put(
                "bundles",
                Map.of(
                        "cpuMillis", Numbers.median(bundles.later()),
                        "firstCpuMillis", Numbers.median(bundles.first()),
                        "bytesBeyondWarc", bundles.bytesBeyondWarc()));
    }

    private static void verification(EvidenceBench.Verification verification, FigureTable table) {
        table.line("colophon-verify.jar on a bundle of 20 MB, s (median)", Numbers.median(verification.seconds()), "2");
        table.line("  its size, MB", verification.jarBytes() / 1e6, "10");
        table.put(
                "verification",
                Map.of("seconds", Numbers.median(verification.seconds()), "jarBytes", verification.jarBytes()));
    }
}
