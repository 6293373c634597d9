package dev.colophon.registry.policy;

import java.util.List;

/**
 * Whether a claimant may act on a copy without a person.
 *
 * @param alone without one
 * @param contested whether others claim what is in the copy, or too much of it is claimed: until that is settled nobody acts
 * @param reasons why it is not so; none when the claimant may act alone
 */
public record ClaimantPower(boolean alone, boolean contested, List<String> reasons) {

    /** As long as nobody's decisions have shown that they are right. */
    public static final ClaimantPower A_PERSON_DECIDES =
            new ClaimantPower(false, false, List.of("a person decides before anything is done"));

    public ClaimantPower {
        reasons = List.copyOf(reasons);
    }
}
