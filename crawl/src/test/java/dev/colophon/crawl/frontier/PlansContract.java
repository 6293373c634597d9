package dev.colophon.crawl.frontier;

import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.crawl.fetch.PageFindings;
import dev.colophon.crawl.frontier.lease.FetchOutcome;
import dev.colophon.crawl.frontier.lease.FetchOutcome.Failed;
import dev.colophon.crawl.frontier.lease.FetchOutcome.Findings;
import dev.colophon.crawl.frontier.lease.FetchOutcome.Finished;
import dev.colophon.crawl.frontier.lease.FetchOutcome.NotNow;
import dev.colophon.crawl.frontier.lease.FetchOutcome.Unchanged;
import dev.colophon.crawl.frontier.lease.FetchOutcome.Validators;
import dev.colophon.crawl.frontier.lease.FoundUrl;
import dev.colophon.crawl.frontier.lease.Lease;
import dev.colophon.crawl.source.CanonicalUrl;
import dev.colophon.crawl.source.Source;
import dev.colophon.crawl.source.SourceKind;
import dev.colophon.crawl.source.SourcePlan;
import dev.colophon.crawl.source.UrlKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the crawl repeats reads no table from end to end, of many places, in the longest form a million on 50,000 hosts. */
@Tag("full")
abstract class PlansContract extends FrontierKit {

    static final int PLACES = Boolean.getBoolean("colophon.long") ? 1_000_000 : 200_000;
    static final int HOSTS = PLACES / 20;

    /** Of which each has a row a place, a host or more. */
    static final List<String> LARGE =
            List.of("place", "source_place", "host", "lane_host", "address", "observation", "appearance");

    private static final int TURNS = 40;

    /** Rows {@code n} from 1 to a number, as a table of a select. */
    abstract String numbers(int most);

    /** An expression for a number as 32 digits. */
    abstract String key(String number);

    /** To be called when the tables are filled. */
    abstract void filled();

    abstract void assertNoFullScans() throws Exception;

    @Test
    void noTableIsReadFromEndToEnd() throws Exception {
        Source source = site("http://seed.example/");
        fill(source.id());
        filled();
        others().add(SourcePlan.of(SourceKind.SITE, "http://host7.example/"), text -> text);
        List<Finished> done = new ArrayList<>();
        for (int turn = 0; turn < TURNS; turn++) {
            pass(Duration.ofMillis(1_300));
            List<Lease> leases =
                    frontier.storeAndLease(done, List.of(), List.of(), 5).leases();
            done.clear();
            for (Lease lease : leases) {
                done.add(lease.what() instanceof Lease.Visit ? visited(lease, turn) : noRulesAt(lease, "193.0.14.129"));
            }
            assertThat(leases).isNotEmpty();
        }
        frontier.visitOnce();
        assertThat(frontier.storeAndLease(done, List.of(), List.of(), 5).leases())
                .isNotEmpty();
        assertThat(frontier.owed(Duration.ofMinutes(2))).isPresent();
        assertNoFullScans();
    }

    private void fill(String source) {
        long time = now.toEpochMilli();
        String host = "'host' || (n % " + HOSTS + ") || '.example'";
        database.change(dsl -> {
            dsl.execute("insert into host (name, address, shared, next_at, ready_at, failures, refusals, blocked, "
                    + "robots_status, robots_at, terms_due_at, lease_until, spent_day, spent_requests) "
                    + "select " + host + ", case when n % 2 = 0 then '193.0.14.129' else " + host
                    + " end, n % 2 = 0, 0, "
                    + time + ", 0, 0, false, 404, " + time + ", " + Lease.NEVER + ", 0, 0, 0 from " + numbers(HOSTS));
            dsl.execute("insert into address (address, next_at, ready_at) values ('193.0.14.129', 0, 0)");
            dsl.execute("insert into address (address, next_at, ready_at) select 'address' || n, 0, " + Lease.NEVER
                    + " from " + numbers(HOSTS));
            dsl.execute(
                    "insert into lane_host (lane, host) select 1, 'host' || n || '.example' from " + numbers(HOSTS));
            dsl.execute(
                    "insert into place (key, uri, host, kind, state, lane, priority, due_at, attempts, every_ms) select "
                            + key("n") + ", 'http://host' || (n % " + HOSTS + ") || '.example/page/' || n, " + host
                            + ", case when n % 5 = 0 then 'MEDIUM' else 'PAGE' end, 'OPEN', 1, n % 4, " + time
                            + ", 0, 604800000 from " + numbers(PLACES));
            dsl.execute("insert into source_place (source, place, depth, hops, state) select '" + source + "', "
                    + key("n") + ", 1, 0, 'OPEN' from " + numbers(PLACES));
            dsl.execute("insert into observation (id, place, at, outcome) select 'o' || n, " + key("n") + ", " + time
                    + ", 'FAILED' from " + numbers(PLACES));
            dsl.execute("insert into appearance (medium, page, element, first_seen, last_seen) select " + key("n")
                    + ", " + key("1 + n % 1000") + ", 'img', " + time + ", " + time + " from " + numbers(PLACES));
        });
        database.change(dsl -> dsl.execute("analyze"));
    }

    private Finished visited(Lease lease, int turn) {
        Lease.Visit visit = (Lease.Visit) lease.what();
        return ended(
                lease,
                switch (turn % 5) {
                    case 0 -> new Failed(404, "the server answered 404", false);
                    case 1 -> new NotNow(503, Optional.empty());
                    case 2 -> new Unchanged(200, Validators.NONE, 100);
                    case 3 ->
                        new FetchOutcome.Moved(
                                301, "http://host1.example/moved" + turn, Optional.empty(), 100, moved(visit, turn));
                    default -> page(lease, links(turn));
                });
    }

    private static Findings moved(Lease.Visit visit, int turn) {
        CanonicalUrl target =
                CanonicalUrl.of("http://host1.example/moved" + turn).orElseThrow();
        FoundUrl next = PageFindings.found(visit.interests().getFirst(), target, UrlKind.PAGE, 1, 1);
        return new Findings(List.of(next), List.of(), List.of(), List.of(), Optional.of(target));
    }

    private static String[] links(int turn) {
        return new String[] {
            "http://host%d.example/page/%d".formatted(turn, turn),
            "http://host%d.example/new?number=%d".formatted(turn, turn),
            "http://fresh%d.example/".formatted(turn)
        };
    }
}
