package dev.colophon.cli.work;

import dev.colophon.cli.option.HomeOption;
import dev.colophon.cli.option.JsonOption;
import dev.colophon.cli.output.Console;
import dev.colophon.cli.output.ExitCode;
import dev.colophon.cli.text.WorkText;
import dev.colophon.evidence.messages.Language;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.json.JsonLines;
import dev.colophon.service.json.work.WorkEventView;
import dev.colophon.service.works.ReadHistory;
import dev.colophon.service.works.WorkHistory;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Tells who did what to a work. */
@Command(
        name = "history",
        description =
                "Tell who changed a work, when, and what it said before; also of works that were merged into it, or removed.")
final class WorksHistoryCommand implements Callable<Integer> {

    @Parameters(paramLabel = "ID", description = "Id of a work, or its last eight characters.")
    private String id = "";

    @Mixin
    private HomeOption home = new HomeOption();

    @Mixin
    private JsonOption json = new JsonOption();

    private final Console console;

    WorksHistoryCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        WorkHistory history = new ReadHistory(home.existing()).read(Actor.local(), id);
        if (json.wanted()) {
            history.events().forEach(event -> console.line(JsonLines.line(WorkEventView.of(event))));
            return ExitCode.OK;
        }
        Language reader = console.reader();
        console.line(reader.say(
                "works.history",
                WorkText.named(history.work()),
                LocalDate.ofInstant(history.work().createdAt(), ZoneOffset.UTC).toString()));
        history.events()
                .forEach(event -> WorkText.event(event, history.work(), reader).forEach(console::line));
        if (history.events().isEmpty()) {
            console.note(reader.say("works.history.none"));
        }
        return ExitCode.OK;
    }
}
