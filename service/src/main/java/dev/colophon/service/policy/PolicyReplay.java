package dev.colophon.service.policy;

import dev.colophon.index.Grade;
import dev.colophon.registry.policy.ArmedPolicy;
import dev.colophon.registry.policy.Policies;
import dev.colophon.registry.policy.PolicySubject;
import dev.colophon.service.caller.Actor;
import dev.colophon.sightings.SightingQuery;
import dev.colophon.sightings.Sightings;
import dev.colophon.sightings.StoredSighting;
import dev.colophon.sightings.outcome.OutcomeRule;
import dev.colophon.sightings.outcome.SightingFacts;
import dev.colophon.store.Database;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Compares what is to be done about the sightings of the last days with what would be if a policy were in force. */
final class PolicyReplay {

    private final PolicySubject subject;
    private final Optional<ArmedPolicy> policy;
    private final Instant now;

    /** @param policy that would be in force; empty: none */
    PolicyReplay(PolicySubject subject, Optional<ArmedPolicy> policy, Instant now) {
        this.subject = subject;
        this.policy = policy;
        this.now = now;
    }

    PolicyDifference run(Actor actor, Database database) {
        Instant since = now.minus(PolicyDifference.PERIOD);
        PolicyDifference.Counts counts = new PolicyDifference.Counts();
        Set<String> works = database.read(dsl -> new Policies(dsl, actor.organisation()).worksOf(subject));
        new Sightings(database, actor.organisation()).forEach(query(since), sighting -> {
            if (works.contains(sighting.work().id())) {
                compare(sighting, counts);
            }
        });
        return counts.since(since);
    }

    private SightingQuery query(Instant since) {
        Optional<String> work = subject instanceof PolicySubject.OfWork ? Optional.of(subject.id()) : Optional.empty();
        return new SightingQuery(work, Grade.CANDIDATE, Optional.of(since), Optional.empty(), Integer.MAX_VALUE);
    }

    private void compare(StoredSighting sighting, PolicyDifference.Counts counts) {
        SightingFacts facts = sighting.facts();
        List<ArmedPolicy> others = facts.policies();
        boolean hasOwn = subject instanceof PolicySubject.AllWorksOf
                && others.stream().anyMatch(other -> other.subject() instanceof PolicySubject.OfWork);
        boolean concerned = !hasOwn && policy.isPresent();
        counts.add(
                sighting.id(),
                sighting.outcome(),
                hasOwn ? sighting.outcome() : OutcomeRule.of(facts.under(instead(others))),
                concerned && policy.orElseThrow().restraint(sighting.id(), now).isEmpty());
    }

    /** The policies in force with this one in the place of that which the same party or work had. */
    private List<ArmedPolicy> instead(List<ArmedPolicy> inForce) {
        List<ArmedPolicy> changed = new ArrayList<>();
        if (subject instanceof PolicySubject.AllWorksOf) {
            inForce.stream()
                    .filter(other -> !other.subject().id().equals(subject.id()))
                    .forEach(changed::add);
        }
        policy.ifPresent(changed::add);
        return changed;
    }
}
