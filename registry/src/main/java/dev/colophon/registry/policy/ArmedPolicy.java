package dev.colophon.registry.policy;

import dev.colophon.registry.policy.condition.MatchedCopy;
import java.time.Instant;
import java.util.Optional;

/** A policy that is in force. */
public record ArmedPolicy(PolicySubject subject, RightsClaimPolicy policy, PolicyVersion version) {

    public PolicyChoice choose(MatchedCopy copy) {
        return policy.choose(copy);
    }

    /** Why it leaves this sighting to a person although it is in force; empty when it does not. */
    public Optional<String> restraint(String sighting, Instant now) {
        if (version.isMutedAt(now)) {
            return Optional.of(
                    "the policy is muted until " + version.mutedUntil().orElseThrow());
        }
        return version.isEnabledFor(subject.id(), sighting)
                ? Optional.empty()
                : Optional.of("the policy acts on %d of 100 sightings, and this is none of them"
                        .formatted(version.enabledShare()));
    }
}
