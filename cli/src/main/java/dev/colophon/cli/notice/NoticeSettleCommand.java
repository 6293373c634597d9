package dev.colophon.cli.notice;

import dev.colophon.cli.option.HomeOption;
import dev.colophon.cli.option.JsonOption;
import dev.colophon.cli.option.LanguageOption;
import dev.colophon.cli.output.CommandFailure;
import dev.colophon.cli.output.Console;
import dev.colophon.cli.output.ExitCode;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.notice.NoticeStatus;
import dev.colophon.service.sending.SettleNotice;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Takes down whether a mail left. */
@Command(
        name = "settle",
        description = {
            "Say what you found at your mail server about a mail of which nobody knew whether it left.",
            "What did not leave waits 30 seconds again, in which it can be undone, and `colophon notice deliver` sends it."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  colophon notice settle N-3 --as sent", "  colophon notice settle N-3 --as not-sent"})
final class NoticeSettleCommand implements Callable<Integer> {

    @Parameters(paramLabel = "NOTICE", description = "A notice, such as N-3.")
    private String number = "";

    @Option(names = "--as", paramLabel = "WHAT", required = true, description = "What you found: sent or not-sent.")
    private String found = "";

    @Mixin
    private LanguageOption language = new LanguageOption();

    @Mixin
    private HomeOption home = new HomeOption();

    @Mixin
    private JsonOption json = new JsonOption();

    private final Console console;

    NoticeSettleCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        boolean left = switch (found) {
            case "sent" -> true;
            case "not-sent" -> false;
            default -> throw new CommandFailure(ExitCode.USAGE, "--as: write sent or not-sent");
        };
        NoticeStatus status = new SettleNotice(home.existing()).settle(Actor.local(), number, left, console);
        new NoticeOutput(console, json.wanted(), language.reader()).print(List.of(status));
        return ExitCode.OK;
    }
}
