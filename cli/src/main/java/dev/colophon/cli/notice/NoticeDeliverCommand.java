package dev.colophon.cli.notice;

import dev.colophon.cases.notice.outbox.OutboxMail;
import dev.colophon.cli.option.HomeOption;
import dev.colophon.cli.option.JsonOption;
import dev.colophon.cli.option.LanguageOption;
import dev.colophon.cli.output.Console;
import dev.colophon.cli.output.ExitCode;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.notice.NoticeStatus;
import dev.colophon.service.sending.DeliverNotices;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Sends what is due. */
@Command(
        name = "deliver",
        description = {
            "Send what is due: notices that were let go and can no more be undone, retractions, and what a server did not take before.",
            "Each leaves once. What broke off while it was sent is shown and never sent again by itself. What a server does not take for "
                    + "now is tried again after 15 minutes, 1 hour, 4 hours and 24 hours; an address gets 60 mails an hour at most. For a timer."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  colophon notice deliver", "", "Exit codes: 0 done, 1 something of it has not left."})
final class NoticeDeliverCommand implements Callable<Integer> {

    @Mixin
    private LanguageOption language = new LanguageOption();

    @Mixin
    private HomeOption home = new HomeOption();

    @Mixin
    private JsonOption json = new JsonOption();

    private final Console console;

    NoticeDeliverCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        List<NoticeStatus> delivered =
                new DeliverNotices(home.existing()).deliver(Actor.local(), Optional.empty(), console);
        new NoticeOutput(console, json.wanted(), language.reader()).print(delivered);
        if (delivered.isEmpty()) {
            console.message("nothing was due");
        }
        return delivered.stream().allMatch(NoticeDeliverCommand::hasLeft) ? ExitCode.OK : ExitCode.FOUND;
    }

    private static boolean hasLeft(NoticeStatus status) {
        return status.mails().getLast().state() == OutboxMail.State.ACCEPTED;
    }
}
