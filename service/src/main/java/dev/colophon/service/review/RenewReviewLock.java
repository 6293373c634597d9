package dev.colophon.service.review;

import dev.colophon.service.caller.Actor;
import dev.colophon.service.caller.Permission;
import dev.colophon.service.session.HomeDatabase;
import dev.colophon.service.settings.Settings;
import dev.colophon.store.Database;
import java.time.Duration;
import java.util.Optional;

/** Keeps a sighting longer for whoever looks at it. */
public final class RenewReviewLock {

    private final Settings settings;

    public RenewReviewLock(Settings settings) {
        this.settings = settings;
    }

    /** A sign of life: how long it is kept from now on; empty when somebody else looks at it, or it does not wait any more. */
    public Optional<Duration> renew(Actor actor, String session, String sighting) {
        actor.require(Permission.DECIDE);
        try (Database database = HomeDatabase.stored(settings)) {
            return database.writeRepeating(
                    dsl -> renew(ReviewStep.of(dsl, actor, session, database, settings), sighting));
        }
    }

    private static Optional<Duration> renew(ReviewStep step, String sighting) {
        return step.locks()
                .of(step.dsl(), sighting)
                .filter(held -> held.isOf(step.reviewer()))
                .flatMap(_ -> step.locks().take(step.dsl(), sighting, step.reviewer()))
                .map(held -> Duration.between(step.now(), held.until()));
    }
}
