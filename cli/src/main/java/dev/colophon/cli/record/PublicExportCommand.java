package dev.colophon.cli.record;

import dev.colophon.cli.option.HomeOption;
import dev.colophon.cli.option.JsonOption;
import dev.colophon.cli.output.CommandFailure;
import dev.colophon.cli.output.Console;
import dev.colophon.cli.output.ExitCode;
import dev.colophon.cli.progress.ProgressOutput;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.json.JsonLines;
import dev.colophon.service.json.record.ExportedRecordView;
import dev.colophon.service.json.record.PublishedFileView;
import dev.colophon.service.record.ExportPublicRecord;
import dev.colophon.service.record.ExportPublicRecord.Exported;
import dev.colophon.service.record.PublishForm;
import dev.colophon.service.record.PublishInForm;
import dev.colophon.service.record.PublishInForm.Published;
import dev.colophon.service.record.PublishInForm.Request;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes the public record. */
@Command(
        name = "export",
        description = {
            "Log what was done and is not in the transparency log yet, and write the public record into a new folder.",
            "statistics.json and statistics.csv hold the numbers, record.jsonl the leaves that they follow from.",
            "With --as, write a new file in the form of others, an entry a line as JSON, without people and addresses of pages;"
                    + " nothing is sent anywhere.",
            "  lumen  notices that left, as the Lumen database shows them",
            "  ec44   what a platform publishes under article 44 of the E-commerce Law of China",
            "  dsa    statements of reasons that a platform owes under the Digital Services Act"
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  colophon public export record-2027",
            "  colophon public export notices.jsonl --as lumen --organisation \"Example Rights Society\"",
            "  colophon public export reasons.jsonl --as dsa --platform-site shop.example --legal-ground \"Article L335-3 CPI\""
                    + " --territory FR"
        })
final class PublicExportCommand implements Callable<Integer> {

    @Parameters(
            paramLabel = "FOLDER|FILE",
            description = "It is made, and must not be there yet: a folder, with --as a file.")
    private Path made = Path.of("");

    @Option(names = "--as", paramLabel = "FORM", description = "Whose form: lumen, ec44 or dsa.")
    private @Nullable PublishForm form;

    @Option(
            names = "--organisation",
            paramLabel = "NAME",
            description = "For lumen who sends the notices, for ec44 whose platform it is.")
    private @Nullable String organisation;

    @Option(
            names = "--platform-site",
            paramLabel = "SITE",
            description = "For ec44 and dsa: a site that the platform runs, with all hosts under it; may be repeated.")
    private List<String> sites = List.of();

    @Option(names = "--legal-ground", paramLabel = "TEXT", description = "For dsa: the law that is relied on.")
    private @Nullable String ground;

    @Option(
            names = "--territory",
            paramLabel = "CODE",
            split = ",",
            description = "For dsa: where it was taken down, such as FR,BE; EEA is all of the European Economic Area.")
    private List<String> territories = List.of();

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
        if (form != null) {
            publish(form);
        } else {
            checkAlone();
            export();
        }
        return ExitCode.OK;
    }

    /** What only forms ask for says nothing about the record. */
    private void checkAlone() {
        if (organisation != null || ground != null || !sites.isEmpty() || !territories.isEmpty()) {
            throw new CommandFailure(
                    ExitCode.USAGE,
                    "--organisation, --platform-site, --legal-ground and --territory go with --as lumen, ec44 or dsa");
        }
    }

    private void publish(PublishForm wanted) throws IOException {
        Request request = new Request(
                wanted, made, Optional.ofNullable(organisation), sites, Optional.ofNullable(ground), territories);
        Published published;
        try (ProgressOutput<Published> progress = new ProgressOutput<>("publishing", console, _ -> {})) {
            published = new PublishInForm(home.existing()).publish(Actor.local(), request, progress);
        }
        if (json.wanted()) {
            console.line(JsonLines.line(PublishedFileView.of(published)));
        } else {
            console.line(console.reader()
                    .say(
                            "record.published",
                            Console.safe(published.file().toString()),
                            published.entries(),
                            published.form()));
        }
    }

    private void export() throws IOException {
        Exported exported;
        try (ProgressOutput<Exported> progress = new ProgressOutput<>("recording", console, _ -> {})) {
            exported = new ExportPublicRecord(home.existing(), InstantSource.system())
                    .export(Actor.local(), made, progress);
        }
        if (json.wanted()) {
            console.line(JsonLines.line(ExportedRecordView.of(exported)));
        } else {
            console.line(console.reader()
                    .say(
                            "record.exported",
                            Console.safe(exported.folder().toString()),
                            exported.leaves(),
                            Console.safe(exported.log()),
                            exported.sums(),
                            exported.logged()));
        }
    }
}
