package dev.colophon.cli.record;

import dev.colophon.cli.option.HomeOption;
import dev.colophon.cli.option.JsonOption;
import dev.colophon.cli.output.Console;
import dev.colophon.cli.output.ExitCode;
import dev.colophon.cli.progress.ProgressOutput;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.caller.Plural;
import dev.colophon.service.json.JsonLines;
import dev.colophon.service.json.record.ExportedRecordView;
import dev.colophon.service.record.ExportPublicRecord;
import dev.colophon.service.record.ExportPublicRecord.Exported;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Writes the public record. */
@Command(
        name = "export",
        description = {
            "Log what was done and is not in the transparency log yet, and write the public record into a new folder.",
            "statistics.json and statistics.csv hold the numbers, record.jsonl the leaves that they follow from."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  colophon public export record-2027"})
final class PublicExportCommand implements Callable<Integer> {

    @Parameters(paramLabel = "FOLDER", description = "It is made, and must not be there yet.")
    private Path folder = Path.of("");

    @Mixin
    private HomeOption home = new HomeOption();

    @Mixin
    private JsonOption json = new JsonOption();

    private final Console console;

    PublicExportCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        Exported exported;
        try (ProgressOutput<Exported> progress = new ProgressOutput<>("recording", console, _ -> {})) {
            exported = new ExportPublicRecord(home.existing(), InstantSource.system())
                    .export(Actor.local(), folder, progress);
        }
        if (json.wanted()) {
            console.line(JsonLines.line(ExportedRecordView.of(exported)));
        } else {
            console.line("@|bold %s|@  %s of %s, %s; %,d logged just now"
                    .formatted(
                            Console.safe(exported.folder().toString()),
                            Plural.of(exported.leaves(), "leaf", "leaves"),
                            Console.safe(exported.log()),
                            Plural.of(exported.sums(), "sum", "sums"),
                            exported.logged()));
        }
        return ExitCode.OK;
    }
}
