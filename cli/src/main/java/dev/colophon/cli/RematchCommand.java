package dev.colophon.cli;

import dev.colophon.service.caller.Actor;
import dev.colophon.service.caller.Plural;
import dev.colophon.service.json.JsonLines;
import dev.colophon.service.json.StoredSightingView;
import dev.colophon.service.scan.RematchCaptures;
import dev.colophon.sightings.Rematch;
import dev.colophon.sightings.StoredSighting;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Finds works registered later in what was captured before. */
@Command(
        name = "rematch",
        description = {
            "Compare what was captured before with the works registered since, without asking anybody again.",
            "Fingerprints of what `colophon scan` and `colophon watch` saw are kept for this; those of the last days are compared."
        },
        footerHeading = "%nExample:%n",
        footer = "  colophon register new-song.wav --owner Ada && colophon rematch")
final class RematchCommand implements Callable<Integer> {

    @Option(
            names = "--days",
            paramLabel = "N",
            description =
                    "What was seen within so many days (default: ${DEFAULT-VALUE}); older fingerprints are forgotten.")
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
        try (ProgressOutput<StoredSighting> output = new ProgressOutput<>("comparing", console, this::print)) {
            result = new RematchCaptures(home.existing()).rematch(Actor.local(), since, output);
        }
        result.ifPresent(this::sumUp);
        return ExitCode.OK;
    }

    private void sumUp(Rematch.Result result) {
        console.note("compared %s: %s with registered works"
                .formatted(Plural.of(result.compared(), "capture", "captures"), result.matched()));
        if (result.outdated() > 0) {
            console.note("%s by another version of this program: they are compared when the places are visited again"
                    .formatted(Plural.of(result.outdated(), "was fingerprinted", "were fingerprinted")));
        }
    }

    private void print(StoredSighting sighting) {
        if (json.wanted()) {
            console.line(JsonLines.line(StoredSightingView.of(sighting)));
        } else {
            StoredSightingText.lines(sighting).forEach(console::line);
        }
    }
}
