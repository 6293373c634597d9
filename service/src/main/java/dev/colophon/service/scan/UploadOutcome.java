package dev.colophon.service.scan;

import dev.colophon.registry.standing.Impediment;
import dev.colophon.sightings.exception.PossibleException;
import dev.colophon.sightings.outcome.PolicyOutcome;
import java.util.List;
import java.util.Optional;

/**
 * What is to be done about a work in a file that stands nowhere yet.
 *
 * @param impediments what stands in the way of whoever claims the work
 * @param exception that is possible
 */
public record UploadOutcome(
        PolicyOutcome outcome, List<Impediment> impediments, Optional<PossibleException> exception) {

    public UploadOutcome {
        impediments = List.copyOf(impediments);
    }

    /** Why nobody may just act, each reason once. */
    public List<String> sentences() {
        return sentences(impediments);
    }

    static List<String> sentences(List<Impediment> impediments) {
        return impediments.stream().map(Impediment::sentence).distinct().toList();
    }
}
