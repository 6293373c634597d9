package dev.colophon.cli.casefile;

import dev.colophon.cli.option.HomeOption;
import dev.colophon.cli.option.JsonOption;
import dev.colophon.cli.option.LanguageOption;
import dev.colophon.cli.output.Console;
import dev.colophon.cli.output.ExitCode;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.casefile.NoteCase;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Writes words into the history of a case. */
@Command(
        name = "note",
        description = "Write something down in the history of a case.",
        footerHeading = "%nExamples:%n",
        footer = {"  colophon case note K-17 \"they called on 3 May and asked for a list\""})
final class CaseNoteCommand implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "CASE", description = "A case, such as K-17.")
    private String number = "";

    @Parameters(index = "1", paramLabel = "TEXT", description = "What is to be kept.")
    private String words = "";

    @Mixin
    private LanguageOption language = new LanguageOption();

    @Mixin
    private HomeOption home = new HomeOption();

    @Mixin
    private JsonOption json = new JsonOption();

    private final Console console;

    CaseNoteCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        CaseOutput.print(
                new NoteCase(home.existing()).note(Actor.local(), number, words), json, language.reader(), console);
        return ExitCode.OK;
    }
}
