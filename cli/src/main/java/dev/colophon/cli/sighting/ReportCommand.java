package dev.colophon.cli.sighting;

import dev.colophon.cli.option.HomeOption;
import dev.colophon.cli.option.JsonOption;
import dev.colophon.cli.option.LanguageOption;
import dev.colophon.cli.option.SightingFilter;
import dev.colophon.cli.output.Console;
import dev.colophon.cli.output.ExitCode;
import dev.colophon.cli.progress.ProgressOutput;
import dev.colophon.evidence.messages.Language;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.json.JsonLines;
import dev.colophon.service.json.report.WrittenReportView;
import dev.colophon.service.report.ReportOrder;
import dev.colophon.service.report.WriteReport;
import dev.colophon.service.report.WrittenReport;
import dev.colophon.sightings.decision.DecisionState;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Writes what was seen as pages. */
@Command(
        name = "report",
        description = {
            "Write what was seen as pages that open from a disk, without a server, a network or scripts: counts by work, site and "
                    + "week, both sides of each sighting with the matched part, and what was decided.",
            "All sightings, open and decided, unless something is said. An earlier report in the folder is replaced; a folder that "
                    + "holds anything else is left alone."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  colophon report --html report                              then open report/index.html",
            "  colophon report --html report --references ~/Music --since 30d",
            "  colophon report --html report --host example.org --state confirmed --lang zh",
        })
public final class ReportCommand implements Callable<Integer> {

    @Option(
            names = "--html",
            required = true,
            paramLabel = "DIR",
            description = "A new folder for the pages, or one that holds an earlier report.")
    private Path folder = Path.of("");

    @Option(
            names = "--references",
            paramLabel = "DIR",
            description = "Where your registered files are, under any names: they are then shown as they are, and not "
                    + "only as far as their fingerprints go.")
    private @Nullable Path references;

    @Mixin
    private SightingFilter filter = new SightingFilter();

    @Mixin
    private LanguageOption language = new LanguageOption();

    @Mixin
    private HomeOption home = new HomeOption();

    @Mixin
    private JsonOption json = new JsonOption();

    private final Console console;

    ReportCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        ReportOrder order = new ReportOrder(
                folder,
                filter.query(EnumSet.allOf(DecisionState.class), Integer.MAX_VALUE),
                filter.words(),
                Optional.ofNullable(references),
                language.reader());
        Optional<WrittenReport> written;
        try (ProgressOutput<WrittenReport> output = new ProgressOutput<>("writing", console, _ -> {})) {
            written = new WriteReport(home.existing(), InstantSource.system()).write(Actor.local(), order, output);
        }
        written.ifPresent(this::tell);
        return ExitCode.OK;
    }

    private void tell(WrittenReport report) {
        if (json.wanted()) {
            console.line(JsonLines.line(WrittenReportView.of(report)));
            return;
        }
        Language reader = language.reader();
        console.line("@|bold %s|@  %s"
                .formatted(
                        Console.safe(report.first().toString()),
                        reader.say(
                                "report.written",
                                report.sightings(),
                                report.works(),
                                report.pages(),
                                "%,d".formatted(report.bytes()))));
        if (report.notShown() > 0) {
            console.note(reader.say("report.not-shown", report.notShown())
                    + (references == null ? reader.say("report.not-shown.references") : ""));
        }
    }
}
