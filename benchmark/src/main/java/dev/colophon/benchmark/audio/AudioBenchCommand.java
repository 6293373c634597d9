package dev.colophon.benchmark.audio;

import dev.colophon.benchmark.corpus.PackageCache;
import dev.colophon.benchmark.machine.BenchmarkEnvironment;
import dev.colophon.benchmark.machine.ConsoleSteps;
import dev.colophon.benchmark.machine.Numbers;
import dev.colophon.benchmark.machine.Tools;
import dev.colophon.benchmark.recall.Interval;
import dev.colophon.benchmark.recall.RawRows;
import dev.colophon.benchmark.recall.Results.Negatives;
import dev.colophon.benchmark.recall.Results.Row;
import dev.colophon.cli.output.CommandFailure;
import dev.colophon.cli.output.Console;
import dev.colophon.cli.output.ExitCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** How well are copies of sound found? */
@Command(
        name = "audio",
        description = {
            "Registers one half of a corpus of music, makes altered copies of it and of the other half, searches for "
                    + "all of them, and writes a report: what is found under which change, what is wrongly found, where "
                    + "segments begin and end, and what it costs.",
            "",
            "Without --corpus, freely licensed music is downloaded once from Debian packages (1.6 GB; 220 MB for --quick). "
                    + "Fingerprints of copies are kept, so a second run takes only the searches. About 75 minutes on two cores; "
                    + "--quick about 6.",
            ""
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  colophon bench audio --quick                      a first look",
            "  colophon bench audio --json figures.json          all of it, with figures for programs",
            "  colophon bench audio --corpus ~/Music --quick     your music; each folder in it is one source",
            "",
            "Needs Debian's ffmpeg (with rubberband and flite) to make copies; fpcalc is measured beside it when installed.",
        })
public final class AudioBenchCommand implements Callable<Integer> {

    private static final int FULL_CLIPS = 210;
    private static final int QUICK_CLIPS = 24;
    private static final long SEED = 20_261_125;

    @Option(
            names = "--corpus",
            paramLabel = "DIR",
            description =
                    "Sounds to use, of a minute or more. What lies in one folder of DIR comes from one source, and "
                            + "sources are never split.")
    private @Nullable Path corpus;

    @Option(names = "--quick", description = "A smaller corpus and fewer copies.")
    private boolean quick;

    @Option(
            names = "--clips",
            paramLabel = "N",
            description = "Clips of each half, each altered in every way (default: 210, with --quick 24).")
    private @Nullable Integer clips;

    @Option(
            names = "--hours",
            paramLabel = "N",
            description = "Largest index of the section on growth, in hours (default: 1000, with --quick 100; 10000 "
                    + "needs 45 GB of disk and a quarter of an hour of processor time).")
    private @Nullable Double hours;

    @Option(
            names = "--report",
            paramLabel = "FILE",
            defaultValue = "bench-audio.html",
            description = "The report (default: ${DEFAULT-VALUE}); the rows it is made of go beside it as .tsv.")
    private Path report = Path.of("bench-audio.html");

    @Option(names = "--json", paramLabel = "FILE", description = "The figures for programs.")
    private @Nullable Path json;

    @Option(
            names = "--work",
            paramLabel = "DIR",
            description = "Where fingerprints are kept for the next run (default: colophon/bench in the user's cache).")
    private @Nullable Path work;

    @Option(names = "--seed", paramLabel = "N", description = "Seed of every random choice.")
    private long seed = SEED;

    @Spec
    private @Nullable CommandSpec spec;

    private final Console console;

    public AudioBenchCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        int wanted = Optional.ofNullable(clips).orElse(quick ? QUICK_CLIPS : FULL_CLIPS);
        if (wanted < 1) {
            throw new ParameterException(
                    Objects.requireNonNull(spec).commandLine(), "--clips must be 1 or more, not " + wanted);
        }
        Optional<Path> folder = Optional.ofNullable(corpus);
        requireTools(folder.isEmpty());
        if (folder.filter(Files::isDirectory).isEmpty() && folder.isPresent()) {
            throw new CommandFailure(
                    ExitCode.REFUSED, folder.get() + " is not a folder: give a folder of sounds with --corpus");
        }
        AudioBench.Settings settings = new AudioBench.Settings(
                folder,
                quick,
                wanted,
                Optional.ofNullable(hours).orElse(quick ? 100.0 : 1_000.0),
                Optional.ofNullable(work).orElseGet(() -> BenchmarkEnvironment.cache("bench")),
                seed);
        try {
            AudioRun run = new AudioBench(settings, new ConsoleSteps(console)).run();
            Path rows = RawRows.beside(report);
            write(rows, RawRows.of(run.results()));
            write(report, new AudioReport(run, rows.getFileName().toString()).html());
            if (json != null) {
                write(json, BenchJson.of(run));
            }
            tell(run);
            return ExitCode.OK;
        } catch (IOException e) {
            throw new CommandFailure(ExitCode.ENVIRONMENT, Tools.oneLine(e));
        }
    }

    private static void write(Path file, String text) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        Files.writeString(file, text, StandardCharsets.UTF_8);
    }

    private void tell(AudioRun run) {
        Row all = run.results().all();
        Negatives negatives = run.results().allNegatives();
        console.line("found %d of %d altered copies (%s), %d wrong matches in %d queries (at most %s, 95 %% one-sided)"
                .formatted(
                        all.found(),
                        all.queries(),
                        Numbers.percent((double) all.found() / all.queries(), 1),
                        negatives.wrong(),
                        negatives.queries(),
                        Numbers.rate(Interval.atMost(negatives.wrong(), negatives.queries()))));
        console.line("report: " + report.toAbsolutePath());
    }

    private static void requireTools(boolean download) {
        if (!Tools.present("ffmpeg", "ffprobe")) {
            throw missing("ffmpeg and ffprobe are needed to make copies and were not found: apt-get install ffmpeg");
        }
        for (String filter : List.of("rubberband", "flite")) {
            if (!hasFilter(filter)) {
                throw missing(
                        "this ffmpeg has no %s filter: install Debian's (apt-get install ffmpeg), first on the path"
                                .formatted(filter));
            }
        }
        if (download && PackageCache.unavailable().isPresent()) {
            throw missing(
                    "the corpus " + PackageCache.unavailable().get() + ", or give a folder of sounds with --corpus");
        }
    }

    private static boolean hasFilter(String name) {
        try {
            byte[] help = Tools.run(Path.of("."), List.of("ffmpeg", "-v", "error", "-h", "filter=" + name));
            return new String(help, StandardCharsets.UTF_8).startsWith("Filter " + name);
        } catch (IOException e) {
            return false;
        }
    }

    private static CommandFailure missing(String message) {
        return new CommandFailure(ExitCode.ENVIRONMENT, message);
    }
}
