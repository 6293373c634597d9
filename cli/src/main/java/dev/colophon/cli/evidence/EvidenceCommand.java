package dev.colophon.cli.evidence;

import dev.colophon.cli.option.AllowedHosts;
import dev.colophon.cli.option.ForceOption;
import dev.colophon.cli.option.HomeOption;
import dev.colophon.cli.option.JsonOption;
import dev.colophon.cli.option.LanguageOption;
import dev.colophon.cli.option.Program;
import dev.colophon.cli.output.Console;
import dev.colophon.cli.output.ExitCode;
import dev.colophon.cli.progress.ProgressOutput;
import dev.colophon.cli.text.RecordedText;
import dev.colophon.evidence.messages.Language;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.evidence.CaptureEvidence;
import dev.colophon.service.evidence.CapturedEvidence;
import dev.colophon.service.evidence.EvidenceSetup;
import dev.colophon.service.evidence.ExportKeys;
import dev.colophon.service.evidence.KeptBundle;
import dev.colophon.service.evidence.ListEvidence;
import dev.colophon.service.evidence.RenewEvidence;
import dev.colophon.service.evidence.RenewedBundle;
import dev.colophon.service.json.JsonLines;
import dev.colophon.service.json.evidence.KeptBundleView;
import dev.colophon.service.json.evidence.KeyFileView;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Evidence of what was found. */
@Command(
        name = "evidence",
        description = "Take evidence of what was found, that anyone can check offline; `colophon verify` does.",
        subcommands = {
            EvidenceCommand.Capture.class,
            EvidenceCommand.ListThem.class,
            EvidenceCommand.Renew.class,
            EvidenceCommand.Keys.class,
            AuthorityCommand.class
        })
public final class EvidenceCommand implements Runnable {

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(
                Objects.requireNonNull(spec).commandLine(), "Missing command: capture, list, renew, keys or authority");
    }

    /** Takes it. */
    @Command(
            name = "capture",
            description = {
                "Take evidence of sightings or URLs: ask for each once more, keep the exact bytes, look at the page"
                        + " with a browser, seal, timestamp and log all of it.",
                "Each becomes a bundle in evidence/ of the home: NAME.wacz and the files of the same name beside it."
            },
            footerHeading = "%nExamples:%n",
            footer = {
                "  colophon evidence capture a1b2c3d4",
                "  colophon evidence capture https://example.org/song.mp3 --page https://example.org/songs --case C-17",
                "",
                "The environment may say: COLOPHON_VANTAGE (where this machine stands, such as \"DE, Leipzig\"), "
                        + "COLOPHON_RESPONSIBLE (who answers for it), COLOPHON_VERIFY_URL (printed as a square code)."
            })
    static final class Capture implements Callable<Integer> {

        @Parameters(
                paramLabel = "WHAT",
                arity = "1..*",
                description = "Ids of sightings (or their last eight characters), or URLs.")
        private List<String> wanted = List.of();

        @Option(
                names = "--case",
                paramLabel = "NAME",
                description = "The case it belongs to: letters, digits, - and _.")
        private @Nullable String caseId;

        @Option(names = "--page", paramLabel = "URL", description = "The page on which a URL stands.")
        private @Nullable String page;

        @Option(names = "--no-browser", description = "Without a second look by a browser, and without a report.")
        private boolean withoutBrowser;

        @Mixin
        private LanguageOption language = new LanguageOption();

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

        @Spec
        private @Nullable CommandSpec spec;

        private final Console console;

        Capture(Console console) {
            this.console = console;
        }

        @Override
        public Integer call() throws IOException {
            CaptureEvidence.Request request = new CaptureEvidence.Request(
                    wanted,
                    Optional.ofNullable(page),
                    Optional.ofNullable(caseId),
                    !withoutBrowser,
                    AllowedHosts.of(allowedHosts));
            EvidenceSetup evidence = new EvidenceSetup(
                    Program.software(), language.reader(), CaptureOutput.command(Objects.requireNonNull(spec)));
            CaptureOutput print = new CaptureOutput(console, json, language.reader());
            try (ProgressOutput<CapturedEvidence> output = new ProgressOutput<>("capturing", console, print::print)) {
                new CaptureEvidence(home.existing(), evidence).capture(Actor.local(), request, output);
            }
            return print.exitCode();
        }
    }

    /** Lists it. */
    @Command(name = "list", description = "List the bundles.")
    static final class ListThem implements Callable<Integer> {

        @Mixin
        private HomeOption home = new HomeOption();

        @Mixin
        private JsonOption json = new JsonOption();

        private final Console console;

        ListThem(Console console) {
            this.console = console;
        }

        @Override
        public Integer call() {
            List<KeptBundle> all = new ListEvidence(home.existing()).list(Actor.local());
            if (all.isEmpty()) {
                console.note(console.reader().say("bundles.none"));
            }
            for (KeptBundle bundle : all) {
                console.line(json.wanted() ? JsonLines.line(KeptBundleView.of(bundle)) : bundle.wacz() + state(bundle));
            }
            return ExitCode.OK;
        }

        private String state(KeptBundle bundle) {
            Language reader = console.reader();
            if (bundle.fault().isPresent()) {
                return "  "
                        + reader.say(
                                "bundles.damaged", Console.safe(bundle.fault().get()));
            }
            return (bundle.stamped() ? "" : "  " + reader.say("bundles.no-time"))
                    + (bundle.reported() ? "" : "  " + reader.say("bundles.no-report"))
                    + (bundle.missing().isEmpty()
                            ? ""
                            : "  "
                                    + reader.say(
                                            "bundles.incomplete", Console.safe(String.join(", ", bundle.missing()))));
        }
    }

    /** Looks after its time. */
    @Command(
            name = "renew",
            description = {
                "Ask for timestamps that are still missing, and renew those whose certificate ends soon.",
                "Older timestamps stay and are covered by the new one."
            })
    static final class Renew implements Callable<Integer> {

        @Option(
                names = "--ahead",
                paramLabel = "DAYS",
                description =
                        "How many days before its end a certificate counts as ending (default: ${DEFAULT-VALUE}).")
        private int days = 90;

        @Mixin
        private HomeOption home = new HomeOption();

        @Mixin
        private JsonOption json = new JsonOption();

        private final Console console;

        Renew(Console console) {
            this.console = console;
        }

        @Override
        public Integer call() throws IOException {
            EvidenceSetup evidence =
                    new EvidenceSetup(Program.software(), console.reader(), List.of("colophon", "evidence", "renew"));
            List<RenewedBundle> renewed =
                    new RenewEvidence(home.existing(), evidence).renew(Actor.local(), Duration.ofDays(days));
            if (renewed.isEmpty()) {
                console.note(console.reader().say("bundles.none"));
            }
            renewed.forEach(this::print);
            return renewed.stream().allMatch(bundle -> bundle.silent().isEmpty()) ? ExitCode.OK : ExitCode.FOUND;
        }

        private void print(RenewedBundle renewed) {
            if (json.wanted()) {
                console.line(JsonLines.line(renewed));
                return;
            }
            Language reader = console.reader();
            console.line(renewed.bundle() + "  "
                    + (renewed.written().isEmpty()
                            ? reader.say("bundles.as-it-was")
                            : reader.say("bundles.written", Console.safe(String.join(", ", renewed.written())))));
            renewed.silent().forEach(why -> console.line("  " + Console.safe(RecordedText.why(why, reader))));
        }
    }

    /** Hands out the public keys. */
    @Command(
            name = "keys",
            description = {
                "Write the public keys with which bundles are sealed, reports signed and the log kept into a folder.",
                "Publish them: whoever verifies should have them from you, not from a bundle. Private keys stay in"
                        + " keys/ of the home."
            })
    static final class Keys implements Callable<Integer> {

        @Parameters(paramLabel = "DIR", description = "Where seal.pem, report.pem and log.vkey are written.")
        private Path folder = Path.of("");

        @Mixin
        private ForceOption force = new ForceOption();

        @Mixin
        private HomeOption home = new HomeOption();

        @Mixin
        private JsonOption json = new JsonOption();

        private final Console console;

        Keys(Console console) {
            this.console = console;
        }

        @Override
        public Integer call() throws IOException {
            EvidenceSetup evidence = new EvidenceSetup(Program.software(), console.reader(), List.of());
            Map<String, String> keys = new ExportKeys(home.existing(), evidence).export(Actor.local());
            Files.createDirectories(folder);
            for (Map.Entry<String, String> key : keys.entrySet()) {
                Path file = folder.resolve(key.getKey());
                force.write(file, key.getValue().getBytes(StandardCharsets.UTF_8));
                console.line(
                        json.wanted()
                                ? JsonLines.line(new KeyFileView(file.toString(), key.getValue()))
                                : file.toString());
            }
            return ExitCode.OK;
        }
    }
}
