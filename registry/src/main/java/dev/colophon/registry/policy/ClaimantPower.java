package dev.colophon.registry.policy;

import dev.colophon.registry.standing.Entitlement;
import dev.colophon.registry.standing.Impediment;
import java.util.List;
import java.util.Optional;

/**
 * Whether a claimant may act on a copy without a person.
 *
 * @param alone without one
 * @param contested whether others claim what is in the copy, or too much of it is claimed: until that is settled nobody acts
 * @param reasons why it is not so; none when the claimant may act alone
 * @param standing that of them which is the same for all that the claimant claims
 * @param impediments what stands in the way at this copy
 */
public record ClaimantPower(
        boolean alone,
        boolean contested,
        List<String> reasons,
        Optional<String> standing,
        List<Impediment> impediments) {

    public ClaimantPower {
        reasons = List.copyOf(reasons);
        impediments = List.copyOf(impediments);
    }

    /** What the standing of a claimant, and what stands in the way at a copy, leave of it. */
    public static ClaimantPower of(Entitlement entitlement) {
        return new ClaimantPower(
                entitlement.power() == Entitlement.Power.ALONE,
                entitlement.power() == Entitlement.Power.NONE,
                entitlement.reasons(),
                entitlement.shortcoming(),
                entitlement.impediments());
    }
}
