package dev.colophon.sightings;

import dev.colophon.sightings.decision.DecisionState;

/**
 * A sighting of which something else is decided than before.
 *
 * @param sighting as it is now
 * @param before what was decided of it
 */
public record ChangedDecision(StoredSighting sighting, DecisionState before) {}
