package dev.colophon.sightings.outcome;

import dev.colophon.index.Grade;
import dev.colophon.registry.policy.ArmedPolicy;
import dev.colophon.registry.policy.PolicyChoice;
import dev.colophon.registry.policy.condition.MatchedCopy;
import dev.colophon.registry.registration.Clearance;
import dev.colophon.registry.registration.RegisteredMatch;
import dev.colophon.registry.work.Policy;
import dev.colophon.sightings.decision.DecisionState;
import dev.colophon.sightings.outcome.PolicyOutcome.Action;
import dev.colophon.sightings.outcome.PolicyOutcome.By;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is to be done about a copy: a pure function of {@link SightingFacts}. What was decided to be no infringement, what may be none,
 * what is gone and what is contested is never blocked; whatever is not known makes an act milder, or leaves it to a person.
 */
public final class OutcomeRule {

    /** Of what is gone. */
    public static final PolicyOutcome GONE = PolicyOutcome.nothing("it is gone from there");

    /** The same where other bytes of the work took its place: these are a copy of their own. */
    public static final PolicyOutcome REPLACED = PolicyOutcome.nothing("other bytes of the work stand there now");

    private OutcomeRule() {}

    public static PolicyOutcome of(SightingFacts facts) {
        DecisionState state = facts.state();
        if (!state.isUndecided() && state != DecisionState.CONFIRMED) {
            return PolicyOutcome.nothing(because("it is " + state.phrase(), facts.decided()));
        }
        if (state.isUndecided() && state != DecisionState.OPEN) {
            return PolicyOutcome.review(List.of(because("it is " + state.phrase(), facts.decided())));
        }
        if (facts.gone()) {
            return GONE;
        }
        // A person who confirmed it knew of the others.
        List<RegisteredMatch> open = facts.copy().matches().stream()
                .filter(match -> Clearance.of(match, facts.place())
                        .filter(clearance -> state != DecisionState.CONFIRMED || clearance == Clearance.REMOVED)
                        .isEmpty())
                .toList();
        if (open.isEmpty()) {
            return PolicyOutcome.nothing("cleared: " + clearances(facts));
        }
        return ofPolicy(facts.of(with(facts.copy(), open)));
    }

    private static String because(String what, String why) {
        return why.isBlank() ? what : what + ": " + why;
    }

    private static String clearances(SightingFacts facts) {
        return facts.copy().matches().stream()
                .flatMap(match -> Clearance.of(match, facts.place()).stream())
                .map(Clearance::words)
                .distinct()
                .collect(Collectors.joining(", "));
    }

    private static MatchedCopy with(MatchedCopy copy, List<RegisteredMatch> matches) {
        return new MatchedCopy(
                copy.kind(), copy.durationMillis(), copy.pixels(), copy.uses(), copy.territory(), matches);
    }

    private static PolicyOutcome ofPolicy(SightingFacts facts) {
        PolicyOutcome wanted = wanted(facts);
        if (!wanted.action().reachesOthers()) {
            return wanted;
        }
        if (facts.power().contested()) {
            return PolicyOutcome.review(Stream.concat(facts.power().reasons().stream(), wanted.reasons().stream())
                    .toList());
        }
        boolean candidate =
                facts.copy().matches().stream().allMatch(match -> match.match().grade() == Grade.CANDIDATE);
        if (candidate && facts.state() == DecisionState.OPEN) {
            return PolicyOutcome.review(Stream.concat(
                            Stream.of("the match is a CANDIDATE: a person decides whether the work is in it"),
                            wanted.reasons().stream())
                    .toList());
        }
        List<String> restraints = new ArrayList<>();
        facts.policies().stream()
                .flatMap(policy -> policy.restraint(facts.id(), facts.now()).stream())
                .forEach(restraints::add);
        if (!facts.power().alone()) {
            restraints.addAll(facts.power().reasons());
        }
        boolean alone =
                wanted.by() == By.RULE && restraints.isEmpty() && facts.power().alone();
        return new PolicyOutcome(
                wanted.action(),
                alone ? By.RULE : By.PERSON,
                facts.state() == DecisionState.CONFIRMED,
                Stream.concat(wanted.reasons().stream(), restraints.stream()).toList());
    }

    /** What those who hold the work want, if they may. Of several that differ the mildest, and a person decides. */
    private static PolicyOutcome wanted(SightingFacts facts) {
        if (facts.policies().isEmpty()) {
            Policy policy = facts.work().policy();
            return new PolicyOutcome(
                    Action.of(policy),
                    policy == Policy.BLOCK_ACCESS || policy == Policy.MONETIZE ? By.PERSON : By.RULE,
                    List.of("the work is registered as %s, and no policy is in force".formatted(policy.standard())));
        }
        List<String> reasons = new ArrayList<>();
        List<PolicyChoice> choices = new ArrayList<>();
        for (ArmedPolicy policy : facts.policies()) {
            PolicyChoice choice = policy.choose(facts.copy());
            choices.add(choice);
            reasons.add("policy of %s: %s".formatted(policy.subject().words(), choice.reason()));
        }
        Policy mildest = choices.stream()
                .map(PolicyChoice::action)
                .max(Comparator.naturalOrder())
                .orElseThrow();
        boolean agreed = choices.stream().allMatch(choice -> choice.action() == mildest);
        if (!agreed) {
            reasons.add("those who hold the work want different things: the mildest counts");
        }
        boolean sure = agreed && choices.stream().allMatch(PolicyChoice::sure);
        return new PolicyOutcome(Action.of(mildest), sure ? By.RULE : By.PERSON, reasons);
    }
}
