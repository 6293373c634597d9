package dev.colophon.sightings.outcome;

import dev.colophon.registry.policy.ArmedPolicy;
import dev.colophon.registry.policy.ClaimantPower;
import dev.colophon.registry.policy.condition.MatchedCopy;
import dev.colophon.registry.work.Work;
import dev.colophon.sightings.decision.DecisionState;
import java.time.Instant;
import java.util.List;

/**
 * All on which it depends what is to be done about a copy of a work.
 *
 * @param id of the sighting; of what is not stored, of the bytes
 * @param state of the sighting; OPEN of what is not stored
 * @param decided why it is in that state; blank when nobody has decided
 * @param gone whether it is not there any more
 * @param place where it stands; empty of what stands nowhere
 * @param policies in force of those who hold the work
 * @param power of the claimant
 */
public record SightingFacts(
        String id,
        DecisionState state,
        String decided,
        boolean gone,
        String place,
        MatchedCopy copy,
        Work work,
        List<ArmedPolicy> policies,
        ClaimantPower power,
        Instant now) {

    public SightingFacts {
        policies = List.copyOf(policies);
    }

    /** As if these policies were in force. */
    public SightingFacts under(List<ArmedPolicy> others) {
        return new SightingFacts(id, state, decided, gone, place, copy, work, others, power, now);
    }

    /** As if a rule had put it before a person. */
    public SightingFacts underReview(String why) {
        return new SightingFacts(id, DecisionState.REVIEW, why, gone, place, copy, work, policies, power, now);
    }

    /** With these matches only. */
    SightingFacts of(MatchedCopy some) {
        return new SightingFacts(id, state, decided, gone, place, some, work, policies, power, now);
    }
}
