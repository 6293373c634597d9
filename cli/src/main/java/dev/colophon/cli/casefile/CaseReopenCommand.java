package dev.colophon.cli.casefile;

import dev.colophon.cli.option.HomeOption;
import dev.colophon.cli.option.JsonOption;
import dev.colophon.cli.option.LanguageOption;
import dev.colophon.cli.output.Console;
import dev.colophon.cli.output.ExitCode;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.casefile.ReopenCase;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Opens a closed case again. */
@Command(
        name = "reopen",
        description =
                "Open a closed case again, with those of its sightings that are confirmed still and in no other case.",
        footerHeading = "%nExamples:%n",
        footer = {"  colophon case reopen K-17 --reason \"it is there again\""})
final class CaseReopenCommand implements Callable<Integer> {

    @Parameters(paramLabel = "CASE", description = "A case, such as K-17.")
    private String number = "";

    @Option(names = "--reason", paramLabel = "TEXT", required = true, description = "Why, for whoever reads it later.")
    private String reason = "";

    @Mixin
    private LanguageOption language = new LanguageOption();

    @Mixin
    private HomeOption home = new HomeOption();

    @Mixin
    private JsonOption json = new JsonOption();

    private final Console console;

    CaseReopenCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        CaseOutput.print(
                new ReopenCase(home.existing()).reopen(Actor.local(), number, reason),
                json,
                language.reader(),
                console);
        return ExitCode.OK;
    }
}
