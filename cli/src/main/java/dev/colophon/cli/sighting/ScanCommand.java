package dev.colophon.cli.sighting;

import dev.colophon.cli.option.AllowedHosts;
import dev.colophon.cli.option.HomeOption;
import dev.colophon.cli.option.JsonOption;
import dev.colophon.cli.output.Console;
import dev.colophon.cli.output.ExitCode;
import dev.colophon.cli.progress.ProgressOutput;
import dev.colophon.cli.progress.Report;
import dev.colophon.cli.text.RecordedText;
import dev.colophon.crawl.scan.Skipped;
import dev.colophon.evidence.messages.Language;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.json.FindingView;
import dev.colophon.service.json.JsonLines;
import dev.colophon.service.scan.Finding;
import dev.colophon.service.scan.ScanOutcome;
import dev.colophon.service.scan.ScanSources;
import dev.colophon.sightings.ChangedDecision;
import java.io.IOException;
import java.util.List;
import java.util.Map;
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
            "What was seen there before and is gone is told, and what is held now, or no more, by what is said of licences.",
            "Can be stopped and run again at any time: what is unchanged is not looked into again."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  colophon scan ~/Downloads",
            "  colophon scan crawl.warc.gz collection.wacz",
            "  colophon scan urls.txt                         one URL a line",
            "  colophon scan https://example.org/page         the page and the media it shows or links to",
        })
public final class ScanCommand implements Callable<Integer> {

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
        Report report = new Report(console, json.wanted());
        boolean scanned;
        try (ProgressOutput<ScanSources.Result> output =
                new ProgressOutput<>("scanning", console, result -> tell(result, report))) {
            scanned = new ScanSources(home.existing())
                    .scan(Actor.local(), new ScanSources.Request(sources, again, AllowedHosts.of(allowed)), output);
        }
        if (scanned) {
            if (!leftOut.isEmpty()) {
                console.note(leftOut());
            }
            report.end("sum.scanned", unchanged);
        }
        return Math.max(report.exitCode(), refused > 0 ? ExitCode.REFUSED : ExitCode.OK);
    }

    /** How many were left out by design, and why: icons, style sheets. */
    private String leftOut() {
        Language reader = console.reader();
        int all = leftOut.values().stream().mapToInt(Integer::intValue).sum();
        String reasons = leftOut.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                .limit(MOST_REASONS)
                .map(reason -> all == 1
                        ? RecordedText.why(reason.getKey(), reader)
                        : reader.say(
                                "scan.left-out.some", reason.getValue(), RecordedText.why(reason.getKey(), reader)))
                .collect(Collectors.joining(reader.say("match.comma")));
        String more = leftOut.size() > MOST_REASONS ? reader.say("scan.left-out.others") : "";
        return reader.say("scan.left-out", all, Console.safe(reasons), more);
    }

    private void refuse(String why) {
        refused++;
        console.note("colophon: " + Console.safe(console.told(why)));
    }

    private void tell(ScanSources.Result result, Report report) {
        switch (result) {
            case ScanSources.Result.NotRead(String why) -> refuse(why);
            case ScanSources.Result.Met(ScanOutcome.Found(Finding finding)) -> report.add(finding, true);
            case ScanSources.Result.Met(ScanOutcome.Unchanged _) -> unchanged++;
            case ScanSources.Result.Met(ScanOutcome.Gone(Finding finding)) -> report.addGone(finding);
            case ScanSources.Result.Redecided(ChangedDecision change) -> report.addRedecided(change);
            case ScanSources.Result.Met(ScanOutcome.NotSeen(Skipped skipped)) -> tell(skipped);
        }
    }

    private void tell(Skipped skipped) {
        if (skipped.kind() == Skipped.Kind.SKIPPED) {
            leftOut.merge(skipped.reason(), 1, Integer::sum);
            return;
        }
        Language reader = console.reader();
        refuse(reader.say(
                "at",
                skipped.place(),
                RecordedText.why(skipped.reason(), reader)
                        + skipped.allowable()
                                .map(door -> AllowedHosts.hint(door, reader))
                                .orElse("")));
        if (json.wanted()) {
            console.line(JsonLines.line(FindingView.of(skipped)));
        }
    }
}
