package dev.colophon.registry.standing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Whether the claimant of a work may act on a copy of it, and why not more. It says nothing of the copy itself: what is licensed,
 * held or for review is never acted on, whoever claims it.
 *
 * @param standing the level of the claimant
 * @param missing what the claimant lacks of the next level, in words
 * @param impediments what stands in the way of acting on this copy
 */
public record Entitlement(StandingLevel standing, List<String> missing, List<Impediment> impediments) {

    /** How much a claimant may do, least first. */
    public enum Power {
        /** Nothing: the claim gives no ground here. */
        NONE,
        /** What a person confirms. */
        WITH_A_PERSON,
        /** What the owner has ordered may be done without a person. */
        ALONE
    }

    /** Of a claimant of whom nothing is known. */
    public static final Entitlement UNKNOWN =
            new Entitlement(StandingLevel.REVIEW_ONLY, List.of("nothing is known of the claimant"), List.of());

    public Entitlement {
        missing = List.copyOf(missing);
        impediments = List.copyOf(impediments);
    }

    public static Entitlement of(ClaimantStanding claimant, List<Impediment> impediments) {
        return new Entitlement(claimant.level(), claimant.missing(), impediments);
    }

    public Power power() {
        Power left = impediments.stream()
                .map(impediment -> impediment.kind().left())
                .min(Comparator.naturalOrder())
                .orElse(Power.ALONE);
        return standing == StandingLevel.AUTO || left == Power.NONE ? left : Power.WITH_A_PERSON;
    }

    /** As which level the claimant acts here: what is not clear is confirmed singly. */
    public StandingLevel level() {
        return impediments.isEmpty() ? standing : StandingLevel.REVIEW_ONLY;
    }

    /** Why it may not act alone, what stands in the way first; never empty unless it may. */
    public List<String> reasons() {
        List<String> reasons =
                new ArrayList<>(impediments.stream().map(Impediment::sentence).toList());
        shortcoming().ifPresent(reasons::add);
        return reasons;
    }

    /** What the standing of the claimant lacks, whatever stands in the way; empty of one that may act alone. */
    public Optional<String> shortcoming() {
        return standing == StandingLevel.AUTO
                ? Optional.empty()
                : Optional.of("the claimant is %s%s"
                        .formatted(standing, missing.isEmpty() ? "" : ": " + String.join("; ", missing)));
    }
}
