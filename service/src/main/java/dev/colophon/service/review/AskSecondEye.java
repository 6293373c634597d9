package dev.colophon.service.review;

import dev.colophon.cases.review.SecondReview;
import dev.colophon.cases.review.SecondReviews;
import dev.colophon.evidence.messages.Message;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.caller.Permission;
import dev.colophon.service.caller.ServiceException;
import dev.colophon.service.caller.ServiceException.Category;
import dev.colophon.service.session.HomeDatabase;
import dev.colophon.service.settings.Settings;
import dev.colophon.sightings.decision.DecisionState;
import dev.colophon.sightings.decision.Decisions;
import dev.colophon.store.Database;
import java.util.List;
import java.util.Optional;

/** Sends a sighting to a second person. */
public final class AskSecondEye {

    private final Settings settings;

    public AskSecondEye(Settings settings) {
        this.settings = settings;
    }

    /**
     * Asks: before anything is decided who asks is not given it again; of what is confirmed, the second does not learn what was said.
     *
     * @return false when that was asked before
     * @throws ServiceException when there is no second person, or something else than that it is a copy was decided
     */
    public boolean ask(Actor actor, String session, String sighting) {
        actor.require(Permission.DECIDE);
        try (Database database = HomeDatabase.stored(settings)) {
            return database.writeRepeating(
                    dsl -> ask(ReviewStep.of(dsl, actor, session, database, settings), sighting));
        }
    }

    private static boolean ask(ReviewStep step, String sighting) {
        if (!step.secondEye().isOn()) {
            throw new ServiceException(Category.REFUSED, Message.of("refusal.second.alone"));
        }
        Decisions.Holding holding =
                step.decisions().holding(step.dsl(), List.of(sighting)).get(sighting);
        boolean confirmed = holding != null && holding.state() == DecisionState.CONFIRMED;
        if (holding == null || (!confirmed && !holding.state().isUndecided())) {
            throw new ServiceException(Category.REFUSED, Message.of("refusal.second.neither", sighting));
        }
        if (step.secondEye().waiting(sighting).isPresent()) {
            return false;
        }
        new SecondReviews(step.dsl(), step.actor().organisation())
                .ask(
                        step.ids().next(),
                        sighting,
                        confirmed ? holding.decision() : Optional.empty(),
                        SecondReview.Cause.ASKED,
                        step.actor().name());
        step.locks().release(step.dsl(), sighting, step.reviewer());
        return true;
    }
}
