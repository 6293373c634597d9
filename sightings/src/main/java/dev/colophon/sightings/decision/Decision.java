package dev.colophon.sightings.decision;

import dev.colophon.sightings.exception.PossibleException;
import java.time.Instant;
import java.util.Optional;

/**
 * One decision of a sighting; never changed afterwards.
 *
 * @param state of the sighting from then on
 * @param by the person who decided; empty when a rule of this program did
 * @param batch of those that were decided together
 * @param undoes the decision that this one takes back
 * @param licence that it rests on, where a rule made it: its id, or {@code host:NAME} of a host that the owner of the work authorised
 * @param exception that is possible, as a rule saw
 */
public record Decision(
        String id,
        DecisionState state,
        String reason,
        Optional<String> by,
        Instant at,
        Optional<String> batch,
        Optional<String> undoes,
        Optional<String> licence,
        Optional<PossibleException> exception) {}
