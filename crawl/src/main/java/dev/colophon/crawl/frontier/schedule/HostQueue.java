package dev.colophon.crawl.frontier.schedule;

import dev.colophon.crawl.frontier.lease.Lease;
import dev.colophon.crawl.source.AwaitedHost;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jspecify.annotations.Nullable;

/**
 * The hosts in the order of their turns. Hosts of one public address queue at that address, of which one is asked at a time;
 * all others queue by themselves. A turn costs what it grants, however many hosts wait and however many share an address.
 *
 * <p>On PostgreSQL a worker locks what it takes and skips what others have locked. Two rules see to it that no host sleeps
 * while it has something to do: whoever adds a place wakes its host after that is committed ({@link #wake}); whoever put a host
 * to sleep looks again after that is committed ({@link #recheck}). One of the two sees what the other did. An address is
 * locked before its hosts are read, and lowered after they are.
 */
public final class HostQueue {

    private static final String COLUMNS = "name, address, shared, ready_at, crawl_delay_ms, robots_at, robots_status, "
            + "robots_failing_since, spent_day, spent_requests, lane, terms_at, terms_due_at";
    private static final String READY = "select " + COLUMNS + " from host where shared = false and ready_at <= ? "
            + "and blocked = false order by ready_at limit ?";
    private static final String ADDRESSES =
            "select address, ready_at from address where ready_at <= ? order by ready_at limit ?";
    private static final String FIRST_AT = "select " + COLUMNS + " from host where address = ? and shared = true "
            + "and ready_at <= ? and blocked = false order by ready_at limit 1";
    private static final String LOCKING = " for update skip locked";

    /** Hosts of a lane that are looked at for one with something due in it. */
    private static final int LOOKED_AT = 100;

    private static final String LOOKED_TO = "select max(host), count(*) from "
            + "(select host from lane_host where lane = ? and host > ? order by host limit " + LOOKED_AT
            + ") as some_hosts";

    /** In the order of the subquery, as far as the first that will do: a range of names would be planned anew each time. */
    private static final String READY_OF_LANE = "select " + COLUMNS + " from "
            + "(select host as next_host from lane_host where lane = ? and host > ? order by host limit " + LOOKED_AT
            + ") as some_hosts join host on name = next_host where ready_at <= ? and blocked = false and (shared = false or exists "
            + "(select 1 from address where address.address = host.address and address.next_at <= ?)) "
            + "and exists (select 1 from place where place.host = host.name and place.state = 'OPEN' and place.lane in (0, ?) "
            + "and place.priority in (0, 1, 2, 3, 4) and place.due_at <= ?) limit 1";

    private static final String LOCK_ADDRESS =
            "select address from address where address = ? and next_at <= ? for update skip locked";
    private static final String LOCK_HOST = "select " + COLUMNS + " from host where name = ? and ready_at <= ? "
            + "and blocked = false for update skip locked";

    private static final String GRANT = "update host set lease = ?, lease_until = ?, next_at = ?, ready_at = ?, "
            + "spent_day = ?, spent_requests = ?, lane = ? where name = ?";
    private static final String SLEEP = "update host set ready_at = ?, lease = null where name = ?";
    /** An address that we hold is ready when its first host is, and not before another time. */
    private static final String ADDRESS = "update address set next_at = ?, ready_at = coalesce("
            + "(select case when host.ready_at > ? then host.ready_at else ? end from host "
            + "where host.address = address.address and host.shared = true order by host.ready_at limit 1), ?) "
            + "where address = ?";

    private static final String RELEASE = "update host set lease = null, lease_until = 0, "
            + "next_at = (case when next_at > ? then next_at else ? end), "
            + "ready_at = (case when blocked then ? when next_at > ? then next_at else ? end), "
            + "refusals = (case when ? then refusals else 0 end) + ?, "
            + "failures = (case when ? then failures else 0 end) + ?, "
            + "address = coalesce(?, address), shared = coalesce(?, shared) where name = ? and lease = ?";

    /** Locks the row whatever is in it, so that a host that is ready now is not overlooked; see the class. */
    private static final String LOWER = "insert into address (address, next_at, ready_at) values (?, ?, ?) "
            + "on conflict (address) do update set ready_at = "
            + "(case when address.ready_at <= excluded.ready_at then address.ready_at "
            + "when address.next_at > excluded.ready_at then address.next_at else excluded.ready_at end)";

    private static final String WAKE = "update host set ready_at = (case when next_at > ? then next_at else ? end) "
            + "where name = ? and lease is null and ready_at > ? and not blocked";
    private static final String ASLEEP =
            "select name from host where name = any(?) and lease is null and ready_at > ? and not blocked";
    private static final String HAS_DUE = " and exists (select 1 from place where place.host = host.name and "
            + "place.state = 'OPEN' and place.lane in (select number from lane) and place.priority in (0, 1, 2, 3, 4) "
            + "and place.due_at <= ?)";
    private static final String LOWER_OF_HOST = "update address set ready_at = (case when ready_at <= ? then ready_at "
            + "when next_at > ? then next_at else ? end) "
            + "where address = (select address from host where name = ? and shared = true)";
    private static final String RENEW = "update host set lease_until = ?, "
            + "ready_at = (case when next_at > ? then next_at else ? end) where name = ? and lease = ?";
    private static final String NAMES = "select name from host where name > ? order by name limit ?";
    private static final String NEXT = "select min(ready_at) from (select * from "
            + "(select ready_at from host where shared = false and ready_at < ? order by ready_at limit 1) as h "
            + "union all select * from "
            + "(select ready_at from address where ready_at < ? order by ready_at limit 1) as a) as n";

    private static final String OWED =
            "select name, ready_at from host where shared = ? and ready_at <= ? and blocked = false"
                    + " and exists (select 1 from place where place.host = host.name and place.state = 'OPEN' and place.lane in "
                    + "(select number from lane) and place.priority in (0, 1, 2, 3, 4) and place.due_at <= ? "
                    + "and (place.visited_at is null or place.visited_at < ? or " + DuePlaces.GAVE_NO_ANSWER
                    + ")) order by ready_at limit 1";

    private final String worker;
    private final HotStatements sql;

    /** Of each lane, the host that was looked at last. */
    private final Map<Integer, String> lookedTo = new HashMap<>();

    public HostQueue(String worker, HotStatements sql) {
        this.worker = worker;
        this.sql = sql;
    }

    /** A host whose time has come. */
    record Ready(
            String name,
            String address,
            boolean shared,
            long readyAt,
            Duration crawlDelay,
            OptionalLong robotsAt,
            int robotsStatus,
            OptionalLong robotsFailingSince,
            long spentDay,
            int spentRequests,
            int lane,
            OptionalLong termsAt,
            OptionalLong termsDueAt) {

        static Ready of(ResultSet row) throws SQLException {
            return new Ready(
                    row.getString(1),
                    row.getString(2),
                    row.getBoolean(3),
                    row.getLong(4),
                    Duration.ofMillis(row.getLong(5)),
                    number(row, 6),
                    row.getInt(7),
                    number(row, 8),
                    row.getLong(9),
                    row.getInt(10),
                    row.getInt(11),
                    number(row, 12),
                    number(row, 13));
        }

        private static OptionalLong number(ResultSet row, int column) throws SQLException {
            long value = row.getLong(column);
            return row.wasNull() ? OptionalLong.empty() : OptionalLong.of(value);
        }

        /** Where it answered last. */
        Optional<String> knownAddress() {
            return address.equals(name) ? Optional.empty() : Optional.of(address);
        }
    }

    /** The hosts that have waited longest, one of each address that is shared. */
    List<Ready> ready(DSLContext dsl, Instant now, int most) {
        long time = now.toEpochMilli();
        List<Ready> ready = new ArrayList<>(sql.query(dsl, locking(dsl, READY), HostQueue::hosts, time, most));
        for (String address : sql.query(dsl, locking(dsl, ADDRESSES), HostQueue::texts, time, most)) {
            List<Ready> first = sql.query(dsl, locking(dsl, FIRST_AT), HostQueue::hosts, address, time);
            if (first.isEmpty()) {
                sql.batches(dsl, List.of(address(address, time, time)));
            }
            ready.addAll(first);
        }
        ready.sort(Comparator.comparingLong(Ready::readyAt));
        return ready.size() > most ? ready.subList(0, most) : ready;
    }

    /** A host at which something is due in a lane, the next in the order of their names. */
    Optional<Ready> ready(DSLContext dsl, int lane, Instant now) {
        Optional<Ready> found = Optional.empty();
        for (int windows = 0; windows < 2 && found.isEmpty(); windows++) { // to the last host, and from the first
            found = lookOn(dsl, lane, now.toEpochMilli());
        }
        return dsl.family() == SQLDialect.POSTGRES ? found.flatMap(host -> locked(dsl, host, now)) : found;
    }

    private Optional<Ready> lookOn(DSLContext dsl, int lane, long time) {
        String from = lookedTo.getOrDefault(lane, "");
        List<Ready> found = sql.query(dsl, READY_OF_LANE, HostQueue::hosts, lane, from, time, time, lane, time);
        lookedTo.put(
                lane,
                found.isEmpty()
                        ? sql.query(
                                dsl,
                                LOOKED_TO,
                                rows -> rows.next() && rows.getInt(2) == LOOKED_AT ? rows.getString(1) : "",
                                lane,
                                from)
                        : found.getFirst().name());
        return found.stream().findFirst();
    }

    /** If nobody else has it, or its address, at this moment. */
    private Optional<Ready> locked(DSLContext dsl, Ready host, Instant now) {
        long time = now.toEpochMilli();
        if (host.shared()
                && sql.query(dsl, LOCK_ADDRESS, HostQueue::texts, host.address(), time)
                        .isEmpty()) {
            return Optional.empty();
        }
        return sql.query(dsl, LOCK_HOST, HostQueue::hosts, host.name(), time).stream()
                .filter(same -> same.shared() == host.shared() && same.address().equals(host.address()))
                .findFirst();
    }

    private static String locking(DSLContext dsl, String select) {
        return dsl.family() == SQLDialect.POSTGRES ? select + LOCKING : select;
    }

    private static List<Ready> hosts(ResultSet rows) throws SQLException {
        List<Ready> hosts = new ArrayList<>();
        while (rows.next()) {
            hosts.add(Ready.of(rows));
        }
        return hosts;
    }

    private static List<String> texts(ResultSet rows) throws SQLException {
        List<String> texts = new ArrayList<>();
        while (rows.next()) {
            texts.add(rows.getString(1));
        }
        return texts;
    }

    /** Gives us a host, for so many requests of a lane; its neighbours wait for {@code spared}. */
    void grant(
            DSLContext dsl, Ready host, Instant now, Instant next, int requests, int lane, long day, Duration spared) {
        long until = now.plus(Lease.TIME).toEpochMilli();
        long time = next.toEpochMilli();
        int spent = host.spentDay() == day ? host.spentRequests() : 0;
        long spare = now.plus(spared).toEpochMilli();
        @Nullable
        Object[] granted = {worker, until, time, Math.max(until, time), day, spent + requests, lane, host.name()};
        sql.batches(
                dsl,
                List.of(
                        new HotStatements.Batch(GRANT, List.<@Nullable Object[]>of(granted)),
                        address(host, spare, spare)));
    }

    /** There is nothing to ask it before then. */
    void sleep(DSLContext dsl, Ready host, long until, Instant now) {
        @Nullable Object[] asleep = {until, host.name()};
        sql.batches(
                dsl,
                List.of(
                        new HotStatements.Batch(SLEEP, List.<@Nullable Object[]>of(asleep)),
                        address(host, now.toEpochMilli(), now.toEpochMilli())));
    }

    /** What is to be said of the address at which a host queues, if it does not queue by itself. */
    private static HotStatements.Batch address(Ready host, long next, long ready) {
        return host.shared() ? address(host.address(), next, ready) : new HotStatements.Batch(ADDRESS, List.of());
    }

    private static HotStatements.Batch address(String address, long next, long ready) {
        @Nullable Object[] values = {next, Math.max(next, ready), Math.max(next, ready), Lease.NEVER, address};
        return new HotStatements.Batch(ADDRESS, List.<@Nullable Object[]>of(values));
    }

    /**
     * What is to be said of a host that is given back.
     *
     * @param free when it may be asked again
     * @param troubled whether what came does not end its refusals and failures
     * @param refusals to be added
     * @param failures to be added
     * @param shared where it answered: whether other hosts of the address may be the same machine
     */
    record Release(
            String host,
            long free,
            boolean troubled,
            int refusals,
            int failures,
            Optional<String> address,
            Optional<Boolean> shared) {}

    /** To give hosts back. */
    public List<HotStatements.Batch> releases(List<Release> releases) {
        List<@Nullable Object[]> rows = new ArrayList<>();
        List<Release> inOrder =
                releases.stream().sorted(Comparator.comparing(Release::host)).toList();
        for (Release host : inOrder) {
            rows.add(new @Nullable Object[] {
                host.free(),
                host.free(),
                Lease.NEVER,
                host.free(),
                host.free(),
                host.troubled(),
                host.refusals(),
                host.troubled(),
                host.failures(),
                host.address().orElse(null),
                host.shared().orElse(null),
                host.host(),
                worker
            });
        }
        List<@Nullable Object[]> addresses = new ArrayList<>();
        inOrder.stream()
                .filter(host -> host.shared().orElse(false))
                .sorted(Comparator.comparing(host -> host.address().orElseThrow()))
                .forEach(host -> {
                    String address = host.address().orElseThrow();
                    addresses.add(new @Nullable Object[] {address, host.free(), host.free()});
                });
        // Without an address it was not answered from one: it queues where it did.
        List<String> unanswered = inOrder.stream()
                .filter(host -> host.shared().isEmpty())
                .map(Release::host)
                .toList();
        return List.of(
                new HotStatements.Batch(RELEASE, rows),
                new HotStatements.Batch(LOWER, addresses),
                lowering(unanswered, 0));
    }

    /** Hosts that have something to do now: to be called when that is committed. */
    public void wake(DSLContext dsl, Collection<String> hosts, Instant now) {
        long time = now.toEpochMilli();
        Collection<String> asleep = asleep(dsl, hosts, time);
        List<@Nullable Object[]> rows = new ArrayList<>();
        new TreeSet<>(asleep).forEach(host -> rows.add(new @Nullable Object[] {time, time, host, time}));
        lower(dsl, changed(asleep, sql.batch(dsl, WAKE, rows)), time);
    }

    /** Most are awake: PostgreSQL finds the others in one statement, and would take as long for each in a batch. */
    private Collection<String> asleep(DSLContext dsl, Collection<String> hosts, long time) {
        return dsl.family() == SQLDialect.POSTGRES && !hosts.isEmpty()
                ? sql.query(dsl, ASLEEP, HostQueue::texts, hosts.toArray(String[]::new), time)
                : hosts;
    }

    /** Wakes those of hosts that sleep although something is due there. */
    public void recheck(DSLContext dsl, Collection<String> hosts, Instant now) {
        long time = now.toEpochMilli();
        List<@Nullable Object[]> rows = new ArrayList<>();
        new TreeSet<>(hosts).forEach(host -> rows.add(new @Nullable Object[] {time, time, host, time, time}));
        lower(dsl, changed(hosts, sql.batch(dsl, WAKE + HAS_DUE, rows)), time);
    }

    private static List<String> changed(Collection<String> hosts, int[] counts) {
        List<String> changed = new ArrayList<>();
        int i = 0;
        for (String host : new TreeSet<>(hosts)) {
            if (counts[i++] != 0) {
                changed.add(host);
            }
        }
        return changed;
    }

    /** The addresses at which hosts queue are ready when they are. */
    public void lower(DSLContext dsl, List<String> hosts, long ready) {
        sql.batches(dsl, List.of(lowering(hosts, ready)));
    }

    private static HotStatements.Batch lowering(List<String> hosts, long ready) {
        List<@Nullable Object[]> rows = new ArrayList<>();
        hosts.forEach(host -> rows.add(new @Nullable Object[] {ready, ready, ready, host}));
        return new HotStatements.Batch(LOWER_OF_HOST, rows);
    }

    /** A sign of life: the hosts that we hold are ours for longer. */
    public void renew(DSLContext dsl, Collection<String> hosts, Instant now) {
        long until = now.plus(Lease.TIME).toEpochMilli();
        List<@Nullable Object[]> rows = new ArrayList<>();
        new TreeSet<>(hosts).forEach(host -> rows.add(new @Nullable Object[] {until, until, until, host, worker}));
        sql.batch(dsl, RENEW, rows);
    }

    /** Some names of hosts, those behind another. */
    public List<String> names(DSLContext dsl, String behind, int most) {
        return sql.query(dsl, NAMES, HostQueue::texts, behind, most);
    }

    /**
     * A host at which something will be due by then that was not visited since a run began, or once without an answer: of several
     * the one that may be asked first.
     *
     * @param began the run
     */
    public Optional<AwaitedHost> owed(DSLContext dsl, Instant then, Instant began) {
        return Stream.of(false, true)
                .flatMap(shared -> sql.query(
                        dsl,
                        OWED,
                        rows -> rows.next()
                                ? Stream.of(new AwaitedHost(rows.getString(1), Instant.ofEpochMilli(rows.getLong(2))))
                                : Stream.<AwaitedHost>empty(),
                        shared,
                        then.toEpochMilli(),
                        then.toEpochMilli(),
                        began.toEpochMilli()))
                .min(Comparator.comparing(AwaitedHost::until));
    }

    /** When a host may be ready, or a lease run out. */
    public OptionalLong next(DSLContext dsl) {
        return sql.query(
                dsl,
                NEXT,
                rows -> {
                    rows.next();
                    long next = rows.getLong(1);
                    return rows.wasNull() ? OptionalLong.empty() : OptionalLong.of(next);
                },
                Lease.NEVER,
                Lease.NEVER);
    }
}
