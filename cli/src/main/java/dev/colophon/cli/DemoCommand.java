package dev.colophon.cli;

import dev.colophon.cli.network.DemoNetwork;
import dev.colophon.crawl.scan.ScanSource;
import dev.colophon.crawl.scan.SourceRefused;
import dev.colophon.fingerprint.Medium;
import dev.colophon.http.GuardedClient;
import dev.colophon.index.Match;
import dev.colophon.media.child.TemporaryFolders;
import dev.colophon.media.ffmpeg.Ffmpeg;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The main job on works of our own: register, plant altered copies on a small web, find them, explain them. */
@Command(
        name = "demo",
        description = {
            "Render a small catalogue and a small web on this machine, find the copies in it, explain them, take evidence of one.",
            "Uses no network beyond loopback."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  colophon demo --keep my-demo     leaves catalogue, sites, home and results there",
            "  colophon demo --picture demo.svg draws works and copies side by side",
            "  colophon demo --web              thirty sites, crawled from ten seeds; says who runs them"
        })
final class DemoCommand implements Callable<Integer> {

    @Option(
            names = "--web",
            description = "Watch a larger web instead: thirty sites of which four operators run most (some minutes).")
    private boolean web;

    @Option(names = "--keep", paramLabel = "DIR", description = "Leave everything in this new or empty folder.")
    private @Nullable Path keep;

    @Option(
            names = "--picture",
            paramLabel = "FILE",
            description = "Draw each work beside its copy, with what was found, into this file (.svg or .png).")
    private @Nullable Path picture;

    @Mixin
    private ForceOption force = new ForceOption();

    @Spec
    private @Nullable CommandSpec spec;

    private final Console console;
    private final List<Finding> findings = new ArrayList<>();

    DemoCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (web && picture != null) {
            throw new CommandFailure(ExitCode.USAGE, "--picture draws the small web: leave out --web");
        }
        Optional<PictureFile> drawn = Optional.ofNullable(picture).map(path -> new PictureFile(path, force));
        if (keep != null) {
            try (var inside = Files.list(Files.createDirectories(keep))) {
                if (inside.findAny().isPresent()) {
                    throw new CommandFailure(ExitCode.REFUSED, keep + " is not empty: name a new folder");
                }
            }
            return start(keep.toAbsolutePath(), drawn);
        }
        Path folder = TemporaryFolders.create("colophon-demo");
        try {
            return start(folder, drawn);
        } finally {
            TemporaryFolders.delete(folder);
        }
    }

    private int start(Path folder, Optional<PictureFile> drawn) throws IOException, InterruptedException {
        return web ? watch(folder) : run(folder, drawn);
    }

    private int watch(Path folder) throws IOException, InterruptedException {
        Settings settings = settings(folder);
        NetworkDemo.Outcome outcome;
        try (DemoNetwork network = NetworkDemo.network(folder.resolve("network"), settings.programs())) {
            say("1. Rendering a catalogue, and the media of thirty sites");
            Path works = network.catalogue();
            network.render();
            say("2. Registering the catalogue (colophon register --metadata works.csv)");
            register(works, settings);
            say("3. Watching the sites (colophon source add …, colophon watch --once)");
            outcome = new NetworkDemo(console, settings, folder).run(network);
        }
        console.line("");
        outcome.result().table().forEach(console::line);
        outcome.politeness().table().forEach(console::line);
        if (keep != null) {
            console.line("");
            console.line("Home, sites and the servers' own log are in " + folder);
        }
        console.line("");
        console.line(outcome.result().summary());
        return outcome.isRight() ? ExitCode.OK : ExitCode.FOUND;
    }

    private int run(Path folder, Optional<PictureFile> drawn) throws IOException {
        Settings settings = settings(folder);
        Ffmpeg ffmpeg = settings.programs().ffmpeg().find();
        say("1. Rendering a catalogue: 3 pieces of music, 6 pictures, 2 films, 2 stories");
        Path works = folder.resolve("works");
        List<DemoWorks.Work> catalogue = DemoWorks.render(works, ffmpeg);
        say("2. Registering it (colophon register --metadata works.csv)");
        register(works.resolve("works.csv"), settings);
        say("3. Building a small web of copies, lawful uses and unrelated media on loopback");
        DemoPlan plan = new DemoPlan();
        DemoResult result;
        boolean proven;
        try (DemoSite site = new DemoSite(folder.resolve("sites"))) {
            new DemoCopies(catalogue, site, plan, ffmpeg, folder.resolve("making")).plant();
            List<String> pages = site.publish();
            Path list = Files.write(folder.resolve("pages.txt"), pages);
            say("4. Scanning %s (colophon scan pages.txt)".formatted(MatchText.count(pages.size(), "page", "pages")));
            scan(site, list, settings, folder);
            say(
                    "5. Taking evidence of the strongest (colophon evidence capture …), and checking it (colophon verify …)");
            proven = new DemoEvidence(console, settings)
                    .take(site.guard(folder.resolve("scratch")), folder.resolve("evidence"));
            result = DemoResult.of(plan, findings);
            if (drawn.isPresent()) {
                draw(result, catalogue, site, new DemoSideReader(ffmpeg, folder.resolve("drawing")), drawn.get());
            }
        }
        console.line("");
        result.table().forEach(console::line);
        if (keep != null) {
            Files.write(
                    folder.resolve("results.jsonl"),
                    findings.stream().map(FindingJson::of).map(JsonLines::line).toList());
            console.line("");
            console.line("Catalogue, sites, home, results.jsonl and evidence/*.wacz are in " + folder);
        }
        console.line("");
        console.line("On your own files:");
        console.line("  ./colophon register ~/Music ~/Pictures --owner \"Your Name\"");
        console.line("  ./colophon check some-upload.mp4");
        console.line("  ./colophon scan https://example.org/page");
        console.line("");
        console.line("demo: " + result.summary());
        return result.isRight() && proven ? ExitCode.OK : ExitCode.FOUND;
    }

    /** The programs of the usual home; a home and a database of its own. */
    private Settings settings(Path folder) {
        Variables variables = Colophon.variables(Objects.requireNonNull(spec));
        return Settings.of(HomeOption.named(variables), variables).inHome(folder.resolve("home"));
    }

    private void draw(
            DemoResult result, List<DemoWorks.Work> catalogue, DemoSite site, DemoSideReader sides, PictureFile file)
            throws IOException {
        List<DemoPicture.Cell> cells = new ArrayList<>();
        for (DemoUse use : result.uses()) {
            Optional<DemoSide> work = Optional.empty();
            Optional<DemoSide> copy = Optional.empty();
            if (use.match().isPresent()) {
                Match match = use.match().get().match();
                Medium workKind = use.match().get().registered().work().kind();
                Medium copyKind = use.finding()
                        .flatMap(finding -> finding.sighting().medium())
                        .orElse(match.medium());
                work = Optional.of(sides.work(DemoWorks.file(catalogue, use.title()), workKind, match));
                copy = Optional.of(sides.copy(site.fileAt(use.place()), copyKind, match));
            }
            cells.add(new DemoPicture.Cell(use, work, copy));
        }
        DemoPicture drawn = new DemoPicture(result, cells, catalogue.size());
        Drawing drawing = file.drawing(DemoPicture.WIDTH, drawn.height());
        drawn.draw(drawing);
        file.write(drawing, console);
    }

    private void say(String step) {
        console.line("@|bold " + step + "|@");
    }

    private void register(Path list, Settings settings) {
        StringWriter printed = new StringWriter();
        PrintWriter writer = new PrintWriter(printed);
        int exitCode = Colophon.run(
                writer,
                writer,
                settings.asVariables(),
                "register",
                "--metadata",
                list.toString(),
                "--home",
                settings.home().folder().toString());
        if (exitCode != ExitCode.OK) {
            throw new CommandFailure(exitCode, "the demo's works could not be registered: " + printed);
        }
    }

    private void scan(DemoSite site, Path list, Settings settings, Path folder) throws IOException {
        Path scratch = Files.createDirectories(folder.resolve("scratch"));
        try (HomeSession session = HomeSession.writing(settings, "demo", console);
                GuardedClient client = new GuardedClient(site.guard(scratch))) {
            new Scan(session, client, false).of(ScanSource.of(list.toString()), this::take);
        } catch (SourceRefused e) {
            throw new CommandFailure(ExitCode.ENVIRONMENT, String.valueOf(e.getMessage()));
        } finally {
            TemporaryFolders.delete(scratch);
        }
    }

    private void take(Scan.Outcome outcome) {
        switch (outcome) {
            case Scan.Outcome.Found(Finding finding) -> findings.add(finding);
            case Scan.Outcome.NotSeen(var skipped) -> console.note(skipped.place() + ": " + skipped.reason());
            case Scan.Outcome.Unchanged _ -> {}
        }
    }
}
