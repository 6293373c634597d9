package dev.colophon.cli.notice;

import dev.colophon.cases.notice.NoticePhase;
import dev.colophon.cli.option.HomeOption;
import dev.colophon.cli.option.JsonOption;
import dev.colophon.cli.option.LanguageOption;
import dev.colophon.cli.output.Console;
import dev.colophon.cli.output.ExitCode;
import dev.colophon.cli.progress.Progress;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.notice.NoticeStatus;
import dev.colophon.service.sending.DeliverNotices;
import dev.colophon.service.sending.SendNotice;
import dev.colophon.service.settings.Settings;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Sends a notice. */
@Command(
        name = "send",
        description = {
            "Send a notice by mail, once. You send it: nothing is sent by itself.",
            "It is checked once more: whether a licence covers a copy, whether a copy is contested, held or gone, whether the recipient has "
                    + "a notice about it already, whether evidence or a look of the last 24 hours shows it there. What stands against it is "
                    + "listed, each with what lifts it, and nothing is sent then.",
            "It leaves when the time has passed in which it can be undone, which this waits for: Ctrl-C undoes. With --later, "
                    + "`colophon notice deliver` sends it. Server and sender are set in colophon.toml under [mail]; "
                    + "`colophon notice sender` shows them. This is not legal advice."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  colophon notice send N-3 --to abuse@host.example",
            "  colophon notice send N-3 --hold 600 --later",
            "",
            "Exit codes: 0 sent, or let go with --later, 1 it has not left, 3 refused, with the reasons."
        })
final class NoticeSendCommand implements Callable<Integer> {

    @Parameters(paramLabel = "NOTICE", description = "A notice, such as N-3.")
    private String number = "";

    @Option(
            names = "--to",
            paramLabel = "MAIL",
            description = "Its mail address (default: that which the draft names).")
    private @Nullable String to;

    @Option(
            names = "--hold",
            paramLabel = "SECONDS",
            description = "For so long it can be undone, 30 to 86400 (default: ${DEFAULT-VALUE}).")
    private long hold = SendNotice.LEAST_HOLD.toSeconds();

    @Option(names = "--later", description = "Do not wait: `colophon notice deliver` sends it when it is due.")
    private boolean later;

    @Option(
            names = "--country",
            paramLabel = "CODE",
            description = "The recipient's country, such as DE, where the procedure counts by its calendar.")
    private @Nullable String country;

    @Mixin
    private LanguageOption language = new LanguageOption();

    @Mixin
    private HomeOption home = new HomeOption();

    @Mixin
    private JsonOption json = new JsonOption();

    private final Console console;

    NoticeSendCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws InterruptedException {
        Settings settings = home.existing();
        SendNotice.Held held = new SendNotice(settings)
                .send(
                        Actor.local(),
                        new SendNotice.Request(
                                number,
                                Optional.ofNullable(to),
                                Duration.ofSeconds(hold),
                                Optional.ofNullable(country)),
                        console);
        String name = held.status().notice().number().toString();
        if (later) {
            output().print(List.of(held.status()));
            console.message(
                    "%s leaves after %s by `colophon notice deliver`; until then `colophon notice undo %1$s` keeps it"
                            .formatted(name, held.leaves().truncatedTo(ChronoUnit.SECONDS)));
            return ExitCode.OK;
        }
        return waited(settings, held, name);
    }

    private int waited(Settings settings, SendNotice.Held held, String name) throws InterruptedException {
        try (UndoOnExit undo = UndoOnExit.of(settings, name, console);
                Progress progress = Progress.of("sending", 0, console)) {
            while (Instant.now().isBefore(held.leaves())) {
                progress.at(console.reader()
                        .say(
                                "notice.leaves-in",
                                name,
                                Duration.between(Instant.now(), held.leaves()).toSeconds() + 1));
                Thread.sleep(Duration.ofMillis(200));
            }
            undo.tooLate();
        }
        List<NoticeStatus> sent = new DeliverNotices(settings).deliver(Actor.local(), Optional.of(name), console);
        output().print(sent);
        return sent.stream().anyMatch(status -> status.state().phase() == NoticePhase.SENT)
                ? ExitCode.OK
                : ExitCode.FOUND;
    }

    private NoticeOutput output() {
        return new NoticeOutput(console, json.wanted(), language.reader());
    }
}
