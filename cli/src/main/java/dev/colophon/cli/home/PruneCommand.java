package dev.colophon.cli.home;

import dev.colophon.cli.option.HomeOption;
import dev.colophon.cli.option.JsonOption;
import dev.colophon.cli.output.Console;
import dev.colophon.cli.output.ExitCode;
import dev.colophon.cli.progress.ProgressOutput;
import dev.colophon.evidence.messages.Language;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.caller.ServiceException.Category;
import dev.colophon.service.json.JsonLines;
import dev.colophon.service.json.PruneView;
import dev.colophon.service.retention.PruneHome;
import dev.colophon.service.retention.PruneReport;
import dev.colophon.service.settings.RetentionAge;
import dev.colophon.sightings.retention.PrunedRows;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Deletes old rows that no answer rests on. */
@Command(
        name = "prune",
        description = {
            "Tell what of the database is old and needed by nothing, or delete it with --yes: looks that say the same as the looks "
                    + "before and after them, contents of which nothing is kept, sessions and links that ended.",
            "What every command answers stays as it is. Sightings, decisions, cases, notices and their mail, looks of removals, "
                    + "evidence, licences, the log, accounts and who did what never go, nor does a look at what is or was in a case. "
                    + "Captures (warc/) stay, too. Others may use the home meanwhile; stopped at any moment, the next run goes on."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  colophon prune                         what would go that is older than a year",
            "  colophon prune --older-than 90d --yes  delete what is older than 90 days"
        })
public final class PruneCommand implements Callable<Integer> {

    @Option(
            names = "--older-than",
            paramLabel = "DAYS",
            description = "What is older may go, such as 90d (default: older-than under [retention], else 365d).")
    private @Nullable String age;

    @ArgGroup
    private Mode mode = new Mode();

    /** Whether to delete. */
    static final class Mode {

        @Option(names = "--dry-run", description = "Only tell what would go; so it is without --yes.")
        private boolean dryRun;

        @Option(names = "--yes", description = "Delete it.")
        private boolean yes;
    }

    @Mixin
    private HomeOption home = new HomeOption();

    @Mixin
    private JsonOption json = new JsonOption();

    private final Console console;

    PruneCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        boolean delete = mode.yes && !mode.dryRun;
        Optional<RetentionAge> given =
                Optional.ofNullable(age).map(text -> RetentionAge.parse(text, "--older-than", Category.USAGE));
        PruneReport report;
        try (ProgressOutput<PruneReport> output =
                new ProgressOutput<>(delete ? "pruning" : "looking", console, this::tell)) {
            report = new PruneHome(home.existing()).prune(Actor.local(), given, delete, output);
        }
        tell(report);
        return ExitCode.OK;
    }

    private void tell(PruneReport report) {
        if (json.wanted()) {
            console.line(JsonLines.line(PruneView.of(report)));
            return;
        }
        Language reader = console.reader();
        console.line(reader.say(report.deleted() ? "prune.deleted" : "prune.would", report.before()));
        report.kinds().forEach((kind, pruned) -> console.line(line(pruned, reader.say("prune.kind." + kind))));
        console.line(line(report.all(), reader.say("prune.all")));
        if (report.all().rows() > 0) {
            console.note(
                    report.deleted()
                            ? reader.say("prune.stays")
                            : reader.say("prune.how", report.all().rows()));
        }
    }

    private String line(PrunedRows pruned, String what) {
        return "  %,12d  %,15d %s  %s"
                .formatted(pruned.rows(), pruned.bytes(), console.reader().say("prune.bytes"), what);
    }
}
