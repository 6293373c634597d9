package dev.colophon.cli;

import dev.colophon.crawl.frontier.Sources;
import dev.colophon.crawl.scan.ScanSource;
import dev.colophon.crawl.scan.Skipped;
import dev.colophon.crawl.scan.SourceRefused;
import dev.colophon.http.GuardedClient;
import dev.colophon.http.guard.GuardSettings;
import dev.colophon.media.child.TemporaryFolders;
import dev.colophon.service.caller.Plural;
import dev.colophon.service.json.FindingJson;
import dev.colophon.service.json.JsonLines;
import dev.colophon.service.scan.FileCount;
import dev.colophon.service.scan.Finding;
import dev.colophon.service.scan.Scan;
import dev.colophon.service.session.HomeSession;
import dev.colophon.service.settings.Settings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Looks for copies in folders, WARC files, lists of URLs and pages, and keeps what it finds. */
@Command(
        name = "scan",
        description = {
            "Look for copies of registered works, and keep where they were seen.",
            "Can be stopped and run again at any time: what is unchanged is not looked into again."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  colophon scan ~/Downloads",
            "  colophon scan crawl.warc.gz collection.wacz",
            "  colophon scan urls.txt                         one URL a line",
            "  colophon scan https://example.org/page         the page and the media it shows or links to",
        })
final class ScanCommand implements Callable<Integer> {

    private static final int MOST_REASONS = 3;

    @Parameters(
            paramLabel = "SOURCE",
            arity = "1..*",
            description = "Folders, files, WARC or WACZ, lists of URLs, URLs.")
    private List<String> sources = List.of();

    @Option(names = "--again", description = "Look also into what is known and unchanged.")
    private boolean again;

    @Option(
            names = "--allow",
            paramLabel = "HOST:PORT",
            description = "A server of your own that may be visited though it is not public; may be repeated.")
    private List<String> allowed = List.of();

    @Mixin
    private HomeOption home = new HomeOption();

    @Mixin
    private JsonOption json = new JsonOption();

    private final Console console;
    private int unchanged;
    private final Map<String, Integer> leftOut = new TreeMap<>();
    private int refused;

    ScanCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        Settings settings = home.existing();
        List<ScanSource> known = sources();
        if (known.isEmpty()) {
            return ExitCode.REFUSED;
        }
        Optional<String> nothing = settings.nothingStored();
        if (nothing.isPresent()) {
            console.note(nothing.get() + "; nothing was looked into");
            return refused > 0 ? ExitCode.REFUSED : ExitCode.OK;
        }
        Report report = new Report(console, json.wanted());
        Path scratch = TemporaryFolders.create("colophon-scan");
        try (HomeSession session = HomeSession.writing(settings, "scan", console);
                GuardedClient client =
                        new GuardedClient(GuardSettings.of(settings.watching().contactOrExample(), scratch)
                                .withAllowed(AllowedHosts.of(allowed))
                                .withBlocked(blocked(session)));
                Progress progress = Progress.of("scanning", total(known), console)) {
            Scan scan = new Scan(session, client, again);
            for (ScanSource source : known) {
                try {
                    scan.of(source, outcome -> tell(outcome, report, progress));
                } catch (IOException unopened) { // of this source, and no other
                    progress.above(() -> refuse(String.valueOf(unopened.getMessage())));
                }
            }
        } finally {
            TemporaryFolders.delete(scratch);
        }
        if (!leftOut.isEmpty()) {
            console.note(leftOut());
        }
        report.end("scanned", unchanged);
        return Math.max(report.exitCode(), refused > 0 ? ExitCode.REFUSED : ExitCode.OK);
    }

    /** Without those that are refused, each by itself. */
    private List<ScanSource> sources() {
        List<ScanSource> known = new ArrayList<>();
        for (String source : sources) {
            try {
                boolean misread = source.indexOf('\uFFFD') >= 0; // a name that is not text
                known.add(
                        misread
                                ? new ScanSource.LocalFiles(
                                        Path.of(source).toAbsolutePath().normalize())
                                : ScanSource.of(source));
            } catch (SourceRefused e) {
                refuse(String.valueOf(e.getMessage()));
            }
        }
        return known;
    }

    private static List<String> blocked(HomeSession session) {
        return new Sources(session.catalogue().database(), InstantSource.system()).blocked();
    }

    /** How many were left out by design, and why: icons, style sheets. */
    private String leftOut() {
        int all = leftOut.values().stream().mapToInt(Integer::intValue).sum();
        String reasons = leftOut.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                .limit(MOST_REASONS)
                .map(reason -> (all == 1 ? "" : reason.getValue() + " of them ") + reason.getKey())
                .collect(Collectors.joining(", "));
        String more = leftOut.size() > MOST_REASONS ? ", and others" : "";
        return "%s not looked into: %s%s"
                .formatted(Plural.of(all, "place was", "places were"), Console.safe(reasons), more);
    }

    private void refuse(String why) {
        refused++;
        console.note("colophon: " + Console.safe(why));
    }

    private static long total(List<ScanSource> sources) {
        long total = 0;
        for (ScanSource source : sources) {
            if (!(source instanceof ScanSource.LocalFiles(Path path))) {
                return 0; // how much is behind a URL is known when it was seen
            }
            total += FileCount.of(List.of(path));
        }
        return total;
    }

    private void tell(Scan.Outcome outcome, Report report, Progress progress) {
        switch (outcome) {
            case Scan.Outcome.Found(Finding finding) -> {
                progress.step(finding.place());
                progress.above(() -> report.add(finding, true));
            }
            case Scan.Outcome.Unchanged(String place) -> {
                unchanged++;
                progress.step(place);
            }
            case Scan.Outcome.NotSeen(Skipped skipped) -> {
                progress.step(skipped.place());
                if (skipped.kind() == Skipped.Kind.SKIPPED) {
                    leftOut.merge(skipped.reason(), 1, Integer::sum);
                } else {
                    String hint = skipped.allowable().map(AllowedHosts::hint).orElse("");
                    progress.above(() -> {
                        refuse(skipped.place() + ": " + skipped.reason() + hint);
                        if (json.wanted()) {
                            console.line(JsonLines.line(FindingJson.of(skipped)));
                        }
                    });
                }
            }
        }
    }
}
