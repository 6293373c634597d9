package dev.colophon.cli.notice;

import dev.colophon.cli.option.HomeOption;
import dev.colophon.cli.option.JsonOption;
import dev.colophon.cli.option.LanguageOption;
import dev.colophon.cli.output.Console;
import dev.colophon.cli.output.ExitCode;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.followup.ListNoticeStatus;
import dev.colophon.service.notice.NoticeStatus;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Says where notices stand. */
@Command(
        name = "status",
        description = {
            "Say where notices stand: the times that run, with their earliest and latest ends, and what silence means for both sides; "
                    + "what you have to see to. The nearest date that you can still use comes first, then what has something to do, drafts last. Without a notice: all that are not closed."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  colophon notice status",
            "  colophon notice status N-3",
            "  colophon notice status --case K-17 --json"
        })
final class NoticeStatusCommand implements Callable<Integer> {

    @Parameters(paramLabel = "NOTICE", arity = "0..1", description = "A notice, such as N-3.")
    private @Nullable String number;

    @Option(names = "--case", paramLabel = "CASE", description = "Only those of this case, closed ones too.")
    private @Nullable String caseNumber;

    @Mixin
    private LanguageOption language = new LanguageOption();

    @Mixin
    private HomeOption home = new HomeOption();

    @Mixin
    private JsonOption json = new JsonOption();

    private final Console console;

    NoticeStatusCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        List<NoticeStatus> notices = new ListNoticeStatus(home.existing())
                .list(Actor.local(), Optional.ofNullable(number), Optional.ofNullable(caseNumber), console);
        new NoticeOutput(console, json.wanted(), language.reader()).print(notices);
        if (notices.isEmpty()) {
            console.note(language.reader().say("notice.status.none"));
        }
        return ExitCode.OK;
    }
}
