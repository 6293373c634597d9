package dev.colophon.cli.sighting;

import dev.colophon.cli.option.ForceOption;
import dev.colophon.cli.option.HomeOption;
import dev.colophon.cli.option.JsonOption;
import dev.colophon.cli.option.SightingFilter;
import dev.colophon.cli.output.CommandFailure;
import dev.colophon.cli.output.Console;
import dev.colophon.cli.output.ExitCode;
import dev.colophon.cli.text.StoredSightingText;
import dev.colophon.evidence.messages.Language;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.catalogue.ExportSightings;
import dev.colophon.service.catalogue.ListSightings;
import dev.colophon.service.catalogue.SightingList;
import dev.colophon.service.json.JsonLines;
import dev.colophon.service.json.StoredSightingView;
import dev.colophon.service.wording.OutcomeWording;
import dev.colophon.sightings.StoredSighting;
import dev.colophon.sightings.decision.DecisionState;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists where copies were seen. */
@Command(
        name = "sightings",
        description = {
            "List where copies were seen and nothing was decided yet, last seen first. `colophon decide` decides; --state all lists "
                    + "the decided ones, too."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  colophon sightings --grade strong          without what a person must still decide",
            "  colophon sightings --grade candidate       only that",
            "  colophon sightings --work a1b2c3d4 --json  of one work (the last eight characters of its id are enough)",
            "  colophon sightings --state licensed,exception --since 30d",
            "  colophon sightings --state all --csv sightings.csv",
        })
public final class SightingsCommand implements Callable<Integer> {

    private static final Set<DecisionState> OPEN = EnumSet.of(DecisionState.OPEN);

    private static final int USUAL_LIMIT = 1000;

    @Mixin
    private SightingFilter filter = new SightingFilter();

    @Option(
            names = "--limit",
            paramLabel = "N",
            description = "At most so many (default: " + USUAL_LIMIT + "; with --csv, all).")
    private @Nullable Integer limit;

    @Option(names = "--after", paramLabel = "ID", description = "Go on after this one: the last of the page before.")
    private @Nullable String after;

    @Option(
            names = "--csv",
            paramLabel = "FILE",
            description =
                    "Write them into a table instead of listing them: UTF-8, a line for each match; - is standard output.")
    private @Nullable Path csv;

    @Mixin
    private ForceOption force = new ForceOption();

    @Mixin
    private HomeOption home = new HomeOption();

    @Mixin
    private JsonOption json = new JsonOption();

    private final Console console;
    private final Language reader;

    SightingsCommand(Console console) {
        this.console = console;
        this.reader = console.reader();
    }

    @Override
    public Integer call() {
        if (limit != null && limit < 1) {
            throw new CommandFailure(ExitCode.USAGE, "--limit: at least 1");
        }
        if (csv != null) {
            export(csv);
        } else {
            new ListSightings(home.existing())
                    .list(
                            Actor.local(),
                            filter.query(OPEN, Objects.requireNonNullElse(limit, USUAL_LIMIT)),
                            Optional.ofNullable(after),
                            console)
                    .ifPresent(this::print);
        }
        return ExitCode.OK;
    }

    private void export(Path file) {
        int[] lines = new int[1];
        force.write(
                file,
                console,
                stream -> lines[0] = new ExportSightings(home.existing())
                        .export(
                                Actor.local(),
                                filter.query(OPEN, Objects.requireNonNullElse(limit, Integer.MAX_VALUE)),
                                Optional.ofNullable(after),
                                stream,
                                console));
        String matches = reader.say("finding.matches", lines[0]);
        if (ForceOption.isStandardOutput(file)) {
            console.note(matches);
        } else {
            console.line("%s  %s".formatted(file, matches));
        }
    }

    private void print(SightingList list) {
        if (json.wanted()) {
            list.sightings().forEach(this::printJson);
        } else {
            printText(list.sightings());
        }
        if (list.more()) {
            console.note(Console.safe(reader.say(
                    "sightings.more",
                    (filter.isGiven() ? " " + filter.words() : "") + (limit == null ? "" : " --limit " + limit),
                    list.sightings().getLast().id())));
        }
        if (!list.totals().isEmpty() && !(filter.isOfState() && list.sightings().isEmpty())) {
            String totals = StoredSightingText.totals(list.totals(), list.openGone(), reader);
            console.note(filter.isGiven() ? reader.say("sightings.totals-like", totals) : totals);
        } else if (list.totals().isEmpty() && !filter.isGiven()) {
            console.note(reader.say("sightings.none"));
        }
        if (list.sightings().isEmpty() && (filter.isGiven() || !list.totals().isEmpty())) {
            console.note(
                    after != null
                            ? reader.say("sightings.no-more")
                            : reader.say(filter.isGiven() ? "sightings.none-like" : "sightings.none-open"));
        }
    }

    private void printText(List<StoredSighting> sightings) {
        Map<String, Set<String>> standings = StoredSightingText.standings(sightings);
        sightings.forEach(sighting ->
                StoredSightingText.lines(sighting, standings.keySet(), reader).forEach(console::line));
        OutcomeWording wording = new OutcomeWording(reader);
        standings.forEach((standing, owners) -> console.note(
                Console.safe(reader.say("sightings.standing", String.join(", ", owners), wording.reason(standing)))));
    }

    private void printJson(StoredSighting sighting) {
        console.line(JsonLines.line(StoredSightingView.of(sighting)));
    }
}
