package dev.colophon.cli.notice;

import dev.colophon.cli.option.HomeOption;
import dev.colophon.cli.option.JsonOption;
import dev.colophon.cli.option.LanguageOption;
import dev.colophon.cli.output.Console;
import dev.colophon.cli.output.ExitCode;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.notice.NoticeStatus;
import dev.colophon.service.sending.UndoNotice;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Holds back a notice. */
@Command(
        name = "undo",
        description = {"Keep a notice that was let go and has not left: it is a draft again."},
        footerHeading = "%nExamples:%n",
        footer = {"  colophon notice undo N-3"})
final class NoticeUndoCommand implements Callable<Integer> {

    @Parameters(paramLabel = "NOTICE", description = "A notice, such as N-3.")
    private String number = "";

    @Mixin
    private LanguageOption language = new LanguageOption();

    @Mixin
    private HomeOption home = new HomeOption();

    @Mixin
    private JsonOption json = new JsonOption();

    private final Console console;

    NoticeUndoCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        NoticeStatus status = new UndoNotice(home.existing()).undo(Actor.local(), number);
        new NoticeOutput(console, json.wanted(), language.reader()).print(List.of(status));
        return ExitCode.OK;
    }
}
