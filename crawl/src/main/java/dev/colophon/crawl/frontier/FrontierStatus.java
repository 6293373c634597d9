package dev.colophon.crawl.frontier;

import static dev.colophon.store.schema.tables.Host.HOST;
import static dev.colophon.store.schema.tables.Lane.LANE;
import static dev.colophon.store.schema.tables.LaneHost.LANE_HOST;
import static dev.colophon.store.schema.tables.Observation.OBSERVATION;
import static dev.colophon.store.schema.tables.Place.PLACE;
import static dev.colophon.store.schema.tables.SiteTerms.SITE_TERMS;
import static dev.colophon.store.schema.tables.Source.SOURCE;
import static dev.colophon.store.schema.tables.SourcePlace.SOURCE_PLACE;
import static dev.colophon.store.schema.tables.Task.TASK;

import dev.colophon.crawl.frontier.lease.AnalysisTask;
import dev.colophon.crawl.frontier.lease.Lease;
import dev.colophon.crawl.frontier.source.VisibleHosts;
import dev.colophon.registry.work.Organisation;
import dev.colophon.store.Database;
import dev.colophon.store.DatabaseClock;
import dev.colophon.store.Rows;
import dev.colophon.store.Tasks;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;

/**
 * How watching stands, from the database alone.
 *
 * @param sources that are watched
 * @param urls known, by state: OPEN, HELD (its sources are paused or their budgets spent), GONE, BARRED (by our rules), DISALLOWED
 *     (by its host's). Of one organisation GONE is what the last look that tells it says is not there, with status 404 or 410 or by
 *     what the page says, whether or not it is asked for again; of all together it is what is given up
 * @param due to be visited now; of one organisation as {@link VisitsDue} has it
 * @param hosts known
 * @param underWay hosts that are being asked
 * @param asleep hosts that are let alone for more than a minute although something is due there
 * @param blocked hosts with a stop word
 * @param refusing hosts that keep crawlers away from something in tdmrep.json or RSL, at most 50
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
        List<Refusing> refusing,
        int analysisTasks,
        List<String> parked) {

    private static final int MOST_LISTED = 50;

    /** Of these, those are listed of which the organisation may be told. */
    private static final int MOST_LOOKED_AT = 10 * MOST_LISTED;

    /** A host that is let alone, and why. */
    public record Asleep(String host, Instant until, String why) {}

    /**
     * A host that keeps crawlers away from something.
     *
     * @param document that says so
     * @param why in words, such as {@code text and data mining is reserved at /news/}: the first of several
     */
    public record Refusing(String host, String document, String why) {}

    /** Of one organisation: what its sources ask for. What is open is asked for again, also where nothing was at the last look. */
    private static final String URLS = "select state, cast(count(*) as integer) from (select case "
            + "when p.state in ('GONE', 'DISALLOWED') then p.state "
            + "when p.content is null and p.visited_at is not null and (select o.outcome from observation o "
            + "where o.place = p.key and o.outcome in ('CONTENT', 'UNCHANGED', 'NOT_FOUND', 'SOFT_NOT_FOUND', 'MOVED') "
            + "order by o.at desc, o.id desc limit 1) in ('NOT_FOUND', 'SOFT_NOT_FOUND') then 'GONE' "
            + "else mine.state end as state from (select a.place, max(a.state) as state " // OPEN, HELD, BARRED
            + "from source_place a join source s on s.id = a.source where s.organisation = ? group by a.place) as mine "
            + "join place p on p.key = mine.place) as each_once group by state";

    /** A task has the id of the look that received its bytes. */
    private static Condition isOf(Organisation organisation) {
        return DSL.exists(DSL.selectOne()
                .from(OBSERVATION)
                .join(SOURCE_PLACE)
                .on(SOURCE_PLACE.PLACE.eq(OBSERVATION.PLACE))
                .join(SOURCE)
                .on(SOURCE.ID.eq(SOURCE_PLACE.SOURCE))
                .where(OBSERVATION.ID.eq(TASK.ID), SOURCE.ORGANISATION.eq(organisation.id()), VisibleHosts.isOpen()));
    }

    /**
     * How many of captures stand where sources of an organisation lead.
     *
     * @param captures the ids of their tasks
     */
    public static int countOf(Database database, Organisation organisation, List<String> captures) {
        return Rows.parts(captures).stream()
                .mapToInt(some -> database.read(
                        dsl -> dsl.fetchCount(TASK, TASK.ID.in(some).and(isOf(organisation)))))
                .sum();
    }

    /** What an organisation sees of it: hosts at which it asks for something and where it may go, and, of stop words, all. */
    public static FrontierStatus of(Database database, Organisation organisation, DatabaseClock clock) {
        Condition asked = HOST.NAME
                .in(DSL.select(LANE_HOST.HOST)
                        .from(LANE_HOST)
                        .join(LANE)
                        .on(LANE.NUMBER.eq(LANE_HOST.LANE))
                        .where(LANE.ORGANISATION.eq(organisation.id())))
                .and(VisibleHosts.areAskedFor(organisation));
        return database.read(dsl -> {
            Instant now = clock.now(dsl);
            Predicate<Record> visible = VisibleHosts.of(dsl, organisation);
            return new FrontierStatus(
                    dsl.fetchCount(SOURCE, SOURCE.ORGANISATION.eq(organisation.id())),
                    dsl.fetch(URLS, organisation.id())
                            .intoMap(row -> row.get(0, String.class), row -> row.get(1, Integer.class)),
                    VisitsDue.of(dsl, organisation, now).addresses(),
                    dsl.fetchCount(HOST, asked),
                    dsl.fetchCount(HOST, HOST.LEASE.isNotNull().and(asked)),
                    asleep(dsl, now, asked, visible),
                    blocked(dsl),
                    refusing(dsl, asked, visible),
                    Tasks.open(dsl, Tasks.Kind.ANALYSE, isOf(organisation)),
                    parked(dsl, isOf(organisation)));
        });
    }

    /** Reads it, of all organisations together. */
    public static FrontierStatus of(Database database, DatabaseClock clock) {
        return database.read(dsl -> {
            Instant now = clock.now(dsl);
            Map<String, Integer> urls = dsl.select(PLACE.STATE, DSL.count())
                    .from(PLACE)
                    .where(PLACE.STATE.ne("LOCAL"))
                    .groupBy(PLACE.STATE)
                    .fetchMap(PLACE.STATE, DSL.count());
            return new FrontierStatus(
                    dsl.fetchCount(SOURCE),
                    urls,
                    dsl.fetchCount(PLACE, PLACE.STATE.eq("OPEN").and(PLACE.DUE_AT.le(now.toEpochMilli()))),
                    dsl.fetchCount(HOST),
                    dsl.fetchCount(HOST, HOST.LEASE.isNotNull()),
                    asleep(dsl, now, DSL.trueCondition(), _ -> true),
                    blocked(dsl),
                    refusing(dsl, DSL.trueCondition(), _ -> true),
                    Tasks.open(dsl, Tasks.Kind.ANALYSE, DSL.trueCondition()),
                    parked(dsl, DSL.trueCondition()));
        });
    }

    private static List<Asleep> asleep(DSLContext dsl, Instant now, Condition which, Predicate<Record> visible) {
        return dsl
                .select(
                        HOST.NAME,
                        HOST.ADDRESS,
                        HOST.READY_AT,
                        HOST.NEXT_AT,
                        HOST.FAILURES,
                        HOST.REFUSALS,
                        HOST.ROBOTS_FAILING_SINCE)
                .from(HOST)
                .where(HOST.NEXT_AT.gt(now.plusSeconds(60).toEpochMilli()), HOST.BLOCKED.isFalse(), which)
                .orderBy(HOST.NEXT_AT)
                .limit(MOST_LOOKED_AT)
                .fetch()
                .stream()
                .filter(visible)
                .limit(MOST_LISTED)
                .map(FrontierStatus::asleep)
                .toList();
    }

    private static List<String> blocked(DSLContext dsl) {
        return dsl.select(HOST.NAME)
                .from(HOST)
                .where(HOST.BLOCKED.isTrue())
                .orderBy(HOST.NAME)
                .fetch(HOST.NAME);
    }

    private static List<Refusing> refusing(DSLContext dsl, Condition which, Predicate<Record> visible) {
        return dsl
                .select(HOST.NAME, HOST.ADDRESS, SITE_TERMS.URL, SITE_TERMS.REFUSAL)
                .from(SITE_TERMS)
                .join(HOST)
                .on(HOST.NAME.eq(SITE_TERMS.HOST))
                .where(SITE_TERMS.REFUSAL.isNotNull(), which)
                .orderBy(HOST.NAME, SITE_TERMS.URL)
                .limit(MOST_LOOKED_AT)
                .fetch()
                .stream()
                .filter(visible)
                .limit(MOST_LISTED)
                .map(row -> new Refusing(
                        Rows.text(row, HOST.NAME), Rows.text(row, SITE_TERMS.URL), Rows.text(row, SITE_TERMS.REFUSAL)))
                .toList();
    }

    private static List<String> parked(DSLContext dsl, Condition which) {
        return Tasks.parked(dsl, Tasks.Kind.ANALYSE, which, MOST_LISTED).stream()
                .map(payload -> AnalysisTask.Payload.of(payload).url())
                .toList();
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
        long ready = row.get(HOST.READY_AT);
        return new Asleep(
                row.get(HOST.NAME), Instant.ofEpochMilli(ready < Lease.NEVER ? ready : row.get(HOST.NEXT_AT)), why);
    }
}
