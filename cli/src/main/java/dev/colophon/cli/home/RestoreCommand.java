package dev.colophon.cli.home;

import dev.colophon.cli.option.HomeOption;
import dev.colophon.cli.option.JsonOption;
import dev.colophon.cli.output.Console;
import dev.colophon.cli.output.ExitCode;
import dev.colophon.cli.progress.ByteProgress;
import dev.colophon.evidence.messages.Language;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.home.RestoreHome;
import dev.colophon.service.json.JsonLines;
import dev.colophon.service.json.RestoredView;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Makes a home from a backup. */
@Command(
        name = "restore",
        description = {
            "Make a home from a file that `colophon backup` wrote. The home must be a new or empty folder. Every file is "
                    + "checked against its SHA-256 and the search index is made before the folder gets its name: either all of "
                    + "it is there afterwards, or nothing."
        },
        footerHeading = "%nExample:%n",
        footer = "  colophon restore colophon-2026-05-01.zip --home colophon-data")
public final class RestoreCommand implements Callable<Integer> {

    @Parameters(paramLabel = "FILE", description = "What `colophon backup` wrote.")
    private Path file = Path.of("");

    @Mixin
    private HomeOption home = new HomeOption();

    @Mixin
    private JsonOption json = new JsonOption();

    private final Console console;

    RestoreCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        RestoreHome.Restored restored;
        try (ByteProgress progress = new ByteProgress("restoring", console)) {
            restored = new RestoreHome(home.folder())
                    .from(
                            Actor.local(),
                            file,
                            progress,
                            fingerprints -> progress.at(console.reader().say("restore.index", fingerprints)));
        }
        tell(restored);
        restored.settingsFault()
                .ifPresent(fault ->
                        console.note(console.reader().say("restore.settings", Console.safe(console.told(fault)))));
        return restored.settingsFault().isEmpty() ? ExitCode.OK : ExitCode.REFUSED;
    }

    private void tell(RestoreHome.Restored restored) {
        if (json.wanted()) {
            console.line(JsonLines.line(RestoredView.of(restored)));
            return;
        }
        Language reader = console.reader();
        console.line(reader.say(
                "restore.made", Console.safe(restored.home().toString()), restored.files(), restored.created()));
        if (!restored.withDatabase()) {
            console.note(reader.say("restore.postgres"));
        }
        console.note(reader.say("restore.log"));
    }
}
