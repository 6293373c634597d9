package dev.colophon.cli.notice;

import dev.colophon.cli.option.HomeOption;
import dev.colophon.cli.option.JsonOption;
import dev.colophon.cli.option.LanguageOption;
import dev.colophon.cli.output.Console;
import dev.colophon.cli.output.ExitCode;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.followup.RemindNotice;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Recalls a notice to a recipient who has not answered in time. */
@Command(
        name = "remind",
        description = {
            "Write a reminder to a recipient who has not answered in time, in the thread of the notice: once for each time that ran out.",
            "What is checked before a notice leaves is checked again. `colophon notice deliver` sends it after 30 seconds, in which "
                    + "`colophon notice undo` keeps it; where no mail address is known, you send the letter the way the notice went. "
                    + "Whom to write to next, `colophon notice status` says."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  colophon notice remind N-3", "", "Exit codes: 0 written, 3 refused, with the reasons."})
final class NoticeRemindCommand implements Callable<Integer> {

    @Parameters(paramLabel = "NOTICE", description = "A notice, such as N-3.")
    private String number = "";

    @Mixin
    private LanguageOption language = new LanguageOption();

    @Mixin
    private HomeOption home = new HomeOption();

    @Mixin
    private JsonOption json = new JsonOption();

    private final Console console;

    NoticeRemindCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        RemindNotice.Reminded reminded = new RemindNotice(home.existing()).remind(Actor.local(), number, console);
        new NoticeOutput(console, json.wanted(), language.reader()).print(List.of(reminded.status()));
        if (!json.wanted()) {
            reminded.letter()
                    .lines()
                    .map(line -> ("    " + Console.safe(line)).stripTrailing())
                    .forEach(console::line);
        }
        String name = reminded.status().notice().number().toString();
        console.message(reminded.leaves()
                .map(leaves ->
                        "nothing has left yet: the reminder of %s leaves after %s by `colophon notice deliver`; until then `colophon notice undo %1$s` keeps it"
                                .formatted(name, leaves.truncatedTo(ChronoUnit.SECONDS)))
                .orElse("no mail was sent: send this letter the way the notice went"));
        return ExitCode.OK;
    }
}
