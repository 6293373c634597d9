package dev.colophon.cli.text;

import dev.colophon.cli.output.Columns;
import dev.colophon.cli.output.Console;
import dev.colophon.evidence.messages.Language;
import dev.colophon.registry.history.WorkEvent;
import dev.colophon.registry.work.Work;
import dev.colophon.service.works.EditedWork;
import dev.colophon.service.works.MergedWork;
import dev.colophon.service.works.RemovedFiles;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What was done to works, told to a person. */
public final class WorkText {

    private static final String INDENT = "    ";

    /** What is changed where a party holds something else. */
    private static final String RIGHT = "right";

    private static final int LABEL = 12;

    private WorkText() {}

    /** The title, which stands out, and the id. */
    public static String named(Work work) {
        return "@|bold %s|@  %s".formatted(Console.safe(work.title()), work.id());
    }

    /** A line for the work, and one for each thing that is different now. */
    public static List<String> edited(EditedWork edited, Language reader) {
        List<String> lines = new ArrayList<>();
        lines.add(
                label(edited.changes().isEmpty() ? "works.unchanged" : "works.edited", reader) + named(edited.work()));
        edited.changes().forEach(change -> lines.add(INDENT + changed(change, reader)));
        return lines;
    }

    /** A line for the work that stays, and one for each that went into it. */
    public static List<String> merged(MergedWork merged, Language reader) {
        List<String> lines = new ArrayList<>();
        lines.add(label("works.merged", reader)
                + reader.say("works.merged.more", named(merged.work()), merged.files(), merged.sightings()));
        merged.merged().forEach(work -> lines.add(INDENT + reader.say("works.merged.means", named(work))));
        return lines;
    }

    /** A line for the work, and one for each file that was removed. */
    public static List<String> removed(RemovedFiles removed, boolean whole, Language reader) {
        List<String> lines = new ArrayList<>();
        lines.add(label("works.removed", reader)
                + (whole
                        ? named(removed.work())
                        : reader.say("works.removed.left", named(removed.work()), removed.left())));
        removed.files().forEach(file -> lines.add("    %s  %s".formatted(file.id(), Console.safe(file.fileName()))));
        return lines;
    }

    private static String label(String key, Language reader) {
        return Columns.label(reader.say(key), LABEL);
    }

    /** A line for the event, and one for each thing that was different then. */
    public static List<String> event(WorkEvent event, Work of, Language reader) {
        List<String> lines = new ArrayList<>();
        lines.add("%s  %s  %s%s"
                .formatted(
                        event.at().truncatedTo(ChronoUnit.SECONDS),
                        Console.safe(event.actor()),
                        words(event.action(), reader),
                        event.work().equals(of.id()) ? "" : "  (" + event.work() + ")"));
        event.changes().forEach(change -> lines.add(INDENT + changed(change, reader)));
        return lines;
    }

    private static String words(WorkEvent.Action action, Language reader) {
        return reader.say(
                switch (action) {
                    case EDITED -> "works.event.edited";
                    case UPDATED -> "works.event.updated";
                    case MERGED -> "works.event.merged";
                    case MERGED_INTO -> "works.event.merged-into";
                    case REMOVED -> "works.event.removed";
                    case RESTORED -> "works.event.restored";
                    case FILES_ADDED -> "works.event.files-added";
                    case FILES_REMOVED -> "works.event.files-removed";
                });
    }

    private static String changed(WorkEvent.Change change, Language reader) {
        String what =
                Console.safe(Language.recorded("works.told.", change.what()).in(reader));
        Optional<String> told = change.before().map(before -> value(change, before, reader));
        Optional<String> now = change.after().map(after -> value(change, after, reader));
        return told.map(before -> now.map(after -> reader.say("works.change", what, after, before))
                        .orElseGet(() -> reader.say("works.change.no-longer", what, before)))
                .orElseGet(() -> reader.say("at", what, now.orElse("")));
    }

    private static String value(WorkEvent.Change change, String value, Language reader) {
        return Console.safe(change.what().equals(RIGHT) ? new RightsText(reader).recorded(value) : value);
    }

    /** Titles of works, so many at most. */
    public static String titles(List<Work> works, int most, Language reader) {
        String some = works.stream()
                .limit(most)
                .map(work -> reader.say("works.title", work.title()))
                .collect(Collectors.joining(reader.say("match.comma")));
        return works.size() > most ? reader.say("match.places.more", some, works.size() - most) : some;
    }
}
