package dev.colophon.service.review;

import dev.colophon.cases.decision.BulkObstacle;
import dev.colophon.cases.decision.BulkObstacle.Kind;
import dev.colophon.sightings.StoredSighting;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Whether sightings may be confirmed together, as it is in one transaction. */
final class BulkCheck {

    private BulkCheck() {}

    /**
     * What stands in the way of the first of which something does.
     *
     * @param ids all of them
     * @param stored those that there are
     * @param sample of which a person has confirmed some one by one
     */
    static Optional<BulkObstacle> first(
            ReviewStep step, List<String> ids, List<StoredSighting> stored, Set<String> sample) {
        Set<String> there = new HashSet<>();
        stored.forEach(sighting -> there.add(sighting.id()));
        return ids.stream()
                .filter(id -> !there.contains(id))
                .findFirst()
                .map(id -> new BulkObstacle(id, Kind.MISSING, "it is there no more"))
                .or(() -> BulkObstacle.first(
                        step.dsl(), stored, sample, step.locks().of(step.dsl(), ids), step.reviewer()));
    }
}
