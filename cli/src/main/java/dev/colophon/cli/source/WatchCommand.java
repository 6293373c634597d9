package dev.colophon.cli.source;

import dev.colophon.cli.option.HomeOption;
import dev.colophon.cli.option.JsonOption;
import dev.colophon.cli.output.Console;
import dev.colophon.cli.output.ExitCode;
import dev.colophon.cli.progress.Report;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.watch.WatchSources;
import java.io.IOException;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Looks at the sources again and again. */
@Command(
        name = "watch",
        description = {
            "Visit the places named with `colophon source add`, keep what is received, and look for registered works in it.",
            "Stops cleanly on Ctrl-C and goes on where it was; also after a crash. Polite: obeys robots.txt, one request a",
            "host at a time, a second apart or as the host asks, over restarts too."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  COLOPHON_CONTACT=https://example.org/about-our-visits colophon watch",
            "  colophon watch --once                      what is due now, then end",
            "  colophon watch --metrics-port 9464         figures for Prometheus at http://127.0.0.1:9464/metrics"
        })
public final class WatchCommand implements Callable<Integer> {

    @Option(
            names = "--once",
            description =
                    "Visit what is due now, each place once, then end. Hosts that rest are waited for until two minutes after something was had last.")
    private boolean once;

    @Option(
            names = "--retry-parked",
            description = "Look again into what this program failed on three times (`colophon status` lists it).")
    private boolean retryParked;

    @Option(
            names = "--metrics-port",
            paramLabel = "PORT",
            description = "Serve figures for Prometheus on this machine.")
    private @Nullable Integer metricsPort;

    @Mixin
    private HomeOption home = new HomeOption();

    @Mixin
    private JsonOption json = new JsonOption();

    private final Console console;

    WatchCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        WatchSources.Request request = new WatchSources.Request(
                once, retryParked, metricsPort == null ? OptionalInt.empty() : OptionalInt.of(metricsPort));
        Report report = new Report(console, json.wanted());
        try (WatchOutput output = new WatchOutput(console, report, json.wanted(), console.reader())) {
            OptionalLong looked = new WatchSources(home.existing()).watch(Actor.local(), request, output);
            output.endProgress();
            looked.ifPresent(report::endOfWatch);
        }
        return ExitCode.OK;
    }
}
