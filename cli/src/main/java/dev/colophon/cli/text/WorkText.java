package dev.colophon.cli.text;

import dev.colophon.cli.output.Console;
import dev.colophon.registry.history.WorkEvent;
import dev.colophon.registry.work.Work;
import dev.colophon.service.caller.Plural;
import dev.colophon.service.works.EditedWork;
import dev.colophon.service.works.MergedWork;
import dev.colophon.service.works.RemovedFiles;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What was done to works, told to a person. */
public final class WorkText {

    private WorkText() {}

    /** The title, which stands out, and the id. */
    public static String named(Work work) {
        return "@|bold %s|@  %s".formatted(Console.safe(work.title()), work.id());
    }

    /** A line for the work, and one for each thing that is different now. */
    public static List<String> edited(EditedWork edited) {
        List<String> lines = new ArrayList<>();
        lines.add((edited.changes().isEmpty() ? "unchanged   " : "edited      ") + named(edited.work()));
        edited.changes().forEach(change -> lines.add("    " + changed(change)));
        return lines;
    }

    /** A line for the work that stays, and one for each that went into it. */
    public static List<String> merged(MergedWork merged) {
        List<String> lines = new ArrayList<>();
        lines.add("merged      %s: %s, %s more"
                .formatted(
                        named(merged.work()),
                        Plural.of(merged.files(), "file", "files"),
                        Plural.of(merged.sightings(), "sighting", "sightings")));
        merged.merged().forEach(work -> lines.add("    " + named(work) + ", which means it from now on"));
        return lines;
    }

    /** A line for the work, and one for each file that was removed. */
    public static List<String> removed(RemovedFiles removed, boolean whole) {
        List<String> lines = new ArrayList<>();
        lines.add("removed     %s%s"
                .formatted(
                        named(removed.work()),
                        whole ? "" : ": " + Plural.of(removed.left(), "file is left", "files are left")));
        removed.files().forEach(file -> lines.add("    %s  %s".formatted(file.id(), Console.safe(file.fileName()))));
        return lines;
    }

    /** A line for the event, and one for each thing that was different then. */
    public static List<String> event(WorkEvent event, Work of) {
        List<String> lines = new ArrayList<>();
        lines.add("%s  %s  %s%s"
                .formatted(
                        event.at().truncatedTo(ChronoUnit.SECONDS),
                        Console.safe(event.actor()),
                        words(event.action()),
                        event.work().equals(of.id()) ? "" : "  (" + event.work() + ")"));
        event.changes().forEach(change -> lines.add("    " + changed(change)));
        return lines;
    }

    private static String words(WorkEvent.Action action) {
        return switch (action) {
            case EDITED -> "edited";
            case UPDATED -> "registered again";
            case MERGED -> "merged another into it";
            case MERGED_INTO -> "merged into another";
            case REMOVED -> "removed";
            case RESTORED -> "brought back";
            case FILES_ADDED -> "added";
            case FILES_REMOVED -> "removed from it";
        };
    }

    private static String changed(WorkEvent.Change change) {
        String what = Console.safe(change.what());
        return change.before()
                .map(before -> change.after()
                        .map(after -> "%s: %s, was %s".formatted(what, Console.safe(after), Console.safe(before)))
                        .orElseGet(() -> "%s: no longer %s".formatted(what, Console.safe(before))))
                .orElseGet(() ->
                        "%s: %s".formatted(what, Console.safe(change.after().orElse(""))));
    }

    /** Titles of works, so many at most. */
    public static String titles(List<Work> works, int most) {
        return works.stream().limit(most).map(work -> "`" + work.title() + "`").collect(Collectors.joining(", "))
                + (works.size() > most ? " and %d more".formatted(works.size() - most) : "");
    }
}
