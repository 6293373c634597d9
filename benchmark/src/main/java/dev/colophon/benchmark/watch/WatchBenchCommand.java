package dev.colophon.benchmark.watch;

import dev.colophon.benchmark.machine.BenchmarkEnvironment;
import dev.colophon.benchmark.machine.ConsoleSteps;
import dev.colophon.benchmark.machine.PostgresProcess;
import dev.colophon.benchmark.machine.Steps;
import dev.colophon.benchmark.machine.Tools;
import dev.colophon.cli.output.CommandFailure;
import dev.colophon.cli.output.Console;
import dev.colophon.cli.output.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What does watching cost? */
@Command(
        name = "watch",
        description = {
            "Measures what watching costs, each part beside its bar: pages a second of one host and of 64 beside wget on the same "
                    + "generated pages; memory as the frontier grows; reading a page; what the processor does while works are looked for; "
                    + "a turn of the frontier among many URLs; several workers on one PostgreSQL. All on loopback, without delays between requests.",
            "",
            "About 20 minutes on two idle cores, and some more when media are made the first time; --quick about 5.",
            ""
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  colophon bench watch --quick                        a first look",
            "  colophon bench watch --only site,hosts --rounds 5   beside wget alone",
            "  colophon bench watch --json watch.json              with figures for programs",
            "",
            "Needs wget for site and hosts, Debian's postgresql for workers; what is missing is said.",
        })
public final class WatchBenchCommand implements Callable<Integer> {

    /** What can be measured. */
    enum Part {
        SITE,
        HOSTS,
        MEMORY,
        READING,
        PIPELINE,
        TURN,
        WORKERS
    }

    private static final int PAGES = 200_000;
    private static final int QUICK_PAGES = 1_000;
    private static final int URLS = 1_000_000;
    private static final int QUICK_URLS = 100_000;

    @Option(
            names = "--only",
            paramLabel = "PART",
            split = ",",
            description = "What to measure: site, hosts, memory, reading, pipeline, turn, workers (default: all).")
    private Set<Part> only = EnumSet.allOf(Part.class);

    @Option(names = "--quick", description = "Fewer pages and URLs.")
    private boolean quick;

    @Option(
            names = "--pages",
            paramLabel = "N",
            description = "Pages of the generated webs (default: 200000, with --quick 1000).")
    private @Nullable Integer pages;

    @Option(
            names = "--bytes",
            paramLabel = "N",
            defaultValue = "15000",
            description = "Bytes of a page (default: 15000).")
    private int bytes;

    @Option(
            names = "--rounds",
            paramLabel = "N",
            defaultValue = "1",
            description = "Rounds of wget and us in turn (default: 1).")
    private int rounds;

    @Option(names = "--without-wget", description = "Ours alone: of site and hosts, without what compares.")
    private boolean withoutWget;

    @Option(
            names = "--urls",
            paramLabel = "N",
            description = "URLs put into the frontier (default: 1000000, with --quick 100000).")
    private @Nullable Integer urls;

    @Option(
            names = "--workers",
            paramLabel = "N",
            split = ",",
            defaultValue = "4,16",
            description = "Workers on PostgreSQL, beside one (default: 4,16).")
    private List<Integer> workers = List.of();

    @Option(
            names = "--latency",
            paramLabel = "MS",
            defaultValue = "100",
            description = "Milliseconds before each answer to them (default: 100).")
    private int latencyMillis;

    @Option(names = "--json", paramLabel = "FILE", description = "The figures for programs.")
    private @Nullable Path json;

    @Option(
            names = "--work",
            paramLabel = "DIR",
            description =
                    "Where homes and captures are written, and deleted when they are measured (default: a new temporary "
                            + "folder). It should be on the disk that counts.")
    private @Nullable Path work;

    private final Console console;

    public WatchBenchCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        try {
            Path folder = work == null ? Files.createTempDirectory("colophon-bench") : Files.createDirectories(work);
            try {
                run(folder);
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

    private void run(Path folder) throws IOException {
        WatchBench.Settings settings = new WatchBench.Settings(
                Optional.ofNullable(pages).orElse(quick ? QUICK_PAGES : PAGES),
                bytes,
                rounds,
                !withoutWget,
                Optional.ofNullable(urls).orElse(quick ? QUICK_URLS : URLS),
                List.copyOf(workers),
                latencyMillis,
                folder);
        Steps steps = new ConsoleSteps(console);
        WatchBench bench = new WatchBench(settings, steps);
        WatchFigures figures = new WatchFigures(settings);
        if (measures(Part.SITE, withoutWget || Tools.present("wget"), "wget")) {
            figures.rounds("site", "one host", 0.8, bench.rounds(1));
        }
        if (measures(Part.HOSTS, withoutWget || Tools.present("wget"), "wget")) {
            figures.rounds("hosts", "64 hosts", 1.8, bench.rounds(64));
        }
        if (measures(Part.MEMORY, true, "")) {
            figures.memory(bench.memory());
        }
        if (measures(Part.READING, true, "")) {
            figures.reading(PageReadCost.cpuMicros());
        }
        if (measures(Part.PIPELINE, true, "")) {
            figures.pipelines(new PipelineBench(folder, BenchmarkEnvironment.cache("media-web"), steps).measure());
        }
        Optional<Path> postgres = PostgresProcess.programs();
        if (measures(Part.TURN, true, "")) {
            figures.turns(bench.turns(postgres));
        }
        if (measures(Part.WORKERS, postgres.isPresent(), "postgresql")) {
            figures.workers(bench.workers(postgres.orElseThrow()));
        }
        figures.lines().forEach(console::line);
        if (json != null) {
            Files.writeString(json, figures.json());
        }
    }

    private boolean measures(Part part, boolean present, String program) {
        if (only.contains(part) && !present) {
            console.note("not measured: %s, which needs %s: apt-get install %s"
                    .formatted(part.name().toLowerCase(Locale.ROOT), program, program));
        }
        return only.contains(part) && present;
    }
}
