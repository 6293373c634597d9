package dev.colophon.cli.casefile;

import dev.colophon.cli.option.HomeOption;
import dev.colophon.cli.option.JsonOption;
import dev.colophon.cli.option.LanguageOption;
import dev.colophon.cli.output.Console;
import dev.colophon.cli.output.ExitCode;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.casefile.MergeCases;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes one case of two. */
@Command(
        name = "merge",
        description =
                "Make one case of two of the same rightsholder: all that is in the first goes to the second, and the"
                        + " first is closed.",
        footerHeading = "%nExamples:%n",
        footer = {"  colophon case merge K-18 K-17 --reason \"the same owner, as the imprint says\""})
final class CaseMergeCommand implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "FROM", description = "The case that is closed, such as K-18.")
    private String from = "";

    @Parameters(index = "1", paramLabel = "INTO", description = "The case that has all of it from then on.")
    private String into = "";

    @Option(names = "--reason", paramLabel = "TEXT", required = true, description = "Why they are one.")
    private String reason = "";

    @Mixin
    private LanguageOption language = new LanguageOption();

    @Mixin
    private HomeOption home = new HomeOption();

    @Mixin
    private JsonOption json = new JsonOption();

    private final Console console;

    CaseMergeCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        CaseOutput.print(
                new MergeCases(home.existing()).merge(Actor.local(), from, into, reason),
                json,
                language.reader(),
                console);
        return ExitCode.OK;
    }
}
