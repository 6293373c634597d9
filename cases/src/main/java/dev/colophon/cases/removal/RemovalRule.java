package dev.colophon.cases.removal;

import dev.colophon.cases.removal.RemovalLook.CopyElsewhere;
import dev.colophon.cases.removal.RemovalLook.Earlier;
import dev.colophon.cases.removal.RemovalVerdict.Meaning;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Whether a copy is gone, by a look and those before it. A pure function. "Removed" is said only when every vantage point says so;
 * one that could not see keeps it unknown, one that sees it keeps it up.
 */
public final class RemovalRule {

    private RemovalRule() {}

    /**
     * Decides.
     *
     * @param copyIsPage whether the copy was a page itself, and no file
     * @param earlier looks for the same copy, in the order of time
     */
    public static RemovalFinding decide(boolean copyIsPage, RemovalLook look, List<Earlier> earlier) {
        RemovalFinding now = fromAll(copyIsPage, look.views());
        return switch (now.meaning()) {
            case REMOVED -> elsewhere(look, earlier).orElse(now);
            case UP -> wasRemoved(earlier) && look.showsIt() ? back(now) : now;
            case UNKNOWN -> now;
        };
    }

    private record Seen(String vantage, RemovalFinding finding) {

        String words() {
            return vantage + ": " + finding.reason();
        }
    }

    private static RemovalFinding fromAll(boolean copyIsPage, List<VantageView> views) {
        List<Seen> seen = new ArrayList<>();
        views.forEach(view -> seen.add(new Seen(view.vantage(), ViewRule.of(copyIsPage, view))));
        if (seen.size() == 1) {
            return seen.getFirst().finding();
        }
        Optional<Seen> up = first(seen, Meaning.UP);
        if (up.isPresent()) {
            boolean notEverywhere = seen.stream().anyMatch(one -> isHidden(one.finding()));
            return notEverywhere
                    ? new RemovalFinding(
                            RemovalVerdict.PARTIAL_GEO,
                            seen.stream().map(Seen::words).collect(Collectors.joining("; ")),
                            up.get().finding().where())
                    : up.get().finding();
        }
        Optional<Seen> unknown = first(seen, Meaning.UNKNOWN);
        if (unknown.isPresent()) {
            return RemovalFinding.of(
                    unknown.get().finding().verdict(), unknown.get().words());
        }
        return seen.stream()
                .map(Seen::finding)
                .filter(finding -> finding.verdict() == RemovalVerdict.SOFT_404)
                .findFirst()
                .orElse(seen.getFirst().finding());
    }

    private static Optional<Seen> first(List<Seen> seen, Meaning meaning) {
        return seen.stream().filter(one -> one.finding().meaning() == meaning).findFirst();
    }

    /** That no answer came tells nothing of where the site shows it. */
    private static boolean isHidden(RemovalFinding finding) {
        return finding.meaning() == Meaning.REMOVED || finding.verdict() == RemovalVerdict.BLOCKED;
    }

    private static boolean wasRemoved(List<Earlier> earlier) {
        return earlier.stream()
                .map(Earlier::verdict)
                .anyMatch(verdict -> verdict.meaning() == Meaning.REMOVED || verdict == RemovalVerdict.REAPPEARED);
    }

    private static RemovalFinding back(RemovalFinding now) {
        return new RemovalFinding(RemovalVerdict.REAPPEARED, "it was gone, and is back: " + now.reason(), now.where());
    }

    /**
     * Those that may have taken its place, in the order in which they were first seen: after a look that saw this copy up. What was
     * seen before is a copy of its own, and so is all of it where no look was made before.
     *
     * @param others other copies of the work at sites of the same operator
     * @param earlier looks for this copy, in the order of time
     */
    public static List<CopyElsewhere> inItsPlace(List<CopyElsewhere> others, List<Earlier> earlier) {
        Optional<Instant> since = StoodBeside.lastThere(earlier);
        return others.stream()
                .filter(copy -> !StoodBeside.stood(copy.firstSeen(), since))
                .sorted(Comparator.comparing(CopyElsewhere::firstSeen))
                .toList();
    }

    private static Optional<RemovalFinding> elsewhere(RemovalLook look, List<Earlier> earlier) {
        return inItsPlace(look.elsewhere(), earlier).stream()
                .findFirst()
                .map(copy -> RemovalFinding.at(
                        RemovalVerdict.REAPPEARED,
                        "it is gone here, and stands at %s of the same operator, where it was first seen at %s"
                                .formatted(copy.place(), copy.firstSeen().truncatedTo(ChronoUnit.SECONDS)),
                        copy.place()));
    }
}
