package dev.colophon.cli.source;

import dev.colophon.cli.option.ShellWord;
import dev.colophon.cli.option.ShortIds;
import dev.colophon.cli.output.Columns;
import dev.colophon.cli.output.Console;
import dev.colophon.cli.text.PlaceLookText;
import dev.colophon.cli.text.RecordedText;
import dev.colophon.crawl.source.BarredAddress;
import dev.colophon.crawl.source.FailingAddress;
import dev.colophon.crawl.source.MissedAddress;
import dev.colophon.crawl.source.Source;
import dev.colophon.crawl.source.SourceKind;
import dev.colophon.evidence.messages.Language;
import dev.colophon.service.source.AddSource;
import dev.colophon.service.source.Schedule;
import dev.colophon.service.source.SourceList;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How places that are watched are told to a person, a line each, in a language. */
final class SourceText {

    private static final int KIND_CELLS = 15;
    private static final int EVERY_CELLS = 9;

    private final Language language;

    SourceText(Language language) {
        this.language = language;
    }

    /** One that was added, or what changed of it. What is found on the web is visited in a rhythm of its own. */
    String added(AddSource.Added added) {
        Source source = added.source();
        boolean web = source.seed().startsWith("http:") || source.seed().startsWith("https:");
        String line = text(source, shortIds(added.all()));
        String said = added.before()
                .map(before -> language.say("source.there", changes(before, source), line))
                .orElseGet(() -> language.say("source.added", line));
        return said + (web ? language.say("source.leads") : "");
    }

    private String changes(Source before, Source after) {
        List<String> changes = Stream.of(
                        change("--kind", name(before.kind()), name(after.kind())),
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
        return changes.isEmpty()
                ? language.say("source.same")
                : language.say("source.changed", String.join(language.say("source.comma"), changes));
    }

    private Optional<String> change(String option, Object before, Object after) {
        return before.equals(after)
                ? Optional.empty()
                : Optional.of(Console.safe(
                        language.say("source.change", option, String.valueOf(after), String.valueOf(before))));
    }

    private static double gigabytes(Source source) {
        return source.budget().bytes() / (double) (1L << 30);
    }

    private String words(List<String> values) {
        return values.isEmpty() ? language.say("source.nothing") : String.join(" ", values);
    }

    /** All of them: when each is looked at next, and how many of its addresses could not be had, or not be asked for. */
    List<String> listed(SourceList all) {
        ShortIds ids = shortIds(all.sources());
        return all.sources().stream()
                .map(source -> text(source, ids)
                        + next(source)
                        + count("source.list.failing", all.failing(source))
                        + count("source.list.barred", all.barred(source)))
                .toList();
    }

    /** As {@code --kind} takes it. */
    static String name(SourceKind kind) {
        return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private String text(Source source, ShortIds ids) {
        return ids.of(source.id())
                + "  "
                + Columns.label(language.say("source.kind." + name(source.kind())), KIND_CELLS)
                + Columns.label(every(source.every()), EVERY_CELLS)
                + Console.safe(source.seed());
    }

    private String every(Duration every) {
        String words = Schedule.words(every);
        String key = "source.every." + words;
        return language.has(key) ? language.say(key) : words;
    }

    private String next(Source source) {
        if (source.paused()) {
            return "  @|yellow " + language.say("source.state.paused") + "|@";
        }
        return "  "
                + (source.due().isAfter(Instant.now())
                        ? language.say("source.state.next", time(source.due()))
                        : language.say("source.state.due"));
    }

    private String count(String key, int count) {
        return count == 0 ? "" : "  @|yellow " + language.say(key, count) + "|@ (`--failing`)";
    }

    /** An address of which nothing was had, or which may not be asked for. */
    String missed(MissedAddress address) {
        return switch (address) {
            case FailingAddress failing -> failing(failing);
            case BarredAddress barred -> Console.safe(barred.url()) + "  " + why(barred);
        };
    }

    private String failing(FailingAddress address) {
        String all = PlaceLookText.answer(address.status(), Optional.of(address.cause()), language);
        String since = time(address.since());
        String asked = time(address.asked());
        return "%s  %s"
                .formatted(
                        Console.safe(address.url()),
                        address.next()
                                .map(next -> language.say("source.failing", all, since, time(next), asked))
                                .orElseGet(() -> language.say("source.failing.left", all, since, asked)));
    }

    /** An address that may not be asked for, and why. */
    String barred(BarredAddress address) {
        return language.say("at", Console.safe(address.url()), why(address));
    }

    private String why(BarredAddress address) {
        return Console.safe(RecordedText.why(address.why(), language));
    }

    /**
     * What to do where the servers of addresses that may not be asked for are one's own: a line for each source. What is
     * allowed already has to be said again.
     */
    List<String> remedies(List<? extends MissedAddress> addresses) {
        Map<String, List<BarredAddress>> bySeed = addresses.stream()
                .filter(BarredAddress.class::isInstance)
                .map(BarredAddress.class::cast)
                .filter(address -> address.allowable().isPresent())
                .collect(Collectors.groupingBy(BarredAddress::seed, LinkedHashMap::new, Collectors.toList()));
        return bySeed.values().stream().map(this::remedy).toList();
    }

    private String remedy(List<BarredAddress> ofOneSource) {
        BarredAddress first = ofOneSource.getFirst();
        List<String> missing = ofOneSource.stream()
                .flatMap(address -> address.allowable().stream())
                .distinct()
                .toList();
        String allowed = Stream.concat(first.allowedHosts().stream(), missing.stream())
                .map(host -> "--allow " + host)
                .collect(Collectors.joining(" "));
        return language.say(
                "source.barred.allow", Console.safe(ShellWord.of(first.seed())), Console.safe(allowed), missing.size());
    }

    private static String time(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private static ShortIds shortIds(List<Source> sources) {
        return ShortIds.of(sources.stream().map(Source::id).toList());
    }
}
