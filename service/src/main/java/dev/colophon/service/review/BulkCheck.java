package dev.colophon.service.review;

import dev.colophon.cases.decision.BulkObstacle;
import dev.colophon.cases.decision.BulkObstacle.Kind;
import dev.colophon.sightings.StoredSighting;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Whether sightings may be confirmed together, as it is in one transaction. */
final class BulkCheck {

    private BulkCheck() {}

    /**
     * What stands in the way of each of which something does, those that are no more first.
     *
     * @param ids all of them
     * @param stored those that there are
     * @param sample of which a person has confirmed some one by one
     */
    static List<BulkObstacle> all(ReviewStep step, List<String> ids, List<StoredSighting> stored, Set<String> sample) {
        Set<String> there = new HashSet<>();
        stored.forEach(sighting -> there.add(sighting.id()));
        return Stream.concat(
                        ids.stream()
                                .filter(id -> !there.contains(id))
                                .map(id -> new BulkObstacle(id, Kind.MISSING, "it is there no more")),
                        BulkObstacle.all(
                                step.dsl(), stored, sample, step.locks().of(step.dsl(), ids), step.reviewer())
                                .stream())
                .toList();
    }
}
