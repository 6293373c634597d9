package dev.colophon.cli.text;

import dev.colophon.cli.output.Console;
import dev.colophon.detect.Sighting;
import dev.colophon.fingerprint.Medium;
import dev.colophon.index.Grade;
import dev.colophon.index.Match;
import dev.colophon.registry.registration.Clearance;
import dev.colophon.registry.registration.RegisteredMatch;
import dev.colophon.registry.work.Work;
import dev.colophon.service.caller.Plural;
import dev.colophon.service.scan.Finding;
import dev.colophon.sightings.Presence;
import dev.colophon.sightings.outcome.PolicyOutcome;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** How a file that was checked is told to a person. */
public final class FindingText {

    private FindingText() {}

    /** A line for the file, and three for each match; of a copy that is gone, one line. */
    public static List<String> lines(Finding finding) {
        if (finding.presence() == Presence.GONE) {
            return List.of(gone(finding));
        }
        Sighting sighting = finding.sighting();
        List<String> lines = new ArrayList<>();
        String what = sighting.medium()
                .map(medium -> medium.name().toLowerCase(Locale.ROOT))
                .orElse("unreadable");
        String length = sighting.durationMillis().isPresent()
                ? " "
                        + MatchText.clock(
                                Duration.ofMillis(sighting.durationMillis().getAsLong()))
                : "";
        String result = finding.matches().isEmpty()
                ? nothing(sighting)
                : "@|bold " + Plural.of(finding.matches().size(), "match", "matches") + "|@"
                        + presence(finding.presence())
                        + sighting.reason()
                                .map(reason -> ", " + Console.safe(reason))
                                .orElse("");
        lines.add("%s  (%s%s): %s".formatted(Console.safe(finding.place()), what, length, result));
        finding.matches()
                .forEach(match -> lines.addAll(match(
                        match,
                        finding.matches(),
                        finding.place(),
                        sighting.medium().orElse(match.match().medium()))));
        finding.matches().stream()
                .map(match -> match.registered().work())
                .distinct()
                .forEach(work -> Optional.ofNullable(finding.outcomes().get(work.id()))
                        .ifPresent(outcome -> lines.add(outcome(work, outcome))));
        finding.credentials().ifPresent(carried -> lines.addAll(CredentialsText.lines(carried)));
        finding.matches().stream()
                .map(match -> match.registered().work().id())
                .distinct()
                .flatMap(work -> Optional.ofNullable(finding.sightings().get(work)).stream())
                .forEach(id -> lines.add("    kept as " + id));
        return lines;
    }

    private static String presence(Presence presence) {
        return switch (presence) {
            case THERE, GONE -> "";
            case AGAIN -> ", known before: the last look did not tell whether it was there";
            case BACK -> ", back after it was gone";
        };
    }

    /**
     * Three lines for a match, with picocli markup.
     *
     * @param all matches of the file
     * @param place of the file
     * @param fileMedium what the file is; a film may match by its sound alone
     */
    public static List<String> match(
            RegisteredMatch found, List<RegisteredMatch> all, String place, Medium fileMedium) {
        Match match = found.match();
        List<String> lines = new ArrayList<>();
        lines.add("  %s  @|bold %s|@ by %s%s"
                .formatted(
                        colour(match.grade()),
                        Console.safe(found.registered().work().title()),
                        Console.safe(found.registered().work().owner().name()),
                        MatchText.medium(found, fileMedium, all)));
        lines.add("    %s; %s".formatted(MatchText.places(match.segments()), MatchText.change(match)));
        lines.add("    %s; expected by chance %s".formatted(match.why().sentence(), chance(match.falseAlarms())));
        Clearance.of(found, place)
                .ifPresent(clearance -> lines.add("    @|green cleared: " + clearance.words() + "|@"));
        return lines;
    }

    private static String outcome(Work work, PolicyOutcome outcome) {
        return "    to do about @|bold %s|@: %s".formatted(Console.safe(work.title()), PolicyText.outcome(outcome));
    }

    private static String gone(Finding finding) {
        String works = finding.matches().stream()
                .map(match -> match.registered().work())
                .distinct()
                .map(work -> "@|bold %s|@ by %s"
                        .formatted(
                                Console.safe(work.title()),
                                Console.safe(work.owner().name())))
                .collect(Collectors.joining(", "));
        return "%s: gone, seen last %s: %s"
                .formatted(
                        Console.safe(finding.place()),
                        LocalDate.ofInstant(finding.sighting().found().seen(), ZoneOffset.UTC),
                        works);
    }

    /** Of what was read in part, something may still be said. */
    private static String nothing(Sighting sighting) {
        boolean partly = sighting.medium().isPresent()
                && sighting.reason()
                        .filter(reason -> reason.startsWith("PARTIAL"))
                        .isPresent();
        return sighting.reason()
                .map(reason -> Console.safe(reason) + (partly ? "; no registered work found in what was read" : ""))
                .orElse("no registered work found in it");
    }

    private static String colour(Grade grade) {
        return switch (grade) {
            case EXACT -> "@|bold,red EXACT|@    ";
            case STRONG -> "@|bold,yellow STRONG|@   ";
            case CANDIDATE -> "@|bold CANDIDATE|@";
        };
    }

    private static String chance(double falseAlarms) {
        return falseAlarms < 1e-12 ? "below 1e-12" : "%.0e".formatted(falseAlarms);
    }
}
