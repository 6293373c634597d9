package dev.colophon.demo;

import dev.colophon.cli.drawing.Drawing;
import dev.colophon.cli.drawing.PictureFile;
import dev.colophon.cli.output.CommandFailure;
import dev.colophon.cli.output.Console;
import dev.colophon.cli.output.ExitCode;
import dev.colophon.cli.text.RecordedText;
import dev.colophon.crawl.scan.ScanSource;
import dev.colophon.crawl.scan.SourceRefused;
import dev.colophon.demo.picture.DemoPicture;
import dev.colophon.demo.picture.DemoSide;
import dev.colophon.demo.picture.DemoSideReader;
import dev.colophon.demo.smallweb.DemoCopies;
import dev.colophon.demo.smallweb.DemoPlan;
import dev.colophon.demo.smallweb.DemoResult;
import dev.colophon.demo.smallweb.DemoSite;
import dev.colophon.demo.smallweb.DemoUse;
import dev.colophon.demo.smallweb.DemoWorks;
import dev.colophon.demo.words.DemoWords;
import dev.colophon.fingerprint.Medium;
import dev.colophon.http.GuardedClient;
import dev.colophon.index.Match;
import dev.colophon.media.child.TemporaryFolders;
import dev.colophon.media.ffmpeg.Ffmpeg;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.json.FindingView;
import dev.colophon.service.json.JsonLines;
import dev.colophon.service.scan.Finding;
import dev.colophon.service.scan.Scan;
import dev.colophon.service.scan.ScanOutcome;
import dev.colophon.service.session.HomeSession;
import dev.colophon.service.settings.Settings;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Registers a catalogue, scans a small web on loopback with copies of it, and explains what was found. */
final class SmallWebDemo {

    private final DemoSteps steps;
    private final Console console;
    private final Settings settings;
    private final Path folder;
    private final DemoWords words;
    private final List<Finding> findings = new ArrayList<>();

    SmallWebDemo(DemoSteps steps, Path folder) {
        this.steps = steps;
        this.console = steps.console();
        this.settings = steps.settings();
        this.folder = folder;
        this.words = DemoWords.ofSmallWeb(console.reader());
    }

    /**
     * Runs it once.
     *
     * @param kept whether the folder stays, and the results are to be written there
     * @param drawn what to draw the results into
     * @return whether every copy was found, nothing else was, and the evidence holds
     */
    boolean run(boolean kept, Optional<PictureFile> drawn) throws IOException {
        Ffmpeg ffmpeg = settings.programs().ffmpeg().find();
        steps.say(words.say("step.render"));
        Path works = folder.resolve("works");
        List<DemoWorks.Work> catalogue = DemoWorks.render(works, ffmpeg);
        DemoPlan plan = new DemoPlan();
        DemoResult result;
        boolean proven;
        try (DemoSite site = new DemoSite(folder.resolve("sites"))) {
            DemoCopies copies = new DemoCopies(catalogue, site, plan, ffmpeg, folder.resolve("making"));
            // Copies are made of the works' files, which registering only reads: one beside the other.
            try (ExecutorService beside = Executors.newVirtualThreadPerTaskExecutor()) {
                Future<?> planted = beside.submit(() -> {
                    copies.plant();
                    return null;
                });
                steps.say(words.say("step.register"));
                steps.register(works.resolve("works.csv"));
                steps.say(words.say("step.web"));
                ended(planted);
            }
            List<String> pages = site.publish();
            Path list = Files.write(folder.resolve("pages.txt"), pages);
            steps.say(words.say("step.scan", pages.size()));
            scan(site, list);
            steps.say(words.say("step.evidence"));
            proven = new DemoEvidence(console, settings, words)
                    .take(site.guard(folder.resolve("scratch")), folder.resolve("evidence"));
            result = DemoResult.of(plan, findings);
            if (drawn.isPresent()) {
                draw(result, catalogue, site, new DemoSideReader(ffmpeg, folder.resolve("drawing")), drawn.get());
            }
        }
        tell(result, kept);
        return result.isRight() && proven;
    }

    private static void ended(Future<?> work) throws IOException {
        try {
            work.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException io) {
                throw new IOException(io.getMessage(), io);
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("the demonstration was interrupted");
        }
    }

    private void scan(DemoSite site, Path list) throws IOException {
        Path scratch = Files.createDirectories(folder.resolve("scratch"));
        try (HomeSession session = HomeSession.writing(settings, Actor.local(), "demo", console);
                GuardedClient client = new GuardedClient(site.guard(scratch))) {
            new Scan(session, client, false, Set.of()).of(ScanSource.of(list.toString()), this::take);
        } catch (SourceRefused e) {
            throw new CommandFailure(ExitCode.ENVIRONMENT, String.valueOf(e.getMessage()));
        } finally {
            TemporaryFolders.delete(scratch);
        }
    }

    private void take(ScanOutcome outcome) {
        switch (outcome) {
            case ScanOutcome.Found(Finding finding) -> findings.add(finding);
            case ScanOutcome.NotSeen(var skipped) ->
                console.note(console.reader()
                        .say("at", skipped.place(), RecordedText.why(skipped.reason(), console.reader())));
            case ScanOutcome.Unchanged _, ScanOutcome.Gone _ -> {}
        }
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

    private void tell(DemoResult result, boolean kept) throws IOException {
        console.line("");
        result.table(words).forEach(console::line);
        if (kept) {
            Files.write(
                    folder.resolve("results.jsonl"),
                    findings.stream().map(FindingView::of).map(JsonLines::line).toList());
            console.line("");
            console.line(words.say("kept", folder.toString()));
        }
        console.line("");
        console.line(words.say("yours"));
        console.line("  ./colophon register ~/Music ~/Pictures --owner \"Your Name\"");
        console.line("  ./colophon check some-upload.mp4");
        console.line("  ./colophon scan https://example.org/page");
        console.line("");
        console.line("demo: " + result.summary(words));
    }
}
