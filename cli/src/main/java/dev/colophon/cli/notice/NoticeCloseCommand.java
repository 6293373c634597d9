package dev.colophon.cli.notice;

import dev.colophon.cases.notice.NoticeEvent.Outcome;
import dev.colophon.cli.option.HomeOption;
import dev.colophon.cli.option.JsonOption;
import dev.colophon.cli.option.LanguageOption;
import dev.colophon.cli.output.Console;
import dev.colophon.cli.output.ExitCode;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.notice.CloseNotice;
import dev.colophon.service.notice.NoticeStatus;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Closes a notice. */
@Command(
        name = "close",
        description = {
            "Close a notice of which nothing is left to do, such as a draft that is not to be sent.",
            "What is out and no longer upheld has to be retracted first; removed is only what somebody has seen gone."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  colophon notice close N-3 --as withdrawn",
            "  colophon notice close N-3 --as court --reason \"District court of Example, 2027-05-04, 12 C 34/27\""
        })
final class NoticeCloseCommand implements Callable<Integer> {

    @Parameters(paramLabel = "NOTICE", description = "A notice, such as N-3.")
    private String number = "";

    @Option(
            names = "--as",
            paramLabel = "OUTCOME",
            required = true,
            description = "removed, licensed, exception, no_match, restored, withdrawn or court.")
    private Outcome outcome = Outcome.WITHDRAWN;

    @Option(
            names = "--reason",
            paramLabel = "TEXT",
            description = "What decided it; of court it is required: which court, when, its file number.")
    private @Nullable String reason;

    @Mixin
    private LanguageOption language = new LanguageOption();

    @Mixin
    private HomeOption home = new HomeOption();

    @Mixin
    private JsonOption json = new JsonOption();

    private final Console console;

    NoticeCloseCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        NoticeStatus status =
                new CloseNotice(home.existing()).close(Actor.local(), number, outcome, Optional.ofNullable(reason));
        new NoticeOutput(console, json.wanted(), language.reader()).print(List.of(status));
        return ExitCode.OK;
    }
}
