package dev.colophon.benchmark.campaign;

import dev.colophon.benchmark.machine.ChildJvm;
import dev.colophon.benchmark.machine.FigureTable;
import dev.colophon.benchmark.machine.PostgresProcess;
import dev.colophon.benchmark.machine.Tools;
import dev.colophon.cli.output.CommandFailure;
import dev.colophon.cli.output.Console;
import dev.colophon.cli.output.ExitCode;
import dev.colophon.store.Database;
import dev.colophon.store.DatabaseSettings;
import dev.colophon.store.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What does the report of a large campaign cost? */
@Command(
        name = "campaign",
        description = {
            "Measures the report of a campaign over generated rows on sixteen providers: seconds and memory of a process of its"
                    + " own with a heap of 64 MiB. On SQLite, and on PostgreSQL where it is installed.",
            "",
            "Most of the time is spent making the rows: about ten minutes in all, with --quick one.",
            ""
        },
        footerHeading = "%nExample:%n",
        footer = "  colophon bench campaign --quick")
public final class CampaignBenchCommand implements Callable<Integer> {

    private static final int COPIES = 2_200_000;
    private static final int QUICK_COPIES = 220_000;
    private static final int FEWEST_COPIES = 1_000;
    private static final int MOST_COPIES = 80_000_000;
    private static final long MIB = 1L << 20;

    @Option(names = "--quick", description = "A tenth of the copies.")
    private boolean quick;

    @Option(names = "--copies", paramLabel = "N", description = "Copies (default: 2200000, with --quick 220000).")
    private @Nullable Integer copies;

    @Option(names = "--json", paramLabel = "FILE", description = "The figures for programs.")
    private @Nullable Path json;

    private final Console console;

    public CampaignBenchCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        int count = copies != null ? copies : quick ? QUICK_COPIES : COPIES;
        if (count < FEWEST_COPIES || count > MOST_COPIES) {
            throw new CommandFailure(ExitCode.USAGE, "--copies must be 1000 to 80000000");
        }
        try {
            Path folder = Files.createTempDirectory("colophon-bench");
            try {
                FigureTable table = new FigureTable();
                table.put("copies", count);
                sqlite(folder, count, table);
                postgres(folder, count, table);
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

    private void sqlite(Path folder, int count, FigureTable table) throws IOException {
        measure("SQLite", folder, folder.resolve("home"), DatabaseSettings.SQLITE, count, table);
    }

    private void postgres(Path folder, int count, FigureTable table) throws IOException {
        Optional<Path> programs = PostgresProcess.programs();
        if (programs.isEmpty()) {
            console.note("PostgreSQL is left out: apt-get install postgresql");
            return;
        }
        try (PostgresProcess server = PostgresProcess.start(programs.get())) {
            Map<String, String> named = server.database("campaign");
            DatabaseSettings settings = DatabaseSettings.postgres(
                    named.getOrDefault("COLOPHON_DB", ""), named.getOrDefault("COLOPHON_DB_USER", ""));
            measure("PostgreSQL", folder, folder.resolve("other"), settings, count, table);
        }
    }

    private void measure(String name, Path folder, Path home, DatabaseSettings settings, int count, FigureTable table)
            throws IOException {
        console.note("%s: making %,d copies".formatted(name, count));
        GeneratedCampaign.Expected expected;
        try (Database database = Database.open(new Home(home), settings)) {
            GeneratedCampaign generated = new GeneratedCampaign(database, count);
            generated.fill();
            expected = generated.expected();
        }
        console.note(name + ": counting them");
        List<String> arguments = new ArrayList<>(List.of(home.toString()));
        settings.url().ifPresent(arguments::add);
        settings.user().ifPresent(arguments::add);
        Map<String, String> cost;
        try (ChildJvm child = ChildJvm.start(
                CampaignProcess.class, folder, List.of("-Xmx64m"), Map.of(), arguments.toArray(String[]::new))) {
            cost = child.answer();
        }
        if (Long.parseLong(cost.getOrDefault("found", "0")) != expected.found()
                || Long.parseLong(cost.getOrDefault("works", "0")) != expected.works()) {
            throw new IOException("%s counted %s, and %s are there".formatted(name, cost, expected));
        }
        table.line(
                "%s: the report over %,d copies, s".formatted(name, count),
                Double.parseDouble(cost.getOrDefault("seconds", "NaN")),
                "≤ 60");
        table.line("  most of the heap in use, MiB", Long.parseLong(cost.getOrDefault("heap", "0")) / MIB, "≤ 64");
        table.line("  memory of the process, MiB", Long.parseLong(cost.getOrDefault("resident", "0")) / MIB, "");
        table.put(name, cost);
    }
}
