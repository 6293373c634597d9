package dev.colophon.crawl.frontier;

import static dev.colophon.store.schema.tables.Lane.LANE;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * The lanes in which places wait at their hosts, one for each organisation, so that none waits for all that another asks for.
 * Places that several organisations ask for are in a lane of their own. Used by one thread, in transactions.
 */
final class Lanes {

    /** Of places that several organisations ask for. */
    static final int SHARED = 0;

    /** One step after the other, an index seek each. */
    private static final String AT = "with recursive at_host(lane) as ("
            + "select min(lane) from place where host = ? and state = 'OPEN' union all "
            + "select (select min(p.lane) from place p where p.host = ? and p.state = 'OPEN' and p.lane > at_host.lane) "
            + "from at_host where at_host.lane is not null) select lane from at_host where lane is not null";

    private static final String KNOWN = "select lane, host from lane_host where lane = any(?) and host = any(?)";
    private static final String ADD = "insert into lane_host (lane, host) values (?, ?) on conflict do nothing";

    private final HotStatements sql;
    private List<Integer> ofOrganisations = List.of();
    private int turn;
    private boolean oneMore;

    Lanes(HotStatements sql) {
        this.sql = sql;
    }

    /** Makes sure that an organisation has one. Of two that are given at once, the second sees the first and takes the next. */
    static void open(DSLContext dsl, String organisation) {
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

    /** Remembers them, in the order of their hosts. */
    static void add(DSLContext dsl, HotStatements sql, List<AtHost> lanes) {
        Set<AtHost> there = dsl.family() == SQLDialect.POSTGRES ? known(dsl, sql, lanes) : Set.of();
        List<@Nullable Object[]> rows = new ArrayList<>();
        lanes.stream()
                .filter(one -> !there.contains(one))
                .forEach(one -> rows.add(new @Nullable Object[] {one.lane(), one.host()}));
        sql.batch(dsl, ADD, rows);
    }

    /** Those that are there: PostgreSQL finds them all in the time in which it would refuse one. */
    private static Set<AtHost> known(DSLContext dsl, HotStatements sql, List<AtHost> lanes) {
        if (lanes.isEmpty()) {
            return Set.of();
        }
        return sql.query(
                dsl,
                KNOWN,
                rows -> {
                    Set<AtHost> found = new HashSet<>();
                    while (rows.next()) {
                        found.add(new AtHost(rows.getInt(1), rows.getString(2)));
                    }
                    return found;
                },
                lanes.stream().map(AtHost::lane).distinct().toArray(Integer[]::new),
                lanes.stream().map(AtHost::host).distinct().toArray(String[]::new));
    }

    /** Reads which there are. */
    void refresh(DSLContext dsl) {
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
