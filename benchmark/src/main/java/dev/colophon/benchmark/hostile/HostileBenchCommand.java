package dev.colophon.benchmark.hostile;

import dev.colophon.benchmark.machine.ConsoleSteps;
import dev.colophon.benchmark.machine.FigureTable;
import dev.colophon.benchmark.machine.Tools;
import dev.colophon.cli.output.CommandFailure;
import dev.colophon.cli.output.Console;
import dev.colophon.cli.output.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What do damaged files do? */
@Command(
        name = "hostile",
        description = {
            "Damages small files of more than forty formats in ten ways, gives them to check, register and scan in a JVM of one "
                    + "gigabyte, and looks whether every file has its line, none takes too long, and nothing is left behind. "
                    + "Exits with 1 when something is wrong.",
            "",
            "10,000 files take about 40 minutes of two cores.",
            ""
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  colophon bench hostile --files 300            a first look",
            "  colophon bench hostile --json hostile.json    10,000 files, with figures for programs",
            "  colophon bench hostile --seed 7 --keep out    other files, which are kept",
        })
public final class HostileBenchCommand implements Callable<Integer> {

    /** Of the slow files the slowest are run again, so many at most. */
    private static final int MOST_ALONE = 25;

    @Option(names = "--files", paramLabel = "N", description = "How many (default: ${DEFAULT-VALUE}).")
    private int files = 10_000;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "The same seed makes the same files (default: ${DEFAULT-VALUE}).")
    private long seed = 1;

    @Option(names = "--json", paramLabel = "FILE", description = "The figures for programs.")
    private @Nullable Path json;

    @Option(
            names = "--keep",
            paramLabel = "DIR",
            description = "Where the files are made, and stay (default: a temporary folder).")
    private @Nullable Path keep;

    private final Console console;

    public HostileBenchCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        if (files < 1 || files > 99_999) {
            throw new CommandFailure(ExitCode.USAGE, "--files must be 1 to 99999");
        }
        try {
            Path folder = keep == null
                    ? Files.createTempDirectory("colophon-bench")
                    : Files.createTempDirectory(Files.createDirectories(keep), "hostile");
            try {
                return tell(HostileBench.run(folder, files, seed, MOST_ALONE, List.of(), new ConsoleSteps(console)));
            } finally {
                if (keep == null) {
                    Tools.deleteTree(folder);
                }
            }
        } catch (IOException e) {
            throw new CommandFailure(ExitCode.ENVIRONMENT, Tools.oneLine(e));
        }
    }

    private int tell(HostileBench.Outcome outcome) throws IOException {
        FigureTable table = new FigureTable();
        String line = "%-14s %6s %6s %8s %8s %6s %6s  %s";
        console.line(line.formatted("format", "files", "read", "slowest", "its CPU", "MB", "all MB", "refused"));
        Map<String, Object> formats = new LinkedHashMap<>();
        outcome.rows().forEach((format, row) -> {
            console.line(line.formatted(
                    java.util.stream.Stream.concat(java.util.stream.Stream.of(format), row.cells().stream())
                            .toArray()));
            formats.put(format, row.json());
        });
        table.put("seed", seed);
        table.put("formats", formats);
        table.put("faults", outcome.faults());
        table.put("notMade", outcome.missing());
        if (!outcome.missing().isEmpty()) {
            console.note("not made, because ffmpeg has no encoder here: " + String.join(", ", outcome.missing()));
        }
        outcome.faults().forEach(console::line);
        console.line(
                outcome.faults().isEmpty() ? "nothing wrong" : outcome.faults().size() + " wrong");
        if (json != null) {
            Files.writeString(json, table.json());
        }
        return outcome.faults().isEmpty() ? ExitCode.OK : ExitCode.FOUND;
    }
}
