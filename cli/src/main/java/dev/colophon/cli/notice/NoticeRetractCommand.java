package dev.colophon.cli.notice;

import dev.colophon.cases.notice.outbox.OutboxMail;
import dev.colophon.cases.notice.stored.NoticeNumber;
import dev.colophon.cli.option.HomeOption;
import dev.colophon.cli.option.JsonOption;
import dev.colophon.cli.option.LanguageOption;
import dev.colophon.cli.output.Console;
import dev.colophon.cli.output.ExitCode;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.followup.RetractNotice;
import dev.colophon.service.notice.NoticeStatus;
import dev.colophon.service.sending.DeliverNotices;
import dev.colophon.service.settings.Settings;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Takes back a notice. */
@Command(
        name = "retract",
        description = {
            "Take back a notice that has left: the recipient is asked to restore what went because of it, in the same thread.",
            "The letter is a file of the notice; where no mail address is known, you send it the way the notice went. Other notices about "
                    + "the same works are listed; what of them was about to leave is held back."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  colophon notice retract N-3 --reason \"The use is licensed.\"",
            "",
            "Exit codes: 0 retracted, 1 retracted, and its mail has not left, 3 refused."
        })
final class NoticeRetractCommand implements Callable<Integer> {

    @Parameters(paramLabel = "NOTICE", description = "A notice, such as N-3.")
    private String number = "";

    @Option(names = "--reason", paramLabel = "TEXT", required = true, description = "Why; the recipient is told.")
    private String reason = "";

    @Option(names = "--to", paramLabel = "MAIL", description = "Where it goes (default: where the notice went).")
    private @Nullable String to;

    @Option(names = "--later", description = "Nothing leaves now: `colophon notice deliver` hands it over.")
    private boolean later;

    @Mixin
    private LanguageOption language = new LanguageOption();

    @Mixin
    private HomeOption home = new HomeOption();

    @Mixin
    private JsonOption json = new JsonOption();

    private final Console console;

    NoticeRetractCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        Settings settings = home.existing();
        RetractNotice.Retracted retracted = new RetractNotice(settings)
                .retract(Actor.local(), new RetractNotice.Request(number, reason, Optional.ofNullable(to)));
        List<NoticeStatus> status = List.of(retracted.status());
        if (retracted.mailed() && !later) {
            List<NoticeStatus> sent = new DeliverNotices(settings).deliver(Actor.local(), Optional.of(number), console);
            status = sent.isEmpty() ? status : sent;
        }
        new NoticeOutput(console, json.wanted(), language.reader()).print(status);
        if (retracted.mailed() && later) {
            console.message("%s is retracted, and nothing has left yet: `colophon notice deliver` hands the letter over"
                    .formatted(retracted.status().notice().number()));
        }
        if (!retracted.mailed()) {
            if (!json.wanted()) {
                retracted
                        .letter()
                        .lines()
                        .map(line -> ("    " + Console.safe(line)).stripTrailing())
                        .forEach(console::line);
            }
            console.message(
                    "no mail was sent: send this letter the way the notice went, or set a sender and say --to ADDRESS");
        }
        Set<NoticeNumber> standing = retracted.standing().stream()
                .map(other -> other.notice().number())
                .collect(Collectors.toSet());
        retracted
                .standing()
                .forEach(other -> console.message(
                        "%s names some of the same copies, went to %s and stands: `colophon notice retract %1$s --reason TEXT` takes it back, too"
                                .formatted(
                                        other.notice().number(), other.notice().recipient())));
        retracted.sisters().stream()
                .filter(sister -> !standing.contains(sister.notice().number()))
                .forEach(sister -> console.note(language.reader()
                        .say(
                                "notice.same-work",
                                sister.notice().number().toString(),
                                language.reader()
                                        .say("notice.phase." + sister.state().phase()))));
        boolean left = status.getFirst().mails().stream()
                .filter(mail -> mail.kind() == OutboxMail.Kind.RETRACTION)
                .allMatch(mail -> mail.state() == OutboxMail.State.ACCEPTED);
        return left || later ? ExitCode.OK : ExitCode.FOUND;
    }
}
