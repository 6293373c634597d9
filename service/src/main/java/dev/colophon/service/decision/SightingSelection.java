package dev.colophon.service.decision;

import dev.colophon.sightings.SightingQuery;
import java.util.List;

/** Which sightings are meant. */
public sealed interface SightingSelection {

    /**
     * Those that somebody names.
     *
     * @param ids or unambiguous starts or ends of them
     */
    record Named(List<String> ids) implements SightingSelection {

        public Named {
            ids = List.copyOf(ids);
        }
    }

    /**
     * Those that have something in common.
     *
     * @param query its work may be the unambiguous start of an id
     * @param words how they were chosen, for whoever reads the decision later
     */
    record Alike(SightingQuery query, String words) implements SightingSelection {}

    /**
     * Those that were decided together; only to take that back.
     *
     * @param id of the batch, or an unambiguous start or end of it
     */
    record Batch(String id) implements SightingSelection {}
}
