package dev.colophon.service.review;

import dev.colophon.cases.review.SecondReview;
import dev.colophon.cases.review.SecondReviews;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.caller.Permission;
import dev.colophon.service.session.HomeDatabase;
import dev.colophon.service.settings.Settings;
import dev.colophon.store.Database;
import java.util.List;

/** Counts what waits for a second person. */
public final class CountSecondReviews {

    private final Settings settings;

    public CountSecondReviews(Settings settings) {
        this.settings = settings;
    }

    /**
     * What whoever asks has to look at.
     *
     * @param on whether second persons look at all
     * @param reviewers how many persons review
     * @param waiting how many sightings wait for whoever asks
     * @param others how many wait for somebody else
     */
    public record Duty(boolean on, int reviewers, int waiting, int others) {}

    /** What whoever asks has to look at, counted to five hundred. */
    public Duty count(Actor actor) {
        actor.require(Permission.READ);
        try (Database database = HomeDatabase.existing(settings, _ -> {}).orElse(null)) {
            return database == null
                    ? new Duty(false, 0, 0, 0)
                    : database.read(dsl -> {
                        ReviewStep step = ReviewStep.of(dsl, actor, "", database, settings);
                        List<SecondReview> all =
                                new SecondReviews(dsl, actor.organisation()).waiting(ClaimSecondReview.MOST);
                        int own = (int) all.stream()
                                .filter(review -> review.isFor(actor.name()))
                                .count();
                        return new Duty(
                                step.secondEye().isOn(), step.secondEye().reviewers(), own, all.size() - own);
                    });
        }
    }
}
