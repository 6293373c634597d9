package dev.colophon.cli.casefile;

import dev.colophon.cases.file.CaseOutcome;
import dev.colophon.cli.option.HomeOption;
import dev.colophon.cli.option.JsonOption;
import dev.colophon.cli.option.LanguageOption;
import dev.colophon.cli.output.CommandFailure;
import dev.colophon.cli.output.Console;
import dev.colophon.cli.output.ExitCode;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.casefile.CloseCase;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Closes a case. */
@Command(
        name = "close",
        description =
                "Close a case, and say what came of it. Nothing is sent, what was decided of its sightings stays, and"
                        + " it can be opened again. Removed is what the last look saw gone (`colophon look`).",
        footerHeading = "%nExamples:%n",
        footer = {"  colophon case close K-17 --outcome removed --reason \"all gone on 3 May\""})
final class CaseCloseCommand implements Callable<Integer> {

    @Parameters(paramLabel = "CASE", description = "A case, such as K-17.")
    private String number = "";

    @Option(
            names = "--outcome",
            paramLabel = "WHAT",
            required = true,
            description =
                    "removed (the copies are gone), licensed, exception (the law allows it), no-match, restored (it is "
                            + "there again, as the law wants it), withdrawn (you leave it), court (it is there now).")
    private String outcome = "";

    @Option(names = "--reason", paramLabel = "TEXT", required = true, description = "Why, for whoever reads it later.")
    private String reason = "";

    @Option(
            names = "--yes",
            description = "Close it as removed though the last looks do not say of each copy that it is gone; the case "
                    + "says so then.")
    private boolean unseen;

    @Mixin
    private LanguageOption language = new LanguageOption();

    @Mixin
    private HomeOption home = new HomeOption();

    @Mixin
    private JsonOption json = new JsonOption();

    private final Console console;

    CaseCloseCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        CaseOutcome meant = CaseOutcome.ofWord(outcome)
                .orElseThrow(() -> new CommandFailure(
                        ExitCode.USAGE,
                        "--outcome: `%s` is none of %s".formatted(Console.safe(outcome), CaseOutcome.allWords())));
        CloseCase.Request request = new CloseCase.Request(number, meant, reason, unseen);
        CaseOutput.print(
                new CloseCase(home.existing()).close(Actor.local(), request), json, language.reader(), console);
        return ExitCode.OK;
    }
}
