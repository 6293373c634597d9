package dev.colophon.cli.sighting;

import dev.colophon.cli.option.HomeOption;
import dev.colophon.cli.option.JsonOption;
import dev.colophon.cli.output.Console;
import dev.colophon.cli.output.ExitCode;
import dev.colophon.cli.progress.ProgressOutput;
import dev.colophon.cli.text.StoredSightingText;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.json.JsonLines;
import dev.colophon.service.json.StoredSightingView;
import dev.colophon.service.scan.RematchCaptures;
import dev.colophon.sightings.StoredSighting;
import dev.colophon.sightings.rematch.Rematch;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Finds works registered later in what was seen before. */
@Command(
        name = "rematch",
        description = {
            "Look works that were registered since up in what was seen before, without asking anybody again.",
            "What `colophon scan` and `colophon watch` saw is kept as fingerprints for this."
        },
        footerHeading = "%nExample:%n",
        footer = "  colophon register new-song.wav --owner Ada && colophon rematch")
public final class RematchCommand implements Callable<Integer> {

    @Option(
            names = "--days",
            paramLabel = "N",
            description =
                    "Fingerprints of what was seen last before so many days and matched nothing are forgotten (default: "
                            + "${DEFAULT-VALUE}).")
    private int days = 30;

    @Mixin
    private HomeOption home = new HomeOption();

    @Mixin
    private JsonOption json = new JsonOption();

    private final Console console;

    RematchCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        Instant since = Instant.now().minus(Duration.ofDays(days));
        Optional<Rematch.Result> result;
        try (ProgressOutput<StoredSighting> output = new ProgressOutput<>("looking up", console, this::print)) {
            result = new RematchCaptures(home.existing()).rematch(Actor.local(), since, output);
        }
        result.ifPresent(this::sumUp);
        return ExitCode.OK;
    }

    private void sumUp(Rematch.Result result) {
        console.note(console.reader().say("rematch.sum", result.references(), result.found()));
    }

    private void print(StoredSighting sighting) {
        if (json.wanted()) {
            console.line(JsonLines.line(StoredSightingView.of(sighting)));
        } else {
            StoredSightingText.lines(sighting, console.reader()).forEach(console::line);
        }
    }
}
