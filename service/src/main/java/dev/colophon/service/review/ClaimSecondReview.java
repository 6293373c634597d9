package dev.colophon.service.review;

import dev.colophon.cases.review.SecondReview;
import dev.colophon.cases.review.SecondReviews;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.caller.Permission;
import dev.colophon.service.session.HomeDatabase;
import dev.colophon.service.settings.Settings;
import dev.colophon.store.Database;
import java.util.Optional;

/** Gives a second person the next sighting that they are to look at. */
public final class ClaimSecondReview {

    /** Of so many that wait one is looked for. */
    static final int MOST = 500;

    private final Settings settings;

    public ClaimSecondReview(Settings settings) {
        this.settings = settings;
    }

    /** Gives whoever asks the next at which they are to look; empty when there is none. */
    public Optional<String> next(Actor actor, String session) {
        actor.require(Permission.DECIDE);
        try (Database database = HomeDatabase.stored(settings)) {
            return database.writeRepeating(dsl -> {
                ReviewStep step = ReviewStep.of(dsl, actor, session, database, settings);
                step.records().seen(actor.name(), step.now());
                return new SecondReviews(dsl, actor.organisation())
                        .waiting(MOST).stream()
                                .filter(review -> review.isFor(actor.name()))
                                .map(SecondReview::sighting)
                                .filter(id -> step.locks()
                                        .take(dsl, id, step.reviewer())
                                        .isPresent())
                                .findFirst();
            });
        }
    }
}
