package dev.colophon.crawl.frontier.source;

import static dev.colophon.store.schema.tables.Host.HOST;
import static dev.colophon.store.schema.tables.Observation.OBSERVATION;
import static dev.colophon.store.schema.tables.Place.PLACE;
import static dev.colophon.store.schema.tables.Source.SOURCE;

import dev.colophon.crawl.frontier.lease.FoundUrl;
import dev.colophon.crawl.frontier.lease.Lease;
import dev.colophon.crawl.frontier.lease.RobotsRules;
import dev.colophon.crawl.scan.ContentFilter;
import dev.colophon.crawl.source.FailingAddress;
import dev.colophon.crawl.source.Source;
import dev.colophon.registry.work.Organisation;
import dev.colophon.sightings.Observation;
import dev.colophon.store.Database;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.Record;

/** What the sources of an organisation name and do not give. Thread-safe. */
public final class SourceFailures {

    /** What succeeds begins to count its attempts anew. */
    private static final String FAILED =
            "p.attempts > 0 and p.visited_at is not null and p.state <> 'LOCAL' " + "and a.state <> 'BARRED'";

    /** Not asked for since the rules of its host could not be had. */
    private static final String WITHHELD = "a.state <> 'BARRED' and p.state in ('OPEN', 'DISALLOWED') "
            + "and h.robots_failing_since is not null and coalesce(p.visited_at, 0) < h.robots_at";

    /** Named by a list, or found as a page: what was known as a medium of a page and was named then has the rank of that. */
    static final String NAMED = "(p.kind <> 'MEDIUM' or p.priority = " + FoundUrl.NAMED + ")";

    /** Its source names it each time when it is due itself. */
    private static final String NAMED_AGAIN = "a.depth = 0 and a.led = false and s.paused = false";

    private static final String FAILED_OR_WITHHELD = "join source s on s.id = a.source join place p on p.key = a.place "
            + "left join host h on h.name = p.host where s.organisation = ? and ((" + FAILED + ") or (" + WITHHELD
            + "))";
    private static final String FAILING_BY_SOURCE = "select a.source, cast(count(*) as integer) from source_place a "
            + FAILED_OR_WITHHELD + " group by a.source";
    private static final String COUNT =
            "select cast(count(distinct p.key) as integer) from source_place a " + FAILED_OR_WITHHELD;

    private static final String WITHHELD_ADDRESSES = "select p.uri, min(h.robots_status), min(h.robots_failing_since), "
            + "min(case when h.ready_at < " + Lease.NEVER + " then h.ready_at when " + NAMED_AGAIN
            + " then (case when s.due_at < h.next_at then h.next_at else s.due_at end) else null end), "
            + "cast(count(*) as integer), min(h.robots_at) from source_place a join source s on s.id = a.source "
            + "join place p on p.key = a.place join host h on h.name = p.host where s.organisation = ? and p.uri > ? and "
            + WITHHELD + " group by p.uri order by p.uri limit ?";

    /** Nothing was had since the first look after the last at which something was; what is withheld since has a newer reason. */
    private static final String ADDRESSES = "select uri, due_at, sources, key, "
            + "(select o.status from observation o where o.place = failing.key order by o.at desc, o.id desc limit 1), "
            + "(select coalesce(o.cause, o.outcome) from observation o where o.place = failing.key "
            + "order by o.at desc, o.id desc limit 1), "
            + "coalesce((select min(o.at) from observation o where o.place = failing.key and o.at > coalesce("
            + "(select max(g.at) from observation g where g.place = failing.key and ((g.content is not null or g.outcome in "
            + "('MOVED', 'SOFT_NOT_FOUND')) and coalesce(g.cause, '') <> '" + ContentFilter.NO_BYTES + "' or "
            + Observation.isRedirect("g.cause") + ")), 0)), visited_at), "
            + "coalesce((select max(o.at) from observation o where o.place = failing.key), visited_at) "
            + "from (select p.uri, p.key, min(case when " + NAMED_AGAIN
            + " and (s.due_at < p.due_at or p.state = 'GONE') "
            + "then s.due_at when p.state = 'GONE' then null else p.due_at end) as due_at, min(p.visited_at) as visited_at, "
            + "cast(count(*) as integer) as sources from source_place a join source s on s.id = a.source "
            + "join place p on p.key = a.place left join host h on h.name = p.host "
            + "where s.organisation = ? and p.uri > ? and " + FAILED + " and not (" + WITHHELD + ") "
            + "group by p.uri, p.key order by p.uri limit ?) as failing order by uri";

    /** Of the newest look: why nothing was had, or what a list that was had names and cannot be asked for. */
    private static final String CAUSE = "(select case when p.attempts > 0 "
            + "then coalesce(o.cause, o.outcome) when o.outcome = 'CONTENT' then o.cause else null end "
            + "from observation o where o.place = p.key order by o.at desc, o.id desc limit 1)";

    private static final String FAILING = "select uri, cause from (select p.uri, p.attempts, p.kind, " + CAUSE
            + " as cause from source_place a join place p on p.key = a.place where a.source = ? and a.depth = 0 "
            + "and a.state <> 'BARRED' and " + NAMED + " and p.visited_at >= ? and p.state <> 'LOCAL') as looked "
            + "where attempts > 0 or (kind in ('LIST', 'SITEMAP', 'FEED') and cause is not null) order by uri";
    /** Not asked for, since the rules of its host could not be had when they were asked for. */
    private static final String WITHOUT_RULES = "select p.uri, h.robots_status from source_place a "
            + "join place p on p.key = a.place join host h on h.name = p.host where a.source = ? and a.depth = 0 "
            + "and " + NAMED + " and (p.state = 'DISALLOWED' or (p.state = 'OPEN' and p.due_at <= h.robots_at)) "
            + "and h.robots_at >= ? "
            + "and h.robots_failing_since is not null order by p.uri";

    private static final String NO_HOST =
            "its host cannot be asked for robots.txt, and so for nothing: the name is unknown, or nothing answers there";
    private static final String NO_RULES = "its host answers %d for robots.txt, and so is asked for nothing for now";
    private static final String NOT_ASKED = "it was not asked for, by our own rules";

    private static final String UNVISITED = "select cast(count(distinct p.key) as integer) from source_place a "
            + "join source s on s.id = a.source join place p on p.key = a.place "
            + "left join host h on h.name = p.host "
            + "where s.organisation = ? and a.state <> 'BARRED' and p.state in ('OPEN', 'HELD') and p.visited_at is null "
            + "and h.robots_failing_since is null";

    private static final String UNWATCHED = "select cast(count(*) as integer) from source s where s.organisation = ? "
            + "and s.kind not in ('FOLDER', 'ARCHIVE') and not exists (select 1 from source_place a where a.source = s.id)";

    private final Database database;
    private final Organisation organisation;

    /** @param organisation whose sources are asked about */
    public SourceFailures(Database database, Organisation organisation) {
        this.database = database;
        this.organisation = organisation;
    }

    /**
     * An address that a source names, and of which nothing was had at the last look.
     *
     * @param cause in a few words
     * @param asked whether it was asked for
     */
    public record Failing(String url, String cause, boolean asked) {}

    /** How many addresses failed at their last look, or were not asked for since the rules of their hosts fail, each once. */
    public int count() {
        return database.read(dsl -> dsl.fetchSingle(COUNT, organisation.id()).get(0, Integer.class));
    }

    /**
     * Those that failed at their last look, and are not {@link #withheld} since, by their names.
     *
     * @param after the address of the last of the page before; empty for the first page
     */
    public List<FailingAddress> addresses(String after, int most) {
        // SQLite does not say of what type a sum or the least of numbers is.
        return database.read(dsl -> dsl.resultQuery(ADDRESSES, organisation.id(), after, most)
                .coerce(
                        PLACE.URI,
                        PLACE.DUE_AT,
                        SOURCE.DEPTH,
                        PLACE.KEY,
                        OBSERVATION.STATUS,
                        OBSERVATION.CAUSE,
                        OBSERVATION.AT,
                        PLACE.VISITED_AT)
                .fetch(row -> new FailingAddress(
                        row.value1(),
                        Optional.ofNullable(row.value5()).map(OptionalInt::of).orElse(OptionalInt.empty()),
                        Optional.ofNullable(row.value6()).orElse(NOT_ASKED),
                        Instant.ofEpochMilli(row.value7()),
                        Instant.ofEpochMilli(row.value8()),
                        Optional.ofNullable(row.value2()).map(Instant::ofEpochMilli),
                        row.value3())));
    }

    /** The same as {@link #addresses} of those that are not asked for since the rules of their hosts cannot be had. */
    public List<FailingAddress> withheld(String after, int most) {
        return database.read(dsl -> dsl.resultQuery(WITHHELD_ADDRESSES, organisation.id(), after, most)
                .coerce(
                        PLACE.URI,
                        HOST.ROBOTS_STATUS,
                        HOST.ROBOTS_FAILING_SINCE,
                        HOST.READY_AT,
                        SOURCE.DEPTH,
                        HOST.ROBOTS_AT)
                .fetch(row -> new FailingAddress(
                        row.value1(),
                        OptionalInt.empty(),
                        withoutRules(row.value2()),
                        Instant.ofEpochMilli(row.value3()),
                        Instant.ofEpochMilli(row.value6()),
                        Optional.ofNullable(row.value4()).map(Instant::ofEpochMilli),
                        row.value5())));
    }

    /** What {@link #count} counts, of each source by its id; a source without any is not in it. */
    public Map<String, Integer> bySource() {
        return database.read(dsl -> dsl.fetch(FAILING_BY_SOURCE, organisation.id()).stream()
                .collect(Collectors.toMap(row -> row.get(0, String.class), row -> row.get(1, Integer.class))));
    }

    /** Of the addresses that a source itself names, those that failed at a look since then, or did in part, by their names. */
    public List<Failing> of(Source source, Instant since) {
        return of(source, since, since);
    }

    /**
     * The same, with those that the rules of their hosts keep it away from.
     *
     * @param ruledSince only those whose host was asked for its rules since then
     */
    public List<Failing> of(Source source, Instant since, Instant ruledSince) {
        long time = since.toEpochMilli();
        long ruled = ruledSince.toEpochMilli();
        return database.read(dsl -> Stream.of(
                        dsl.fetch(FAILING, source.id(), time).stream().map(SourceFailures::failing),
                        dsl.fetch(WITHOUT_RULES, source.id(), ruled).stream()
                                .map(row -> new Failing(
                                        row.get(0, String.class), withoutRules(row.get(1, Integer.class)), false)),
                        DisallowedAddresses.of(dsl, source, ruledSince).stream())
                .flatMap(some -> some)
                .sorted(Comparator.comparing(Failing::url))
                .toList());
    }

    private static Failing failing(Record row) {
        Optional<String> cause = Optional.ofNullable(row.get(1, String.class));
        return new Failing(row.get(0, String.class), cause.orElse(NOT_ASKED), cause.isPresent());
    }

    private static String withoutRules(int status) {
        return status == RobotsRules.UNREACHABLE ? NO_HOST : NO_RULES.formatted(status);
    }

    /** How many addresses were not asked for yet, and may be. */
    public int unvisited() {
        return database.read(
                dsl -> dsl.fetchSingle(UNVISITED, organisation.id()).get(0, Integer.class));
    }

    /** How many sources no watch has begun with: not even the addresses that they name are known. */
    public int unwatched() {
        return database.read(
                dsl -> dsl.fetchSingle(UNWATCHED, organisation.id()).get(0, Integer.class));
    }
}
