package dev.colophon.cases.review;

import dev.colophon.sightings.decision.DecisionState;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * That a second person looks at a sighting.
 *
 * @param decision what the first decided; empty when they asked before they decided
 * @param askedBy who decided first, or asked
 * @param opinions of others, in their order
 */
public record SecondReview(
        String id,
        String sighting,
        Optional<String> decision,
        Cause cause,
        State state,
        String askedBy,
        Instant askedAt,
        List<Opinion> opinions) {

    public SecondReview {
        opinions = List.copyOf(opinions);
    }

    /** Why a second person looks. */
    public enum Cause {
        /** Somebody asked for it. */
        ASKED,
        /** By chance, as the seed says. */
        DRAWN,
        /** No notice was ever drafted about the operator of the site. */
        FIRST_NOTICE,
        /** Nothing proves yet that who claims the work is right when they claim something. */
        UNPROVEN
    }

    /** How far it is. */
    public enum State {
        /** A second person has not looked yet. */
        OPEN,
        /** The second said something else: a third decides. */
        DISAGREED,
        /** The second said the same. */
        AGREED,
        /** Somebody else decided. */
        SETTLED;

        /** Whether somebody has to look, and no notice names the sighting until then. */
        public boolean waits() {
            return this == OPEN || this == DISAGREED;
        }
    }

    /** What somebody said who did not know what the others had said. */
    public record Opinion(DecisionState state, String reason, String by, Instant at) {}

    /** Whether a person may look: one who has said nothing of it yet. */
    public boolean isFor(String person) {
        return state.waits()
                && !askedBy.equals(person)
                && opinions.stream().noneMatch(opinion -> opinion.by().equals(person));
    }
}
