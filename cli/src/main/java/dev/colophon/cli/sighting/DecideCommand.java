package dev.colophon.cli.sighting;

import dev.colophon.cli.option.HomeOption;
import dev.colophon.cli.option.JsonOption;
import dev.colophon.cli.option.SightingFilter;
import dev.colophon.cli.output.CommandFailure;
import dev.colophon.cli.output.Console;
import dev.colophon.cli.output.ExitCode;
import dev.colophon.cli.output.Questions;
import dev.colophon.cli.progress.ProgressOutput;
import dev.colophon.cli.text.StoredSightingText;
import dev.colophon.evidence.messages.Language;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.decision.Approval;
import dev.colophon.service.decision.DecideSightings;
import dev.colophon.service.decision.DecisionResult;
import dev.colophon.service.decision.SampleSightings;
import dev.colophon.service.decision.SightingSelection;
import dev.colophon.service.decision.UndoDecisions;
import dev.colophon.service.json.DecisionResultView;
import dev.colophon.service.json.DecisionSampleView;
import dev.colophon.service.json.JsonLines;
import dev.colophon.service.wording.OutcomeWording;
import dev.colophon.sightings.decision.DecisionState;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Decides what a sighting is. */
@Command(
        name = "decide",
        description = {
            "Decide sightings: those that are named, or all that have something in common. What is decided is not listed as open "
                    + "any more, also when it is seen again; it is open again when more of the work is in it, when the match gets "
                    + "surer, or when it comes back after it was resolved.",
            "Nothing is overwritten: who decided what, when and why stays, and `colophon show` prints it."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  colophon decide a1b2c3d4 --as licensed --reason \"licence L-17, until 2027\"",
            "  colophon decide --host radio.example --as licensed --reason \"licence L-17\"",
            "  colophon decide --host pirate.example --grade strong --as confirmed --reason \"no licence\"",
            "  colophon decide --host pirate.example --grade strong --as confirmed --sample --json",
            "  colophon decide --undo a1b2c3d4             what held before holds again"
        })
public final class DecideCommand implements Callable<Integer> {

    @Parameters(
            paramLabel = "SIGHTING",
            arity = "0..*",
            description = "Ids of sightings, or their last eight characters.")
    private List<String> sightings = List.of();

    @Option(
            names = "--as",
            paramLabel = "WHAT",
            description =
                    "licensed (the use is licensed), exception (the law allows it), not-a-match (the work is not in it), "
                            + "confirmed (a copy that nothing allows), or resolved (nothing is left to do).")
    private @Nullable String as;

    @Option(names = "--reason", paramLabel = "TEXT", description = "Why, for whoever reads it later.")
    private @Nullable String reason;

    @Option(names = "--undo", description = "Take the last decision back; that is written down, too.")
    private boolean undo;

    @Option(names = "--batch", paramLabel = "ID", description = "With --undo: what was decided together.")
    private @Nullable String batch;

    @Option(
            names = "--yes",
            description =
                    "Do not ask. Otherwise a command that names no sightings says how many it will decide, and asks. A sample "
                            + "has to be looked at before they are confirmed all the same.")
    private boolean yes;

    @Option(
            names = "--sample",
            description =
                    "With --as confirmed: only print what has to be looked at before these are confirmed together, and what "
                            + "--seen takes. Of the same sightings the sample is the same.")
    private boolean sample;

    @Option(
            names = "--seen",
            paramLabel = "SAMPLE",
            description =
                    "With --as confirmed, instead of being shown the sample: you have looked at each of this one, and it is a "
                            + "copy that nothing allows. When other sightings are meant by now, nothing is decided.")
    private @Nullable String seen;

    @Mixin
    private SightingFilter filter = new SightingFilter();

    @Mixin
    private HomeOption home = new HomeOption();

    @Mixin
    private JsonOption json = new JsonOption();

    private final Console console;
    private final Language reader;

    DecideCommand(Console console) {
        this.console = console;
        this.reader = console.reader();
    }

    @Override
    public Integer call() {
        long ways = Stream.of(!sightings.isEmpty(), filter.isGiven(), batch != null)
                .filter(Boolean::booleanValue)
                .count();
        if (ways > 1) {
            throw new CommandFailure(
                    ExitCode.USAGE,
                    "name sightings, or say what they have in common, or take back a --batch: not several of these at once");
        }
        if (ways == 0 || (batch != null && batch.isBlank())) {
            throw new CommandFailure(
                    ExitCode.USAGE,
                    "name sightings, or say what they have in common with --host, --work, --grade, --since, --place or --state");
        }
        checkSample();
        if (sample) {
            return printSample();
        }
        Approval approval = new AskedApproval(
                console, new Questions(console), Console.isTerminal(), yes, Optional.ofNullable(seen));
        Optional<DecisionResult> result;
        try (ProgressOutput<DecisionResult> progress = new ProgressOutput<>("deciding", console, _ -> {})) {
            result = undo ? undone(approval, progress) : decided(approval, progress);
        }
        if (seen != null && result.isEmpty()) {
            throw new CommandFailure(
                    ExitCode.REFUSED, "that sample is of other sightings: there is none like that now");
        }
        result.ifPresentOrElse(this::print, () -> console.note(reader.say("decide.none")));
        return ExitCode.OK;
    }

    private void checkSample() {
        if (!sample && seen == null) {
            return;
        }
        boolean confirms = !undo && as != null && state(as) == DecisionState.CONFIRMED;
        if (!confirms || !filter.isGiven() || (sample && seen != null)) {
            throw new CommandFailure(
                    ExitCode.USAGE,
                    "--sample, and then --seen, are for --as confirmed of sightings that have something in common");
        }
    }

    private int printSample() {
        new SampleSightings(home.existing())
                .sample(Actor.local(), alike(EnumSet.of(DecisionState.OPEN)), console)
                .ifPresentOrElse(this::print, () -> console.note(reader.say("decide.none-like")));
        return ExitCode.OK;
    }

    private void print(SampleSightings.Sample drawn) {
        if (json.wanted()) {
            console.line(JsonLines.line(DecisionSampleView.of(drawn)));
            return;
        }
        console.note(AskedApproval.words(drawn.group(), reader));
        drawn.drawn()
                .forEach(sighting -> StoredSightingText.lines(sighting, reader).forEach(console::line));
        console.note(
                reader.say("decide.sample", drawn.drawn().size(), drawn.group().sampleId()));
    }

    private Optional<DecisionResult> decided(Approval approval, ProgressOutput<DecisionResult> progress) {
        if (as == null || batch != null) {
            throw new CommandFailure(
                    ExitCode.USAGE, "say what with --as, and why with --reason; --batch is for --undo");
        }
        DecisionState wanted = state(as);
        if (reason == null) {
            throw new CommandFailure(ExitCode.USAGE, "say why with --reason");
        }
        return new DecideSightings(home.existing())
                .decide(
                        Actor.local(),
                        new DecideSightings.Request(selection(EnumSet.of(DecisionState.OPEN)), wanted, reason),
                        approval,
                        progress);
    }

    private Optional<DecisionResult> undone(Approval approval, ProgressOutput<DecisionResult> progress) {
        if (as != null) {
            throw new CommandFailure(ExitCode.USAGE, "--undo takes a decision back: leave out --as");
        }
        SightingSelection selection = batch == null
                ? selection(EnumSet.complementOf(EnumSet.copyOf(DecisionState.undecided())))
                : new SightingSelection.Batch(batch);
        return new UndoDecisions(home.existing())
                .undo(Actor.local(), selection, reason == null ? "taken back" : reason, approval, progress);
    }

    private SightingSelection selection(Set<DecisionState> usual) {
        return sightings.isEmpty() ? alike(usual) : new SightingSelection.Named(sightings);
    }

    private SightingSelection.Alike alike(Set<DecisionState> usual) {
        return new SightingSelection.Alike(filter.query(usual, Integer.MAX_VALUE), filter.words());
    }

    private static DecisionState state(String word) {
        String wanted = word.strip().toLowerCase(Locale.ROOT).replace('_', '-');
        List<DecisionState> states = Arrays.stream(DecisionState.values())
                .filter(state -> !state.isUndecided())
                .toList();
        return states.stream()
                .filter(state -> state.word().equals(wanted))
                .findFirst()
                .orElseThrow(() -> new CommandFailure(
                        ExitCode.USAGE,
                        "--as: `%s` is none of %s; --undo makes it open again"
                                .formatted(
                                        word,
                                        states.stream().map(DecisionState::word).collect(Collectors.joining(", ")))));
    }

    private void print(DecisionResult result) {
        if (json.wanted()) {
            console.line(JsonLines.line(DecisionResultView.of(result)));
            return;
        }
        console.line(result.state()
                .map(state -> reader.say("decide.decided", result.decided(), new OutcomeWording(reader).state(state)))
                .orElseGet(() -> reader.say("decide.undone", result.decided())));
        if (result.unchanged() > 0) {
            console.note(reader.say("decide.unchanged", result.unchanged()));
        }
        result.toBeRetracted().forEach(notice -> console.note(reader.say("decide.to-retract", notice.toString())));
        result.batch().ifPresent(id -> console.note(reader.say("decide.undo", id)));
    }
}
