package dev.colophon.cli.home;

import dev.colophon.cli.option.HomeOption;
import dev.colophon.cli.option.JsonOption;
import dev.colophon.cli.output.Console;
import dev.colophon.cli.output.ExitCode;
import dev.colophon.cli.text.StoredSightingText;
import dev.colophon.evidence.messages.Language;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.json.JsonLines;
import dev.colophon.service.watch.ReportStatus;
import dev.colophon.service.watch.StatusReport;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** How watching stands. */
@Command(name = "status", description = "Show the state of watching: places, queue, hosts, what waits, what was found.")
public final class StatusCommand implements Callable<Integer> {

    @Mixin
    private HomeOption home = new HomeOption();

    @Mixin
    private JsonOption json = new JsonOption();

    private final Console console;

    StatusCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        new ReportStatus(home.existing()).report(Actor.local(), console).ifPresent(this::print);
        return ExitCode.OK;
    }

    private void print(StatusReport status) {
        if (json.wanted()) {
            console.line(JsonLines.line(status));
        } else {
            text(status);
        }
    }

    private void text(StatusReport status) {
        console.line("sources    %,10d".formatted(status.sources()));
        console.line("urls       %,10d  of them due now %,d%s%s%s%s"
                .formatted(
                        status.urls().values().stream()
                                .mapToInt(Integer::intValue)
                                .sum(),
                        status.due(),
                        counted(status, "HELD", "held back"),
                        counted(status, "BARRED", "barred"),
                        counted(status, "DISALLOWED", "not allowed by their hosts"),
                        counted(status, "GONE", "gone")));
        if (status.failing() > 0) {
            console.line("failing    %,10d  addresses at their last look; `colophon source list --failing` names them"
                    .formatted(status.failing()));
        }
        console.line("hosts      %,10d  of them being asked %,d".formatted(status.hosts(), status.underWay()));
        console.line("to look into %,8d".formatted(status.analysisTasks()));
        console.line("sightings  %,10d%s"
                .formatted(
                        status.sightings(),
                        status.decisions().isEmpty()
                                ? ""
                                : "  " + StoredSightingText.totals(status.decisions(), Language.ENGLISH)));
        status.asleep()
                .forEach(host -> console.line(
                        "  %s rests until %s: %s".formatted(Console.safe(host.host()), host.until(), host.why())));
        status.blocked().forEach(host -> console.line("  %s is blocked".formatted(Console.safe(host))));
        status.refusing()
                .forEach(host -> console.line("  %s keeps crawlers away: %s (%s)"
                        .formatted(
                                Console.safe(host.host()), Console.safe(host.why()), Console.safe(host.document()))));
        status.parked()
                .forEach(url -> console.line(
                        ("  %s is parked: this program failed on it, or was ended at it, three times; its bytes are kept: "
                                        + "`colophon watch --retry-parked` looks again")
                                .formatted(Console.safe(url))));
    }

    private static String counted(StatusReport status, String state, String words) {
        int count = status.urls().getOrDefault(state, 0);
        return count == 0 ? "" : ", %s %,d".formatted(words, count);
    }
}
