package dev.colophon.cli.evidence;

import dev.colophon.cases.home.HomeLog;
import dev.colophon.cases.home.StampedCheckpoints;
import dev.colophon.cli.option.ForceOption;
import dev.colophon.cli.option.HomeOption;
import dev.colophon.cli.option.JsonOption;
import dev.colophon.cli.option.Program;
import dev.colophon.cli.output.Columns;
import dev.colophon.cli.output.CommandFailure;
import dev.colophon.cli.output.Console;
import dev.colophon.cli.output.ExitCode;
import dev.colophon.cli.text.RecordedText;
import dev.colophon.evidence.messages.Language;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.evidence.EvidenceSetup;
import dev.colophon.service.json.JsonLines;
import dev.colophon.service.json.evidence.BegunLogView;
import dev.colophon.service.json.evidence.CheckedLogView;
import dev.colophon.service.json.evidence.LogStampView;
import dev.colophon.service.json.evidence.RegistrationProofView;
import dev.colophon.service.log.BeginLog;
import dev.colophon.service.log.CheckLog;
import dev.colophon.service.log.CosignLog;
import dev.colophon.service.log.DescribeLog;
import dev.colophon.service.log.LogState;
import dev.colophon.service.log.ProveRegistration;
import dev.colophon.service.log.StampLog;
import dev.colophon.service.log.WitnessReply;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The transparency log. */
@Command(
        name = "log",
        description = {
            "The transparency log: what was registered and captured, so that nobody can change it afterwards unnoticed.",
            "Without a subcommand: its state. Its folder, log/ in the home, can be served as static files."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  colophon log                                     name, size, key, witnesses",
            "  colophon log begin --origin log.example.org/us   under a name of your own, before the first registration",
            "  colophon log witness add https://witness.example --key witness.example+1a2b3c4d+BA…",
            "  colophon log cosign                              ask the witnesses to vouch for it as it is now",
            "  colophon log stamp                               have a timestamp authority say when: one for all leaves so far",
            "  colophon log prove song.mp3                      prove that this file was registered, for anyone",
            "  colophon log check                               read it all and compare every hash",
        },
        subcommands = {
            LogCommand.Begin.class,
            WitnessCommand.class,
            LogCommand.Cosign.class,
            LogCommand.Stamp.class,
            LogCommand.Prove.class,
            LogCommand.Check.class
        })
public final class LogCommand implements Callable<Integer> {

    private static final int LABEL = 11;

    @Mixin
    private HomeOption home = new HomeOption();

    @Mixin
    private JsonOption json = new JsonOption();

    private final Console console;

    LogCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        new DescribeLog(home.existing()).describe(Actor.local(), console).ifPresent(this::print);
        return ExitCode.OK;
    }

    private void print(LogState log) {
        if (json.wanted()) {
            console.line(JsonLines.line(log));
            return;
        }
        Language reader = console.reader();
        console.line(label("log.show.log") + "@|bold " + Console.safe(log.origin()) + "|@");
        console.line(label("log.show.leaves")
                + "%,d%s".formatted(log.size(), log.registrationsMissing() ? reader.say("log.show.missing") : ""));
        console.line(label("log.show.root") + log.root());
        console.line(label("log.show.key") + log.key());
        console.line(label("log.show.witnesses")
                + (log.witnesses().isEmpty()
                        ? reader.say("log.show.alone")
                        : reader.say("log.show.cosigned", log.witnesses().size(), log.cosignedSize())));
    }

    private String label(String key) {
        return Columns.label(console.reader().say(key), LABEL);
    }

    /** Begins it under a chosen name. */
    @Command(
            name = "begin",
            description = {
                "Begin the log under a name of your own. It is the address where the log will be published, without https://.",
                "Without this command the first registration begins it under a random name. The name can never be changed."
            })
    static final class Begin implements Callable<Integer> {

        @Option(names = "--origin", paramLabel = "NAME", required = true, description = "Such as log.example.org/us.")
        private String origin = "";

        @Mixin
        private HomeOption home = new HomeOption();

        @Mixin
        private JsonOption json = new JsonOption();

        private final Console console;

        Begin(Console console) {
            this.console = console;
        }

        @Override
        public Integer call() {
            BeginLog.Begun begun = new BeginLog(home.settings()).begin(Actor.local(), origin);
            console.line(json.wanted() ? JsonLines.line(BegunLogView.of(origin, begun)) : begun.key());
            console.note(console.reader().say("log.begun", Console.safe(String.valueOf(begun.privateKeys()))));
            return ExitCode.OK;
        }
    }

    /** Asks the witnesses. */
    @Command(
            name = "cosign",
            description =
                    "Log what is registered and not logged yet, and ask the witnesses to cosign the log as it is now.")
    static final class Cosign implements Callable<Integer> {

        @Mixin
        private HomeOption home = new HomeOption();

        @Mixin
        private JsonOption json = new JsonOption();

        private final Console console;

        Cosign(Console console) {
            this.console = console;
        }

        @Override
        public Integer call() throws IOException {
            List<WitnessReply> replies = new CosignLog(home.existing()).cosign(Actor.local());
            for (WitnessReply reply : replies) {
                console.line(
                        json.wanted()
                                ? JsonLines.line(reply)
                                : Console.safe(
                                        reply.witness() + "  " + RecordedText.why(reply.detail(), console.reader())));
            }
            return replies.stream().allMatch(reply -> reply.answer() == WitnessReply.Answer.COSIGNED)
                    ? ExitCode.OK
                    : ExitCode.FOUND;
        }
    }

    /** Has it timestamped. */
    @Command(
            name = "stamp",
            description = {
                "Have a timestamp authority stamp the log as it is now: one timestamp covers every leaf so far.",
                "Name one with `colophon evidence authority add`. `colophon log prove` then hands the timestamp out."
            })
    static final class Stamp implements Callable<Integer> {

        @Mixin
        private HomeOption home = new HomeOption();

        @Mixin
        private JsonOption json = new JsonOption();

        private final Console console;

        Stamp(Console console) {
            this.console = console;
        }

        @Override
        public Integer call() throws IOException {
            EvidenceSetup evidence =
                    new EvidenceSetup(Program.software(), console.reader(), List.of("colophon", "log", "stamp"));
            StampedCheckpoints.Outcome outcome = new StampLog(home.existing(), evidence).stamp(Actor.local());
            tell(outcome);
            return outcome.authority().isPresent() ? ExitCode.OK : ExitCode.FOUND;
        }

        private void tell(StampedCheckpoints.Outcome outcome) {
            if (json.wanted()) {
                console.line(JsonLines.line(LogStampView.of(outcome)));
                return;
            }
            outcome.silent().forEach(why -> console.note(Console.safe(RecordedText.why(why, console.reader()))));
            console.line(outcome.time()
                    .map(time -> console.reader()
                            .say(
                                    "log.stamped",
                                    outcome.size(),
                                    time,
                                    Console.safe(outcome.authority().orElse(""))))
                    .orElseGet(() -> console.reader().say("log.not-stamped")));
        }
    }

    /** Proves a registration. */
    @Command(
            name = "prove",
            description = {
                "Prove that a file was registered: writes FILE.leaf.json and FILE.tlog-proof here, or into --to; and, once "
                        + "the log was stamped, FILE.checkpoint and FILE.checkpoint.tsr, which say when.",
                "Anyone with the file, these two and the key of the log can check it with tools that are not ours."
            })
    static final class Prove implements Callable<Integer> {

        @Parameters(paramLabel = "FILE", description = "The registered file itself.")
        private Path file = Path.of("");

        @Option(names = "--to", paramLabel = "DIR", description = "Where the proof is written.")
        private @Nullable Path to;

        @Mixin
        private ForceOption force = new ForceOption();

        @Mixin
        private HomeOption home = new HomeOption();

        @Mixin
        private JsonOption json = new JsonOption();

        private final Console console;

        Prove(Console console) {
            this.console = console;
        }

        @Override
        public Integer call() throws IOException {
            ProveRegistration.Proof proof = new ProveRegistration(home.existing()).prove(Actor.local(), file);
            Path folder = to == null ? Path.of("").toAbsolutePath() : to;
            String name = file.getFileName().toString();
            List<Path> written = new ArrayList<>();
            try {
                Files.createDirectories(folder);
                for (Map.Entry<String, byte[]> part : proof.files().bySuffix().entrySet()) {
                    Path target = folder.resolve(name + part.getKey());
                    force.write(target, part.getValue());
                    written.add(target);
                }
            } catch (FileSystemException e) {
                throw new CommandFailure(
                        ExitCode.REFUSED,
                        "cannot write %s: %s; name another folder with --to"
                                .formatted(
                                        e.getFile(),
                                        Objects.requireNonNullElse(
                                                e.getReason(),
                                                e instanceof FileAlreadyExistsException
                                                        ? "it is no folder"
                                                        : "it may not be written")));
            }
            if (json.wanted()) {
                console.line(JsonLines.line(RegistrationProofView.of(proof, written)));
                return ExitCode.OK;
            }
            console.line(console.reader()
                    .say("log.proof.registered", proof.registered(), proof.leaf(), Console.safe(proof.log())));
            console.note(console.reader()
                    .say(
                            "log.proof.written",
                            folder.resolve(name + ".leaf.json"),
                            folder.resolve(name + ".tlog-proof")));
            return ExitCode.OK;
        }
    }

    /** Reads all of it. */
    @Command(
            name = "check",
            description = {
                "Read the whole log, compare every hash with the signed checkpoint, and look for every registered file in it.",
                "Ends with 1 when a registered file is not in it."
            })
    static final class Check implements Callable<Integer> {

        @Mixin
        private HomeOption home = new HomeOption();

        @Mixin
        private JsonOption json = new JsonOption();

        private final Console console;

        Check(Console console) {
            this.console = console;
        }

        @Override
        public Integer call() {
            CheckLog.CheckedLog checked = new CheckLog(home.existing()).check(Actor.local());
            HomeLog.Registrations registrations = checked.registrations();
            if (json.wanted()) {
                console.line(JsonLines.line(CheckedLogView.of(checked)));
            } else {
                print(checked.leaves(), registrations);
            }
            return registrations.complete() ? ExitCode.OK : ExitCode.FOUND;
        }

        private void print(long leaves, HomeLog.Registrations registrations) {
            console.line(console.reader().say("log.check.leaves", leaves));
            if (registrations.waiting() > 0) {
                console.line(console.reader().say("log.check.waiting", registrations.waiting()));
            }
            if (registrations.absent() > 0) {
                console.line(console.reader().say("log.check.absent", registrations.absent()));
            }
        }
    }
}
