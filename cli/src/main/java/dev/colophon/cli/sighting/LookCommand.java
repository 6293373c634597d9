package dev.colophon.cli.sighting;

import dev.colophon.cli.option.AllowedHosts;
import dev.colophon.cli.option.HomeOption;
import dev.colophon.cli.option.JsonOption;
import dev.colophon.cli.output.CommandFailure;
import dev.colophon.cli.output.Console;
import dev.colophon.cli.output.ExitCode;
import dev.colophon.cli.progress.ProgressOutput;
import dev.colophon.cli.text.LookText;
import dev.colophon.evidence.messages.Language;
import dev.colophon.registry.work.RegistryException;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.json.JsonLines;
import dev.colophon.service.json.removal.HostSurvivalView;
import dev.colophon.service.json.removal.LookedCopyView;
import dev.colophon.service.json.removal.PlannedLookView;
import dev.colophon.service.removal.EndLooks;
import dev.colophon.service.removal.ListLooks;
import dev.colophon.service.removal.ListLooks.PlannedLook;
import dev.colophon.service.removal.LookAgain;
import dev.colophon.service.removal.LookedCopy;
import dev.colophon.service.removal.MeasureSurvival;
import dev.colophon.service.removal.MeasureSurvival.HostSurvival;
import dev.colophon.service.settings.Settings;
import dev.colophon.service.wording.RecordedWording;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Looks whether copies are gone. */
@Command(
        name = "look",
        description = {
            "Look whether copies on the web are really gone: ask for each once more, and for its page, search what is served "
                    + "for the work, and compare with what the site answers to an address that never was.",
            "A copy counts as removed only when that was seen. A login, a robots.txt that forbids the look, a time-out or "
                    + "a page built by scripts leave it unknown, and so it says.",
            "Whoever looks for a copy once looks again: daily while it is up; 1 hour, 1, 7 and 30 days after it is gone, then "
                    + "monthly for half a year. --due makes the looks that are due, --stop ends them. Without "
                    + "anything named, list what is looked for."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  colophon look a1b2c3d4              is it gone?",
            "  colophon look a1b2c3d4 --claimed    the host says that it removed it",
            "  colophon look --due                 make all looks that are due (every hour, say)",
            "  colophon look                       what is looked for, and when next",
            "  colophon look --stop a1b2c3d4       do not look for it any more",
            "  colophon look --survival            how long copies stay up, by host",
            "",
            "Removed: GONE, SOFT_404. Not removed: STILL_UP, REENCODED_UP, RENAMED, REAPPEARED, PARTIAL, PARTIAL_GEO.",
            "Unknown: LOGIN_WALL, BLOCKED, UNREACHABLE, UNCERTAIN.",
            "COLOPHON_LOOK_FROM names further places to look from: desktop, mobile, or NAME=http://HOST:PORT of a proxy.",
            "Exit codes: 0 looked, whatever was seen; 3 something named could not be looked for."
        })
public final class LookCommand implements Callable<Integer> {

    @Parameters(
            paramLabel = "SIGHTING",
            arity = "0..*",
            description = "Ids of sightings, or their last eight characters.")
    private List<String> sightings = List.of();

    @Option(names = "--due", description = "Look for all copies whose next look is due.")
    private boolean due;

    @Option(
            names = "--claimed",
            description = "Somebody says that these are removed: their looks begin anew, 1 hour from now.")
    private boolean claimed;

    @Option(names = "--stop", description = "Look for these no more. Looks that were made stay.")
    private boolean stop;

    @Option(
            names = "--survival",
            description = "How long copies stay up, by host, from the first look that saw them: estimate of Kaplan and "
                    + "Meier, 95 %% intervals.")
    private boolean survival;

    @Option(names = "--host", paramLabel = "HOST", description = "With --survival: this host alone.")
    private @Nullable String host;

    @Option(
            names = "--allow",
            paramLabel = "HOST:PORT",
            description = "A host that may be visited although it is not on the public internet, beside those that "
                    + "the places to watch allow; may be repeated.")
    private List<String> allowedHosts = List.of();

    @Mixin
    private HomeOption home = new HomeOption();

    @Mixin
    private JsonOption json = new JsonOption();

    private final Console console;
    private final Language reader;
    private int exitCode = ExitCode.OK;

    LookCommand(Console console) {
        this.console = console;
        this.reader = console.reader();
    }

    @Override
    public Integer call() throws IOException {
        checkUsage();
        Settings settings = home.existing();
        if (survival) {
            survival(settings);
        } else if (stop) {
            stop(settings);
        } else if (due || !sightings.isEmpty()) {
            look(settings);
        } else {
            list(settings);
        }
        return exitCode;
    }

    private void checkUsage() {
        boolean named = !sightings.isEmpty();
        if (survival && (named || due || claimed || stop)) {
            throw usage("--survival goes with --host alone");
        }
        if (host != null && !survival) {
            throw usage("--host is for --survival");
        }
        if (stop && (due || claimed || !named)) {
            throw usage("--stop takes the sightings that are looked for no more, and nothing else");
        }
        if (claimed && !named) {
            throw usage("--claimed is of sightings: name them");
        }
    }

    private static CommandFailure usage(String why) {
        return new CommandFailure(ExitCode.USAGE, why);
    }

    private void look(Settings settings) throws IOException {
        LookAgain.Request request = new LookAgain.Request(sightings, due, claimed, AllowedHosts.of(allowedHosts));
        boolean[] any = {false};
        try (ProgressOutput<LookedCopy> output = new ProgressOutput<>("looking", console, came -> {
            any[0] = true;
            print(came);
        })) {
            new LookAgain(settings).look(Actor.local(), request, output);
        }
        if (!any[0]) {
            console.note(reader.say("looks.none-due"));
        }
    }

    private void print(LookedCopy came) {
        switch (came) {
            case LookedCopy.Looked looked when json.wanted() -> console.line(JsonLines.line(LookedCopyView.of(looked)));
            case LookedCopy.Looked looked -> LookText.lines(looked, reader).forEach(console::line);
            case LookedCopy.NotLooked(String what, String why, boolean over) -> {
                if (!over) {
                    exitCode = ExitCode.REFUSED;
                }
                console.note(Console.safe(reader.say(
                        over ? "looks.over" : "looks.not",
                        what,
                        new RecordedWording("looks.told.", reader).known(why).orElseGet(() -> console.told(why)))));
            }
        }
    }

    private void list(Settings settings) {
        new ListLooks(settings).list(Actor.local(), console).ifPresent(this::print);
    }

    private void print(List<PlannedLook> planned) {
        for (PlannedLook one : planned) {
            if (json.wanted()) {
                console.line(JsonLines.line(PlannedLookView.of(one)));
            } else {
                LookText.lines(one, reader).forEach(console::line);
            }
        }
        if (planned.isEmpty()) {
            console.note(reader.say("looks.none"));
        }
    }

    private void stop(Settings settings) {
        for (String sighting : sightings) {
            try {
                boolean ended = new EndLooks(settings).end(Actor.local(), sighting);
                console.note(Console.safe(reader.say(ended ? "looks.ended" : "looks.ended.not", sighting)));
            } catch (RegistryException unknown) { // costs no other
                exitCode = ExitCode.REFUSED;
                console.message(String.valueOf(unknown.getMessage()));
            }
        }
    }

    private void survival(Settings settings) {
        new MeasureSurvival(settings)
                .measure(Actor.local(), Optional.ofNullable(host), console)
                .ifPresent(this::printSurvival);
    }

    private void printSurvival(List<HostSurvival> hosts) {
        for (HostSurvival one : hosts) {
            if (json.wanted()) {
                console.line(JsonLines.line(HostSurvivalView.of(one)));
            } else {
                LookText.lines(one, reader).forEach(console::line);
            }
        }
        if (hosts.isEmpty()) {
            console.note(
                    host == null
                            ? reader.say("looks.survival.none")
                            : reader.say("looks.survival.none-at", Console.safe(host)));
        }
    }
}
