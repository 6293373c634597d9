package dev.colophon.benchmark.watch;

import dev.colophon.benchmark.machine.Numbers;
import dev.colophon.crawl.frontier.Frontier;
import dev.colophon.crawl.frontier.lease.FetchOutcome.Answered;
import dev.colophon.crawl.frontier.lease.FetchOutcome.Body;
import dev.colophon.crawl.frontier.lease.FetchOutcome.Findings;
import dev.colophon.crawl.frontier.lease.FetchOutcome.Finished;
import dev.colophon.crawl.frontier.lease.FetchOutcome.Validators;
import dev.colophon.crawl.frontier.lease.FoundUrl;
import dev.colophon.crawl.frontier.lease.Lease;
import dev.colophon.crawl.frontier.lease.Politeness;
import dev.colophon.crawl.frontier.source.Sources;
import dev.colophon.crawl.scan.SourceRefused;
import dev.colophon.crawl.source.CanonicalUrl;
import dev.colophon.crawl.source.SourceKind;
import dev.colophon.crawl.source.SourcePlan;
import dev.colophon.crawl.source.UrlKind;
import dev.colophon.http.guard.Refused;
import dev.colophon.operators.SiteSignals;
import dev.colophon.registry.work.Organisation;
import dev.colophon.store.Database;
import dev.colophon.store.DatabaseClock;
import dev.colophon.store.PlaceKey;
import java.io.IOException;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a turn of the frontier takes that stores one page with 20 links and grants one lease, among many places and hosts of two
 * organisations. The clock goes on by 300 ms each turn, so that manners never make it wait.
 */
final class TurnCost {

    private static final int TURNS = 2500;
    private static final int WARM_UP = 1500;
    private static final int LINKS = 20;
    private static final int PORTION = 10_000;

    private final Database database;
    private final int places;
    private final int hosts;
    private final Duration week = Duration.ofDays(7);
    private Instant now = Instant.parse("2026-03-01T00:00:00Z");

    /**
     * Milliseconds of the middle turn, and of one in twenty.
     *
     * @param shared whether all hosts are at one address
     */
    record Turns(String database, boolean shared, int places, int hosts, double median, double slow) {}

    private TurnCost(Database database, int places, int hosts) {
        this.database = database;
        this.places = places;
        this.hosts = hosts;
    }

    /** Fills an empty database and measures: hosts at addresses of their own, then all of them at one. */
    static List<Turns> of(String name, Database database, int places, int hosts) throws IOException {
        TurnCost cost = new TurnCost(database, places, hosts);
        cost.fill();
        List<Turns> turns = new ArrayList<>();
        turns.add(cost.measure(name, false));
        database.change(dsl -> {
            dsl.execute(
                    "update host set shared = true, address = '193.0.14.129', ready_at = ?", cost.now.toEpochMilli());
            dsl.execute("insert into address (address, next_at, ready_at) values ('193.0.14.129', 0, 0)");
        });
        turns.add(cost.measure(name, true));
        return turns;
    }

    private String host(int number) {
        return "host" + number % hosts + ".example";
    }

    private String url(int number) {
        return "http://" + host(number) + "/page/" + number;
    }

    private void fill() throws IOException {
        String source = source(Organisation.FIRST);
        String others = source(other());
        long due = now.toEpochMilli();
        batches(
                hosts,
                "insert into host (name, address, shared, next_at, ready_at, failures, refusals, blocked, robots_status, "
                        + "robots_at, terms_due_at, lease_until, spent_day, spent_requests) "
                        + "values (?, ?, false, 0, ?, 0, 0, false, 404, ?, " + Lease.NEVER + ", 0, 0, 0)",
                (statement, number) -> {
                    statement.setString(1, host(number));
                    statement.setString(2, host(number));
                    statement.setLong(3, due);
                    statement.setLong(4, due);
                });
        batches(
                places,
                "insert into place (key, uri, host, kind, state, lane, priority, due_at, attempts, every_ms) "
                        + "values (?, ?, ?, 'PAGE', 'OPEN', ?, 1, ?, 0, ?)",
                (statement, number) -> {
                    statement.setString(1, PlaceKey.of(url(number)));
                    statement.setString(2, url(number));
                    statement.setString(3, host(number));
                    statement.setInt(4, isOthers(number) ? 2 : 1);
                    statement.setLong(5, due);
                    statement.setLong(6, week.toMillis());
                });
        batches(
                places,
                "insert into source_place (source, place, depth, hops, state) values (?, ?, 1, 0, 'OPEN')",
                (statement, number) -> {
                    statement.setString(1, isOthers(number) ? others : source);
                    statement.setString(2, PlaceKey.of(url(number)));
                });
        for (int lane : List.of(1, 2)) {
            batches(hosts, "insert into lane_host (lane, host) values (?, ?)", (statement, number) -> {
                statement.setInt(1, lane);
                statement.setString(2, host(number));
            });
        }
        database.change(dsl -> dsl.execute("analyze"));
    }

    /** Every host has as many of the one organisation's places as of the other's. */
    private boolean isOthers(int number) {
        return number / hosts % 2 == 1;
    }

    private Organisation other() {
        Organisation other = new Organisation("00000000-0000-7000-8000-000000000001", "other");
        database.change(dsl -> dsl.execute(
                "insert into organisation (id, name, created_at) values (?, ?, 0)", other.id(), other.name()));
        return other;
    }

    private String source(Organisation organisation) throws IOException {
        try {
            return new Sources(database, organisation, DatabaseClock.injected(() -> now))
                    .add(SourcePlan.of(SourceKind.SITE, url(0)), text -> text)
                    .id();
        } catch (Refused | SourceRefused e) {
            throw new IOException(e);
        }
    }

    private interface Binding {
        void bind(PreparedStatement statement, int number) throws SQLException;
    }

    private void batches(int rows, String insert, Binding binding) {
        for (int start = 0; start < rows; start += PORTION) {
            int from = start;
            database.change(dsl -> dsl.connection(connection -> {
                try (PreparedStatement statement = connection.prepareStatement(insert)) {
                    for (int number = from; number < Math.min(rows, from + PORTION); number++) {
                        binding.bind(statement, number);
                        statement.addBatch();
                    }
                    statement.executeBatch();
                }
            }));
        }
    }

    private Turns measure(String name, boolean shared) {
        Frontier frontier = new Frontier(
                database,
                Politeness.polite(),
                "here",
                new SiteSignals(database)::record,
                DatabaseClock.injected(() -> now),
                ZoneOffset.UTC);
        List<Double> millis = new ArrayList<>();
        List<Finished> done = List.of();
        for (int turn = 0; turn < TURNS; turn++) {
            now = now.plusMillis(300);
            long start = System.nanoTime();
            List<Lease> leases =
                    frontier.storeAndLease(done, List.of(), List.of(), 1).leases();
            if (turn >= WARM_UP) {
                millis.add((System.nanoTime() - start) / 1e6);
            }
            if (leases.size() != 1) {
                throw new IllegalStateException(leases.size() + " leases in a turn");
            }
            done = List.of(answered(leases.getFirst(), turn, shared));
        }
        return new Turns(name, shared, places, hosts, Numbers.median(millis), Numbers.quantile(millis, 0.95));
    }

    /** Half of the links are new. */
    private Finished answered(Lease lease, int turn, boolean shared) {
        Lease.Visit visit = (Lease.Visit) lease.what();
        List<FoundUrl> links = new ArrayList<>();
        for (int link = 0; link < LINKS; link++) {
            int number = link % 2 == 0
                    ? (turn * 7_919 + link) % places
                    : places + (shared ? 1 << 24 : 0) + turn * LINKS + link;
            links.add(new FoundUrl(
                    CanonicalUrl.ofNormal(url(number)),
                    UrlKind.PAGE,
                    visit.sources().getFirst().id(),
                    2,
                    0,
                    FoundUrl.PAGES,
                    week));
        }
        String sha256 = "%064x".formatted(turn);
        Answered page = new Answered(
                200,
                new Body(sha256, sha256, Optional.of(sha256), "text/html"),
                Validators.NONE,
                Optional.empty(),
                15_000,
                new Findings(links, List.of(), List.of(), List.of(), Optional.empty()),
                Optional.empty(),
                Optional.empty());
        Optional<String> address = shared ? Optional.of("193.0.14.129") : Optional.empty();
        return new Finished(lease, visit, true, now, now, address, page);
    }
}
