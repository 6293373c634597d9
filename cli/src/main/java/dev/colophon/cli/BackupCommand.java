package dev.colophon.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.colophon.cases.HomeBackup;
import dev.colophon.service.caller.Plural;
import dev.colophon.service.json.JsonLines;
import dev.colophon.service.settings.Settings;
import dev.colophon.store.StoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
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
            "Private keys are in the file: only you can read it, keep it so. A PostgreSQL database is not in it: copy that "
                    + "with pg_dump first, then run this."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  colophon backup colophon-2026-05-01.zip",
            "  unzip -p FILE SHA256SUMS                    what is in it, with checksums"
        })
final class BackupCommand implements Callable<Integer> {

    private static final Duration PATIENCE = Duration.ofMinutes(10);

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
        Settings settings = home.stored();
        if (Files.exists(file)) {
            throw new CommandFailure(ExitCode.REFUSED, file + " is there already: name a new file");
        }
        if (!settings.database().isSqlite()) {
            console.note("the database is in PostgreSQL and not in this backup: copy it with pg_dump, before this");
        }
        HomeBackup.Made made;
        try (ByteProgress progress = new ByteProgress("copying", console)) {
            made = new HomeBackup(settings.home(), settings.database(), Colophon.software(), InstantSource.system())
                    .write(file, PATIENCE, console::note, progress);
        } catch (StoreException e) {
            throw new CommandFailure(
                    e.reason() == StoreException.Reason.MISCONFIGURED ? ExitCode.REFUSED : ExitCode.ENVIRONMENT,
                    String.valueOf(e.getMessage()));
        }
        tell(made);
        return ExitCode.OK;
    }

    private void tell(HomeBackup.Made made) throws IOException {
        if (json.wanted()) {
            ObjectNode line = JsonLines.object()
                    .put("backup", file.toString())
                    .put("bytes", Files.size(file))
                    .put("files", made.files())
                    .put("database", made.withDatabase());
            console.line(JsonLines.line(line));
            return;
        }
        console.line("@|bold %s|@  %s, %,d bytes"
                .formatted(Console.safe(file.toString()), Plural.of(made.files(), "file", "files"), Files.size(file)));
        console.note((made.withKeys() ? "private keys are in it: keep it where nobody else can read it. " : "")
                + "Try it: colophon restore %s --home a-new-folder".formatted(file));
    }
}
