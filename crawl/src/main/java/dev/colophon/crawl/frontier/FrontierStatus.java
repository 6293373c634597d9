package dev.colophon.crawl.frontier;

import static dev.colophon.store.schema.tables.Host.HOST;
import static dev.colophon.store.schema.tables.Place.PLACE;
import static dev.colophon.store.schema.tables.Source.SOURCE;

import dev.colophon.store.Database;
import dev.colophon.store.DatabaseClock;
import dev.colophon.store.Tasks;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.Record;
import org.jooq.impl.DSL;

/**
 * How watching stands, from the database alone.
 *
 * @param sources that are watched
 * @param urls known, by state: OPEN, HELD (its sources are paused or their budgets spent), GONE, BARRED (by our rules), DISALLOWED
 *     (by its host's)
 * @param due of the open ones, to be visited now
 * @param hosts known
 * @param underWay hosts that are being asked
 * @param asleep hosts that are let alone for more than a minute although something is due there
 * @param blocked hosts with a stop word
 * @param analysisTasks captures that wait to be looked into
 * @param parked URLs of captures on which this program failed, or was ended, {@value Tasks#MOST_ATTEMPTS} times: they are
 *     kept and let be
 */
public record FrontierStatus(
        int sources,
        Map<String, Integer> urls,
        int due,
        int hosts,
        int underWay,
        List<Asleep> asleep,
        List<String> blocked,
        int analysisTasks,
        List<String> parked) {

    private static final int MOST_LISTED = 50;

    /** A host that is let alone, and why. */
    public record Asleep(String host, Instant until, String why) {}

    /** Reads it. */
    public static FrontierStatus of(Database database, DatabaseClock clock) {
        return database.read(dsl -> {
            Instant now = clock.now(dsl);
            Map<String, Integer> urls = dsl.select(PLACE.STATE, DSL.count())
                    .from(PLACE)
                    .where(PLACE.STATE.ne("LOCAL"))
                    .groupBy(PLACE.STATE)
                    .fetchMap(PLACE.STATE, DSL.count());
            List<Asleep> asleep = dsl.select(
                            HOST.NAME, HOST.READY_AT, HOST.FAILURES, HOST.REFUSALS, HOST.ROBOTS_FAILING_SINCE)
                    .from(HOST)
                    .where(HOST.NEXT_AT.gt(now.plusSeconds(60).toEpochMilli()), HOST.BLOCKED.isFalse())
                    .orderBy(HOST.NEXT_AT)
                    .limit(MOST_LISTED)
                    .fetch(FrontierStatus::asleep);
            return new FrontierStatus(
                    dsl.fetchCount(SOURCE),
                    urls,
                    dsl.fetchCount(PLACE, PLACE.STATE.eq("OPEN").and(PLACE.DUE_AT.le(now.toEpochMilli()))),
                    dsl.fetchCount(HOST),
                    dsl.fetchCount(HOST, HOST.LEASE.isNotNull()),
                    asleep,
                    dsl.select(HOST.NAME)
                            .from(HOST)
                            .where(HOST.BLOCKED.isTrue())
                            .orderBy(HOST.NAME)
                            .fetch(HOST.NAME),
                    Tasks.open(dsl, Tasks.Kind.ANALYSE),
                    Tasks.parked(dsl, Tasks.Kind.ANALYSE, MOST_LISTED).stream()
                            .map(payload -> AnalysisTask.Payload.of(payload).url())
                            .toList());
        });
    }

    private static Asleep asleep(Record row) {
        String why = row.get(HOST.FAILURES) > 0
                ? "no connection, " + row.get(HOST.FAILURES) + " times"
                : row.get(HOST.REFUSALS) > 0
                        ? "asked us to come back later"
                        : Optional.ofNullable(row.get(HOST.ROBOTS_FAILING_SINCE))
                                        .isPresent()
                                ? "its robots.txt cannot be had"
                                : "its own politeness";
        return new Asleep(row.get(HOST.NAME), Instant.ofEpochMilli(row.get(HOST.READY_AT)), why);
    }
}
