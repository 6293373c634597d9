package dev.colophon.cli.source;

import dev.colophon.cli.option.ShortIds;
import dev.colophon.cli.output.Console;
import dev.colophon.crawl.source.Source;
import dev.colophon.crawl.source.SourceKind;
import dev.colophon.service.caller.Plural;
import dev.colophon.service.source.AddSource;
import dev.colophon.service.source.Schedule;
import dev.colophon.service.source.SourceList;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;

/** How places that are watched are told to a person, a line each. */
final class SourceText {

    private SourceText() {}

    /** One that was added. What is found on the web is visited in a rhythm of its own. */
    static String added(AddSource.Added added) {
        Source source = added.source();
        boolean web = source.seed().startsWith("http:") || source.seed().startsWith("https:");
        return text(source, shortIds(added.all())) + (web ? "; what it leads to: weekly, then as it changes" : "");
    }

    /** All of them: when each is looked at next, and how many of its addresses could not be had. */
    static List<String> listed(SourceList all) {
        ShortIds ids = shortIds(all.sources());
        return all.sources().stream()
                .map(source -> text(source, ids) + next(source) + failing(all.failing(source)))
                .toList();
    }

    static String kind(SourceKind kind) {
        return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String text(Source source, ShortIds ids) {
        return "%s  %-14s %-8s %s"
                .formatted(
                        ids.of(source.id()),
                        kind(source.kind()),
                        Schedule.words(source.every()),
                        Console.safe(source.seed()));
    }

    private static String next(Source source) {
        if (source.paused()) {
            return "  @|yellow paused|@";
        }
        return source.due().isAfter(Instant.now())
                ? "  next " + source.due().truncatedTo(ChronoUnit.SECONDS)
                : "  due now";
    }

    private static String failing(int failing) {
        return failing == 0
                ? ""
                : "  @|yellow %s failed at the last look|@".formatted(Plural.of(failing, "address", "addresses"));
    }

    private static ShortIds shortIds(List<Source> sources) {
        return ShortIds.of(sources.stream().map(Source::id).toList());
    }
}
