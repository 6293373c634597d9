package dev.colophon.cases.file;

import dev.colophon.cases.claimant.ClaimantDetails;
import dev.colophon.evidence.messages.Language;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

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
    public List<String> sentences(Language reader) {
        String number = file.number().toString();
        List<String> missing = new ArrayList<>();
        if (toBeRetracted > 0) {
            missing.add(reader.say("case.gap.retract", toBeRetracted));
        }
        if (!file.state().isOpen()) {
            missing.add(reader.say("case.gap.closed", number));
            return missing;
        }
        if (sightings == 0) {
            missing.add(reader.say("case.gap.empty"));
            return missing;
        }
        obstacles.entrySet().stream()
                .collect(Collectors.groupingBy(
                        entry -> entry.getKey().words(reader), Collectors.summingInt(Map.Entry::getValue)))
                .entrySet()
                .stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed().thenComparing(Map.Entry::getKey))
                .forEach(entry -> missing.add(reader.say("case.gap.obstacle", entry.getValue(), entry.getKey())));
        if (withEvidence < sightings) {
            missing.add(reader.say("case.gap.evidence", sightings - withEvidence, number));
        }
        List<String> unsaid = claimant.missing(reader);
        if (!unsaid.isEmpty()) {
            missing.add(reader.say("case.gap.claimant", file.rightsholder().name(), String.join(", ", unsaid)));
        }
        if (file.state().regime().isEmpty() && !noticed) {
            missing.add(reader.say("case.gap.regime"));
        }
        return missing;
    }
}
