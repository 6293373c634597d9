package dev.colophon.cli.text;

import dev.colophon.cases.file.CaseFile;
import dev.colophon.cases.file.CaseObstacle;
import dev.colophon.cases.file.CaseOutcome;
import dev.colophon.cases.file.CaseSighting;
import dev.colophon.cases.file.CaseState;
import dev.colophon.cases.home.SightingBundles;
import dev.colophon.cli.option.ShortIds;
import dev.colophon.cli.output.Console;
import dev.colophon.evidence.messages.Language;
import dev.colophon.service.caller.Plural;
import dev.colophon.service.casefile.CaseDetail;
import dev.colophon.service.casefile.CaseMember;
import dev.colophon.service.casefile.ListedCase;
import dev.colophon.sightings.membership.CaseEvent;
import dev.colophon.sightings.membership.CaseEvent.Payload;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Cases, told to a person. */
public final class CaseText {

    /** That a line names. */
    private static final int MOST_SITES = 5;

    private static final int MOST_HOSTS = 10;

    private CaseText() {}

    /** A line for the case, and one for why it is one. */
    public static List<String> lines(ListedCase listed) {
        CaseFile file = listed.file();
        return List.of(
                "@|bold %s|@  %s  %s against @|bold %s|@: %s"
                        .formatted(
                                file.number(),
                                state(file.state()),
                                Console.safe(file.operator().name()),
                                Console.safe(file.rightsholder().name()),
                                Plural.of(listed.sightings(), "sighting", "sightings")),
                "    %s; opened on %s by %s"
                        .formatted(
                                Console.safe(file.operator().reason()),
                                day(file.openedAt()),
                                Console.safe(file.openedBy())));
    }

    private static String state(CaseState state) {
        return state.status().name().toLowerCase(Locale.ROOT)
                + state.outcome()
                        .map(CaseOutcome::word)
                        .map(word -> " (" + word + ")")
                        .orElse("");
    }

    /** Why sightings were left out, to follow "but". */
    public static String words(CaseObstacle.Kind kind) {
        return switch (kind) {
            case NOT_CONFIRMED -> "decided otherwise since";
            case CLEARED -> "cleared, so that nothing is claimed";
            case MAY_BE_LICENSED -> "said to be licensed since: `colophon show` tells, then decide them again";
            case CONTESTED -> "contested: it is not settled whose the work is";
            case QUARANTINED -> "of files in quarantine: `colophon references quarantine` lists them";
            case GONE -> "gone from there";
            case NOT_ON_THE_WEB -> "not on the web, where nobody else answers for them";
        };
    }

    /**
     * All of it.
     *
     * @param reader in whose language the law is told
     */
    public static List<String> full(CaseDetail detail, Language reader) {
        CaseFile file = detail.file();
        List<String> lines = new ArrayList<>();
        lines.add("case       @|bold %s|@  %s%s"
                .formatted(
                        file.number(),
                        state(file.state()),
                        detail.mergedInto().map(into -> ", merged into " + into).orElse("")));
        lines.add("owner      @|bold %s|@"
                .formatted(Console.safe(file.rightsholder().name())));
        lines.add(
                "operator   @|bold %s|@".formatted(Console.safe(file.operator().name())));
        lines.add("           " + Console.safe(file.operator().reason()));
        if (file.operator().sites().size() > 1) {
            lines.add("sites      " + Console.safe(some(file.operator().sites(), MOST_SITES)));
        }
        lines.add("opened     on %s by %s".formatted(day(file.openedAt()), Console.safe(file.openedBy())));
        file.state()
                .regime()
                .ifPresent(regime -> lines.add("regime     %s, version %s"
                        .formatted(Console.safe(regime.id()), Console.safe(regime.version()))));
        if (file.state().regime().isEmpty() && !detail.notices().isEmpty()) {
            lines.add("regime     "
                    + Console.safe(detail.notices().stream()
                            .collect(Collectors.groupingBy(
                                    notice -> notice.regime().id(),
                                    TreeMap::new,
                                    Collectors.mapping(
                                            notice -> notice.notice().number().toString(), Collectors.joining(", "))))
                            .entrySet()
                            .stream()
                            .map(regime -> "%s (%s)".formatted(regime.getKey(), regime.getValue()))
                            .collect(Collectors.joining("; "))));
        }
        detail.works()
                .forEach((work, count) -> lines.add("work       %s: %s"
                        .formatted(WorkText.named(work), Plural.of(count, "sighting", "sightings"))));
        if (!detail.hosts().isEmpty()) {
            lines.add("hosts      "
                    + Console.safe(some(
                            detail.hosts().entrySet().stream()
                                    .map(host -> host.getKey() + " " + host.getValue())
                                    .toList(),
                            MOST_HOSTS)));
        }
        members(detail, lines);
        lines.add("history");
        history(detail).forEach(line -> lines.add("    " + line));
        if (!detail.notices().isEmpty()) {
            lines.add("notices");
            detail.notices().forEach(notice -> {
                lines.add("    " + NoticeText.line(notice.listed()));
                notice.bothSides().ifPresent(sides -> lines.addAll(BothSidesText.lines(sides, reader)));
            });
        }
        if (!detail.missing().isEmpty()) {
            lines.add("missing for a notice");
            detail.missing().forEach(sentence -> lines.add("    " + Console.safe(sentence)));
        }
        if (!detail.steps().isEmpty()) {
            lines.add("what each next step means");
            detail.steps().forEach(step -> {
                lines.add("    @|bold " + step.step() + "|@");
                lines.add("        for you: " + step.forOwner());
                lines.add("        for them: " + step.forOperator());
            });
        }
        return lines;
    }

    /** What happened at a moment, in a line. */
    private record Happened(Instant at, String line) {}

    /** What happened to the case and to the notices about it, in the order of time. */
    private static List<String> history(CaseDetail detail) {
        return Stream.concat(
                        detail.events().stream().map(event -> new Happened(event.at(), event(event))),
                        detail.notices().stream()
                                .flatMap(notice -> notice.events().stream()
                                        .map(event -> new Happened(
                                                event.happened(),
                                                NoticeText.event(event)
                                                        .replaceFirst(
                                                                "  ",
                                                                "  "
                                                                        + notice.notice()
                                                                                .number() + " ")))))
                .sorted(Comparator.comparing(Happened::at))
                .map(Happened::line)
                .toList();
    }

    private static void members(CaseDetail detail, List<String> lines) {
        lines.add("sightings  " + detail.sightings());
        ShortIds ids = ShortIds.of(detail.members().stream()
                .map(member -> member.membership().sighting())
                .toList());
        detail.members().forEach(member -> lines.addAll(member(member, ids)));
        long left = detail.members().stream()
                .filter(member -> !member.membership().isIn())
                .count();
        if (detail.sightings() > detail.members().size() - left) {
            lines.add("    and %d more"
                    .formatted(detail.sightings() - detail.members().size() + left));
        }
    }

    private static List<String> member(CaseMember member, ShortIds ids) {
        CaseSighting membership = member.membership();
        List<String> lines = new ArrayList<>();
        lines.add("    @|bold %s|@  %s"
                .formatted(
                        ids.of(membership.sighting()),
                        Console.safe(member.sighting()
                                .map(seen -> seen.place() + ": " + seen.work().title())
                                .orElse("is no sighting any more"))));
        membership
                .left()
                .ifPresentOrElse(
                        left -> lines.add("        left on %s, because %s%s"
                                .formatted(
                                        day(left.at()),
                                        Console.safe(left.because()),
                                        left.toBeRetracted()
                                                ? "; @|bold a notice about it is to be taken back|@"
                                                : "")),
                        () -> member.obstacle()
                                .ifPresent(why -> lines.add("        not in a notice: " + Console.safe(why.words()))));
        member.bundles().stream()
                .findFirst()
                .ifPresent(bundle -> lines.add(
                        "        evidence " + evidence(bundle, member.bundles().size())));
        return lines;
    }

    private static String evidence(SightingBundles.Kept newest, int all) {
        return "%s of %s%s%s"
                .formatted(
                        newest.name(),
                        newest.sealedAt().truncatedTo(ChronoUnit.MINUTES),
                        newest.pageBundle().map(page -> ", the page in " + page).orElse(""),
                        all > 1 ? ", and " + Plural.of(all - 1L, "earlier bundle", "earlier bundles") : "");
    }

    private static String event(CaseEvent event) {
        Payload payload = event.payload();
        String sightings = Plural.of(payload.sightings().size(), "sighting", "sightings");
        String other = payload.detail(Payload.CASE).orElse("");
        boolean into =
                payload.detail(Payload.DIRECTION).filter(Payload.INTO::equals).isPresent();
        String what = switch (event.what()) {
            case OPENED -> "opened";
            case JOINED -> sightings + " joined";
            case LEFT ->
                sightings + " left"
                        + (payload.toBeRetracted().isEmpty()
                                ? ""
                                : ", about %s of which a notice is out"
                                        .formatted(payload.toBeRetracted().size()));
            case MERGED -> into ? "merged into " + other : other + " merged into it";
            case SPLIT -> into ? other + " split off" : "split off from " + other;
            case REGIME_CHOSEN ->
                "regime chosen: " + payload.detail(Payload.REGIME).orElse("");
            case NOTED -> "note";
            case CLOSED ->
                "closed: "
                        + payload.detail(Payload.OUTCOME)
                                .map(CaseOutcome::valueOf)
                                .map(CaseOutcome::words)
                                .orElse("");
            case REOPENED -> "opened again";
        };
        return "%s  %s  %s%s"
                .formatted(
                        event.at().truncatedTo(ChronoUnit.SECONDS),
                        Console.safe(event.by().orElse("by rule")),
                        Console.safe(what),
                        payload.reason().isEmpty() ? "" : ": " + Console.safe(payload.reason()));
    }

    private static String some(List<String> all, int most) {
        return String.join(", ", all.stream().limit(most).toList())
                + (all.size() > most ? " and %d more".formatted(all.size() - most) : "");
    }

    private static LocalDate day(Instant moment) {
        return LocalDate.ofInstant(moment, ZoneOffset.UTC);
    }
}
