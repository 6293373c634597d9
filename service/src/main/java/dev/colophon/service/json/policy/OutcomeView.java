package dev.colophon.service.json.policy;

import dev.colophon.sightings.outcome.PolicyOutcome;
import java.util.List;

/** What is to be done about a sighting; the schema is a part of {@code sighting.schema.json}. */
public record OutcomeView(PolicyOutcome.Action action, PolicyOutcome.By by, List<String> reasons) {

    public static OutcomeView of(PolicyOutcome outcome) {
        return new OutcomeView(outcome.action(), outcome.by(), outcome.reasons());
    }
}
