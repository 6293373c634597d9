package dev.colophon.service.catalogue;

import dev.colophon.sightings.StoredSighting;
import dev.colophon.sightings.decision.DecisionState;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A page of sightings.
 *
 * @param more whether others come after these
 * @param totals how many there are like that, of each state, whether or not they were asked for
 * @param openGone how many of the open ones are not there any more
 */
public record SightingList(
        List<StoredSighting> sightings, boolean more, Map<DecisionState, Integer> totals, int openGone) {

    public SightingList {
        sightings = List.copyOf(sightings);
        totals = Collections.unmodifiableMap(new TreeMap<>(totals));
    }
}
