package dev.colophon.cases.file;

import dev.colophon.cases.claimant.ClaimantDetails;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What a case lacks before a notice can be made of it.
 *
 * @param sightings how many are in it
 * @param withEvidence of how many there is fresh evidence
 * @param obstacles that stand in the way, with how many sightings have each
 * @param toBeRetracted how many have left it about which a notice is out
 * @param noticed whether a notice about it was drafted, which began under a law
 * @param claimant what is known of the rightsholder
 */
public record CaseGaps(
        CaseFile file,
        int sightings,
        int withEvidence,
        Map<CaseObstacle, Integer> obstacles,
        int toBeRetracted,
        boolean noticed,
        ClaimantDetails claimant) {

    public CaseGaps {
        obstacles = Map.copyOf(obstacles);
    }

    /** A sentence each, the most pressing first, with what mends it; none when nothing is missing. */
    public List<String> sentences() {
        CaseNumber number = file.number();
        List<String> missing = new ArrayList<>();
        if (toBeRetracted > 0) {
            missing.add("a notice is out about %s that left the case: it is to be taken back before another goes out"
                    .formatted(counted(toBeRetracted)));
        }
        if (!file.state().isOpen()) {
            missing.add("the case is closed: `colophon case reopen %s --reason TEXT` opens it again".formatted(number));
            return missing;
        }
        if (sightings == 0) {
            missing.add("no sighting is in it: there is nothing to act on");
            return missing;
        }
        obstacles.entrySet().stream()
                .sorted(Map.Entry.<CaseObstacle, Integer>comparingByValue()
                        .reversed()
                        .thenComparing(entry -> entry.getKey().words(), Comparator.naturalOrder()))
                .forEach(entry -> missing.add("%s may not be in a notice: %s"
                        .formatted(counted(entry.getValue()), entry.getKey().words())));
        if (withEvidence < sightings) {
            missing.add("%s no evidence of the last 24 hours: `colophon case evidence %s` takes it"
                    .formatted(
                            sightings - withEvidence == 1
                                    ? "1 sighting has"
                                    : String.format(Locale.ROOT, "%,d sightings have", sightings - withEvidence),
                            number));
        }
        if (!claimant.missing().isEmpty()) {
            missing.add("of %s nobody has said: %s; `colophon owner details` takes it"
                    .formatted(file.rightsholder().name(), String.join(", ", claimant.missing())));
        }
        if (file.state().regime().isEmpty() && !noticed) {
            missing.add("no regime is chosen yet, the law under which a notice is made");
        }
        return missing;
    }

    private static String counted(int number) {
        return number == 1 ? "1 sighting" : String.format(Locale.ROOT, "%,d sightings", number);
    }
}
