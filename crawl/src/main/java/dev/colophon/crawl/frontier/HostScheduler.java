package dev.colophon.crawl.frontier;

import dev.colophon.crawl.frontier.Lease.FetchTask;
import dev.colophon.crawl.source.CanonicalUrl;
import dev.colophon.crawl.source.Source;
import dev.colophon.crawl.source.UrlKind;
import dev.colophon.warc.Original;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import okhttp3.HttpUrl;
import org.jooq.DSLContext;

/** Chooses the hosts that are due and grants leases of them. Used by one thread, in transactions. */
final class HostScheduler {

    /** URLs of one host that its rules bar are passed over, so many in one transaction. */
    private static final int MOST_BARRED = 200;

    private static final String READY = "select name, address, crawl_delay_ms, robots_at, robots_status, "
            + "robots_failing_since, spent_day, spent_requests from host "
            + "where ready_at <= ? and blocked = false order by ready_at limit ?";
    private static final String ROBOTS = "select robots_body from host where name = ?";
    private static final String GRANT = "update host set lease = ?, lease_until = ?, next_at = ?, ready_at = ?, "
            + "spent_day = ?, spent_requests = ? where name = ?";
    private static final String SPARE = "update host set "
            + "next_at = (case when next_at > ? then next_at else ? end), "
            + "ready_at = (case when ready_at > ? then ready_at else ? end) where address = ? and name <> ?";
    private static final String SLEEP = "update host set ready_at = ?, lease = null where name = ?";
    private static final String BAR = "update url set state = 'BARRED', reason = ? where key = ?";

    private final String worker;
    private final Politeness politeness;
    private final Urls urls;
    private final RobotsRules.Cache robots;
    private final HotStatements sql;

    HostScheduler(String worker, Politeness politeness, Urls urls, RobotsRules.Cache robots, HotStatements sql) {
        this.worker = worker;
        this.politeness = politeness;
        this.urls = urls;
        this.robots = robots;
        this.sql = sql;
    }

    /** A host whose time has come. */
    private record Ready(
            String name,
            Optional<String> address,
            Duration crawlDelay,
            OptionalLong robotsAt,
            int robotsStatus,
            OptionalLong robotsFailingSince,
            long spentDay,
            int spentRequests) {

        static Ready of(ResultSet row) throws SQLException {
            return new Ready(
                    row.getString(1),
                    Optional.ofNullable(row.getString(2)),
                    Duration.ofMillis(row.getLong(3)),
                    number(row, 4),
                    row.getInt(5),
                    number(row, 6),
                    row.getLong(7),
                    row.getInt(8));
        }

        private static OptionalLong number(ResultSet row, int column) throws SQLException {
            long value = row.getLong(column);
            return row.wasNull() ? OptionalLong.empty() : OptionalLong.of(value);
        }
    }

    /** Takes up to so many hosts whose time has come, and what to ask each. */
    List<Lease> claim(DSLContext dsl, Map<String, Source> sources, Instant now, int most, long day, Instant tomorrow) {
        List<Ready> hosts = sql.query(
                dsl,
                READY,
                rows -> {
                    List<Ready> ready = new ArrayList<>();
                    while (rows.next()) {
                        ready.add(Ready.of(rows));
                    }
                    return ready;
                },
                now.toEpochMilli(),
                most);
        List<Lease> leases = new ArrayList<>();
        Set<String> asked = new HashSet<>();
        for (Ready host : hosts) {
            if (host.address().filter(asked::contains).isPresent()) {
                continue; // it was among the neighbours that were just told to wait
            }
            int left = host.spentDay() == day
                    ? politeness.hostRequests() - host.spentRequests()
                    : politeness.hostRequests();
            if (left <= 0) {
                sleep(dsl, host.name(), tomorrow.toEpochMilli());
                continue;
            }
            List<FetchTask> tasks =
                    tasks(dsl, sources, host, now, Math.min(left, politeness.atOnce(host.crawlDelay())));
            if (!tasks.isEmpty()) {
                leases.add(grant(dsl, host, now, day, tasks));
                host.address().filter(politeness::isShared).ifPresent(address -> {
                    asked.add(address);
                    spare(dsl, host.name(), address, now);
                });
            }
        }
        return leases;
    }

    /** The best things to ask the host, its rules before all; puts the host to sleep when there is nothing. */
    private List<FetchTask> tasks(DSLContext dsl, Map<String, Source> sources, Ready host, Instant now, int most) {
        List<FetchTask> tasks = new ArrayList<>();
        Set<String> taken = new HashSet<>();
        int barred = 0;
        while (tasks.size() < most && barred < MOST_BARRED) {
            Urls.Next next = urls.next(dsl, host.name(), now.toEpochMilli(), most - tasks.size(), taken);
            if (next.due().isEmpty()) {
                if (tasks.isEmpty()) {
                    sleep(dsl, host.name(), next.earliest());
                }
                return tasks;
            }
            for (Urls.Row row : next.due()) {
                Source source = sources.get(row.source());
                if (source == null) { // added by another process a moment ago: known in the next transaction
                    sleep(dsl, host.name(), now.plusSeconds(2).toEpochMilli());
                    return tasks;
                }
                if (isRobotsDue(host, now)) {
                    HttpUrl root = HttpUrl.get(row.url()).resolve("/robots.txt");
                    return List.of(new Lease.Robots(String.valueOf(root), source));
                }
                if (rules(dsl, host, now).allows(row.url())) {
                    tasks.add(visit(dsl, row, source));
                    taken.add(row.key());
                } else {
                    sql.update(dsl, BAR, ResultWriter.BY_ROBOTS, row.key());
                    barred++;
                }
            }
        }
        if (tasks.isEmpty()) {
            sleep(dsl, host.name(), now.toEpochMilli());
        }
        return tasks;
    }

    private static boolean isRobotsDue(Ready host, Instant now) {
        if (host.robotsAt().isEmpty()) {
            return true;
        }
        Duration valid = host.robotsFailingSince().isEmpty() ? RobotsRules.VALID : RobotsRules.RETRY;
        return now.toEpochMilli() - host.robotsAt().getAsLong() >= valid.toMillis();
    }

    private RobotsRules rules(DSLContext dsl, Ready host, Instant now) {
        Instant read = Instant.ofEpochMilli(host.robotsAt().orElseThrow());
        return robots.get(host.name(), read).orElseGet(() -> {
            Optional<String> body = sql.query(
                    dsl,
                    ROBOTS,
                    rows -> rows.next() ? Optional.ofNullable(rows.getString(1)) : Optional.empty(),
                    host.name());
            Duration failing = host.robotsFailingSince().isPresent()
                    ? Duration.between(
                            Instant.ofEpochMilli(host.robotsFailingSince().getAsLong()), now)
                    : Duration.ZERO;
            RobotsRules rules = RobotsRules.of(host.robotsStatus(), body.orElse(""), failing);
            robots.put(host.name(), read, rules);
            return rules;
        });
    }

    private Lease grant(DSLContext dsl, Ready host, Instant now, long day, List<FetchTask> tasks) {
        long next = now.plus(politeness.rest(host.crawlDelay(), Duration.ZERO)).toEpochMilli();
        long until = now.plus(Frontier.LEASE).toEpochMilli();
        int spent = host.spentDay() == day ? host.spentRequests() : 0;
        sql.update(dsl, GRANT, worker, until, next, Math.max(until, next), day, spent + tasks.size(), host.name());
        return new Lease(host.name(), now, host.crawlDelay(), host.address(), tasks);
    }

    /** The other hosts of the address wait a little: they may be one machine. */
    private void spare(DSLContext dsl, String host, String address, Instant now) {
        long next = now.plus(politeness.addressDelay()).toEpochMilli();
        sql.update(dsl, SPARE, next, next, next, next, address, host);
    }

    private void sleep(DSLContext dsl, String host, long until) {
        sql.update(dsl, SLEEP, until, host);
    }

    private static Lease.Visit visit(DSLContext dsl, Urls.Row row, Source source) {
        boolean stands = row.kind() == UrlKind.MEDIUM || row.kind() == UrlKind.PLAYLIST;
        return new Lease.Visit(
                new CanonicalUrl(row.url(), row.key(), row.host()),
                row.kind(),
                source,
                row.depth(),
                row.hops(),
                row.attempts(),
                row.every(),
                row.etag(),
                row.lastModified(),
                row.sha256(),
                row.warcDate()
                        .map(date -> new Original(row.url(), date, row.sha256().orElse(""))),
                stands ? Discoveries.standing(dsl, row.key()) : Optional.empty());
    }
}
