package dev.colophon.cli.home;

import dev.colophon.cli.option.HomeOption;
import dev.colophon.cli.option.JsonOption;
import dev.colophon.cli.output.Console;
import dev.colophon.cli.output.ExitCode;
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
            new StatusText(console.reader()).lines(status).forEach(console::line);
        }
    }
}
