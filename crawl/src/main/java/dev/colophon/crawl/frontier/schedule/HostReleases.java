package dev.colophon.crawl.frontier.schedule;

import dev.colophon.crawl.frontier.lease.Backoff;
import dev.colophon.crawl.frontier.lease.FetchOutcome.Barred;
import dev.colophon.crawl.frontier.lease.FetchOutcome.Failed;
import dev.colophon.crawl.frontier.lease.FetchOutcome.Finished;
import dev.colophon.crawl.frontier.lease.FetchOutcome.GivenBack;
import dev.colophon.crawl.frontier.lease.FetchOutcome.NotNow;
import dev.colophon.crawl.frontier.lease.FetchOutcome.RobotsRead;
import dev.colophon.crawl.frontier.lease.FetchOutcome.RobotsUnreachable;
import dev.colophon.crawl.frontier.lease.FetchOutcome.TermsUnreachable;
import dev.colophon.crawl.frontier.lease.Lease;
import dev.colophon.crawl.frontier.lease.Politeness;
import dev.colophon.crawl.frontier.lease.RobotsRules;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jooq.DSLContext;

/** Says when hosts that are given back may be asked again. Used by one thread, in transactions. */
public final class HostReleases {

    /** What one URL asks holds its host no longer than this: the others may be well. */
    private static final Duration LONGEST_HOLD = Duration.ofHours(1);

    public static final Duration LONGEST_SLEEP = Duration.ofDays(7);
    private static final int FAILURES_TO_SLEEP = 5;

    private static final String REFUSALS = "select refusals from host where name = ?";
    private static final String FAILURES = "select failures from host where name = ?";

    private final Politeness politeness;
    private final HotStatements sql;

    public HostReleases(Politeness politeness, HotStatements sql) {
        this.politeness = politeness;
        this.sql = sql;
    }

    /**
     * How the host of a visit is given back.
     *
     * @param ended when its last byte was here, by the database's clock
     */
    public HostQueue.Release of(DSLContext dsl, Finished finished, Instant ended) {
        Lease lease = finished.lease();
        Duration took = Duration.between(finished.started(), finished.ended());
        Duration rest = politeness.rest(crawlDelay(finished), took);
        boolean troubled = true;
        int refused = 0;
        int unconnected = 0;
        switch (finished.outcome()) {
            case NotNow(int _, Optional<Duration> after) -> {
                int already = count(dsl, REFUSALS, lease.host());
                Duration backoff = Backoff.of(already);
                rest = Backoff.longer(
                        rest, Backoff.shorter(after.orElse(backoff), Backoff.longer(backoff, LONGEST_HOLD)));
                boolean again = finished.what() instanceof Lease.Visit visit && visit.attempts() > 0;
                refused = again && already > 0 ? 0 : 1; // one URL does not speak for its host again and again
            }
            case Failed failed
            when failed.noConnection() -> {
                int already = count(dsl, FAILURES, lease.host()) + 1;
                unconnected = 1;
                if (already >= FAILURES_TO_SLEEP) {
                    Duration sleep = Duration.ofHours(1).multipliedBy(1L << Math.min(already - FAILURES_TO_SLEEP, 8));
                    rest = Backoff.longer(rest, Backoff.shorter(sleep, LONGEST_SLEEP));
                }
            }
            case RobotsUnreachable _ -> rest = Backoff.longer(rest, RobotsRules.RETRY);
            case Barred _, GivenBack _, TermsUnreachable _ -> {}
            default -> troubled = false;
        }
        boolean asked = switch (finished.outcome()) {
            case Barred _ -> false;
            case GivenBack(boolean broken) -> broken;
            default -> true;
        };
        return new HostQueue.Release(
                lease.host(),
                (asked ? ended.plus(rest) : lease.granted()).toEpochMilli(),
                troubled,
                refused,
                unconnected,
                finished.address(),
                finished.address().map(politeness::isShared));
    }

    /** What its rules ask for, when they were just read: the request for them counts already. */
    private static Duration crawlDelay(Finished finished) {
        return finished.outcome() instanceof RobotsRead(int status, String body)
                ? RobotsRules.of(status, body, Duration.ZERO).crawlDelay().orElse(Duration.ZERO)
                : finished.lease().crawlDelay();
    }

    private int count(DSLContext dsl, String select, String host) {
        return sql.query(dsl, select, rows -> rows.next() ? rows.getInt(1) : 0, host);
    }
}
