package dev.colophon.server.web.review;

import dev.colophon.service.comparison.Comparison;
import dev.colophon.service.review.LookAtSighting.Look;
import dev.colophon.sightings.decision.DecisionState;
import java.util.Optional;

/**
 * What stands beside both sides: who looks, of which queue it is, and what came of the form.
 *
 * @param queue that somebody goes through
 * @param name of whoever asks
 * @param look who looks at it
 * @param returned why a form comes back; {@code NOT} of one that is new
 * @param before what they decided just before
 */
public record ComparePage(ReviewQueue queue, String name, Look look, Returned returned, Optional<Reviewed> before) {

    /** Why a form comes back. */
    public enum Returned {
        NOT,
        /** Something else was decided since it was shown. */
        STALE,
        /** Somebody else looks at it by now. */
        LOST,
        /** It was confirmed very soon. */
        HASTY
    }

    /** Whether nothing of what others said is shown. */
    public boolean isBlind() {
        return look.blind();
    }

    /** Whether it waits for a decision, or for a second person. */
    public boolean isKept(Comparison comparison) {
        DecisionState state = comparison.sighting().decisionState();
        return look.own() && (isBlind() || state.isUndecided());
    }

    /** Minutes for which it is kept. */
    public long minutes() {
        return Math.max(1, (look.left().toSeconds() + 59) / 60);
    }
}
