package dev.colophon.cli;

import dev.colophon.detect.InOrder;
import dev.colophon.detect.Sighting;
import dev.colophon.media.walk.FileWalker;
import dev.colophon.media.walk.WalkedFile;
import dev.colophon.service.scan.FileCount;
import dev.colophon.service.scan.Finding;
import dev.colophon.service.scan.ForScan;
import dev.colophon.service.session.HomeSession;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Does this contain registered works? Stores nothing. */
@Command(
        name = "check",
        description = "Look for registered works in files, folders and archives. Stores nothing.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  colophon check upload.mp4                         before publishing",
            "  colophon check --fail-on-match --json incoming/   what a platform runs on uploads",
        })
final class CheckCommand implements Callable<Integer> {

    @Parameters(paramLabel = "PATH", arity = "1..*", description = "Files, folders and archives.")
    private List<Path> paths = List.of();

    @Option(names = "--fail-on-match", description = "Exit with 1 when an EXACT or STRONG match is found.")
    private boolean failOnMatch;

    @Mixin
    private HomeOption home = new HomeOption();

    @Mixin
    private JsonOption json = new JsonOption();

    private final Console console;

    CheckCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        if (failOnMatch) {
            // Its caller takes 0 for an answer, and without works there is none.
            home.existing().nothingStored().ifPresent(why -> {
                throw new CommandFailure(ExitCode.ENVIRONMENT, why + ": nothing was compared");
            });
        }
        Report report = new Report(console, json.wanted());
        FileWalker walker = new FileWalker();
        try (HomeSession session = HomeSession.reading(home.existing(), console);
                Progress progress = Progress.of("checking", FileCount.of(paths), console)) {
            InOrder.<WalkedFile, Finding>forEach(
                    sink -> paths.forEach(path -> walk(path, walker, sink)),
                    walked -> look(walked, session),
                    finding -> {
                        progress.step(finding.place());
                        progress.above(() -> report.add(finding, false));
                    });
        }
        report.end("checked");
        return failOnMatch && report.strong() > 0 ? ExitCode.FOUND : report.exitCode();
    }

    /** What is no file is refused by itself, so that the files beside it are answered. */
    private static void walk(Path path, FileWalker walker, Consumer<WalkedFile> sink) {
        Optional<WalkedFile.Refused> refused = ForScan.refused(path, "check takes files");
        if (refused.isPresent()) {
            sink.accept(refused.get());
        } else {
            walker.walk(path, sink);
        }
    }

    private static Finding look(WalkedFile walked, HomeSession session) {
        Sighting sighting = switch (walked) {
            case WalkedFile.Refused refused -> session.refused(refused);
            case WalkedFile.Found found -> session.detect(found);
        };
        return new Finding(sighting, session.registered(sighting), Optional.empty(), Optional.empty());
    }
}
