package dev.colophon.benchmark.check;

import dev.colophon.benchmark.check.UploadFiles.Kind;
import dev.colophon.benchmark.machine.ConsoleSteps;
import dev.colophon.benchmark.machine.FigureTable;
import dev.colophon.benchmark.machine.Numbers;
import dev.colophon.benchmark.machine.Steps;
import dev.colophon.benchmark.machine.Tools;
import dev.colophon.cli.output.CommandFailure;
import dev.colophon.cli.output.Console;
import dev.colophon.cli.output.ExitCode;
import dev.colophon.store.Home;
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

/** What does it cost to check a file by the API of a server? */
@Command(
        name = "check-api",
        description = {
            "Measures what checks by the API of the web application cost, children included, among many registered works; how it "
                    + "answers many clients at once; and how soon a new work is found. Everything is generated; nothing is contacted.",
            "",
            "About an hour and a half on two idle cores, half an hour of it with many clients; --quick about ten minutes.",
            ""
        },
        footerHeading = "%nExample:%n",
        footer = "  colophon bench check-api --quick")
public final class CheckApiBenchCommand implements Callable<Integer> {

    private static final double MINUTES = 30;
    private static final double QUICK_MINUTES = 2;

    @Option(
            names = "--quick",
            description =
                    "100 hours, 10,000 pictures and 10 MB of text in place of 1,000, 100,000 and 100; two minutes of many clients.")
    private boolean quick;

    @Option(names = "--clients", paramLabel = "N", defaultValue = "20", description = "At once (default: 20).")
    private int clients;

    @Option(
            names = "--groups",
            paramLabel = "N",
            defaultValue = "12",
            description = "Groups of ten files of each kind, one after the other (default: 12).")
    private int groups;

    @Option(
            names = "--kinds",
            paramLabel = "KIND",
            split = ",",
            description = "Only these of clip, picture and page, and no new works.")
    private List<Kind> kinds = List.of();

    @Option(
            names = "--minutes",
            paramLabel = "N",
            description = "Of many clients (default: 30, with --quick 2); 0 leaves them out.")
    private @Nullable Double minutes;

    @Option(
            names = "--work",
            paramLabel = "DIR",
            description =
                    "Keep the filled home there, for another run of the same size, and what the server complains about.")
    private @Nullable Path work;

    @Option(
            names = "--java",
            paramLabel = "OPTION",
            description = "An option of the server's Java, such as -XX:+UseParallelGC.")
    private List<String> java = List.of();

    @Option(names = "--json", paramLabel = "FILE", description = "The figures for programs.")
    private @Nullable Path json;

    private final Console console;
    private final List<Map<String, Object>> checks = new ArrayList<>();
    private int said;

    public CheckApiBenchCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        double many = minutes != null ? minutes : quick ? QUICK_MINUTES : MINUTES;
        if (clients < 1 || groups < 1 || many < 0) {
            throw new CommandFailure(ExitCode.USAGE, "--clients and --groups must be 1 or more, --minutes 0 or more");
        }
        String classPath = System.getProperty(ServerProcess.CLASS_PATH);
        if (classPath == null) {
            throw new CommandFailure(
                    ExitCode.ENVIRONMENT,
                    "where the web application is was not said: run this by `colophon bench check-api`");
        }
        try {
            Path folder = work == null ? Files.createTempDirectory("colophon-bench") : Files.createDirectories(work);
            try {
                run(classPath, folder, many);
            } finally {
                if (work == null) {
                    Tools.deleteTree(folder);
                }
            }
            return ExitCode.OK;
        } catch (IOException e) {
            throw new CommandFailure(ExitCode.ENVIRONMENT, Tools.oneLine(e));
        }
    }

    private void run(String classPath, Path folder, double many) throws IOException {
        LargeHome.Size size = quick ? LargeHome.Size.QUICK : LargeHome.Size.FULL;
        Steps steps = new ConsoleSteps(console);
        Home home = new Home(folder.resolve(quick ? "home-quick" : "home"));
        Path filled = home.folder().resolve("filled");
        if (!Files.exists(filled)) {
            if (Files.exists(home.folder())) {
                Tools.deleteTree(home.folder());
            }
            new LargeHome(home, steps).fill(size);
            Files.createFile(filled);
        }
        FigureTable table = new FigureTable();
        table.put("hours", size.hours());
        table.put("pictures", size.pictures());
        table.put("megabytesOfText", size.megabytes());
        Path files = Files.createDirectories(folder.resolve("files"));
        try (ServerProcess server = ServerProcess.start(classPath, home, Map.of(), java, folder.resolve("errors.log"));
                ServedApi api = server.api()) {
            CheckApiBench bench = new CheckApiBench(server, api, new UploadFiles(files), groups, steps);
            bench.prepare();
            for (Kind kind : kinds.isEmpty() ? List.of(Kind.values()) : kinds) {
                oneByOne(bench, kind, table);
                told(table);
            }
            if (kinds.isEmpty()) {
                newWorks(bench, table);
                told(table);
            }
            if (many > 0) {
                load(bench.load(clients, many), table);
                told(table);
            }
            table.put("checks", checks);
        }
        if (json != null) {
            Files.writeString(json, table.json());
        }
    }

    /** Says what is known since. */
    private void told(FigureTable table) {
        table.lines().stream().skip(said).forEach(console::line);
        said = table.lines().size();
    }

    private void oneByOne(CheckApiBench bench, Kind kind, FigureTable table) throws IOException {
        CheckApiBench.OneByOne one = bench.oneByOne(kind);
        table.line(
                "a %s, ms of the processor, children included (median)".formatted(kind.words()),
                Numbers.median(one.cpuMillis()),
                "≤ " + kind.barMillis());
        table.line("  of it in children", Numbers.median(one.childMillis()), "");
        table.line("  of it in Java's compilers", Numbers.median(one.compilerMillis()), "");
        table.line("  ms until the answer (median)", Numbers.median(one.wallMillis()), "");
        table.line("  copies in which their work was found, of %d".formatted(one.copies()), one.found(), "");
        table.line("  others in which one was found", one.wrong(), "");
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("kind", kind.name().toLowerCase(Locale.ROOT));
        row.put("cpuMillis", one.cpuMillis());
        row.put("childMillis", one.childMillis());
        row.put("compilerMillis", one.compilerMillis());
        row.put("medianWallMillis", Numbers.median(one.wallMillis()));
        row.put("found", one.found());
        row.put("copies", one.copies());
        row.put("wrong", one.wrong());
        checks.add(row);
    }

    private static void newWorks(CheckApiBench bench, FigureTable table) throws IOException {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            CheckApiBench.NewWork made = bench.newWork(kind);
            table.line(
                    "a new %s is found, s after its upload began (median)".formatted(kind.words()),
                    Numbers.median(made.effective()),
                    "≤ 5");
            rows.add(Map.of(
                    "kind",
                    kind.name().toLowerCase(Locale.ROOT),
                    "effectiveSeconds",
                    made.effective(),
                    "registeredSeconds",
                    made.registered()));
        }
        table.put("newWorks", rows);
    }

    private static void load(CheckApiBench.Load load, FigureTable table) {
        String who = "%d clients, %s minutes: ".formatted(load.clients(), Numbers.plain(load.minutes()));
        table.line(who + "checks", load.wallMillis().size(), "");
        table.line("  errors", load.errors().size(), "0");
        table.line("  ms until the answer, median", Numbers.median(load.wallMillis()), "");
        table.line("  ms until the answer, 99 of 100", Numbers.quantile(load.wallMillis(), 0.99), "");
        table.line(
                "  ms of the processor a check",
                load.cpuSeconds() * 1_000 / Math.max(1, load.wallMillis().size()),
                "");
        int third = Math.max(1, load.megabytes().size() / 3);
        List<Double> memory = load.megabytes();
        if (!memory.isEmpty()) {
            table.line("  MB of the server, first third", Numbers.median(memory.subList(0, third)), "");
            table.line(
                    "  MB of the server, last third",
                    Numbers.median(memory.subList(memory.size() - third, memory.size())),
                    "as the first");
            table.line("  MB of its children, most", Numbers.quantile(load.childMegabytes(), 1), "");
        }
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("clients", load.clients());
        all.put("minutes", load.minutes());
        all.put("checks", load.wallMillis().size());
        all.put("errors", load.errors().stream().distinct().limit(10).toList());
        all.put("errorCount", load.errors().size());
        all.put("medianMillis", Numbers.median(load.wallMillis()));
        all.put("p99Millis", Numbers.quantile(load.wallMillis(), 0.99));
        all.put("cpuSeconds", load.cpuSeconds());
        all.put("megabytes", memory);
        all.put("childMegabytes", load.childMegabytes());
        table.put("load", all);
    }
}
