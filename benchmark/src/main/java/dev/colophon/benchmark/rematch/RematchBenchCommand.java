package dev.colophon.benchmark.rematch;

import dev.colophon.benchmark.machine.ConsoleSteps;
import dev.colophon.benchmark.machine.FigureTable;
import dev.colophon.benchmark.machine.Numbers;
import dev.colophon.benchmark.machine.Tools;
import dev.colophon.cli.output.CommandFailure;
import dev.colophon.cli.output.Console;
import dev.colophon.cli.output.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What does it cost to find a new work in what was seen before? */
@Command(
        name = "rematch",
        description = {
            "Measures how long a new work takes to be found among contents that were seen before, by the descriptors that are "
                    + "kept of them. Everything is generated; nothing is contacted.",
            "",
            "About 15 minutes on two idle cores, most of it to make the contents; --quick about two.",
            ""
        },
        footerHeading = "%nExample:%n",
        footer = "  colophon bench rematch --quick")
public final class RematchBenchCommand implements Callable<Integer> {

    private static final int CONTENTS = 100_000;
    private static final int QUICK_CONTENTS = 10_000;
    private static final int FEWEST_CONTENTS = 1_000;

    @Option(names = "--quick", description = "A tenth of the contents.")
    private boolean quick;

    @Option(
            names = "--contents",
            paramLabel = "N",
            description = "Contents that were seen (default: 100000, with --quick 10000).")
    private @Nullable Integer contents;

    @Option(names = "--json", paramLabel = "FILE", description = "The figures for programs.")
    private @Nullable Path json;

    private final Console console;

    public RematchBenchCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        int count = contents != null ? contents : quick ? QUICK_CONTENTS : CONTENTS;
        if (count < FEWEST_CONTENTS) {
            throw new CommandFailure(ExitCode.USAGE, "--contents must be 1000 or more");
        }
        try {
            Path folder = Files.createTempDirectory("colophon-bench");
            try {
                FigureTable table = new FigureTable();
                tell(new RematchBench(folder, new ConsoleSteps(console)).run(count, folder), table);
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

    private static void tell(RematchBench.Figures figures, FigureTable table) {
        table.line("taking up %,d contents, s".formatted(figures.contents()), figures.takeUpSeconds(), "");
        table.put("contents", figures.contents());
        table.put("takeUpSeconds", figures.takeUpSeconds());
        List<Map<String, Object>> rows = new ArrayList<>();
        for (RematchBench.OfMedium of : figures.media()) {
            String medium = of.medium().name().toLowerCase(Locale.ROOT);
            table.line("a new work, %s, s (median)".formatted(medium), Numbers.median(of.seconds()), "≤ 2");
            table.line(
                    "  contents searched again for %d works"
                            .formatted(of.seconds().size()),
                    of.searched(),
                    "");
            table.line("  copies of them that are found, of %d".formatted(of.planted()), of.found(), "");
            table.line("  other contents that match", of.others(), "");
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("medium", of.medium().name());
            row.put("seconds", of.seconds());
            row.put("searched", of.searched());
            row.put("found", of.found());
            row.put("planted", of.planted());
            row.put("others", of.others());
            rows.add(row);
        }
        table.put("media", rows);
    }
}
