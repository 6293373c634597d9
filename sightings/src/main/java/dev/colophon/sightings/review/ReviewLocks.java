package dev.colophon.sightings.review;

import static dev.colophon.store.schema.tables.ReviewLock.REVIEW_LOCK;
import static dev.colophon.store.schema.tables.Sighting.SIGHTING;
import static org.jooq.impl.DSL.excluded;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.when;

import dev.colophon.registry.work.Organisation;
import dev.colophon.store.DatabaseClock;
import dev.colophon.store.Rows;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;

/**
 * Who looks at which sightings of an organisation. A lock ends by the clock of the database, so that nobody waits for somebody who
 * went away; of two who want one sighting at the same moment, one gets it. All methods take part in the transaction that they are
 * given. Thread-safe.
 */
public final class ReviewLocks {

    /** So long a sighting is kept for whoever looks at it, from the last that they did. */
    public static final Duration LENGTH = Duration.ofMinutes(15);

    private final Organisation organisation;
    private final DatabaseClock clock;

    public ReviewLocks(Organisation organisation, DatabaseClock clock) {
        this.organisation = organisation;
        this.clock = clock;
    }

    /** Takes a sighting, or goes on looking at it; empty when somebody else does. */
    public Optional<ReviewLock> take(DSLContext dsl, String sighting, Reviewer reviewer) {
        long now = clock.now(dsl).toEpochMilli();
        var own = REVIEW_LOCK
                .SESSION
                .eq(excluded(REVIEW_LOCK.SESSION))
                .and(REVIEW_LOCK.NAME.eq(excluded(REVIEW_LOCK.NAME)));
        int rows = dsl.insertInto(REVIEW_LOCK)
                .set(REVIEW_LOCK.SIGHTING, sighting)
                .set(REVIEW_LOCK.ORGANISATION, organisation.id())
                .set(REVIEW_LOCK.SESSION, reviewer.session())
                .set(REVIEW_LOCK.NAME, reviewer.name())
                .set(REVIEW_LOCK.SHOWN_AT, now)
                .set(REVIEW_LOCK.UNTIL_AT, now + LENGTH.toMillis())
                .onConflict(REVIEW_LOCK.SIGHTING)
                .doUpdate()
                .set(
                        REVIEW_LOCK.SHOWN_AT,
                        when(own.and(lasts(now)), REVIEW_LOCK.SHOWN_AT).otherwise(excluded(REVIEW_LOCK.SHOWN_AT)))
                .set(REVIEW_LOCK.SESSION, excluded(REVIEW_LOCK.SESSION))
                .set(REVIEW_LOCK.NAME, excluded(REVIEW_LOCK.NAME))
                .set(REVIEW_LOCK.UNTIL_AT, excluded(REVIEW_LOCK.UNTIL_AT))
                .where(lasts(now).not().or(own))
                .execute();
        return rows == 0 ? Optional.empty() : of(dsl, sighting).filter(lock -> lock.isOf(reviewer));
    }

    /** Who looks at a sighting now. */
    public Optional<ReviewLock> of(DSLContext dsl, String sighting) {
        return Optional.ofNullable(of(dsl, List.of(sighting)).get(sighting));
    }

    /** Who looks at which of these now, by their ids. */
    public Map<String, ReviewLock> of(DSLContext dsl, Collection<String> sightings) {
        long now = clock.now(dsl).toEpochMilli();
        Map<String, ReviewLock> held = new HashMap<>();
        for (List<String> some : Rows.parts(List.copyOf(sightings))) {
            dsl.selectFrom(REVIEW_LOCK)
                    .where(REVIEW_LOCK.SIGHTING.in(some), REVIEW_LOCK.ORGANISATION.eq(organisation.id()), lasts(now))
                    .forEach(row -> held.put(Rows.text(row, REVIEW_LOCK.SIGHTING), lock(row)));
        }
        return held;
    }

    /** One that ends later than any that is taken now is of a clock that was ahead, and keeps nobody waiting. */
    private static Condition lasts(long now) {
        return REVIEW_LOCK.UNTIL_AT.gt(now).and(REVIEW_LOCK.UNTIL_AT.le(now + LENGTH.toMillis()));
    }

    private static ReviewLock lock(Record row) {
        return new ReviewLock(
                Rows.text(row, REVIEW_LOCK.SIGHTING),
                new Reviewer(Rows.text(row, REVIEW_LOCK.NAME), Rows.text(row, REVIEW_LOCK.SESSION)),
                Rows.time(row, REVIEW_LOCK.SHOWN_AT),
                Rows.time(row, REVIEW_LOCK.UNTIL_AT));
    }

    /** How long a reviewer has been shown a sighting; empty when it is not theirs. */
    public Optional<Duration> looked(DSLContext dsl, String sighting, Reviewer reviewer) {
        Instant now = clock.now(dsl);
        return of(dsl, sighting)
                .filter(lock -> lock.isOf(reviewer))
                .map(lock -> Duration.between(lock.shown(), now))
                .map(looked -> looked.isNegative() ? Duration.ZERO : looked);
    }

    /** Lets a sighting go that a reviewer looks at; another's stays. */
    public void release(DSLContext dsl, String sighting, Reviewer reviewer) {
        dsl.deleteFrom(REVIEW_LOCK)
                .where(
                        REVIEW_LOCK.SIGHTING.eq(sighting),
                        REVIEW_LOCK.ORGANISATION.eq(organisation.id()),
                        REVIEW_LOCK.SESSION.eq(reviewer.session()),
                        REVIEW_LOCK.NAME.eq(reviewer.name()))
                .execute();
    }

    /** Whoever asks gets it, although the same person looks at it in another browser; false when it is another person's. */
    public boolean takeOver(DSLContext dsl, String sighting, Reviewer reviewer) {
        dsl.deleteFrom(REVIEW_LOCK)
                .where(
                        REVIEW_LOCK.SIGHTING.eq(sighting),
                        REVIEW_LOCK.ORGANISATION.eq(organisation.id()),
                        REVIEW_LOCK.NAME.eq(reviewer.name()))
                .execute();
        return take(dsl, sighting, reviewer).isPresent();
    }

    /** Sightings at which nobody else looks now. */
    public Condition free(DSLContext dsl, Reviewer reviewer) {
        return exists(selectOne()
                        .from(REVIEW_LOCK)
                        .where(
                                REVIEW_LOCK.SIGHTING.eq(SIGHTING.ID),
                                lasts(clock.now(dsl).toEpochMilli()),
                                REVIEW_LOCK.SESSION.ne(reviewer.session()).or(REVIEW_LOCK.NAME.ne(reviewer.name()))))
                .not();
    }

    /** Forgets locks that ended long ago. */
    public void forgetEnded(DSLContext dsl) {
        dsl.deleteFrom(REVIEW_LOCK)
                .where(
                        REVIEW_LOCK.ORGANISATION.eq(organisation.id()),
                        REVIEW_LOCK.UNTIL_AT.lt(
                                clock.now(dsl).minus(LENGTH.multipliedBy(4)).toEpochMilli()))
                .execute();
    }
}
