package dev.colophon.cli.work;

import dev.colophon.cli.option.HomeOption;
import dev.colophon.cli.option.JsonOption;
import dev.colophon.cli.output.Console;
import dev.colophon.cli.output.ExitCode;
import dev.colophon.fingerprint.Medium;
import dev.colophon.registry.work.Work;
import dev.colophon.registry.work.WorkQuery;
import dev.colophon.registry.work.WorkSummary;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.caller.Plural;
import dev.colophon.service.catalogue.ListWorks;
import dev.colophon.service.catalogue.ListedWork;
import dev.colophon.service.json.JsonLines;
import dev.colophon.service.json.work.WorkView;
import java.util.List;
import java.util.Locale;
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
            console.note(
                    owner == null && kind == null && title == null
                            ? "no works: register some with `colophon register PATH --owner NAME`"
                            : "no works like that: `colophon works` lists all");
        }
    }

    private void printText(ListedWork listed) {
        WorkSummary summary = listed.summary();
        Work work = summary.work();
        console.line("%s  %-5s  @|bold %s|@ by %s  (%s, %s%s)%s"
                .formatted(
                        work.id(),
                        work.kind().name().toLowerCase(Locale.ROOT),
                        Console.safe(work.title()),
                        Console.safe(work.owner().name()),
                        Plural.of(summary.references(), "file", "files"),
                        Plural.of(summary.sightings(), "sighting", "sightings"),
                        (summary.competing() > 0 ? ", @|bold,red COMPETING|@" : "")
                                + (listed.contested() > 0 ? ", @|bold,red CONTESTED|@" : ""),
                        summary.metadata().identifiers().stream()
                                .map(stated ->
                                        "  " + Console.safe(stated.identifier().toString()))
                                .collect(Collectors.joining())));
    }

    private void printJson(ListedWork listed) {
        console.line(JsonLines.line(WorkView.of(listed)));
    }
}
