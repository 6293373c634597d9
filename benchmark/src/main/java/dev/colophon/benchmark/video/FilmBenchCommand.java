package dev.colophon.benchmark.video;

import dev.colophon.benchmark.corpus.PackageCache;
import dev.colophon.benchmark.corpus.Selection;
import dev.colophon.benchmark.machine.BenchmarkEnvironment;
import dev.colophon.benchmark.machine.ConsoleSteps;
import dev.colophon.benchmark.machine.FigureTable;
import dev.colophon.benchmark.machine.Steps;
import dev.colophon.benchmark.machine.Tools;
import dev.colophon.benchmark.recall.FingerprintCache;
import dev.colophon.benchmark.video.FilmCorpus.FilmWork;
import dev.colophon.cli.output.CommandFailure;
import dev.colophon.cli.output.Console;
import dev.colophon.cli.output.ExitCode;
import dev.colophon.fingerprint.VideoFingerprint;
import dev.colophon.index.Access;
import dev.colophon.index.visual.VisualIndex;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** How well are copies of films found? */
@Command(
        name = "video",
        description = {
            "Registers films over the photographs of one half of the corpus, our own animations and the clips of a package, "
                    + "alters them in some thirty ways, searches for all of them, and writes a report: what is found under which "
                    + "change, and what is wrongly found.",
            "",
            "Films and fingerprints are kept one by one, so a second run takes only the searches, and one that was stopped goes on "
                    + "where it was.",
            ""
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  colophon bench video --quick                 a first look",
            "  colophon bench video --json figures.json     all of it, with figures for programs",
            "  colophon bench video --negatives 2000        with 2,000 searches for films that are not registered",
        })
public final class FilmBenchCommand implements Callable<Integer> {

    /** Animations of the other half have other numbers. */
    private static final int ANIMATIONS_OF_HALF = 100;

    /** And those of strangers. */
    private static final int STRANGE_FILMS = 1_000;

    /** Of each half: they are of one package, but no clip is in both. */
    private static final int CLIPS = 3;

    /** Of the changes, clips of a stranger are searched for under one of so many. */
    private static final int EVERY = 2;

    /** Of a stranger under one change. */
    private static final int CLIPS_OF_FILM = 3;

    private static final double SECONDS_AN_HOUR = 3_600;

    @Option(names = "--quick", description = "Fewer films.")
    private boolean quick;

    @Option(names = "--tuning", description = "The half on which constants are fitted, in place of the other.")
    private boolean tuning;

    @Option(names = "--films", paramLabel = "N", description = "Films over photographs (default: ${DEFAULT-VALUE}).")
    private int films = 8;

    @Option(
            names = "--negatives",
            paramLabel = "N",
            description =
                    "About so many searches for clips of films that are not registered, each film under half of the changes "
                            + "(default: whole films, half as many as those over photographs, under all changes).")
    private @Nullable Integer negatives;

    @Option(names = "--only", paramLabel = "CHANGE", split = ",", description = "Only these changes.")
    private List<String> only = List.of();

    @Option(
            names = "--report",
            paramLabel = "FILE",
            defaultValue = "bench-video.html",
            description = "The report (default: ${DEFAULT-VALUE}).")
    private Path report = Path.of("bench-video.html");

    @Option(names = "--json", paramLabel = "FILE", description = "The figures for programs.")
    private @Nullable Path json;

    @Option(
            names = "--work",
            paramLabel = "DIR",
            description =
                    "Where films and fingerprints are kept for the next run (default: colophon/bench in the user's cache).")
    private @Nullable Path work;

    private final Console console;

    public FilmBenchCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        if (!Tools.present("convert", "ffmpeg")) {
            throw new CommandFailure(
                    ExitCode.ENVIRONMENT,
                    "ffmpeg and ImageMagick's convert are needed: apt-get install ffmpeg imagemagick");
        }
        PackageCache.unavailable().ifPresent(why -> {
            throw new CommandFailure(ExitCode.ENVIRONMENT, "the corpus " + why);
        });
        try {
            run();
            return ExitCode.OK;
        } catch (IOException e) {
            throw new CommandFailure(ExitCode.ENVIRONMENT, Tools.oneLine(e));
        }
    }

    private void run() throws IOException {
        Steps steps = new ConsoleSteps(console);
        Path kept = Optional.ofNullable(work).orElseGet(() -> BenchmarkEnvironment.cache("bench"));
        FilmCorpus corpus = new FilmCorpus(PackageCache.usual(), kept.resolve("films"), steps);
        int over = quick ? 2 : films;
        int own = quick ? 1 : films / 2;
        int first = tuning ? ANIMATIONS_OF_HALF : 0;
        List<FilmWork> works = new ArrayList<>(
                corpus.overPhotographs(tuning ? Selection.TUNING_PHOTOGRAPHS : Selection.PHOTOGRAPHS, over));
        works.addAll(corpus.animations(first, own));
        if (tuning) {
            works.addAll(corpus.moving(Selection.TUNING_PHOTOGRAPHS, 0, own));
        }
        if (!quick) {
            works.addAll(corpus.clips(tuning ? CLIPS : 0, CLIPS));
        }
        List<FilmCondition> conditions = FilmCondition.ALL.stream()
                .filter(condition -> only.isEmpty() || only.contains(condition.name()))
                .toList();
        List<FilmWork> others = strangers(corpus, negatives == null ? own : films(negatives, conditions.size()));
        FilmWork ground = others.removeFirst();
        Path folder = Files.createTempDirectory("colophon-bench");
        try (VisualIndex index = VisualIndex.open(folder.resolve("index"), Access.WRITE)) {
            FilmSuite suite = new FilmSuite(
                    index,
                    new FingerprintCache(kept.resolve("film-prints"), "films " + VideoFingerprint.VERSION),
                    ground,
                    folder,
                    steps);
            suite.register(works);
            double hours = works.stream().mapToDouble(FilmWork::seconds).sum() / SECONDS_AN_HOUR;
            FilmFigures figures = new FilmFigures(
                    conditions,
                    suite.search("searching copies", works, conditions),
                    negatives == null
                            ? suite.search("searching strangers", others, conditions)
                            : suite.searchClips(others, conditions, EVERY));
            FigureTable table = new FigureTable();
            figures.tell(table);
            table.line("index, MB an hour of film", Tools.treeBytes(folder.resolve("index")) / 1e6 / hours, "6");
            table.put("megabytesAnHour", Tools.treeBytes(folder.resolve("index")) / 1e6 / hours);
            Map<String, Double> kinds = new LinkedHashMap<>();
            suite.bytesByKind().forEach((kind, bytes) -> kinds.put(kind, bytes / 1e6 / hours));
            kinds.forEach((kind, megabytes) -> table.line("of it " + kind + ", MB an hour", megabytes, ""));
            table.put("megabytesAnHourByKind", kinds);
            table.lines().forEach(console::line);
            figures.details(suite).forEach(console::line);
            Files.writeString(report, new FilmReport(figures, suite).html());
            if (json != null) {
                Files.writeString(json, table.json());
            }
            console.line("report: " + report.toAbsolutePath());
        } finally {
            Tools.deleteTree(folder);
        }
    }

    /** Of which so many clips can be searched. */
    private static int films(int clips, int conditions) {
        return Math.ceilDiv(clips, CLIPS_OF_FILM * Math.max(1, conditions / EVERY));
    }

    /**
     * Films over the photographs of the other half, some of them moving, then animations: one that others are shown beside, and so many to
     * be searched for.
     */
    private List<FilmWork> strangers(FilmCorpus corpus, int count) throws IOException {
        List<Selection> photographs = tuning ? Selection.PHOTOGRAPHS : Selection.TUNING_PHOTOGRAPHS;
        List<FilmWork> strangers = new ArrayList<>(corpus.overPhotographs(photographs, 1 + count - count / 3));
        strangers.addAll(corpus.moving(photographs, STRANGE_FILMS, count / 3));
        strangers.addAll(corpus.animations(STRANGE_FILMS, 1 + count - strangers.size()));
        return strangers;
    }
}
