package dev.colophon.crawl.frontier;

import static dev.colophon.store.schema.tables.Host.HOST;
import static dev.colophon.store.schema.tables.Source.SOURCE;

import dev.colophon.crawl.frontier.FetchOutcome.Finished;
import dev.colophon.crawl.source.CanonicalUrl;
import dev.colophon.crawl.source.Source;
import dev.colophon.store.Database;
import dev.colophon.store.Ids;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;

/**
 * What is to be visited, and when a host may be asked again: all of it in the database, so that a restart forgets neither
 * work nor manners. Any number of processes may share a PostgreSQL database; SQLite has one at a time. Used by one thread
 * of a process. Transactions that change it come one after the other on both databases; see {@link #alone}.
 *
 * <p>Invariants: a host has at most one lease; {@code next_at} is moved in the transaction that grants the lease, before the
 * request is made; a URL stays due until the transaction that stores what came of it.
 */
public final class Frontier {

    /** A time that never comes, and that every number type can hold. */
    static final long NEVER = 1L << 53;

    /** How long a lease holds without a sign of life of its holder. */
    static final Duration LEASE = Duration.ofSeconds(90);

    private static final Duration SOURCES_REFRESH = Duration.ofSeconds(1);

    /** Any number that nobody else locks; this one spells "frontier" in ASCII. */
    private static final String ALONE = "select pg_advisory_xact_lock(7382085259403814258)";

    private static final String HOST_ROW =
            "insert into host (name, next_at, ready_at, failures, refusals, blocked, lease_until, "
                    + "spent_day, spent_requests) values (?, 0, ?, 0, 0, false, 0, 0, 0) on conflict do nothing";
    private static final String NEXT = "select ready_at from host where ready_at < ? order by ready_at limit 1";

    private final Database database;
    private final InstantSource clock;
    private final ZoneId zone;
    private final Sources sources;
    private final Urls urls;
    private final HostScheduler scheduler;
    private final ResultWriter results;
    private final String worker;
    private final HotStatements sql = new HotStatements();

    private Map<String, Source> known = Map.of();
    private Instant refreshed = Instant.MIN;
    private Instant renewed = Instant.MIN;

    /**
     * A frontier on a database, for a crawler that behaves so.
     *
     * @param zone whose midnight begins a new day for budgets
     */
    public Frontier(Database database, Politeness politeness, SignalSink signals, InstantSource clock, ZoneId zone) {
        this.database = database;
        this.clock = clock;
        this.zone = zone;
        this.worker = new Ids(clock).next();
        this.sources = new Sources(database, clock);
        this.urls = new Urls(sql);
        this.scheduler = new HostScheduler(worker, politeness, urls, new RobotsRules.Cache(), sql);
        this.results = new ResultWriter(worker, politeness, urls, sql, new Discoveries(signals, sql));
    }

    /**
     * What may be asked now.
     *
     * @param leases one for each host
     * @param local sources on this machine whose time has come
     * @param next when there may be more; empty when nothing will be
     */
    public record LeaseBatch(List<Lease> leases, List<Source> local, Optional<Instant> next) {}

    /** The leases of a process that is gone are free, and its hosts rest once more: nobody knows when it asked them last. */
    public void recover(Politeness politeness) {
        Field<Long> delay = DSL.greatest(
                DSL.coalesce(HOST.CRAWL_DELAY_MS, DSL.val(0L)),
                DSL.val(politeness.delay().toMillis()));
        database.change(dsl -> {
            alone(dsl);
            Field<Long> next = DSL.greatest(HOST.NEXT_AT, delay.plus(clock.millis()));
            dsl.update(HOST)
                    .set(HOST.NEXT_AT, next)
                    .set(HOST.READY_AT, DSL.when(HOST.BLOCKED, DSL.val(NEVER)).otherwise(next))
                    .set(HOST.LEASE, (String) null)
                    .set(HOST.LEASE_UNTIL, 0L)
                    .where(HOST.LEASE.isNotNull())
                    .execute();
        });
    }

    /**
     * Stores what came of leases, and grants up to {@code free} new ones, in one transaction.
     *
     * @param named what lists on this machine name
     */
    public LeaseBatch storeAndLease(
            List<Finished> done, List<AnalysisTask.Done> examined, List<FoundUrl> named, int free) {
        LeaseBatch batch = database.write(dsl -> {
            alone(dsl);
            Instant now = clock.instant(); // not before: another worker's transaction may have taken long
            LocalDate today = LocalDate.ofInstant(now, zone);
            Instant tomorrow = today.plusDays(1).atStartOfDay(zone).toInstant();
            List<Source> local = refresh(dsl, now, today);
            settle(dsl, done, now, today, tomorrow);
            urls.add(dsl, named, now, today);
            urls.touch(dsl, named, now);
            results.examined(dsl, examined);
            renew(dsl, now);
            List<Lease> leases =
                    free > 0 ? scheduler.claim(dsl, known, now, free, today.toEpochDay(), tomorrow) : List.of();
            return new LeaseBatch(leases, local, next(dsl));
        });
        urls.remember();
        return batch;
    }

    private List<Source> refresh(DSLContext dsl, Instant now, LocalDate today) {
        if (Duration.between(refreshed, now).compareTo(SOURCES_REFRESH) < 0 && !now.isBefore(refreshed)) {
            return List.of();
        }
        refreshed = now;
        sources.release(dsl, now);
        List<Source> local = new ArrayList<>();
        List<FoundUrl> seeds = new ArrayList<>();
        for (Source source : sources.due(dsl, now)) {
            boolean web = source.seed().startsWith("http:") || source.seed().startsWith("https:");
            if (web && !source.kind().isLocal()) {
                seeds.add(seed(source, now));
            } else {
                local.add(source);
            }
        }
        Map<String, Source> all = new HashMap<>();
        dsl.selectFrom(SOURCE).forEach(row -> all.put(row.get(SOURCE.ID), Sources.source(row)));
        if (!all.keySet().containsAll(known.keySet())) {
            urls.forget(); // what was removed took its URLs along
        }
        known = all;
        urls.add(dsl, seeds, now, today);
        urls.touch(dsl, seeds, now);
        return local;
    }

    private static FoundUrl seed(Source source, Instant now) {
        CanonicalUrl url = CanonicalUrl.of(source.seed()).orElseThrow();
        return new FoundUrl(url, source.kind().seedKind(), source.id(), 0, 0, FoundUrl.SEED, now, source.every());
    }

    private void settle(DSLContext dsl, List<Finished> done, Instant now, LocalDate today, Instant tomorrow) {
        Map<String, long[]> spent = new HashMap<>();
        for (Finished finished : done) {
            long bytes = results.finish(dsl, finished, now);
            if (finished.what() instanceof Lease.Visit visit && bytes >= 0) {
                long[] sum = spent.computeIfAbsent(visit.source().id(), _ -> new long[2]);
                sum[0]++;
                sum[1] += bytes;
            }
        }
        results.finished(dsl, now, today); // before a source may be held for what it spent: so are they then
        spent.forEach((id, sum) -> Optional.ofNullable(known.get(id))
                .ifPresent(
                        source -> sources.spend(dsl, sql, source, (int) sum[0], sum[1], today.toEpochDay(), tomorrow)));
    }

    /** A sign of life, three times in the length of a lease. */
    private void renew(DSLContext dsl, Instant now) {
        if (Duration.between(renewed, now).multipliedBy(3).compareTo(LEASE) > 0) {
            renewed = now;
            long until = now.plus(LEASE).toEpochMilli();
            dsl.update(HOST)
                    .set(HOST.LEASE_UNTIL, until)
                    .set(HOST.READY_AT, DSL.greatest(HOST.NEXT_AT, DSL.val(until)))
                    .where(HOST.LEASE.eq(worker))
                    .execute();
        }
    }

    private Optional<Instant> next(DSLContext dsl) {
        return sql.query(
                dsl,
                NEXT,
                rows -> rows.next() ? Optional.of(Instant.ofEpochMilli(rows.getLong(1))) : Optional.empty(),
                NEVER);
    }

    /**
     * Waits until no other transaction changes the frontier, as SQLite does by itself. Pages link to one another in every
     * direction, so that two workers who store what they found would lock URLs, hosts and sources in different orders; the one
     * whom PostgreSQL picks to break such a deadlock loses what it fetched, and others fetch it again.
     */
    public static void alone(DSLContext dsl) {
        if (dsl.family() == SQLDialect.POSTGRES) {
            dsl.execute(ALONE);
        }
    }

    /** Makes sure that a host has a row. */
    static void host(DSLContext dsl, HotStatements sql, String name) {
        sql.update(dsl, HOST_ROW, name, NEVER);
    }
}
