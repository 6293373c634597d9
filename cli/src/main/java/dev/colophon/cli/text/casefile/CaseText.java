package dev.colophon.cli.text.casefile;

import dev.colophon.cases.file.CaseFile;
import dev.colophon.cases.file.CaseObstacle;
import dev.colophon.cases.file.CaseSighting;
import dev.colophon.cases.file.CaseState;
import dev.colophon.cases.file.CaseStep;
import dev.colophon.cases.home.SightingBundles;
import dev.colophon.cli.option.ShortIds;
import dev.colophon.cli.output.Columns;
import dev.colophon.cli.output.Console;
import dev.colophon.cli.text.WorkText;
import dev.colophon.cli.text.notice.BothSidesText;
import dev.colophon.cli.text.notice.NoticeText;
import dev.colophon.evidence.messages.Language;
import dev.colophon.service.casefile.CaseDetail;
import dev.colophon.service.casefile.CaseMember;
import dev.colophon.service.casefile.ListedCase;
import dev.colophon.service.wording.CaseWording;
import dev.colophon.sightings.membership.CaseEvent;
import dev.colophon.sightings.membership.CaseEvent.Payload;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Cases, told to a person. */
public final class CaseText {

    /** That a line names. */
    private static final int MOST_SITES = 5;

    private static final int MOST_HOSTS = 10;

    /** How many columns a label takes. */
    private static final int LABEL = 11;

    private CaseText() {}

    /** A line for the case, and one for why it is one. */
    public static List<String> lines(ListedCase listed, Language reader) {
        CaseFile file = listed.file();
        return List.of(
                reader.say(
                        "case.line",
                        file.number().toString(),
                        state(file.state(), reader),
                        Console.safe(file.operator().name()),
                        Console.safe(file.rightsholder().name()),
                        listed.sightings()),
                "    "
                        + reader.say(
                                "case.line.why",
                                Console.safe(reason(file.operator().reason(), reader)),
                                day(file.openedAt()),
                                Console.safe(file.openedBy())));
    }

    private static String state(CaseState state, Language reader) {
        return reader.say("case.state." + state.status())
                + state.outcome()
                        .map(outcome -> reader.say("in-brackets", reader.say("case.outcome.short." + outcome)))
                        .orElse("");
    }

    /** Why sightings were left out, to follow "but". */
    public static String words(CaseObstacle.Kind kind, Language reader) {
        return reader.say(
                switch (kind) {
                    case NOT_CONFIRMED -> "case.left-out.not-confirmed";
                    case CLEARED -> "case.left-out.cleared";
                    case MAY_BE_LICENSED -> "case.left-out.may-be-licensed";
                    case CONTESTED -> "case.left-out.contested";
                    case QUARANTINED -> "case.left-out.quarantined";
                    case GONE -> "case.left-out.gone";
                    case REPLACED -> "to-do.reason.replaced";
                    case NOT_ON_THE_WEB -> "case.left-out.not-on-the-web";
                    case SECOND_EYE -> "case.left-out.second-eye";
                    case BULK_HOLD -> "case.left-out.bulk-hold";
                });
    }

    /**
     * All of it.
     *
     * @param reader in whose language it is told
     */
    public static List<String> full(CaseDetail detail, Language reader) {
        CaseFile file = detail.file();
        List<String> lines = new ArrayList<>();
        field(
                lines,
                "case.show.case",
                "@|bold %s|@  %s%s"
                        .formatted(
                                file.number(),
                                state(file.state(), reader),
                                detail.mergedInto()
                                        .map(into -> reader.say("case.show.merged", into))
                                        .orElse("")),
                reader);
        field(
                lines,
                "case.show.owner",
                "@|bold %s|@".formatted(Console.safe(file.rightsholder().name())),
                reader);
        field(
                lines,
                "case.show.operator",
                "@|bold %s|@".formatted(Console.safe(file.operator().name())),
                reader);
        lines.add(" ".repeat(LABEL) + Console.safe(reason(file.operator().reason(), reader)));
        if (file.operator().sites().size() > 1) {
            field(lines, "case.show.sites", Console.safe(some(file.operator().sites(), MOST_SITES, reader)), reader);
        }
        field(
                lines,
                "case.show.opened",
                reader.say("case.show.opened-by", day(file.openedAt()), Console.safe(file.openedBy())),
                reader);
        file.state()
                .regime()
                .ifPresent(regime -> field(
                        lines,
                        "case.show.regime",
                        reader.say("case.show.version", Console.safe(regime.id()), Console.safe(regime.version())),
                        reader));
        if (file.state().regime().isEmpty() && !detail.notices().isEmpty()) {
            field(lines, "case.show.regime", Console.safe(regimes(detail, reader)), reader);
        }
        detail.works()
                .forEach((work, count) -> field(
                        lines,
                        "case.show.work",
                        reader.say("at", WorkText.named(work), reader.say("case.show.count", count)),
                        reader));
        if (!detail.hosts().isEmpty()) {
            List<String> hosts = detail.hosts().entrySet().stream()
                    .map(host -> host.getKey() + " " + host.getValue())
                    .toList();
            field(lines, "case.show.hosts", Console.safe(some(hosts, MOST_HOSTS, reader)), reader);
        }
        members(detail, lines, reader);
        lines.add(reader.say("case.show.history"));
        history(detail, reader).forEach(line -> lines.add("    " + line));
        if (!detail.notices().isEmpty()) {
            lines.add(reader.say("case.show.notices"));
            detail.notices().forEach(notice -> {
                lines.add("    " + NoticeText.line(notice.listed(), reader));
                notice.bothSides().ifPresent(sides -> lines.addAll(BothSidesText.lines(sides, reader)));
            });
        }
        List<String> missing = detail.gaps().sentences(reader);
        if (!missing.isEmpty()) {
            lines.add(reader.say("case.show.missing"));
            missing.forEach(sentence -> lines.add("    " + Console.safe(sentence)));
        }
        List<CaseStep> steps = CaseStep.of(file, reader);
        if (!steps.isEmpty()) {
            lines.add(reader.say("case.show.steps"));
            steps.forEach(step -> {
                lines.add("    @|bold " + step.step() + "|@");
                lines.add("        " + reader.say("sides.for-you", step.forOwner()));
                lines.add("        " + reader.say("sides.for-them", step.forOperator()));
            });
        }
        return lines;
    }

    /** A value behind its label, all of them in one column. */
    private static void field(List<String> lines, String label, String value, Language reader) {
        lines.add(Columns.label(reader.say(label), LABEL) + value);
    }

    /** Those of the notices, where the case has none of its own. */
    private static String regimes(CaseDetail detail, Language reader) {
        return detail.notices().stream()
                .collect(Collectors.groupingBy(
                        notice -> notice.regime().id(),
                        TreeMap::new,
                        Collectors.mapping(
                                notice -> notice.notice().number().toString(),
                                Collectors.joining(reader.say("list.separator")))))
                .entrySet()
                .stream()
                .map(regime -> regime.getKey() + reader.say("in-brackets", regime.getValue()))
                .collect(Collectors.joining(reader.say("in-semicolons")));
    }

    /** What happened at a moment, in a line. */
    private record Happened(Instant at, String line) {}

    /** What happened to the case and to the notices about it, in the order of time. */
    private static List<String> history(CaseDetail detail, Language reader) {
        return Stream.concat(
                        detail.events().stream().map(event -> new Happened(event.at(), event(event, reader))),
                        detail.notices().stream()
                                .flatMap(notice -> notice.events().stream()
                                        .map(event -> new Happened(
                                                event.happened(),
                                                NoticeText.event(event, reader)
                                                        .replaceFirst(
                                                                "  ",
                                                                "  "
                                                                        + notice.notice()
                                                                                .number() + " ")))))
                .sorted(Comparator.comparing(Happened::at))
                .map(Happened::line)
                .toList();
    }

    private static void members(CaseDetail detail, List<String> lines, Language reader) {
        field(lines, "case.show.sightings", String.valueOf(detail.sightings()), reader);
        ShortIds ids = ShortIds.of(detail.members().stream()
                .map(member -> member.membership().sighting())
                .toList());
        detail.members().forEach(member -> lines.addAll(member(member, ids, reader)));
        long left = detail.members().stream()
                .filter(member -> !member.membership().isIn())
                .count();
        if (detail.sightings() > detail.members().size() - left) {
            lines.add("    "
                    + reader.say(
                            "case.show.more",
                            detail.sightings() - detail.members().size() + left));
        }
    }

    private static List<String> member(CaseMember member, ShortIds ids, Language reader) {
        CaseSighting membership = member.membership();
        List<String> lines = new ArrayList<>();
        lines.add("    @|bold %s|@  %s"
                .formatted(
                        ids.of(membership.sighting()),
                        Console.safe(member.sighting()
                                .map(seen -> reader.say(
                                        "at", seen.place(), seen.work().title()))
                                .orElseGet(() -> reader.say("case.show.no-sighting")))));
        membership
                .left()
                .ifPresentOrElse(
                        left -> lines.add("        "
                                + reader.say(
                                        "case.show.left",
                                        day(left.at()),
                                        Console.safe(reason(left.because(), reader)),
                                        left.toBeRetracted() ? reader.say("case.show.to-retract") : "")),
                        () -> member.obstacle()
                                .ifPresent(why -> lines.add("        "
                                        + reader.say("case.show.not-in-notice", Console.safe(why.words(reader))))));
        member.bundles().stream()
                .findFirst()
                .ifPresent(bundle ->
                        lines.add("        " + evidence(bundle, member.bundles().size(), reader)));
        return lines;
    }

    private static String evidence(SightingBundles.Kept newest, int all, Language reader) {
        return reader.say(
                "case.show.evidence",
                newest.name(),
                newest.sealedAt().truncatedTo(ChronoUnit.SECONDS).toString(),
                newest.pageBundle()
                        .map(page -> reader.say("case.show.page-in", page))
                        .orElse(""),
                all > 1 ? reader.say("case.show.earlier", all - 1) : "");
    }

    private static String event(CaseEvent event, Language reader) {
        Payload payload = event.payload();
        return "%s  %s  %s%s"
                .formatted(
                        event.at().truncatedTo(ChronoUnit.SECONDS),
                        Console.safe(event.by().orElseGet(() -> reader.say("case.event.by-rule"))),
                        Console.safe(new CaseWording(reader).event(event)),
                        payload.reason().isEmpty()
                                ? ""
                                : reader.say("in-colon", Console.safe(reason(payload.reason(), reader))));
    }

    private static String reason(String given, Language reader) {
        return new CaseWording(reader).reason(given);
    }

    private static String some(List<String> all, int most, Language reader) {
        return String.join(
                        reader.say("list.separator"), all.stream().limit(most).toList())
                + (all.size() > most ? reader.say("case.show.some", all.size() - most) : "");
    }

    private static String day(Instant moment) {
        return LocalDate.ofInstant(moment, ZoneOffset.UTC).toString();
    }
}
