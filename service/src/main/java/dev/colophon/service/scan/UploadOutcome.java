package dev.colophon.service.scan;

import dev.colophon.registry.standing.Impediment;
import dev.colophon.sightings.outcome.PolicyOutcome;
import java.util.List;

/**
 * What is to be done about a work in a file that stands nowhere yet.
 *
 * @param impediments what stands in the way of whoever claims the work
 */
public record UploadOutcome(PolicyOutcome outcome, List<Impediment> impediments) {

    public UploadOutcome {
        impediments = List.copyOf(impediments);
    }

    /** Why nobody may just act, each reason once. */
    public List<String> sentences() {
        return impediments.stream().map(Impediment::sentence).distinct().toList();
    }
}
