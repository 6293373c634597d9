package dev.colophon.cli.evidence;

import dev.colophon.cases.capture.EvidenceCapture;
import dev.colophon.cases.capture.EvidenceTarget;
import dev.colophon.cli.option.JsonOption;
import dev.colophon.cli.output.Console;
import dev.colophon.cli.output.ExitCode;
import dev.colophon.evidence.messages.Language;
import dev.colophon.evidence.messages.Message;
import dev.colophon.registry.registration.RegisteredMatch;
import dev.colophon.service.evidence.CapturedEvidence;
import dev.colophon.service.json.JsonLines;
import dev.colophon.service.json.evidence.CapturedEvidenceView;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;

/** Prints what came of taking evidence, and remembers whether something was refused. For one thread. */
public final class CaptureOutput {

    private final Console console;
    private final JsonOption json;
    private final Language reader;
    private int refused;

    public CaptureOutput(Console console, JsonOption json, Language reader) {
        this.console = console;
        this.json = json;
        this.reader = reader;
    }

    /** The command as it was called, which bundles keep. */
    public static List<String> command(CommandSpec spec) {
        List<String> command = new ArrayList<>(List.of("colophon"));
        command.addAll(spec.commandLine().getParseResult().originalArgs());
        return command;
    }

    /** How the command ends. */
    public int exitCode() {
        return refused > 0 ? ExitCode.REFUSED : ExitCode.OK;
    }

    /** A bundle, or why there is none. */
    public void print(CapturedEvidence captured) {
        switch (captured) {
            case CapturedEvidence.Taken taken
            when json.wanted() -> console.line(JsonLines.line(CapturedEvidenceView.of(taken)));
            case CapturedEvidence.Taken taken -> print(taken);
            case CapturedEvidence.NotTaken(Message why, Optional<String> allowable) -> {
                refused++;
                Message told = allowable
                        .map(door -> Message.of("capture.allow", why, door))
                        .orElse(why);
                console.note("colophon: " + Console.safe(told.in(reader)));
            }
        }
    }

    private void print(CapturedEvidence.Taken captured) {
        EvidenceCapture.Taken taken = captured.taken();
        Path wacz = taken.bundle().wacz();
        console.line("@|bold " + wacz + "|@");
        console.line("  " + reader.say("at", Console.safe(captured.target().url()), works(taken.matches())));
        captured.target()
                .shownBy()
                .map(EvidenceTarget.PageBundle::name)
                .ifPresent(page -> console.line("  " + reader.say("capture.page-bundle", page)));
        taken.same().filter(same -> !same).ifPresent(_ -> console.line("  " + reader.say("capture.changed")));
        if (taken.alike() > 1) {
            console.line("  " + reader.say("capture.alike", taken.alike()));
        }
        taken.bundle()
                .facts()
                .timestamps()
                .forEach(stamp -> console.line(
                        "  " + reader.say("capture.time", stamp.time(), Console.safe(authority(stamp.authority())))));
        taken.bundle().silent().forEach(why -> console.line("  " + reader.say("capture.silent", Console.safe(why))));
        console.line("  " + reader.say("capture.check", wacz.toString()));
    }

    /** Whose time it is; that of this machine is told in the language of the reader. */
    private String authority(String name) {
        return Language.recorded("capture.local-time", name).in(reader);
    }

    private String works(List<RegisteredMatch> matches) {
        return matches.isEmpty()
                ? reader.say("capture.no-work")
                : Console.safe(matches.stream()
                        .map(match -> match.registered().work().title())
                        .distinct()
                        .reduce((one, other) -> one + ", " + other)
                        .orElse(""));
    }
}
