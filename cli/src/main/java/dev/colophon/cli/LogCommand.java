package dev.colophon.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.colophon.cases.Cosigning;
import dev.colophon.cases.HomeBundles;
import dev.colophon.cases.HomeLog;
import dev.colophon.cases.LoggedFile;
import dev.colophon.cases.StampedCheckpoints;
import dev.colophon.cases.Witnesses;
import dev.colophon.evidence.log.WitnessAnswer;
import dev.colophon.evidence.log.verify.Checkpoint;
import dev.colophon.evidence.messages.Language;
import dev.colophon.http.guard.GuardSettings;
import dev.colophon.media.child.TemporaryFolders;
import dev.colophon.registry.Content;
import dev.colophon.registry.LoggedReferences;
import dev.colophon.service.evidence.EvidenceSetup;
import dev.colophon.service.json.JsonLines;
import dev.colophon.store.Database;
import dev.colophon.store.Home;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
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
final class LogCommand implements Callable<Integer> {

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
        Optional<String> nothing = home.existing().nothingStored();
        if (nothing.isPresent() && !HomeLog.exists(home.home())) {
            console.note(nothing.get());
            return ExitCode.OK;
        }
        HomeLog log = opened(home, HomeLog::openToRead);
        Checkpoint newest = log.log().checkpoint();
        long cosigned = log.log().cosigned().map(Checkpoint::size).orElse(0L);
        try (Database database = home.database(console).orElse(null)) {
            if (database == null) {
                return ExitCode.OK;
            }
            List<Witnesses.Named> witnesses = new Witnesses(database, InstantSource.system()).list();
            boolean behind = !new LoggedReferences(database).missing(1).isEmpty();
            if (json.wanted()) {
                ObjectNode line = JsonLines.object()
                        .put("origin", newest.origin())
                        .put("size", newest.size())
                        .put("root", newest.root().hex())
                        .put("key", log.key().toString())
                        .put("cosignedSize", cosigned)
                        .put("registrationsMissing", behind);
                witnesses.stream().map(Witnesses.Named::name).forEach(line.putArray("witnesses")::add);
                console.line(JsonLines.line(line));
                return ExitCode.OK;
            }
            console.line("log        @|bold " + Console.safe(newest.origin()) + "|@");
            console.line("leaves     %,d%s"
                    .formatted(
                            newest.size(),
                            behind
                                    ? "; some registrations are not in it yet: `colophon register` or `colophon log cosign` logs them"
                                    : ""));
            console.line("root       " + newest.root().hex());
            console.line("key        " + log.key());
            console.line("witnesses  "
                    + (witnesses.isEmpty()
                            ? "none: without a witness the log is only your own statement"
                            : "%d; cosigned up to %,d leaves".formatted(witnesses.size(), cosigned)));
            return ExitCode.OK;
        }
    }

    /** How a log is opened. */
    private interface Opener {
        HomeLog open(Home home, InstantSource clock);
    }

    /** What is registered and not logged yet was registered by a run that was cut off. */
    private static HomeLog opened(HomeOption option, Opener opener) {
        Home home = option.existing().home();
        if (!HomeLog.exists(home)) {
            boolean registered = Database.exists(home, option.settings().database()) && isAnythingUnlogged(option);
            throw new CommandFailure(
                    ExitCode.REFUSED,
                    registered
                            ? "%s has no log, though works are registered there: it was lost, or registering was cut off before it began. `colophon register` with any file begins one and logs all of them"
                                    .formatted(home.folder())
                            : "no log was begun in %s: register something, or begin one with `colophon log begin`"
                                    .formatted(home.folder()));
        }
        return opener.open(home, InstantSource.system());
    }

    private static boolean isAnythingUnlogged(HomeOption option) {
        try (Database database = option.storedDatabase()) {
            return !new LoggedReferences(database).missing(1).isEmpty();
        }
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

        private final Console console;

        Begin(Console console) {
            this.console = console;
        }

        @Override
        public Integer call() {
            if (!origin.matches("[a-z0-9][a-z0-9.-]*(:[0-9]+)?(/[A-Za-z0-9._~-]+)*") || origin.length() > 200) {
                throw new CommandFailure(
                        ExitCode.USAGE, "a name such as log.example.org/us, without https:// and closing slash");
            }
            HomeLog log = HomeLog.begin(home.home(), origin, InstantSource.system());
            console.line(log.key().toString());
            console.note("begun; the line above is the key that whoever verifies needs. Keep a copy of "
                    + home.home().keys() + " where nobody else can read it");
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
            HomeLog log = opened(home, HomeLog::open);
            Path scratch = TemporaryFolders.create("colophon-log");
            try (Database database = Database.open(home.home(), home.settings().database())) {
                log.logRegistrations(database);
                List<Witnesses.Named> witnesses = new Witnesses(database, InstantSource.system()).list();
                if (witnesses.isEmpty()) {
                    throw new CommandFailure(
                            ExitCode.REFUSED,
                            "no witness is named: add one with `colophon log witness add URL --key VKEY`");
                }
                List<Cosigning.Said> said = new Cosigning(
                                GuardSettings.of(home.settings().watching().contactOrExample(), scratch))
                        .ask(log.log(), witnesses);
                said.forEach(this::tell);
                return said.stream().anyMatch(one -> !(one.answer() instanceof WitnessAnswer.Cosigned))
                        ? ExitCode.FOUND
                        : ExitCode.OK;
            } finally {
                TemporaryFolders.delete(scratch);
            }
        }

        private void tell(Cosigning.Said said) {
            String name = said.witness().name();
            String answer = said.answer().getClass().getSimpleName().toUpperCase(java.util.Locale.ROOT);
            String what = switch (said.answer()) {
                case WitnessAnswer.Cosigned(var cosignature) -> "cosigned at " + cosignature.time();
                case WitnessAnswer.Newer(long size) -> "has seen " + size + " leaves already: ask again";
                case WitnessAnswer.Refused(String why) -> why;
                case WitnessAnswer.Alarm(String why) -> "ALARM: " + why;
            };
            console.line(
                    json.wanted()
                            ? JsonLines.line(JsonLines.object()
                                    .put("witness", name)
                                    .put("answer", answer)
                                    .put("detail", what))
                            : Console.safe(name + "  " + what));
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
            HomeLog log = opened(home, HomeLog::open);
            Path scratch = TemporaryFolders.create("colophon-log");
            try (Database database = Database.open(home.home(), home.settings().database());
                    HomeBundles bundles = new EvidenceSetup(
                                    Colophon.software(),
                                    Language.ofUser(Locale.getDefault()),
                                    List.of("colophon", "log", "stamp"))
                            .bundles(
                                    home.settings(),
                                    database,
                                    GuardSettings.of(home.settings().watching().contactOrExample(), scratch))) {
                log.logRegistrations(database);
                StampedCheckpoints.Outcome outcome = bundles.stampLog();
                tell(outcome);
                return outcome.authority().isPresent() ? ExitCode.OK : ExitCode.FOUND;
            } finally {
                TemporaryFolders.delete(scratch);
            }
        }

        private void tell(StampedCheckpoints.Outcome outcome) {
            if (json.wanted()) {
                ObjectNode line = JsonLines.object().put("size", outcome.size());
                outcome.authority().ifPresent(name -> line.put("authority", name));
                outcome.time().ifPresent(time -> line.put("time", time.toString()));
                outcome.silent().forEach(line.putArray("silent")::add);
                console.line(JsonLines.line(line));
                return;
            }
            outcome.silent().forEach(why -> console.note(Console.safe(why)));
            console.line(outcome.time()
                    .map(time -> "%,d leaves, stamped %s by %s"
                            .formatted(
                                    outcome.size(),
                                    time,
                                    Console.safe(outcome.authority().orElse(""))))
                    .orElse("not stamped: name an authority with `colophon evidence authority add URL --root FILE`"));
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

        private final Console console;

        Prove(Console console) {
            this.console = console;
        }

        @Override
        public Integer call() throws IOException {
            if (!Files.isRegularFile(file)) {
                throw new CommandFailure(ExitCode.REFUSED, file + ": there is no such file");
            }
            HomeLog log = opened(home, HomeLog::openToRead);
            try (Database database = home.storedDatabase()) {
                Optional<LoggedFile> found = LoggedFile.of(file, database, log);
                if (found.isEmpty()) {
                    throw new CommandFailure(
                            ExitCode.REFUSED, file + ": " + whyNotLogged(new LoggedReferences(database)));
                }
                LoggedFile logged = found.get();
                Path folder = to == null ? Path.of("").toAbsolutePath() : to;
                Files.createDirectories(folder);
                Path leaf = folder.resolve(file.getFileName() + ".leaf.json");
                Path proof = folder.resolve(file.getFileName() + ".tlog-proof");
                force.write(leaf, logged.leaf());
                force.write(proof, logged.proof().bytes());
                if (logged.token().isPresent()) {
                    force.write(
                            folder.resolve(file.getFileName() + ".checkpoint"),
                            logged.proof().checkpoint().bytes());
                    force.write(
                            folder.resolve(file.getFileName() + ".checkpoint.tsr"),
                            logged.token().get());
                }
                console.line("registered " + logged.registered() + ", leaf "
                        + logged.proof().index() + " of "
                        + Console.safe(log.key().name()));
                console.note("written: " + leaf + " and " + proof);
            } catch (FileSystemException e) {
                throw new CommandFailure(
                        ExitCode.REFUSED,
                        "cannot write %s: %s; name another folder with --to"
                                .formatted(
                                        e.getFile(),
                                        Objects.requireNonNullElse(e.getReason(), "it may not be written")));
            }
            return ExitCode.OK;
        }

        private String whyNotLogged(LoggedReferences references) throws IOException {
            return references.isMissing(Content.of(file))
                    ? "it is registered, but not in the log yet, because that run was cut off or still goes on: "
                            + "`colophon register` with it again logs it"
                    : "these bytes are not in the log, since they are not registered: register the file first";
        }
    }

    /** Reads all of it. */
    @Command(name = "check", description = "Read the whole log and compare every hash with the signed checkpoint.")
    static final class Check implements Callable<Integer> {

        @Mixin
        private HomeOption home = new HomeOption();

        private final Console console;

        Check(Console console) {
            this.console = console;
        }

        @Override
        public Integer call() {
            console.line("%,d leaves, all as they were signed"
                    .formatted(opened(home, HomeLog::openToRead).log().verify()));
            return ExitCode.OK;
        }
    }
}
