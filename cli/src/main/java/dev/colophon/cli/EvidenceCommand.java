package dev.colophon.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.colophon.cases.CaptureRefused;
import dev.colophon.cases.EvidenceCapture;
import dev.colophon.cases.EvidenceTarget;
import dev.colophon.cases.HomeBundles;
import dev.colophon.crawl.frontier.Sources;
import dev.colophon.crawl.source.Source;
import dev.colophon.evidence.messages.Language;
import dev.colophon.evidence.verify.BundleName;
import dev.colophon.http.GuardedClient;
import dev.colophon.http.guard.GuardSettings;
import dev.colophon.media.child.TemporaryFolders;
import dev.colophon.registry.RegisteredMatch;
import dev.colophon.service.evidence.EvidenceBrowser;
import dev.colophon.service.evidence.EvidenceSetup;
import dev.colophon.service.evidence.EvidenceTargets;
import dev.colophon.service.json.FindingJson;
import dev.colophon.service.json.JsonLines;
import dev.colophon.service.session.HomeSession;
import dev.colophon.service.settings.Settings;
import dev.colophon.sightings.Sightings;
import dev.colophon.store.Database;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
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
final class EvidenceCommand implements Runnable {

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
                "Take evidence of sightings or URLs: ask for each once more, keep the exact bytes, look at the page with a "
                        + "browser, seal, timestamp and log all of it.",
                "Each becomes a bundle in evidence/ of the home: NAME.wacz and the files of the same name beside it."
            },
            footerHeading = "%nExamples:%n",
            footer = {
                "  colophon evidence capture 01932f6c",
                "  colophon evidence capture https://example.org/song.mp3 --page https://example.org/songs --case C-17",
                "",
                "The environment may say: COLOPHON_VANTAGE (where this machine stands, such as \"DE, Leipzig\"), "
                        + "COLOPHON_RESPONSIBLE (who answers for it), COLOPHON_VERIFY_URL (printed as a square code)."
            })
    static final class Capture implements Callable<Integer> {

        @Parameters(paramLabel = "WHAT", arity = "1..*", description = "Ids of sightings (or their start), or URLs.")
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
                description = "A host that may be visited although it is not on the public internet; may be repeated.")
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
            Path scratch = TemporaryFolders.create("colophon-evidence");
            try (HomeSession session = HomeSession.watching(home.existing(), console)) {
                Database database = session.catalogue().database();
                GuardSettings guard = GuardSettings.of(
                                home.settings().watching().contactOrExample(), scratch)
                        .withAllowed(AllowedHosts.of(allowed(database)))
                        .withBlocked(new Sources(database, InstantSource.system()).blocked());
                List<EvidenceTarget> targets = wanted.stream()
                        .map(what -> EvidenceTargets.of(
                                what, Optional.ofNullable(page), Optional.ofNullable(caseId), new Sightings(database)))
                        .toList();
                return take(session, targets, guard, scratch);
            } finally {
                TemporaryFolders.delete(scratch);
            }
        }

        /** What sources may visit, evidence of what they found may visit too. */
        private List<String> allowed(Database database) {
            return Stream.concat(
                            allowedHosts.stream(),
                            new Sources(database, InstantSource.system())
                                    .list().stream().map(Source::allowedHosts).flatMap(List::stream))
                    .distinct()
                    .toList();
        }

        private int take(HomeSession session, List<EvidenceTarget> targets, GuardSettings guard, Path scratch)
                throws IOException {
            EvidenceSetup evidence = new EvidenceSetup(Colophon.software(), language.reader(), command());
            int refused = 0;
            try (GuardedClient client = new GuardedClient(guard);
                    EvidenceBrowser browser = withoutBrowser
                            ? EvidenceBrowser.none()
                            : EvidenceBrowser.start(home.settings().programs(), client, console);
                    HomeBundles bundles = evidence.bundles(
                            home.settings(), session.catalogue().database(), guard)) {
                EvidenceCapture capture = evidence.capture(bundles, client, browser.browser(), session);
                for (EvidenceTarget target : targets) {
                    try {
                        tell(target, capture.of(target, Files.createTempDirectory(scratch, "capture")));
                    } catch (CaptureRefused e) {
                        refused++;
                        console.note("colophon: " + Console.safe(String.valueOf(e.getMessage()))
                                + e.allowable().map(AllowedHosts::hint).orElse(""));
                    }
                }
            }
            return refused > 0 ? ExitCode.REFUSED : ExitCode.OK;
        }

        private List<String> command() {
            List<String> command = new ArrayList<>(List.of("colophon"));
            command.addAll(
                    Objects.requireNonNull(spec).commandLine().getParseResult().originalArgs());
            return command;
        }

        private void tell(EvidenceTarget target, EvidenceCapture.Taken taken) {
            Path wacz = taken.bundle().wacz();
            if (json.wanted()) {
                ObjectNode line = JsonLines.object()
                        .put("bundle", wacz.toString())
                        .put("url", target.url())
                        .put("sha256", taken.bundle().facts().wacz().sha256().hex())
                        .put("state", taken.bundle().state().name())
                        .put("leaf", taken.bundle().facts().log().index())
                        .put("looked", taken.looked())
                        .put("report", taken.bundle().reported());
                taken.same().ifPresent(same -> line.put("sameAsBefore", same));
                line.set("matches", FindingJson.matches(taken.matches(), target.url()));
                taken.bundle().silent().forEach(line.putArray("silent")::add);
                console.line(JsonLines.line(line));
                return;
            }
            Language reader = language.reader();
            console.line("@|bold " + wacz + "|@");
            console.line("  " + Console.safe(target.url()) + ": " + works(taken.matches(), reader));
            taken.same().filter(same -> !same).ifPresent(_ -> console.line("  " + reader.say("capture.changed")));
            taken.bundle()
                    .facts()
                    .timestamps()
                    .forEach(stamp -> console.line(
                            "  " + reader.say("capture.time", stamp.time(), Console.safe(stamp.authority()))));
            taken.bundle()
                    .silent()
                    .forEach(why -> console.line("  " + reader.say("capture.silent", Console.safe(why))));
            console.line("  " + reader.say("capture.check", wacz.toString()));
        }

        private static String works(List<RegisteredMatch> matches, Language reader) {
            return matches.isEmpty()
                    ? reader.say("capture.no-work")
                    : Console.safe(matches.stream()
                            .map(match -> match.registered().work().title())
                            .distinct()
                            .reduce((one, other) -> one + ", " + other)
                            .orElse(""));
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
            Path folder = home.existing().home().evidence();
            List<BundleName> names = HomeBundles.list(folder);
            if (names.isEmpty()) {
                console.note("no evidence yet: take it with `colophon evidence capture SIGHTING`");
            }
            for (BundleName name : names) {
                boolean stamped = name.allTokens().anyMatch(token -> Files.exists(folder.resolve(token)));
                boolean reported = Files.exists(folder.resolve(name.report()));
                Path wacz = folder.resolve(name.wacz());
                console.line(
                        json.wanted()
                                ? JsonLines.line(JsonLines.object()
                                        .put("bundle", wacz.toString())
                                        .put("case", name.caseId())
                                        .put("number", name.number())
                                        .put("state", stamped ? "STAMPED" : "TIME_PENDING")
                                        .put("report", reported))
                                : "%s%s%s"
                                        .formatted(
                                                wacz,
                                                stamped ? "" : "  no timestamp yet",
                                                reported ? "" : "  no report"));
            }
            return ExitCode.OK;
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
            Settings settings = home.stored();
            Path scratch = TemporaryFolders.create("colophon-evidence");
            int silent = 0;
            try (Database database = Database.open(settings.home(), settings.database());
                    HomeBundles bundles = new EvidenceSetup(
                                    Colophon.software(),
                                    Language.ofUser(Locale.getDefault()),
                                    List.of("colophon", "evidence", "renew"))
                            .bundles(
                                    home.settings(),
                                    database,
                                    GuardSettings.of(home.settings().watching().contactOrExample(), scratch))) {
                for (HomeBundles.Renewed renewed : bundles.renew(Duration.ofDays(days))) {
                    tell(renewed);
                    silent += renewed.silent().size();
                }
            } finally {
                TemporaryFolders.delete(scratch);
            }
            return silent > 0 ? ExitCode.FOUND : ExitCode.OK;
        }

        private void tell(HomeBundles.Renewed renewed) {
            if (json.wanted()) {
                ObjectNode line =
                        JsonLines.object().put("bundle", renewed.name().stem());
                renewed.written().forEach(line.putArray("written")::add);
                renewed.silent().forEach(line.putArray("silent")::add);
                console.line(JsonLines.line(line));
                return;
            }
            console.line(renewed.name().stem() + "  "
                    + (renewed.written().isEmpty() ? "as it was" : "new: " + String.join(", ", renewed.written())));
            renewed.silent().forEach(why -> console.line("  " + Console.safe(why)));
        }
    }

    /** Hands out the public keys. */
    @Command(
            name = "keys",
            description = {
                "Write the public keys with which bundles are sealed, reports signed and the log kept into a folder.",
                "Publish them: whoever verifies should have them from you, not from a bundle. Private keys stay in keys/ of the home."
            })
    static final class Keys implements Callable<Integer> {

        @Parameters(paramLabel = "DIR", description = "Where seal.pem, report.pem and log.vkey are written.")
        private Path folder = Path.of("");

        @Mixin
        private ForceOption force = new ForceOption();

        @Mixin
        private HomeOption home = new HomeOption();

        private final Console console;

        Keys(Console console) {
            this.console = console;
        }

        @Override
        public Integer call() throws IOException {
            Settings settings = home.existing();
            Path scratch = TemporaryFolders.create("colophon-evidence");
            try (Database database = Database.open(settings.home(), settings.database());
                    HomeBundles bundles = new EvidenceSetup(
                                    Colophon.software(), Language.ofUser(Locale.getDefault()), List.of())
                            .bundles(
                                    home.settings(),
                                    database,
                                    GuardSettings.of(home.settings().watching().contactOrExample(), scratch))) {
                Files.createDirectories(folder);
                for (Map.Entry<String, String> key : bundles.publicKeys().entrySet()) {
                    Path file = folder.resolve(key.getKey());
                    force.write(file, key.getValue().getBytes(StandardCharsets.UTF_8));
                    console.line(file.toString());
                }
            } finally {
                TemporaryFolders.delete(scratch);
            }
            return ExitCode.OK;
        }
    }
}
