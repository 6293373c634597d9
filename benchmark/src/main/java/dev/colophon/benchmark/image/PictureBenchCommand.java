package dev.colophon.benchmark.image;

import dev.colophon.benchmark.corpus.Item;
import dev.colophon.benchmark.corpus.PackageCache;
import dev.colophon.benchmark.corpus.Selection;
import dev.colophon.benchmark.image.PictureConditions.PictureCondition;
import dev.colophon.benchmark.image.PictureCorpus.Kind;
import dev.colophon.benchmark.image.PictureCorpus.Picture;
import dev.colophon.benchmark.machine.BenchmarkEnvironment;
import dev.colophon.benchmark.machine.ConsoleSteps;
import dev.colophon.benchmark.machine.FigureTable;
import dev.colophon.benchmark.machine.Numbers;
import dev.colophon.benchmark.machine.Steps;
import dev.colophon.benchmark.machine.Tools;
import dev.colophon.benchmark.recall.FingerprintCache;
import dev.colophon.cli.output.CommandFailure;
import dev.colophon.cli.output.Console;
import dev.colophon.cli.output.ExitCode;
import dev.colophon.fingerprint.ImageFingerprint;
import dev.colophon.index.Access;
import dev.colophon.index.visual.VisualIndex;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** How well are copies of pictures found? */
@Command(
        name = "image",
        description = {
            "Registers one half of a corpus of pictures, alters its pictures in some fifty ways, searches for all of them, and "
                    + "writes a report: what is found under which change, what is wrongly found, and what it costs.",
            "",
            "Freely licensed pictures are downloaded once from Debian packages (770 MB). Fingerprints of copies are kept, so a "
                    + "second run takes only the searches.",
            ""
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  colophon bench image --quick                 a first look",
            "  colophon bench image --json figures.json     all of it, with figures for programs",
            "  colophon bench image --negatives 20000       what is wrongly found, in hours; goes on where it stopped",
        })
public final class PictureBenchCommand implements Callable<Integer> {

    private static final long SEED = 20_261_127;
    private static final int MOST_OF_PACKAGE = 40;
    private static final int STRANGERS_OF_PACKAGE = 200;
    private static final int PAINTED_STRANGERS = 200;
    private static final int QUICK_WORKS = 24;
    private static final int GROWTH_WORKS = 24;

    /** Among them what the hashes of whole pictures find, and what they do not. */
    private static final Set<String> GROWTH = Set.of(
            "JPEG quality 30",
            "page screenshot",
            "picture in picture 40 %",
            "picture in picture 15 %",
            "collage 3 x 3",
            "turned by 10",
            "crop 33 %",
            "mirrored, picture in picture 40 %");

    @Option(names = "--quick", description = "Fewer pictures.")
    private boolean quick;

    @Option(names = "--tuning", description = "The half on which constants are fitted, in place of the other.")
    private boolean tuning;

    @Option(names = "--works", paramLabel = "N", description = "At most so many works (default: all, with --quick 24).")
    private int most;

    @Option(
            names = "--strangers",
            paramLabel = "N",
            description =
                    "Pictures of which nothing is registered, altered in every way, too (default: ${DEFAULT-VALUE}).")
    private int strangers = 40;

    @Option(
            names = "--negatives",
            paramLabel = "N",
            description =
                    "Only searches for so many altered pictures of which nothing is registered, 200 of them painted by Colophon. What "
                            + "was made of them is kept (80 kB each), so that a run that was stopped goes on with the same command.")
    private int negatives;

    @Option(names = "--only", paramLabel = "CHANGE", split = ",", description = "Only these changes.")
    private List<String> only = List.of();

    @Option(
            names = "--bystanders",
            paramLabel = "N",
            description = "Other pictures that are registered, too (default: ${DEFAULT-VALUE}).")
    private int bystanders = 600;

    @Option(
            names = "--largest",
            paramLabel = "N",
            description =
                    "References in the largest index that is searched, most of them imitations (default: ${DEFAULT-VALUE}).")
    private int largest = 10_000;

    @Option(
            names = "--train",
            paramLabel = "DIR",
            description =
                    "Only makes thermometer.txt, visual-words.txt (one that is there is kept) and signature-bits.txt"
                            + " from the tuning half, into this folder.")
    private @Nullable Path train;

    @Option(
            names = "--report",
            paramLabel = "FILE",
            defaultValue = "bench-image.html",
            description = "The report (default: ${DEFAULT-VALUE}).")
    private Path report = Path.of("bench-image.html");

    @Option(names = "--json", paramLabel = "FILE", description = "The figures for programs.")
    private @Nullable Path json;

    @Option(
            names = "--work",
            paramLabel = "DIR",
            description =
                    "Where pictures and fingerprints are kept for the next run (default: colophon/bench in the user's cache).")
    private @Nullable Path work;

    private final Console console;

    public PictureBenchCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        if (!Tools.present("convert")) {
            throw new CommandFailure(
                    ExitCode.ENVIRONMENT,
                    "ImageMagick's convert is needed and was not found: apt-get install imagemagick");
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
        if (train != null) {
            train(train, kept, steps);
            return;
        }
        List<Picture> works = new ArrayList<>(
                pictures(tuning ? Selection.TUNING_PHOTOGRAPHS : Selection.PHOTOGRAPHS, Kind.PHOTOGRAPH, kept, steps));
        works.addAll(pictures(tuning ? Selection.TUNING_GRAPHICS : Selection.GRAPHICS, Kind.GRAPHIC, kept, steps));
        List<Picture> others = new ArrayList<>(PictureCorpus.of(
                tuning ? Selection.PHOTOGRAPHS : Selection.STRANGERS,
                Kind.PHOTOGRAPH,
                negatives > 0 ? STRANGERS_OF_PACKAGE : Math.max(MOST_OF_PACKAGE, strangers),
                PackageCache.usual(),
                kept.resolve("pictures"),
                steps));
        if (negatives > 0) {
            others.addAll(PaintedPictures.of(PAINTED_STRANGERS, kept.resolve("painted"), steps));
        }
        List<BufferedImage> fillers = new ArrayList<>();
        for (Picture filler : PictureCorpus.evenly(
                pictures(tuning ? Selection.PHOTOGRAPHS : Selection.SURROUNDINGS, Kind.PHOTOGRAPH, kept, steps), 24)) {
            fillers.add(PixelArrays.read(filler.file()));
        }
        if (most > 0 || quick) {
            works = PictureCorpus.evenly(works, most > 0 ? most : QUICK_WORKS);
        }
        Path folder = Files.createTempDirectory("colophon-bench");
        try (VisualIndex index = VisualIndex.open(folder, Access.WRITE)) {
            PictureSuite suite = new PictureSuite(
                    index,
                    new FingerprintCache(
                            kept.resolve("picture-prints"), "pictures " + ImageFingerprint.VERSION + " with panels"),
                    fillers,
                    steps,
                    SEED);
            suite.register(works);
            if (!quick) {
                suite.register(bystanders(works, kept, steps));
            }
            FigureTable table = new FigureTable();
            if (negatives > 0) {
                falseAlarms(suite, others, table);
            } else {
                recall(suite, works, PictureCorpus.evenly(others, strangers), table);
            }
            if (json != null) {
                Files.writeString(json, table.json());
            }
        } finally {
            Tools.deleteTree(folder);
        }
    }

    private void recall(PictureSuite suite, List<Picture> works, List<Picture> strange, FigureTable table)
            throws IOException {
        List<PictureCondition> conditions = PictureConditions.ALL.stream()
                .filter(condition -> only.isEmpty() || only.contains(condition.name()))
                .toList();
        PictureFigures figures = new PictureFigures(
                suite.search("searching copies", works, conditions),
                suite.search("searching strangers", strange, conditions));
        figures.tell(table);
        cost(works, table);
        grow(suite, works, table);
        table.lines().forEach(console::line);
        figures.details(suite.registered()).forEach(console::line);
        Files.writeString(report, new PictureReport(figures, suite.registered(), suite::copy).html());
        console.line("report: " + report.toAbsolutePath());
    }

    private void falseAlarms(PictureSuite suite, List<Picture> strange, FigureTable table) throws IOException {
        PictureNegatives figures = new PictureNegatives(suite.searchStrangers(strange, negatives), suite.registered());
        figures.tell(table);
        table.lines().forEach(console::line);
        figures.details().forEach(console::line);
    }

    private static List<Picture> pictures(List<Selection> selections, Kind kind, Path kept, Steps steps)
            throws IOException {
        return PictureCorpus.of(
                selections, kind, MOST_OF_PACKAGE, PackageCache.usual(), kept.resolve("pictures"), steps);
    }

    private static void cost(List<Picture> works, FigureTable table) throws IOException {
        PictureCost cost = PictureCost.of(works);
        table.line("a JPEG of 1000 x 750 as a reference, decoding included, ms", cost.referenceMillis(), "40");
        table.line("  as a copy whose hashes say all of it, ms", cost.copyMillis(), "30 with the search");
        table.line("  as a copy with its local features, ms", cost.closeMillis(), "");
        table.line("bytes of the fingerprint of a reference, mean", cost.bytes(), "32,000");
        table.line("  local features of a reference, mean", cost.features(), "");
        table.put("cost", cost);
    }

    /** The same searches in larger indexes, which are filled with imitations. */
    private void grow(PictureSuite suite, List<Picture> works, FigureTable table) throws IOException {
        List<PictureCondition> some = PictureConditions.ALL.stream()
                .filter(condition -> GROWTH.contains(condition.name()))
                .toList();
        List<Map<String, Object>> rows = new ArrayList<>();
        for (int references = suite.registered().size(); references <= largest; ) {
            suite.fill(references);
            List<PictureOutcome> outcomes = suite.search(
                    "searching in %,d".formatted(references), PictureCorpus.evenly(works, GROWTH_WORKS), some);
            double found = outcomes.stream().filter(PictureOutcome::found).count() / (double) outcomes.size();
            double millis = Numbers.median(
                    outcomes.stream().map(PictureOutcome::searchMillis).toList());
            double slow = Numbers.quantile(
                    outcomes.stream().map(PictureOutcome::searchMillis).toList(), 0.95);
            table.line("among %,d references: found".formatted(references), found, "");
            table.line("  ms of a search (median)", millis, "100 at 10,000");
            table.line("  ms of a search (one in twenty takes longer)", slow, "");
            rows.add(Map.of("references", references, "found", found, "searchMillis", millis, "slowMillis", slow));
            references = references < 1_000 ? 1_000 : 10 * references;
        }
        table.put("growth", rows);
    }

    private List<Picture> bystanders(List<Picture> works, Path kept, Steps steps) throws IOException {
        Set<Item> taken = works.stream().map(Picture::item).collect(Collectors.toSet());
        return PictureCorpus.of(
                        Selection.BYSTANDERS,
                        Kind.GRAPHIC,
                        bystanders / Selection.BYSTANDERS.size(),
                        PackageCache.usual(),
                        kept.resolve("pictures"),
                        steps)
                .stream()
                .filter(picture -> !taken.contains(picture.item()))
                .toList();
    }

    private static void train(Path folder, Path kept, Steps steps) throws IOException {
        List<Path> files = new ArrayList<>();
        for (Picture picture : pictures(Selection.TUNING_PHOTOGRAPHS, Kind.PHOTOGRAPH, kept, steps)) {
            files.add(picture.file());
        }
        for (Picture picture : pictures(Selection.TUNING_GRAPHICS, Kind.GRAPHIC, kept, steps)) {
            files.add(picture.file());
        }
        Files.createDirectories(folder);
        Files.write(folder.resolve("thermometer.txt"), CodeTraining.thermometer(files));
        Path words = folder.resolve("visual-words.txt");
        if (!Files.exists(words)) {
            Files.write(words, CodeTraining.words(files));
        }
        Files.write(folder.resolve("signature-bits.txt"), CodeTraining.signatureBits(files, Files.readAllLines(words)));
    }
}
