package dev.colophon.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.colophon.crawl.frontier.FrontierStatus;
import dev.colophon.service.json.JsonLines;
import dev.colophon.sightings.Sightings;
import dev.colophon.store.Database;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** How watching stands. */
@Command(name = "status", description = "Show the state of watching: places, queue, hosts, what waits, what was found.")
final class StatusCommand implements Callable<Integer> {

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
        try (Database database = home.database(console).orElse(null)) {
            if (database == null) {
                return ExitCode.OK;
            }
            FrontierStatus status = FrontierStatus.of(database, Instant.now());
            int sightings = new Sightings(database).count();
            if (json.wanted()) {
                console.line(JsonLines.line(json(status, sightings)));
            } else {
                text(status, sightings);
            }
        }
        return ExitCode.OK;
    }

    private void text(FrontierStatus status, int sightings) {
        console.line("sources    %,10d".formatted(status.sources()));
        console.line("urls       %,10d  of them due now %,d%s%s%s"
                .formatted(
                        status.urls().values().stream()
                                .mapToInt(Integer::intValue)
                                .sum(),
                        status.due(),
                        counted(status, "HELD", "held back"),
                        counted(status, "BARRED", "barred"),
                        counted(status, "GONE", "gone")));
        console.line("hosts      %,10d  of them being asked %,d".formatted(status.hosts(), status.underWay()));
        console.line("to look into %,8d".formatted(status.analysisTasks()));
        console.line("sightings  %,10d".formatted(sightings));
        status.asleep()
                .forEach(host -> console.line(
                        "  %s rests until %s: %s".formatted(Console.safe(host.host()), host.until(), host.why())));
        status.blocked().forEach(host -> console.line("  %s is blocked".formatted(Console.safe(host))));
        status.parked()
                .forEach(url -> console.line(
                        ("  %s is parked: this program failed on it, or was ended at it, three times; its bytes are kept: "
                                        + "`colophon watch --retry-parked` looks again")
                                .formatted(Console.safe(url))));
    }

    private static String counted(FrontierStatus status, String state, String words) {
        int count = status.urls().getOrDefault(state, 0);
        return count == 0 ? "" : ", %s %,d".formatted(words, count);
    }

    private static ObjectNode json(FrontierStatus status, int sightings) {
        ObjectNode line = JsonLines.object()
                .put("sources", status.sources())
                .put("due", status.due())
                .put("hosts", status.hosts())
                .put("underWay", status.underWay())
                .put("analysisTasks", status.analysisTasks())
                .put("sightings", sightings);
        ObjectNode urls = line.putObject("urls");
        status.urls().forEach((state, count) -> urls.put(state, count));
        ArrayNode asleep = line.putArray("asleep");
        status.asleep()
                .forEach(host -> asleep.addObject()
                        .put("host", host.host())
                        .put("until", host.until().toString())
                        .put("why", host.why()));
        status.blocked().forEach(line.putArray("blocked")::add);
        status.parked().forEach(line.putArray("parked")::add);
        return line;
    }
}
