package dev.colophon.cli;

import dev.colophon.index.Grade;
import dev.colophon.service.json.JsonLines;
import dev.colophon.service.json.StoredSightingJson;
import dev.colophon.sightings.SightingQuery;
import dev.colophon.sightings.Sightings;
import dev.colophon.sightings.StoredSighting;
import dev.colophon.store.Database;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists where copies were seen. */
@Command(
        name = "sightings",
        description = "List where copies were seen, last seen first.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  colophon sightings --grade strong          without what a person must still decide",
            "  colophon sightings --work 0193 --json      of one work (an unambiguous start of its id)",
        })
final class SightingsCommand implements Callable<Integer> {

    @Option(names = "--work", paramLabel = "ID", description = "Only of this work.")
    private @Nullable String work;

    @Option(names = "--grade", description = "This grade or better: ${COMPLETION-CANDIDATES} (default: candidate).")
    private Grade grade = Grade.CANDIDATE;

    @Option(names = "--place", paramLabel = "TEXT", description = "Only at places with this in their address.")
    private @Nullable String place;

    @Option(names = "--limit", paramLabel = "N", description = "At most so many (default: ${DEFAULT-VALUE}).")
    private int limit = 1000;

    @Mixin
    private HomeOption home = new HomeOption();

    @Mixin
    private JsonOption json = new JsonOption();

    private final Console console;

    SightingsCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        if (limit < 1) {
            throw new CommandFailure(ExitCode.USAGE, "--limit: at least 1");
        }
        try (Database database = home.database(console).orElse(null)) {
            if (database == null) {
                return ExitCode.OK;
            }
            List<StoredSighting> sightings = list(database);
            sightings.stream().limit(limit).forEach(json.wanted() ? this::printJson : this::printText);
            if (sightings.size() > limit) {
                console.note("there are more than " + limit + ": a larger --limit lists them");
            }
            if (sightings.isEmpty()) {
                console.note(
                        work == null && place == null && grade == Grade.CANDIDATE
                                ? "no sightings: look for copies with `colophon scan SOURCE`"
                                : "no sightings like that: `colophon sightings` lists all");
            }
            return ExitCode.OK;
        }
    }

    private List<StoredSighting> list(Database database) {
        Optional<String> id = Optional.ofNullable(work)
                .map(prefix ->
                        new dev.colophon.registry.Works(database).get(prefix).id());
        return new Sightings(database)
                .list(new SightingQuery(id, grade, Optional.empty(), Optional.ofNullable(place), (int)
                        Math.min(limit + 1L, Integer.MAX_VALUE)));
    }

    private void printText(StoredSighting sighting) {
        StoredSightingText.lines(sighting).forEach(console::line);
    }

    private void printJson(StoredSighting sighting) {
        console.line(JsonLines.line(StoredSightingJson.of(sighting)));
    }
}
