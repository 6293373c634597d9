package dev.colophon.cli.home;

import dev.colophon.cli.option.HomeOption;
import dev.colophon.cli.option.JsonOption;
import dev.colophon.cli.option.Program;
import dev.colophon.cli.output.Console;
import dev.colophon.cli.output.ExitCode;
import dev.colophon.cli.progress.ByteProgress;
import dev.colophon.evidence.messages.Language;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.home.BackUpHome;
import dev.colophon.service.json.BackupView;
import dev.colophon.service.json.JsonLines;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Copies the home into one file. */
@Command(
        name = "backup",
        description = {
            "Write a copy of the home into one new file (a ZIP archive) while other commands may run: database, log, keys, "
                    + "evidence, captures, references, settings. The search index is left out: `colophon restore` makes it anew.",
            "Private keys, and of accounts the hashes of passwords, secrets of one-time codes and sessions, are in the file: only you can read it, keep it so. A PostgreSQL database is not in it: copy that "
                    + "with pg_dump first, then run this."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  colophon backup colophon-2026-05-01.zip",
            "  unzip -p FILE SHA256SUMS                    what is in it, with checksums"
        })
public final class BackupCommand implements Callable<Integer> {

    @Parameters(paramLabel = "FILE", description = "A new file, such as colophon-2026-05-01.zip.")
    private Path file = Path.of("");

    @Mixin
    private HomeOption home = new HomeOption();

    @Mixin
    private JsonOption json = new JsonOption();

    private final Console console;

    BackupCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        BackUpHome.Backup made;
        try (ByteProgress progress = new ByteProgress("copying", console)) {
            made = new BackUpHome(home.existing(), Program.software()).write(Actor.local(), file, console, progress);
        }
        tell(made);
        return ExitCode.OK;
    }

    private void tell(BackUpHome.Backup made) {
        if (json.wanted()) {
            console.line(JsonLines.line(BackupView.of(made)));
            return;
        }
        Language reader = console.reader();
        console.line(reader.say("backup.made", Console.safe(made.file().toString()), made.files(), made.bytes()));
        if (made.withDatabase()) {
            console.note(reader.say("backup.accounts"));
        }
        console.note(reader.say(made.withKeys() ? "backup.keys" : "backup.try", Console.safe(file.toString())));
    }
}
