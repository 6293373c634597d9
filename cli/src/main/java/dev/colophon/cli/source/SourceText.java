package dev.colophon.cli.source;

import dev.colophon.cli.option.ShortIds;
import dev.colophon.cli.output.Console;
import dev.colophon.crawl.source.FailingAddress;
import dev.colophon.crawl.source.Source;
import dev.colophon.crawl.source.SourceKind;
import dev.colophon.evidence.messages.Language;
import dev.colophon.service.caller.Plural;
import dev.colophon.service.source.AddSource;
import dev.colophon.service.source.Schedule;
import dev.colophon.service.source.SourceList;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** How places that are watched are told to a person, a line each. */
final class SourceText {

    private SourceText() {}

    /** One that was added, or what changed of it. What is found on the web is visited in a rhythm of its own. */
    static String added(AddSource.Added added) {
        Source source = added.source();
        boolean web = source.seed().startsWith("http:") || source.seed().startsWith("https:");
        String what = added.before()
                .map(before -> "there already, " + changes(before, source) + ": ")
                .orElse("added ");
        return what
                + text(source, shortIds(added.all()))
                + (web ? "; what it leads to: weekly, then as it changes" : "");
    }

    private static String changes(Source before, Source after) {
        List<String> changes = Stream.of(
                        change("--kind", kind(before.kind()), kind(after.kind())),
                        change("--every", Schedule.words(before.every()), Schedule.words(after.every())),
                        change("--depth", before.depth(), after.depth()),
                        change(
                                "--pages",
                                before.budget().pages(),
                                after.budget().pages()),
                        change("--gigabytes", gigabytes(before), gigabytes(after)),
                        change(
                                "--elsewhere",
                                before.scope().elsewhere(),
                                after.scope().elsewhere()),
                        change(
                                "--include",
                                words(before.scope().include()),
                                words(after.scope().include())),
                        change(
                                "--exclude",
                                words(before.scope().exclude()),
                                words(after.scope().exclude())),
                        change("--follow-nofollow", before.followNofollow(), after.followNofollow()),
                        change("--render", before.render(), after.render()),
                        change("--allow", words(before.allowedHosts()), words(after.allowedHosts())))
                .flatMap(Optional::stream)
                .toList();
        return changes.isEmpty() ? "with the same settings" : "now with " + String.join(", ", changes);
    }

    private static Optional<String> change(String option, Object before, Object after) {
        return before.equals(after)
                ? Optional.empty()
                : Optional.of(Console.safe("%s %s (was %s)".formatted(option, after, before)));
    }

    private static double gigabytes(Source source) {
        return source.budget().bytes() / (double) (1L << 30);
    }

    private static String words(List<String> values) {
        return values.isEmpty() ? "none" : String.join(" ", values);
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

    /** An address of which nothing was had. */
    static String failing(FailingAddress address, Language language) {
        String status = address.status().isPresent()
                ? language.say(
                        "place.answered", Integer.toString(address.status().getAsInt()))
                : Console.safe(address.cause());
        return "%s  %s"
                .formatted(
                        Console.safe(address.url()),
                        language.say(
                                "source.failing",
                                status,
                                address.since().truncatedTo(ChronoUnit.SECONDS).toString(),
                                address.next().truncatedTo(ChronoUnit.SECONDS).toString()));
    }

    private static String failing(int failing) {
        return failing == 0
                ? ""
                : "  @|yellow %s failed at the last look|@ (`--failing`)"
                        .formatted(Plural.of(failing, "address", "addresses"));
    }

    private static ShortIds shortIds(List<Source> sources) {
        return ShortIds.of(sources.stream().map(Source::id).toList());
    }
}
