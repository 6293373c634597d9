package dev.colophon.cli.text;

import dev.colophon.cli.output.Console;
import dev.colophon.evidence.messages.Language;
import dev.colophon.registry.registration.Clearance;
import dev.colophon.registry.registration.RegisteredMatch;
import dev.colophon.service.caller.Plural;
import dev.colophon.sightings.Appearance;
import dev.colophon.sightings.ChangedDecision;
import dev.colophon.sightings.StoredSighting;
import dev.colophon.sightings.decision.Decision;
import dev.colophon.sightings.decision.DecisionState;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** How a stored sighting is told to a person in a list. */
public final class StoredSightingText {

    private static final int MOST_PAGES = 3;

    private StoredSightingText() {}

    /** A line for the place, one for each page it stands on, one for each match, and one for the last decision. */
    public static List<String> lines(StoredSighting sighting, Language language) {
        return lines(sighting, Set.of(), language);
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
    public static List<String> lines(StoredSighting sighting, Set<String> elsewhere, Language language) {
        String place = sighting.place();
        List<String> lines = new ArrayList<>();
        lines.add("%s  %s  %s%s"
                .formatted(
                        sighting.id(),
                        days(sighting),
                        Console.safe(place),
                        (sighting.state() == StoredSighting.State.GONE ? "  (gone)" : "")
                                + sighting.unknown()
                                        .map(why -> "  (" + PlaceLookText.briefly(why, language) + ")")
                                        .orElse("")));
        List<Appearance> pages = sighting.pages();
        pages.stream()
                .limit(MOST_PAGES)
                .forEach(page -> lines.add("    on " + Console.safe(page.page())
                        + page.until()
                                .map(at -> ", until " + LocalDate.ofInstant(at, ZoneOffset.UTC))
                                .orElse("")));
        if (pages.size() > MOST_PAGES) {
            lines.add("    and on " + Plural.of(pages.size() - MOST_PAGES, "more page", "more pages"));
        }
        for (RegisteredMatch match : sighting.matches()) {
            lines.add("    %-9s  @|bold %s|@ by %s%s; %s%s"
                    .formatted(
                            match.match().grade(),
                            Console.safe(match.registered().work().title()),
                            Console.safe(match.registered().work().owner().name()),
                            MatchText.medium(
                                    match,
                                    sighting.content()
                                            .kind()
                                            .orElse(match.match().medium()),
                                    sighting.matches()),
                            MatchText.change(match.match()),
                            Clearance.of(match, place)
                                    .map(clearance -> "; @|green cleared: " + clearance.words() + "|@")
                                    .orElse("")));
        }
        sighting.decision().ifPresent(decision -> lines.add("    " + decision(decision)));
        if (isToBeDone(sighting)) {
            lines.add("    to do: " + PolicyText.outcome(sighting.outcome(), elsewhere));
        }
        return lines;
    }

    /** What is decided otherwise than before, in a line with why. */
    public static String redecided(ChangedDecision change) {
        StoredSighting sighting = change.sighting();
        return "%s: @|bold %s|@ by %s was %s and is %s now: %s; kept as %s"
                .formatted(
                        Console.safe(sighting.place()),
                        Console.safe(sighting.work().title()),
                        Console.safe(sighting.work().owner().name()),
                        change.before().phrase(),
                        sighting.decisionState().phrase(),
                        Console.safe(sighting.decision().map(Decision::reason).orElse("")),
                        sighting.id());
    }

    /** A decision with who made it, and when. */
    public static String decision(Decision decision) {
        return "%s  @|bold %s|@%s%s: %s"
                .formatted(
                        LocalDate.ofInstant(decision.at(), ZoneOffset.UTC),
                        decision.state().word(),
                        decision.by().map(by -> " by " + Console.safe(by)).orElse(", by a rule"),
                        decision.undoes().isPresent() ? ", an undo" : "",
                        Console.safe(decision.reason()));
    }

    /** How many there are of each state. */
    public static String totals(Map<DecisionState, Integer> totals) {
        return totals(totals, 0);
    }

    /** How many there are of each state, and how many of the open ones are gone. */
    public static String totals(Map<DecisionState, Integer> totals, int openGone) {
        return totals.entrySet().stream()
                .map(total -> "%,d %s%s"
                        .formatted(
                                total.getValue(),
                                total.getKey().word(),
                                total.getKey() == DecisionState.OPEN && openGone > 0
                                        ? " (%,d of them gone)".formatted(openGone)
                                        : ""))
                .collect(Collectors.joining(", "));
    }

    /** The days on which it was first and last seen, in UTC. */
    private static String days(StoredSighting sighting) {
        LocalDate first = LocalDate.ofInstant(sighting.firstSeen(), ZoneOffset.UTC);
        LocalDate last = LocalDate.ofInstant(sighting.lastSeen(), ZoneOffset.UTC);
        return first.equals(last) ? first.toString() : first + " to " + last;
    }
}
