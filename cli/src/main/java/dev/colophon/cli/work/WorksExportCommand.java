package dev.colophon.cli.work;

import dev.colophon.cli.option.ForceOption;
import dev.colophon.cli.option.HomeOption;
import dev.colophon.cli.option.JsonOption;
import dev.colophon.cli.output.Console;
import dev.colophon.cli.output.ExitCode;
import dev.colophon.fingerprint.Medium;
import dev.colophon.media.walk.FileWalker;
import dev.colophon.registry.work.WorkQuery;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.catalogue.ExportWorks;
import dev.colophon.service.catalogue.ExportedWorks;
import dev.colophon.service.json.JsonLines;
import dev.colophon.service.json.work.ExportedWorksView;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes works into a list. */
@Command(
        name = "export",
        description = {
            "Write works into a list (CSV, UTF-8), a line for each file.",
            "`colophon register --metadata` takes it: to correct many at once, to keep, or to register them "
                    + "elsewhere. Taken back as it is, it changes nothing."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  colophon works export works.csv",
            "  colophon works export ada.csv --owner \"Ada Example\" --force",
            "  colophon register --metadata works.csv        after it was edited"
        })
final class WorksExportCommand implements Callable<Integer> {

    @Parameters(paramLabel = "FILE", description = "Where to write it; - is standard output.")
    private Path file = Path.of("");

    @Option(names = "--owner", paramLabel = "NAME", description = "Only works of this owner, by name or id.")
    private @Nullable String owner;

    @Option(names = "--kind", description = "Only works of this kind: ${COMPLETION-CANDIDATES}.")
    private @Nullable Medium kind;

    @Option(names = "--title", paramLabel = "TEXT", description = "Only works with this in their title.")
    private @Nullable String title;

    @Mixin
    private ForceOption force = new ForceOption();

    @Mixin
    private HomeOption home = new HomeOption();

    @Mixin
    private JsonOption json = new JsonOption();

    private final Console console;

    WorksExportCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        WorkQuery query = new WorkQuery(
                Optional.ofNullable(owner),
                Optional.ofNullable(kind),
                Optional.ofNullable(title),
                WorkQuery.ALL.limit());
        AtomicReference<@Nullable ExportedWorks> exported = new AtomicReference<>();
        force.write(
                file,
                console,
                stream -> exported.set(new ExportWorks(home.existing()).export(Actor.local(), query, stream, console)));
        print(Objects.requireNonNull(exported.get()));
        return ExitCode.OK;
    }

    private void print(ExportedWorks exported) {
        String place = FileWalker.place(file);
        String line = json.wanted()
                ? JsonLines.line(ExportedWorksView.of(place, exported))
                : "%s  %s"
                        .formatted(
                                Console.safe(place),
                                console.reader().say("works.exported", exported.works(), exported.files()));
        if (ForceOption.isStandardOutput(file)) {
            console.note(line);
        } else {
            console.line(line);
        }
    }
}
