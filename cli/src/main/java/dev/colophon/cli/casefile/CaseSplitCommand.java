package dev.colophon.cli.casefile;

import dev.colophon.cli.option.HomeOption;
import dev.colophon.cli.option.JsonOption;
import dev.colophon.cli.option.LanguageOption;
import dev.colophon.cli.output.Console;
import dev.colophon.cli.output.ExitCode;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.casefile.SplitCase;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes two cases of one. */
@Command(
        name = "split",
        description =
                "Take some sightings of a case out into a new one; what is seen on their sites later joins that. It"
                        + " prints the new case.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  colophon case split K-17 --site movies.example --reason \"another runs it\"",
            "  colophon case split K-17 a1b2c3d4 e5f6a7b8 --reason \"another account\""
        })
final class CaseSplitCommand implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "CASE", description = "A case, such as K-17.")
    private String number = "";

    @Parameters(
            index = "1..*",
            paramLabel = "SIGHTING",
            arity = "0..*",
            description = "Ids of sightings that go, or their last eight characters.")
    private List<String> sightings = List.of();

    @Option(names = "--site", paramLabel = "SITE", description = "All that stands on this site goes; may be repeated.")
    private List<String> sites = List.of();

    @Option(names = "--reason", paramLabel = "TEXT", required = true, description = "Why they are two.")
    private String reason = "";

    @Mixin
    private LanguageOption language = new LanguageOption();

    @Mixin
    private HomeOption home = new HomeOption();

    @Mixin
    private JsonOption json = new JsonOption();

    private final Console console;

    CaseSplitCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        SplitCase.Request request = new SplitCase.Request(number, sightings, sites, reason);
        CaseOutput.print(
                new SplitCase(home.existing()).split(Actor.local(), request, console),
                json,
                language.reader(),
                console);
        return ExitCode.OK;
    }
}
