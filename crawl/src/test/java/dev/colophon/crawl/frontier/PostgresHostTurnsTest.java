package dev.colophon.crawl.frontier;

import static dev.colophon.store.schema.tables.Observation.OBSERVATION;
import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.crawl.frontier.lease.FetchOutcome.Answered;
import dev.colophon.crawl.frontier.lease.FetchOutcome.Findings;
import dev.colophon.crawl.frontier.lease.FetchOutcome.Finished;
import dev.colophon.crawl.frontier.lease.Lease;
import dev.colophon.crawl.frontier.schedule.SignalSink;
import dev.colophon.crawl.frontier.source.Sources;
import dev.colophon.crawl.source.SourceKind;
import dev.colophon.crawl.source.SourcePlan;
import dev.colophon.operators.SiteSignals;
import dev.colophon.page.signal.SignalKind;
import dev.colophon.page.signal.SiteSignal;
import dev.colophon.registry.work.Organisation;
import dev.colophon.store.DatabaseClock;
import dev.colophon.store.DatabaseSettings;
import dev.colophon.store.PostgresServer;
import dev.colophon.store.StoreException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The same, and what several workers do to one another. */
@Tag("full")
class PostgresHostTurnsTest extends HostTurnsContract {

    @Override
    DatabaseSettings freshDatabase() {
        return PostgresServer.freshDatabase();
    }

    private Frontier worker(SignalSink signals) {
        return new Frontier(database, PACE, "there", signals, clock, ZoneOffset.UTC);
    }

    private List<Lease> lease(Frontier worker, Finished... done) {
        return worker.storeAndLease(List.of(done), List.of(), List.of(), 10).leases();
    }

    private Answered withSignal(Answered answered) {
        SiteSignal signal = new SiteSignal("one.example", SignalKind.REDIRECT, "two.example", "http://one.example/");
        return new Answered(
                answered.status(),
                answered.body(),
                answered.validators(),
                answered.kept(),
                answered.bytes(),
                new Findings(answered.findings().urls(), List.of(), List.of(signal), List.of(), Optional.empty()),
                Optional.empty(),
                Optional.empty());
    }

    @Test
    void workersWhoseClocksDifferByMoreThanALeaseNeverHoldOneHostTwice() throws Exception {
        Sources real = new Sources(database, Organisation.FIRST, DatabaseClock.of(Instant::now));
        for (int i = 0; i < 20; i++) {
            real.add(SourcePlan.of(SourceKind.SITE, "http://host" + i + ".example/"), text -> text);
        }
        Duration skew = Lease.TIME.plusSeconds(10);
        Frontier behind = frontier(DatabaseClock.of(() -> Instant.now().minus(skew)));
        Frontier ahead = frontier(DatabaseClock.of(() -> Instant.now().plus(skew)));
        List<String> held = new ArrayList<>();
        for (int turn = 0; turn < 4; turn++) {
            for (Frontier worker : List.of(behind, ahead)) {
                worker.storeAndLease(List.of(), List.of(), List.of(), 3)
                        .leases()
                        .forEach(lease -> held.add(lease.host()));
            }
        }
        assertThat(held).hasSize(20).doesNotHaveDuplicates();
    }

    /** As when PostgreSQL ends one of two transactions that wait for each other. */
    @Test
    void aTransactionThatIsRepeatedLosesNothing() throws Exception {
        Lease seed = begin("http://one.example/");
        AtomicInteger tries = new AtomicInteger();
        SiteSignals kept = new SiteSignals(database);
        Frontier worker = worker((dsl, signals, seen) -> {
            int stored = kept.record(dsl, signals, seen);
            if (tries.incrementAndGet() < 3) {
                throw new StoreException(StoreException.Reason.BUSY, "deadlock detected");
            }
            return stored;
        });
        lease(worker, ended(seed, withSignal(page(seed, "http://one.example/1", "http://two.example/"))));
        assertThat(tries).hasValue(3);
        assertThat(states()).containsEntry("OPEN", 3);
        assertThat(database.<Integer>read(dsl -> dsl.fetchCount(OBSERVATION))).isEqualTo(1);
        assertThat(database.<Integer>read(
                        dsl -> dsl.fetchCount(dev.colophon.store.schema.tables.SiteSignal.SITE_SIGNAL)))
                .isEqualTo(1);
    }

    /** One adds a place while the other sees that its host has nothing to do. */
    @Test
    void aHostThatIsGivenAPlaceDoesNotSleep() throws Exception {
        site("http://one.example/");
        site("http://two.example/");
        for (Lease lease : storeAndLease()) {
            storeAndLease(noRules(lease));
        }
        pass(PACE.delay());
        List<Lease> seeds = new ArrayList<>(storeAndLease());
        Lease one = seeds.stream()
                .filter(lease -> lease.host().startsWith("one"))
                .findFirst()
                .orElseThrow();
        Lease two = seeds.stream()
                .filter(lease -> lease.host().startsWith("two"))
                .findFirst()
                .orElseThrow();
        CountDownLatch adding = new CountDownLatch(1);
        CountDownLatch slept = new CountDownLatch(1);
        Frontier slow = worker((_, _, _) -> {
            adding.countDown();
            await(slept);
            return 0;
        });
        try (ExecutorService threads = Executors.newSingleThreadExecutor()) {
            Future<List<Lease>> added =
                    threads.submit(() -> lease(slow, ended(one, withSignal(page(one, "http://two.example/new")))));
            await(adding); // not committed
            lease(frontier, ended(two, page(two)));
            pass(PACE.delay());
            assertThat(lease(frontier)).as("nobody sees it yet").isEmpty();
            slept.countDown();
            List<Lease> leases = new ArrayList<>(added.get());
            leases.addAll(lease(frontier));
            assertThat(leases).extracting(FrontierKit::url).containsExactly("http://two.example/new");
        }
    }

    /** A worker ended between storing a place and waking its host. */
    @Test
    void aHostThatNobodyWokeIsFoundByTheNextWorker() throws Exception {
        Lease seed = begin("http://one.example/");
        storeAndLease(ended(seed, page(seed)));
        pass(PACE.delay());
        assertThat(storeAndLease()).isEmpty();
        database.change(dsl ->
                dsl.execute("update place set due_at = ? where uri = 'http://one.example/'", now.toEpochMilli()));
        assertThat(storeAndLease()).as("it sleeps").isEmpty();
        assertThat(lease(worker((_, _, _) -> 0))).extracting(FrontierKit::url).containsExactly("http://one.example/");
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
