package dev.colophon.cli.text;

import dev.colophon.cli.output.Console;
import dev.colophon.detect.Sighting;
import dev.colophon.evidence.messages.Language;
import dev.colophon.fingerprint.Medium;
import dev.colophon.index.Grade;
import dev.colophon.index.Match;
import dev.colophon.registry.registration.Clearance;
import dev.colophon.registry.registration.RegisteredMatch;
import dev.colophon.registry.work.Work;
import dev.colophon.service.report.html.ReportWords;
import dev.colophon.service.scan.Finding;
import dev.colophon.sightings.Presence;
import dev.colophon.sightings.StoredSighting;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** How a file that was checked is told to a person. */
public final class FindingText {

    private FindingText() {}

    /** A line for the file, and three for each match; of a copy that is gone, or known and seen again, one line. */
    public static List<String> lines(Finding finding, Language reader) {
        if (finding.presence() == Presence.GONE) {
            return List.of(gone(finding, reader));
        }
        if (finding.presence() == Presence.AGAIN) {
            return List.of(reader.say("finding.again", Console.safe(finding.place()), works(finding, reader)));
        }
        Sighting sighting = finding.sighting();
        List<String> lines = new ArrayList<>();
        lines.add(reader.say(
                "finding.line",
                Console.safe(finding.place()),
                sighting.medium().map(medium -> kind(medium, reader)).orElseGet(() -> reader.say("finding.unreadable")),
                sighting.durationMillis().isPresent()
                        ? " "
                                + MatchText.clock(Duration.ofMillis(
                                        sighting.durationMillis().getAsLong()))
                        : "",
                (finding.matches().isEmpty() ? nothing(finding, reader) : matched(finding, reader))
                        + pictures(finding, reader)));
        finding.matches()
                .forEach(match -> lines.addAll(match(
                        match,
                        finding.matches(),
                        finding.place(),
                        sighting.medium().orElse(match.match().medium()),
                        reader)));
        finding.matches().stream()
                .map(match -> match.registered().work())
                .distinct()
                .forEach(work -> Optional.ofNullable(finding.outcomes().get(work.id()))
                        .ifPresent(outcome -> lines.add("    "
                                + reader.say(
                                        "finding.to-do", bold(work.title()), PolicyText.outcome(outcome, reader)))));
        sighting.found().fingerprinted().ifPresent(_ -> lines.add("    " + reader.say("finding.fingerprinted")));
        finding.credentials().ifPresent(carried -> lines.addAll(CredentialsText.lines(carried, reader)));
        finding.matches().stream()
                .map(match -> match.registered().work().id())
                .distinct()
                .flatMap(work -> Optional.ofNullable(finding.sightings().get(work)).stream())
                .forEach(id -> lines.add("    " + reader.say("finding.kept", id)));
        return lines;
    }

    /** What a file or work is, as the command says it. */
    public static String kind(Medium medium, Language reader) {
        return reader.say(
                switch (medium) {
                    case AUDIO -> "finding.audio";
                    case VIDEO -> "finding.video";
                    case IMAGE -> "finding.image";
                    case TEXT -> "finding.text";
                });
    }

    private static String presence(Presence presence, Language reader) {
        return switch (presence) {
            case THERE, SAME, AGAIN, GONE, FOUND_LATER -> "";
            case BACK -> reader.say("finding.back");
            case REPLACES -> reader.say("finding.replaces");
            case PARTLY_BACK -> reader.say("finding.partly-back");
            case KNOWN -> reader.say("finding.known");
        };
    }

    private static String later(Presence presence, StoredSighting stored, Language reader) {
        return presence == Presence.FOUND_LATER
                ? reader.say("finding.later", StoredSightingText.days(stored, reader))
                : "";
    }

    private static String matched(Finding finding, Language reader) {
        return "@|bold " + reader.say("finding.matches", finding.matches().size()) + "|@"
                + presence(finding.presence(), reader)
                + finding.stored()
                        .map(stored ->
                                later(finding.presence(), stored, reader) + StoredSightingText.standing(stored, reader))
                        .orElse("")
                + finding.sighting()
                        .reason()
                        .map(reason -> reader.say("match.comma") + Console.safe(ReadingText.reason(reason, reader)))
                        .orElse("");
    }

    /**
     * Three lines for a match, with picocli markup.
     *
     * @param all matches of the file
     * @param place of the file
     * @param fileMedium what the file is; a film may match by its sound alone
     */
    public static List<String> match(
            RegisteredMatch found, List<RegisteredMatch> all, String place, Medium fileMedium, Language reader) {
        Match match = found.match();
        List<String> lines = new ArrayList<>();
        lines.add("  %s  %s%s"
                .formatted(
                        colour(match.grade()),
                        named(found.registered().work(), reader),
                        MatchText.medium(found, fileMedium, all, reader)));
        lines.add("    "
                + reader.say(
                        "finding.places", MatchText.places(match.segments(), reader), MatchText.change(match, reader)));
        lines.add("    " + reader.say("finding.why", why(match, reader), chance(match.falseAlarms(), reader)));
        Clearance.of(found, place)
                .ifPresent(clearance -> lines.add("    @|green " + cleared(clearance, reader) + "|@"));
        return lines;
    }

    /** Its title and its owner. */
    public static String named(Work work, Language reader) {
        return reader.say(
                "finding.by", bold(work.title()), Console.safe(work.owner().name()));
    }

    private static String bold(String title) {
        return "@|bold " + Console.safe(title) + "|@";
    }

    /** Why nothing needs to be done about it. */
    static String cleared(Clearance clearance, Language reader) {
        return reader.say(
                "finding.cleared",
                reader.say(
                        switch (clearance) {
                            case REMOVED -> "to-do.reason.clearance.removed";
                            case AUTHORISED_HOST -> "to-do.reason.clearance.host";
                            case SHORT_QUOTATION -> "to-do.reason.clearance.quotation";
                        }));
    }

    /** As the engine says it, which is English; in other languages as the reports say it. */
    public static String why(Match match, Language reader) {
        return reader.equals(Language.ENGLISH)
                ? match.why().sentence()
                : new ReportWords(reader).why(match).replaceFirst("[.。]$", "");
    }

    private static String gone(Finding finding, Language reader) {
        return reader.say(
                "finding.gone",
                Console.safe(finding.place()),
                PlaceLookText.lastSeen(finding.sighting().found().seen(), finding.absence(), reader),
                works(finding, reader));
    }

    private static String works(Finding finding, Language reader) {
        return finding.matches().stream()
                .map(match -> match.registered().work())
                .distinct()
                .map(work -> named(work, reader))
                .collect(Collectors.joining(reader.say("match.comma")));
    }

    /** Of what was read in part, something may still be said. */
    private static String nothing(Finding finding, Language reader) {
        Sighting sighting = finding.sighting();
        String none = finding.picturesMatched() > 0 ? "finding.none-in-text" : "finding.none";
        return sighting.reason()
                .map(reason -> {
                    String said = Console.safe(ReadingText.reason(reason, reader));
                    boolean partly = sighting.medium().isPresent() && ReadingText.isPartial(reason);
                    return partly && finding.picturesMatched() == 0 ? reader.say("finding.none-partly", said) : said;
                })
                .orElseGet(() -> reader.say(none));
    }

    /** Of a document, what was found in the pictures in it, which follow. */
    private static String pictures(Finding finding, Language reader) {
        return finding.picturesMatched() == 0
                ? ""
                : reader.say("change.separator")
                        + "@|bold "
                        + reader.say("finding.pictures", finding.picturesMatched(), finding.pictures()) + "|@";
    }

    private static String colour(Grade grade) {
        return switch (grade) {
            case EXACT -> "@|bold,red EXACT|@    ";
            case STRONG -> "@|bold,yellow STRONG|@   ";
            case CANDIDATE -> "@|bold CANDIDATE|@";
        };
    }

    private static String chance(double falseAlarms, Language reader) {
        return falseAlarms < 1e-12 ? reader.say("finding.chance.below", "1e-12") : "%.0e".formatted(falseAlarms);
    }
}
