package dev.colophon.cases.file;

import dev.colophon.cases.claimant.ClaimantDetails;
import dev.colophon.evidence.messages.Language;
import dev.colophon.evidence.messages.Message;
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

    /** A sentence each, the most pressing first, with the command that mends it; none when nothing is missing. */
    public List<String> sentences(Language reader) {
        return messages(reader).stream().map(message -> message.in(reader)).toList();
    }

    /** The same as messages, for a door that says in its own words what mends it; what is filled in is in that language. */
    public List<Message> messages(Language reader) {
        String number = file.number().toString();
        List<Message> missing = new ArrayList<>();
        if (toBeRetracted > 0) {
            missing.add(Message.of("case.gap.retract", toBeRetracted));
        }
        if (!file.state().isOpen()) {
            missing.add(Message.of("case.gap.closed", number));
            return missing;
        }
        if (sightings == 0) {
            missing.add(Message.of("case.gap.empty"));
            return missing;
        }
        obstacles.entrySet().stream()
                .collect(Collectors.groupingBy(
                        entry -> entry.getKey().words(reader), Collectors.summingInt(Map.Entry::getValue)))
                .entrySet()
                .stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed().thenComparing(Map.Entry::getKey))
                .forEach(entry -> missing.add(Message.of("case.gap.obstacle", entry.getValue(), entry.getKey())));
        if (withEvidence < sightings) {
            missing.add(Message.of("case.gap.evidence", sightings - withEvidence, number));
        }
        List<String> unsaid = claimant.missing(reader);
        if (!unsaid.isEmpty()) {
            missing.add(Message.of(
                    "case.gap.claimant",
                    file.rightsholder().name(),
                    String.join(reader.say("list.separator"), unsaid)));
        }
        if (file.state().regime().isEmpty() && !noticed) {
            missing.add(Message.of("case.gap.regime"));
        }
        return missing;
    }
}
