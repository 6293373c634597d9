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
import dev.colophon.service.quarantine.ReleaseReference;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Lets a file out of quarantine. */
@Command(
        name = "release",
        description = {
            "Let a file out of quarantine, since you have looked at what it finds. It does not come back for the same cause.",
            "Who did it, when and why is kept."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  colophon references release e5f6a7b8 --reason \"it is a hit\""})
final class ReferencesReleaseCommand implements Callable<Integer> {

    @Parameters(
            paramLabel = "REFERENCE",
            description = "Id of a file as `colophon references quarantine` prints it, or its last eight characters.")
    private String id = "";

    @Option(names = "--reason", paramLabel = "TEXT", required = true, description = "Why, for whoever reads it later.")
    private String reason = "";

    @Mixin
    private HomeOption home = new HomeOption();

    @Mixin
    private JsonOption json = new JsonOption();

    private final Console console;

    ReferencesReleaseCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        print(new ReleaseReference(home.existing()).release(Actor.local(), id, reason));
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
