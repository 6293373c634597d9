package dev.colophon.registry.standing;

import java.time.Instant;
import java.util.Optional;

/**
 * What stands in the way of acting on a copy, whatever the claimant's standing.
 *
 * @param sentence why, for a person
 * @param since when everybody whom it concerns was told, where that matters
 */
public record Impediment(Kind kind, String sentence, Optional<Instant> since) {

    /** What has no time of its own. */
    public Impediment(Kind kind, String sentence) {
        this(kind, sentence, Optional.empty());
    }

    /** What it is, and how much is left in spite of it. */
    public enum Kind {
        /** All that matches is excluded from the work, such as common material. */
        EXCLUDED(Entitlement.Power.NONE),
        /** Some of what matches is. */
        PARTLY_EXCLUDED(Entitlement.Power.WITH_A_PERSON),
        /** All that matches was registered by another owner before, and it is not settled whose it is. */
        CONTESTED_BY_OLDER(Entitlement.Power.NONE),
        /** Some of what matches was. */
        PARTLY_CONTESTED_BY_OLDER(Entitlement.Power.WITH_A_PERSON),
        /** Some of what matches was registered by another owner later, and it is not settled whose it is. */
        CONTESTED(Entitlement.Power.WITH_A_PERSON),
        /** So many works of so many owners have some of what matches that it may be nobody's. */
        COMMON(Entitlement.Power.WITH_A_PERSON),
        /** Two owners share what matches. */
        SHARED(Entitlement.Power.WITH_A_PERSON),
        /** More than all of the work is held where the copy was seen. */
        OVERCLAIMED(Entitlement.Power.NONE),
        /** The claimant holds nothing of the work where the copy was seen. */
        NOT_HELD(Entitlement.Power.NONE),
        /** The claimant does not hold the work everywhere, and the copy was seen also where it does not, or nobody knows where. */
        NOT_HELD_EVERYWHERE(Entitlement.Power.WITH_A_PERSON),
        /** The registered file hits too much. */
        QUARANTINED(Entitlement.Power.WITH_A_PERSON);

        private final Entitlement.Power left;

        Kind(Entitlement.Power left) {
            this.left = left;
        }

        Entitlement.Power left() {
            return left;
        }

        /** Whether another owner registered it before. */
        public boolean isOfOlder() {
            return this == CONTESTED_BY_OLDER || this == PARTLY_CONTESTED_BY_OLDER;
        }

        /** Whether it is not settled who holds it, or how much of it. */
        public boolean isUnsettled() {
            return isOfOlder() || this == CONTESTED || this == COMMON || this == OVERCLAIMED || this == NOT_HELD;
        }
    }
}
