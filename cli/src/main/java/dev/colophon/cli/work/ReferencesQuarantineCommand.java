package dev.colophon.cli.work;

import dev.colophon.cli.option.HomeOption;
import dev.colophon.cli.option.JsonOption;
import dev.colophon.cli.output.Console;
import dev.colophon.cli.output.ExitCode;
import dev.colophon.cli.text.QuarantineText;
import dev.colophon.registry.quarantine.Quarantine;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.json.JsonLines;
import dev.colophon.service.json.work.QuarantineView;
import dev.colophon.service.quarantine.ListQuarantines;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Files that hit too much. */
@Command(
        name = "quarantine",
        description = {
            "List the files that are in quarantine, and why: nothing is done about what they find without a person.",
            "A file is, when it shares content with works of three other owners that were registered before, or is found in more "
                    + "copies than 99.5 %% of the works of its kind. `colophon references release` lets it out."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  colophon references quarantine"})
final class ReferencesQuarantineCommand implements Callable<Integer> {

    @Option(names = "--all", description = "Also those that were released.")
    private boolean all;

    @Mixin
    private HomeOption home = new HomeOption();

    @Mixin
    private JsonOption json = new JsonOption();

    private final Console console;

    ReferencesQuarantineCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        new ListQuarantines(home.existing()).list(Actor.local(), all, console).ifPresent(quarantines -> {
            print(quarantines);
            if (quarantines.isEmpty()) {
                console.note(console.reader().say("quarantine.none"));
            }
        });
        return ExitCode.OK;
    }

    private void print(List<Quarantine> quarantines) {
        quarantines.forEach(quarantine -> {
            if (json.wanted()) {
                console.line(JsonLines.line(QuarantineView.of(quarantine)));
            } else {
                QuarantineText.lines(quarantine, console.reader()).forEach(console::line);
            }
        });
    }
}
