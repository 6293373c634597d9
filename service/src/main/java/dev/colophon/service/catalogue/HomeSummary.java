package dev.colophon.service.catalogue;

import dev.colophon.sightings.decision.DecisionState;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How much there is.
 *
 * @param works in the catalogue
 * @param owners of them, those of the newest works first
 * @param sightings of each state, counted to {@link #MOST}: what is greater says that there are more than that
 */
public record HomeSummary(int works, List<String> owners, Map<DecisionState, Integer> sightings) {

    /** So many are counted. */
    public static final int MOST = 10_000;

    /** Of a home where nothing was ever stored. */
    public static final HomeSummary EMPTY = new HomeSummary(0, List.of(), Map.of());

    public HomeSummary {
        owners = List.copyOf(owners);
        sightings = Collections.unmodifiableMap(new TreeMap<>(sightings));
    }

    /** Of one state. */
    public int of(DecisionState state) {
        return sightings.getOrDefault(state, 0);
    }

    /** Sightings that nobody has decided. */
    public int undecided() {
        return DecisionState.undecided().stream().mapToInt(this::of).sum();
    }

    /** All sightings. */
    public int seen() {
        return sightings.values().stream().mapToInt(Integer::intValue).sum();
    }
}
