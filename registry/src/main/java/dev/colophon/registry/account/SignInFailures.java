package dev.colophon.registry.account;

import static dev.colophon.store.schema.tables.SignInFailure.SIGN_IN_FAILURE;

import dev.colophon.store.Rows;
import java.time.Duration;
import java.time.Instant;
import org.jooq.DSLContext;

/**
 * Slows guessing down, within a transaction of whoever asks: after some failures each further one makes the next attempt wait, twice as
 * long each time up to a limit, for an account name and from an address. Nobody is locked out for ever, and an attempt that is turned
 * away does not lengthen the wait.
 */
public final class SignInFailures {

    /** Failures after which an hour has passed count no more. */
    private static final Duration FORGOTTEN = Duration.ofHours(1);

    private static final Duration FIRST_WAIT = Duration.ofSeconds(15);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(5);
    private static final int MOST_DOUBLINGS = 6;

    private final DSLContext dsl;

    public SignInFailures(DSLContext dsl) {
        this.dsl = dsl;
    }

    /** What is counted. */
    public enum Kind {
        ACCOUNT(5),
        /** Many people may share one. */
        ADDRESS(20);

        private final int free;

        Kind(int free) {
            this.free = free;
        }
    }

    /**
     * How long the next attempt has to wait; zero where it need not, and where the clock has been put back since: nobody waits for what
     * has not happened yet.
     */
    public Duration wait(Kind kind, String subjectSha256, Instant now) {
        return dsl.select(SIGN_IN_FAILURE.WAITS_UNTIL)
                .from(SIGN_IN_FAILURE)
                .where(SIGN_IN_FAILURE.KIND.eq(kind.name()), SIGN_IN_FAILURE.SUBJECT.eq(subjectSha256))
                .fetchOptional(row -> Rows.time(row, SIGN_IN_FAILURE.WAITS_UNTIL))
                .filter(now::isBefore)
                .map(until -> Duration.between(now, until))
                .filter(wait -> wait.compareTo(LONGEST_WAIT) <= 0)
                .orElse(Duration.ZERO);
    }

    /** One more attempt, which counts as a failure until it is {@link #succeeded}. */
    public void attempted(Kind kind, String subjectSha256, Instant now) {
        dsl.deleteFrom(SIGN_IN_FAILURE)
                .where(SIGN_IN_FAILURE
                        .LAST_AT
                        .lt(now.minus(FORGOTTEN).toEpochMilli())
                        .or(SIGN_IN_FAILURE.LAST_AT.gt(now.plus(LONGEST_WAIT).toEpochMilli())))
                .execute();
        dsl.insertInto(SIGN_IN_FAILURE)
                .set(SIGN_IN_FAILURE.KIND, kind.name())
                .set(SIGN_IN_FAILURE.SUBJECT, subjectSha256)
                .set(SIGN_IN_FAILURE.FAILURES, 1)
                .set(SIGN_IN_FAILURE.LAST_AT, now.toEpochMilli())
                .set(SIGN_IN_FAILURE.WAITS_UNTIL, 0L)
                .onConflict(SIGN_IN_FAILURE.KIND, SIGN_IN_FAILURE.SUBJECT)
                .doUpdate()
                .set(SIGN_IN_FAILURE.FAILURES, SIGN_IN_FAILURE.FAILURES.plus(1))
                .set(SIGN_IN_FAILURE.LAST_AT, now.toEpochMilli())
                .execute();
        int failures = dsl.select(SIGN_IN_FAILURE.FAILURES)
                .from(SIGN_IN_FAILURE)
                .where(SIGN_IN_FAILURE.KIND.eq(kind.name()), SIGN_IN_FAILURE.SUBJECT.eq(subjectSha256))
                .fetchSingle(row -> row.get(SIGN_IN_FAILURE.FAILURES));
        if (failures >= kind.free) {
            Duration doubled = FIRST_WAIT.multipliedBy(1L << Math.min(failures - kind.free, MOST_DOUBLINGS));
            Duration wait = doubled.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : doubled;
            dsl.update(SIGN_IN_FAILURE)
                    .set(SIGN_IN_FAILURE.WAITS_UNTIL, now.plus(wait).toEpochMilli())
                    .where(SIGN_IN_FAILURE.KIND.eq(kind.name()), SIGN_IN_FAILURE.SUBJECT.eq(subjectSha256))
                    .execute();
        }
    }

    /** The last attempt was no failure: what failed of the account before counts no more, from the address one less. */
    public void succeeded(Kind kind, String subjectSha256) {
        if (kind == Kind.ACCOUNT) {
            dsl.deleteFrom(SIGN_IN_FAILURE)
                    .where(SIGN_IN_FAILURE.KIND.eq(kind.name()), SIGN_IN_FAILURE.SUBJECT.eq(subjectSha256))
                    .execute();
        } else {
            dsl.update(SIGN_IN_FAILURE)
                    .set(SIGN_IN_FAILURE.FAILURES, SIGN_IN_FAILURE.FAILURES.minus(1))
                    .set(SIGN_IN_FAILURE.WAITS_UNTIL, 0L)
                    .where(SIGN_IN_FAILURE.KIND.eq(kind.name()), SIGN_IN_FAILURE.SUBJECT.eq(subjectSha256))
                    .execute();
        }
    }
}
