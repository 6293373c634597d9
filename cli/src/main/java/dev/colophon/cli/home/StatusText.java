package dev.colophon.cli.home;

import dev.colophon.cli.output.Columns;
import dev.colophon.cli.output.Console;
import dev.colophon.cli.text.RecordedText;
import dev.colophon.cli.text.StoredSightingText;
import dev.colophon.crawl.source.DelayCause;
import dev.colophon.evidence.messages.Language;
import dev.colophon.service.caller.ServiceException;
import dev.colophon.service.session.HomeClock;
import dev.colophon.service.watch.StatusReport;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How watching stands, told to a person in a language. */
final class StatusText {

    /** To the end of the number. */
    private static final int CELLS = 21;

    private final Language language;

    StatusText(Language language) {
        this.language = language;
    }

    List<String> lines(StatusReport status) {
        List<String> lines = new ArrayList<>();
        lines.add(line(
                "status.sources",
                status.sources(),
                joined(counted("status.local", status.dueLocal()), counted("status.paused", status.paused()))));
        lines.add(urls(status));
        int waiting =
                status.waiting().values().stream().mapToInt(Integer::intValue).sum();
        if (waiting > 0) {
            lines.add(line("status.waiting", waiting, language.say("status.waiting.why", causes(status))));
        }
        if (status.failing() > 0) {
            lines.add(line("status.failing", status.failing(), language.say("status.failing.names")));
        }
        lines.add(line("status.hosts", status.hosts(), language.say("status.asked", status.underWay())));
        lines.add(line("status.to-look-into", status.analysisTasks(), ""));
        lines.add(line(
                "status.sightings",
                status.sightings(),
                status.decisions().isEmpty() ? "" : StoredSightingText.totals(status.decisions(), language)));
        lines.addAll(hosts(status));
        Optional.ofNullable(status.laterLook())
                .map(HomeClock.of(InstantSource.system())::warning)
                .ifPresent(warning -> lines.add(ServiceException.told(warning).in(language)));
        return lines;
    }

    private String urls(StatusReport status) {
        return line(
                "status.urls",
                status.urls().values().stream().mapToInt(Integer::intValue).sum(),
                joined(
                        language.say("status.due", status.due()),
                        url(status, "HELD", "status.held"),
                        url(status, "BARRED", "status.barred"),
                        url(status, "DISALLOWED", "status.disallowed"),
                        url(status, "GONE", "status.gone")));
    }

    private String url(StatusReport status, String state, String key) {
        return counted(key, status.urls().getOrDefault(state, 0));
    }

    private String causes(StatusReport status) {
        return joined(Stream.of(DelayCause.values())
                .map(cause -> counted(key(cause), status.waiting().getOrDefault(cause, 0)))
                .toArray(String[]::new));
    }

    private static String key(DelayCause cause) {
        return switch (cause) {
            case PAUSED -> "status.waiting.paused";
            case BUDGET_SPENT -> "status.waiting.spent";
            case HOST_BLOCKED -> "status.waiting.blocked";
            case HOST_RESTS -> "status.waiting.rests";
        };
    }

    private List<String> hosts(StatusReport status) {
        List<String> lines = new ArrayList<>();
        status.asleep()
                .forEach(host -> lines.add(language.say(
                        "status.asleep",
                        Console.safe(host.host()),
                        host.until().toString(),
                        RecordedText.why(host.why(), language))));
        status.blocked().forEach(host -> lines.add(language.say("status.blocked", Console.safe(host))));
        status.refusing()
                .forEach(host -> lines.add(language.say(
                        "status.refusing",
                        Console.safe(host.host()),
                        Console.safe(RecordedText.why(host.why(), language)),
                        Console.safe(host.document()))));
        status.parked().forEach(url -> lines.add(language.say("status.parked", Console.safe(url))));
        return lines.stream().map(line -> "  " + line).toList();
    }

    private String counted(String key, int count) {
        return count == 0 ? "" : language.say(key, count);
    }

    private String joined(String... parts) {
        return Stream.of(parts)
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(language.say("source.comma")));
    }

    private String line(String key, int count, String rest) {
        String number = "%,d".formatted(count);
        String label = Columns.label(language.say(key), CELLS - number.length());
        return label + number + (rest.isEmpty() ? "" : "  " + rest);
    }
}
