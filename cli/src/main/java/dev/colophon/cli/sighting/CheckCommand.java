package dev.colophon.cli.sighting;

import dev.colophon.cli.option.HomeOption;
import dev.colophon.cli.option.JsonOption;
import dev.colophon.cli.output.CommandFailure;
import dev.colophon.cli.output.Console;
import dev.colophon.cli.output.ExitCode;
import dev.colophon.cli.progress.ProgressOutput;
import dev.colophon.cli.progress.Report;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.scan.CheckFiles;
import dev.colophon.service.scan.CheckStream;
import dev.colophon.service.scan.Finding;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Does this contain registered works? Stores nothing. */
@Command(
        name = "check",
        description = {
            "Look for registered works in files, folders and archives, and say what is to be done about each.",
            "The policies of those who hold a work and their licences say that. Stores nothing."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  colophon check upload.mp4                         before publishing",
            "  colophon check --fail-on-match --json incoming/   what a platform runs on uploads",
            "  colophon check --host video.example --json a.mp4  the same, with what is licensed there",
            "  curl -s https://example.org/a.mp3 | colophon check - --name a.mp3",
        })
public final class CheckCommand implements Callable<Integer> {

    private static final Path STANDARD_INPUT = Path.of("-");

    @Parameters(
            paramLabel = "PATH",
            arity = "1..*",
            description =
                    "Files, folders and archives; - for one of them that comes by standard input, of at most 4 GiB.")
    private List<Path> paths = List.of();

    @Option(names = "--fail-on-match", description = "Exit with 1 when an EXACT or STRONG match is found.")
    private boolean failOnMatch;

    @Option(names = "--name", paramLabel = "NAME", description = "What standard input is called in the result.")
    private @Nullable String name;

    @Option(
            names = "--host",
            paramLabel = "HOST",
            description = "Where the files are going to stand: about what is licensed there, nothing is to be done.")
    private @Nullable String host;

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
        boolean streamed = paths.contains(STANDARD_INPUT);
        if (streamed) {
            checkStandardInput();
        } else if (name != null) {
            throw new CommandFailure(ExitCode.USAGE, "--name is for standard input: colophon check - --name NAME");
        }
        Report report = new Report(console, json.wanted());
        try (ProgressOutput<Finding> output =
                new ProgressOutput<>("checking", console, finding -> report.add(finding, false))) {
            if (streamed) {
                new CheckStream(home.existing(), Optional.ofNullable(host))
                        .check(
                                Actor.local(),
                                System.in,
                                Objects.requireNonNullElse(name, STANDARD_INPUT.toString()),
                                failOnMatch,
                                output);
            } else {
                new CheckFiles(home.existing(), Optional.ofNullable(host))
                        .check(Actor.local(), paths, failOnMatch, output);
            }
        }
        report.end("sum.checked");
        return failOnMatch && report.strong() > 0 ? ExitCode.FOUND : report.exitCode();
    }

    private void checkStandardInput() {
        if (paths.size() > 1) {
            throw new CommandFailure(
                    ExitCode.USAGE,
                    "- stands alone: it is one file that comes by standard input (a file of that name is ./-)");
        }
        if (Console.isInputClosed()) {
            throw new CommandFailure(
                    ExitCode.ENVIRONMENT,
                    "nothing comes in, standard input is closed: send a file, as in `colophon check - < upload.mp4`");
        }
        if (Console.isTerminal()) {
            throw new CommandFailure(
                    ExitCode.USAGE,
                    "nothing comes in, standard input is a terminal: send a file, as in `colophon check - < upload.mp4`");
        }
    }
}
