package dev.colophon.service.json.policy;

import dev.colophon.sightings.outcome.PolicyOutcome;
import java.util.List;
import java.util.Map;

/** What is to be done about one work in a file; the schema is a part of {@code sighting.schema.json}. */
public record WorkOutcomeView(String work, PolicyOutcome.Action action, PolicyOutcome.By by, List<String> reasons) {

    /** By the ids of works. */
    public static List<WorkOutcomeView> of(Map<String, PolicyOutcome> outcomes) {
        return outcomes.entrySet().stream()
                .map(of -> new WorkOutcomeView(
                        of.getKey(),
                        of.getValue().action(),
                        of.getValue().by(),
                        of.getValue().reasons()))
                .toList();
    }
}
