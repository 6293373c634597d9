package dev.colophon.cli.text;

import dev.colophon.cli.output.Console;
import dev.colophon.evidence.messages.Language;
import dev.colophon.fingerprint.Medium;
import dev.colophon.registry.registration.Clearance;
import dev.colophon.registry.registration.RegisteredMatch;
import dev.colophon.service.wording.OutcomeWording;
import dev.colophon.sightings.Appearance;
import dev.colophon.sightings.ChangedDecision;
import dev.colophon.sightings.StoredSighting;
import dev.colophon.sightings.decision.Decision;
import dev.colophon.sightings.decision.DecisionState;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How a stored sighting is told to a person in a list. */
public final class StoredSightingText {

    private static final int MOST_PAGES = 3;

    private StoredSightingText() {}

    /** A line for the place, one for each page it stands on, one for each match, and one for the last decision. */
    public static List<String> lines(StoredSighting sighting, Language reader) {
        return lines(sighting, Set.of(), reader);
    }

    /**
     * What the standing of claimants lacks, of sightings that ask for an act: once each, with the owners. The lines of these
     * sightings need not say it again.
     */
    public static Map<String, Set<String>> standings(List<StoredSighting> sightings) {
        Map<String, Set<String>> owners = new TreeMap<>();
        sightings.stream()
                .filter(StoredSightingText::isToBeDone)
                .forEach(sighting -> sighting.facts()
                        .power()
                        .standing()
                        .filter(sighting.outcome().reasons()::contains)
                        .ifPresent(standing -> owners.computeIfAbsent(standing, _ -> new TreeSet<>())
                                .add(sighting.work().owner().name())));
        return owners;
    }

    private static boolean isToBeDone(StoredSighting sighting) {
        return sighting.decisionState() == DecisionState.OPEN || sighting.decisionState() == DecisionState.CONFIRMED;
    }

    /** The same without the reasons that are told elsewhere. */
    public static List<String> lines(StoredSighting sighting, Set<String> elsewhere, Language reader) {
        String place = sighting.place();
        List<String> lines = new ArrayList<>();
        lines.add("%s  %s  %s%s"
                .formatted(sighting.id(), days(sighting, reader), Console.safe(place), standing(sighting, reader)));
        List<Appearance> pages = sighting.pages();
        pages.stream()
                .limit(MOST_PAGES)
                .forEach(page -> lines.add("    "
                        + reader.say("sighting.page", Console.safe(page.page()))
                        + page.until()
                                .map(at -> reader.say("place.until", day(at)))
                                .orElse("")));
        if (pages.size() > MOST_PAGES) {
            lines.add("    " + reader.say("sighting.pages.more", pages.size() - MOST_PAGES));
        }
        for (RegisteredMatch match : sighting.matches()) {
            Medium kind = sighting.content().kind().orElse(match.match().medium());
            lines.add("    %-9s  %s"
                    .formatted(
                            match.match().grade(),
                            Stream.of(
                                            Optional.of(FindingText.named(
                                                            match.registered().work(), reader)
                                                    + MatchText.medium(match, kind, sighting.matches(), reader)),
                                            Optional.of(MatchText.change(match.match(), reader)),
                                            Clearance.of(match, place)
                                                    .map(clearance ->
                                                            "@|green " + FindingText.cleared(clearance, reader) + "|@"))
                                    .flatMap(Optional::stream)
                                    .collect(Collectors.joining(reader.say("change.separator")))));
        }
        sighting.decision().ifPresent(decision -> lines.add("    " + decision(decision, reader)));
        if (isToBeDone(sighting)) {
            lines.add("    "
                    + reader.say("sighting.to-do", PolicyText.outcome(sighting.outcome(), elsewhere, reader))
                    + lookFirst(sighting, reader));
        }
        return lines;
    }

    /** Whether it is gone, replaced or not known, for the end of a line; empty of one that is there. */
    static String standing(StoredSighting sighting, Language reader) {
        return (sighting.isGone() ? "  " + reader.say("sighting.gone") : "")
                + sighting.replacement()
                        .map(by -> "  (" + replaced(by, reader) + ")")
                        .orElse("")
                + sighting.shown()
                        .map(by -> "  (" + reader.say("sighting.shown", by) + ")")
                        .orElse("")
                + sighting.unknown()
                        .map(why -> "  (" + PlaceLookText.briefly(why, reader) + ")")
                        .orElse("");
    }

    /** What stands in the place of one whose bytes are gone, by the id of its sighting. */
    public static String replaced(StoredSighting.Replacement by, Language reader) {
        return reader.say(by.part() ? "sighting.part-of" : "sighting.replaced", by.sighting());
    }

    /** What is to be done before anything is done about a copy of which nothing is known since; empty where it is known. */
    public static String lookFirst(StoredSighting sighting, Language reader) {
        return sighting.unknown().isPresent() ? reader.say("sighting.look-first") : "";
    }

    /** What is decided otherwise than before, in a line with why. */
    public static String redecided(ChangedDecision change, Language reader) {
        StoredSighting sighting = change.sighting();
        OutcomeWording wording = new OutcomeWording(reader);
        return reader.say(
                "sighting.redecided",
                Console.safe(sighting.place()),
                FindingText.named(sighting.work(), reader),
                wording.phrase(change.before()),
                wording.phrase(sighting.decisionState()),
                Console.safe(sighting.decision().map(wording::reason).orElse("")),
                sighting.id());
    }

    /** A decision with who made it, and when. */
    public static String decision(Decision decision, Language reader) {
        OutcomeWording wording = new OutcomeWording(reader);
        return reader.say(
                "sighting.decision",
                day(decision.at()),
                "@|bold " + wording.state(decision.state()) + "|@",
                decision.by()
                        .map(by -> reader.say("sighting.decision.by", Console.safe(by)))
                        .orElseGet(() -> reader.say("sighting.decision.by-rule")),
                decision.undoes().isPresent() ? reader.say("sighting.decision.undo") : "",
                Console.safe(wording.reason(decision)));
    }

    /** How many there are of each state. */
    public static String totals(Map<DecisionState, Integer> totals, Language reader) {
        return totals(totals, 0, reader);
    }

    /** How many there are of each state, and how many of the open ones are gone. */
    public static String totals(Map<DecisionState, Integer> totals, int openGone, Language reader) {
        OutcomeWording wording = new OutcomeWording(reader);
        return totals.entrySet().stream()
                .map(total ->
                        reader.say("sighting.total", "%,d".formatted(total.getValue()), wording.state(total.getKey()))
                                + (total.getKey() == DecisionState.OPEN && openGone > 0
                                        ? reader.say("sighting.total.gone", "%,d".formatted(openGone))
                                        : ""))
                .collect(Collectors.joining(reader.say("match.comma")));
    }

    /** The days on which it was first and last seen, in UTC. */
    static String days(StoredSighting sighting, Language reader) {
        String first = day(sighting.firstSeen());
        String last = day(sighting.lastSeen());
        return first.equals(last) ? first : reader.say("sighting.days", first, last);
    }

    private static String day(Instant moment) {
        return LocalDate.ofInstant(moment, ZoneOffset.UTC).toString();
    }
}
