package dev.colophon.crawl.frontier.schedule;

import static dev.colophon.store.schema.tables.Lane.LANE;

import dev.colophon.crawl.frontier.lease.Lease;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * The lanes in which places wait at their hosts, one for each organisation, so that none waits for all that another asks for.
 * Places that several organisations ask for are in a lane of their own. Used by one thread, in transactions.
 */
public final class Lanes {

    /** Of places that several organisations ask for. */
    static final int SHARED = 0;

    /** One step after the other, an index seek each. */
    private static final String AT = "with recursive at_host(lane) as ("
            + "select min(lane) from place where host = ? and state = 'OPEN' union all "
            + "select (select min(p.lane) from place p where p.host = ? and p.state = 'OPEN' and p.lane > at_host.lane) "
            + "from at_host where at_host.lane is not null) select lane from at_host where lane is not null";

    private static final String KNOWN = "select host.name, lane_host.lane from host left join lane_host "
            + "on lane_host.host = host.name and lane_host.lane = any(?) where host.name = any(?)";
    private static final String HOST =
            "insert into host (name, address, shared, next_at, ready_at, failures, refusals, "
                    + "blocked, lease_until, spent_day, spent_requests) "
                    + "values (?, ?, false, 0, ?, 0, 0, false, 0, 0, 0) on conflict do nothing";
    private static final String ADD = "insert into lane_host (lane, host) values (?, ?) on conflict do nothing";

    private final HotStatements sql;
    private List<Integer> ofOrganisations = List.of();
    private int turn;
    private boolean oneMore;

    public Lanes(HotStatements sql) {
        this.sql = sql;
    }

    /** Makes sure that an organisation has one. Of two that are given at once, the second sees the first and takes the next. */
    public static void open(DSLContext dsl, String organisation) {
        while (!dsl.fetchExists(LANE, LANE.ORGANISATION.eq(organisation))) {
            dsl.insertInto(LANE, LANE.NUMBER, LANE.ORGANISATION)
                    .select(DSL.select(DSL.max(LANE.NUMBER).plus(1), DSL.val(organisation))
                            .from(LANE))
                    .onConflictDoNothing()
                    .execute();
        }
    }

    /** A host at which something is to be visited in a lane. */
    record AtHost(int lane, String host) {}

    /** Hosts that have rows, and of some lanes those that are known to have something there. */
    private record Known(Set<String> hosts, Set<AtHost> lanes) {

        static final Known NONE = new Known(Set.of(), Set.of());
    }

    /** Makes sure that hosts have rows. */
    public static void hosts(DSLContext dsl, HotStatements sql, Set<String> hosts) {
        hosts(dsl, sql, hosts, known(dsl, sql, Set.of(), hosts));
    }

    /** Makes sure that hosts have rows, and remembers in which lanes something is to be visited there; in the order of hosts. */
    static void add(DSLContext dsl, HotStatements sql, List<AtHost> asked) {
        Set<Integer> lanes = new TreeSet<>();
        Set<String> hosts = new TreeSet<>();
        asked.forEach(one -> {
            lanes.add(one.lane());
            hosts.add(one.host());
        });
        Known known = known(dsl, sql, lanes, hosts);
        hosts(dsl, sql, hosts, known);
        List<@Nullable Object[]> rows = new ArrayList<>();
        asked.stream()
                .filter(one -> !known.lanes().contains(one))
                .forEach(one -> rows.add(new @Nullable Object[] {one.lane(), one.host()}));
        sql.batch(dsl, ADD, rows);
    }

    private static void hosts(DSLContext dsl, HotStatements sql, Set<String> hosts, Known known) {
        List<@Nullable Object[]> rows = new ArrayList<>();
        new TreeSet<>(hosts)
                .stream()
                        .filter(host -> !known.hosts().contains(host))
                        .forEach(host -> rows.add(new @Nullable Object[] {host, host, Lease.NEVER}));
        sql.batch(dsl, HOST, rows);
    }

    /**
     * What is there. PostgreSQL finds it all in the time in which it would refuse one, and would wait for whoever changes a host;
     * on SQLite it is tried.
     */
    private static Known known(DSLContext dsl, HotStatements sql, Set<Integer> lanes, Set<String> hosts) {
        if (dsl.family() != SQLDialect.POSTGRES || hosts.isEmpty()) {
            return Known.NONE;
        }
        Known known = new Known(new HashSet<>(), new HashSet<>());
        return sql.query(
                dsl,
                KNOWN,
                rows -> {
                    while (rows.next()) {
                        String host = rows.getString(1);
                        known.hosts().add(host);
                        int lane = rows.getInt(2);
                        if (!rows.wasNull()) {
                            known.lanes().add(new AtHost(lane, host));
                        }
                    }
                    return known;
                },
                lanes.toArray(Integer[]::new),
                hosts.toArray(String[]::new));
    }

    /** Reads which there are. */
    public void refresh(DSLContext dsl) {
        ofOrganisations = dsl.select(LANE.NUMBER)
                .from(LANE)
                .where(LANE.ORGANISATION.isNotNull())
                .orderBy(LANE.NUMBER)
                .fetch(LANE.NUMBER);
    }

    /** Whether there is anybody to take turns with. */
    boolean areSeveral() {
        return ofOrganisations.size() > 1;
    }

    int count() {
        return ofOrganisations.size();
    }

    /** The lane of the organisation whose turn it is. */
    int next() {
        turn = (turn + 1) % ofOrganisations.size();
        return ofOrganisations.get(turn);
    }

    /** Of so many leases, how many are granted to organisations in turn: half of all. */
    int inTurn(int most) {
        int half = (most + (oneMore ? 1 : 0)) / 2;
        oneMore ^= most % 2 == 1;
        return half;
    }

    /** The lanes of a host, that of {@code first} and what it shares before all, the others after the one that was served last. */
    List<Integer> at(DSLContext dsl, HostQueue.Ready host, int first) {
        if (!areSeveral()) {
            return ofOrganisations;
        }
        List<Integer> there = sql.query(
                dsl,
                AT,
                rows -> {
                    List<Integer> lanes = new ArrayList<>();
                    while (rows.next()) {
                        lanes.add(rows.getInt(1));
                    }
                    return lanes;
                },
                host.name(),
                host.name());
        List<Integer> order = new ArrayList<>();
        if (first != SHARED) {
            there.stream().filter(lane -> lane == first).forEach(order::add);
            there.stream().filter(lane -> lane == SHARED).forEach(order::add);
        }
        there.stream()
                .filter(lane -> lane > host.lane() && !order.contains(lane))
                .forEach(order::add);
        there.stream().filter(lane -> !order.contains(lane)).forEach(order::add);
        return order;
    }
}
