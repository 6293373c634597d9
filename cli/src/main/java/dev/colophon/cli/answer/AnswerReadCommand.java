package dev.colophon.cli.answer;

import dev.colophon.cases.message.answer.AnswerContent;
import dev.colophon.cli.option.HomeOption;
import dev.colophon.cli.option.JsonOption;
import dev.colophon.cli.output.Console;
import dev.colophon.cli.output.ExitCode;
import dev.colophon.cli.text.notice.AnswerText;
import dev.colophon.service.answer.ReadAnswer;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.json.JsonLines;
import dev.colophon.service.json.answer.AnswerView;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Says what an answer to a notice says. */
@Command(
        name = "read",
        description = {
            "Say what an answer to a notice says: acknowledgement, status, counter-notice, a mail that came back, or for a person to read.",
            "Reads a mail (.eml), ACNS (.xml) or XARF (.json) of at most 10 MiB. Attachments are never opened. Nothing is kept, "
                    + "and no case changes."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  colophon answer read answer.eml",
            "  colophon answer read status.xml --json",
            "",
            "An automatic reply acknowledges nothing, and what a provider says it removed is not gone before somebody looked.",
            "Of a counter-notice it says which words the laws ask for were found; whether they are true, only a person can judge.",
            "Exit codes: 0 read, 3 none of these, or it cannot be read."
        })
public final class AnswerReadCommand implements Callable<Integer> {

    @Parameters(paramLabel = "FILE", description = "What came back.")
    private Path file = Path.of("");

    @Mixin
    private HomeOption home = new HomeOption();

    @Mixin
    private JsonOption json = new JsonOption();

    private final Console console;

    AnswerReadCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        Object _ = home.folder(); // what is given stands for itself: nothing of the home is read
        AnswerContent content = new ReadAnswer().read(Actor.local(), file);
        if (json.wanted()) {
            console.line(JsonLines.line(AnswerView.of(file, content)));
        } else {
            new AnswerText(console.reader()).lines(content).forEach(console::line);
        }
        return ExitCode.OK;
    }
}
