package dev.colophon.service.review;

import dev.colophon.service.caller.Actor;
import dev.colophon.service.secondeye.SecondEyeRule;
import dev.colophon.service.settings.Settings;
import dev.colophon.sightings.Sightings;
import dev.colophon.sightings.decision.Decisions;
import dev.colophon.sightings.review.ReviewLocks;
import dev.colophon.sightings.review.ReviewRecords;
import dev.colophon.sightings.review.Reviewer;
import dev.colophon.store.Database;
import dev.colophon.store.DatabaseClock;
import dev.colophon.store.Ids;
import java.time.Instant;
import java.time.InstantSource;
import org.jooq.DSLContext;

/** What the use cases of reviewing work with in one transaction. */
record ReviewStep(
        DSLContext dsl,
        Actor actor,
        Reviewer reviewer,
        Ids ids,
        Instant now,
        ReviewLocks locks,
        ReviewRecords records,
        Sightings sightings,
        Decisions decisions,
        SecondEyeRule secondEye) {

    private static final DatabaseClock CLOCK = DatabaseClock.of(InstantSource.system());

    static ReviewStep of(DSLContext dsl, Actor actor, String session, Database database, Settings settings) {
        Ids ids = new Ids(InstantSource.system());
        Instant now = CLOCK.now(dsl);
        return new ReviewStep(
                dsl,
                actor,
                new Reviewer(actor.name(), session),
                ids,
                now,
                new ReviewLocks(actor.organisation(), CLOCK),
                new ReviewRecords(dsl, actor.organisation()),
                new Sightings(database, actor.organisation()),
                new Decisions(database, actor.organisation(), ids),
                new SecondEyeRule(dsl, actor, settings, database, ids, now));
    }
}
