package dev.colophon.cli.sighting;

import dev.colophon.cli.option.HomeOption;
import dev.colophon.cli.option.JsonOption;
import dev.colophon.cli.output.Console;
import dev.colophon.cli.output.ExitCode;
import dev.colophon.cli.progress.ProgressOutput;
import dev.colophon.cli.progress.Report;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.scan.CheckFiles;
import dev.colophon.service.scan.Finding;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
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
public final class CheckCommand implements Callable<Integer> {

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
        Report report = new Report(console, json.wanted());
        try (ProgressOutput<Finding> output =
                new ProgressOutput<>("checking", console, finding -> report.add(finding, false))) {
            new CheckFiles(home.existing()).check(Actor.local(), paths, failOnMatch, output);
        }
        report.end("checked");
        return failOnMatch && report.strong() > 0 ? ExitCode.FOUND : report.exitCode();
    }
}
