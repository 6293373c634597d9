package dev.colophon.cli.work;

import dev.colophon.cli.option.HomeOption;
import dev.colophon.cli.option.JsonOption;
import dev.colophon.cli.output.Columns;
import dev.colophon.cli.output.Console;
import dev.colophon.cli.output.ExitCode;
import dev.colophon.cli.text.FindingText;
import dev.colophon.evidence.messages.Language;
import dev.colophon.fingerprint.Medium;
import dev.colophon.registry.work.Work;
import dev.colophon.registry.work.WorkQuery;
import dev.colophon.registry.work.WorkSummary;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.catalogue.ListWorks;
import dev.colophon.service.catalogue.ListedWork;
import dev.colophon.service.json.JsonLines;
import dev.colophon.service.json.work.WorkView;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What is registered: lists it, and leads to the commands that change it. */
@Command(
        name = "works",
        description = {
            "List registered works, newest first.",
            "With a command: edit, authorise, merge or remove works, say whose contested content is, tell what was done to one, write "
                    + "them into a list, or declare one."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  colophon works",
            "  colophon works --owner \"Ada Example\" --kind audio",
            "  colophon works edit b2c3d4e5 --title \"Evening Song\""
        },
        subcommands = {
            WorksEditCommand.class,
            WorksAuthoriseCommand.class,
            WorksRightsCommand.class,
            WorksContestCommand.class,
            WorksMergeCommand.class,
            WorksRemoveCommand.class,
            WorksHistoryCommand.class,
            WorksExportCommand.class,
            WorksDeclareCommand.class
        })
public final class WorksCommand implements Callable<Integer> {

    /** The longest kind, and a gap. */
    private static final int KIND = 7;

    @Option(names = "--owner", paramLabel = "NAME", description = "Only works of this owner, by name or id.")
    private @Nullable String owner;

    @Option(names = "--kind", description = "Only works of this kind: ${COMPLETION-CANDIDATES}.")
    private @Nullable Medium kind;

    @Option(names = "--title", paramLabel = "TEXT", description = "Only works with this in their title.")
    private @Nullable String title;

    @Option(names = "--limit", paramLabel = "N", description = "At most so many (default: ${DEFAULT-VALUE}).")
    private int limit = 1000;

    @Mixin
    private HomeOption home = new HomeOption();

    @Mixin
    private JsonOption json = new JsonOption();

    private final Console console;

    WorksCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        WorkQuery query =
                new WorkQuery(Optional.ofNullable(owner), Optional.ofNullable(kind), Optional.ofNullable(title), limit);
        Optional<List<ListedWork>> works = new ListWorks(home.existing()).list(Actor.local(), query, console);
        works.ifPresent(this::print);
        return ExitCode.OK;
    }

    private void print(List<ListedWork> works) {
        works.forEach(json.wanted() ? this::printJson : this::printText);
        if (works.isEmpty()) {
            boolean all = owner == null && kind == null && title == null;
            console.note(console.reader().say(all ? "works.none" : "works.none-like"));
        }
    }

    private void printText(ListedWork listed) {
        WorkSummary summary = listed.summary();
        Work work = summary.work();
        Language reader = console.reader();
        console.line("%s  %s%s  %s%s"
                .formatted(
                        work.id(),
                        Columns.label(FindingText.kind(work.kind(), reader), KIND),
                        FindingText.named(work, reader),
                        reader.say(
                                "works.listed",
                                summary.references(),
                                summary.sightings(),
                                (summary.competing() > 0 ? reader.say("match.comma") + "@|bold,red COMPETING|@" : "")
                                        + (listed.contested() > 0
                                                ? reader.say("match.comma") + "@|bold,red CONTESTED|@"
                                                : "")),
                        summary.metadata().identifiers().stream()
                                .map(stated ->
                                        "  " + Console.safe(stated.identifier().toString()))
                                .collect(Collectors.joining())));
    }

    private void printJson(ListedWork listed) {
        console.line(JsonLines.line(WorkView.of(listed)));
    }
}
