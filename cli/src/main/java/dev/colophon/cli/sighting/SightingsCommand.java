package dev.colophon.cli.sighting;

import dev.colophon.cli.option.HomeOption;
import dev.colophon.cli.option.JsonOption;
import dev.colophon.cli.output.CommandFailure;
import dev.colophon.cli.output.Console;
import dev.colophon.cli.output.ExitCode;
import dev.colophon.cli.text.StoredSightingText;
import dev.colophon.index.Grade;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.catalogue.ListSightings;
import dev.colophon.service.json.JsonLines;
import dev.colophon.service.json.StoredSightingView;
import dev.colophon.sightings.SightingQuery;
import dev.colophon.sightings.StoredSighting;
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
            "  colophon sightings --work a1b2c3d4 --json  of one work (the last eight characters of its id are enough)",
        })
public final class SightingsCommand implements Callable<Integer> {

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
        SightingQuery query =
                new SightingQuery(Optional.ofNullable(work), grade, Optional.empty(), Optional.ofNullable(place), (int)
                        Math.min(limit + 1L, Integer.MAX_VALUE));
        Optional<List<StoredSighting>> sightings =
                new ListSightings(home.existing()).list(Actor.local(), query, console);
        sightings.ifPresent(this::print);
        return ExitCode.OK;
    }

    private void print(List<StoredSighting> sightings) {
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
    }

    private void printText(StoredSighting sighting) {
        StoredSightingText.lines(sighting).forEach(console::line);
    }

    private void printJson(StoredSighting sighting) {
        console.line(JsonLines.line(StoredSightingView.of(sighting)));
    }
}
