package dev.colophon.crawl.frontier;

import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.crawl.fetch.PageFindings;
import dev.colophon.crawl.frontier.Frontier.LeaseBatch;
import dev.colophon.crawl.frontier.lease.FetchOutcome;
import dev.colophon.crawl.frontier.lease.FetchOutcome.Answered;
import dev.colophon.crawl.frontier.lease.FetchOutcome.Body;
import dev.colophon.crawl.frontier.lease.FetchOutcome.Findings;
import dev.colophon.crawl.frontier.lease.FetchOutcome.Finished;
import dev.colophon.crawl.frontier.lease.FetchOutcome.RobotsRead;
import dev.colophon.crawl.frontier.lease.FetchOutcome.Validators;
import dev.colophon.crawl.frontier.lease.FoundUrl;
import dev.colophon.crawl.frontier.lease.Lease;
import dev.colophon.crawl.frontier.lease.Politeness;
import dev.colophon.crawl.frontier.source.Sources;
import dev.colophon.crawl.source.CanonicalUrl;
import dev.colophon.crawl.source.SourceKind;
import dev.colophon.crawl.source.SourcePlan;
import dev.colophon.crawl.source.UrlKind;
import dev.colophon.operators.SiteSignals;
import dev.colophon.registry.work.Organisation;
import dev.colophon.store.Database;
import dev.colophon.store.DatabaseClock;
import dev.colophon.store.DatabaseSettings;
import dev.colophon.store.Home;
import dev.colophon.store.PostgresServer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;

/** Frontiers of several workers on one PostgreSQL, at once. The web is one of links alone, and answers at once. */
@Tag("full")
class SeveralWorkersIT {

    private static final int WORKERS = 4;
    private static final int HOSTS = 16;
    private static final int PAGES = 12;
    private static final int LINKS = 6;
    private static final Duration LONGEST = Duration.ofMinutes(2);

    @TempDir
    private Path folder;

    private final Map<String, AtomicInteger> visits = new ConcurrentHashMap<>();
    private final Map<String, String> holders = new ConcurrentHashMap<>();
    private final List<String> faults = new CopyOnWriteArrayList<>();

    @RepeatedTest(5)
    void visitEachUrlOnceAndNeverTheSameHostAtOnce() throws Exception {
        DatabaseSettings settings = PostgresServer.freshDatabase();
        try (Database database = Database.open(new Home(folder.resolve("home")), settings);
                ExecutorService threads = Executors.newFixedThreadPool(WORKERS)) {
            Sources sources = new Sources(database, Organisation.FIRST, DatabaseClock.of(InstantSource.system()));
            for (int host = 0; host < HOSTS; host++) {
                sources.add(SourcePlan.of(SourceKind.SITE, url(host, 0)), text -> text);
            }
            CyclicBarrier start = new CyclicBarrier(WORKERS);
            List<Callable<Void>> workers = new ArrayList<>();
            for (int i = 0; i < WORKERS; i++) {
                String name = "worker " + i;
                workers.add(() -> {
                    try (Database own = Database.open(new Home(folder.resolve(name)), settings)) {
                        start.await();
                        work(
                                name,
                                new Frontier(
                                        own,
                                        Politeness.unlimited(4),
                                        "here",
                                        new SiteSignals(own)::record,
                                        DatabaseClock.of(InstantSource.system()),
                                        ZoneOffset.UTC));
                    } catch (RuntimeException e) {
                        faults.add(name + " fails: " + e);
                    }
                    return null;
                });
            }
            for (Future<Void> worker : threads.invokeAll(workers)) {
                worker.get();
            }
        }
        assertThat(faults).isEmpty();
        assertThat(visits).hasSize(HOSTS * PAGES);
        assertThat(visits.values()).allMatch(count -> count.get() == 1);
    }

    private void work(String name, Frontier frontier) {
        List<Finished> done = List.of();
        Instant end = Instant.now().plus(LONGEST);
        while (faults.isEmpty()
                && visits.size() < HOSTS * PAGES
                && Instant.now().isBefore(end)) {
            done.stream()
                    .filter(Finished::last)
                    .forEach(last -> holders.remove(last.lease().host()));
            LeaseBatch batch = frontier.storeAndLease(done, List.of(), List.of(), HOSTS / WORKERS);
            done = batch.leases().stream()
                    .flatMap(lease -> visit(name, lease).stream())
                    .toList();
        }
    }

    private List<Finished> visit(String name, Lease lease) {
        String holder = holders.putIfAbsent(lease.host(), name);
        if (holder != null) {
            faults.add(lease.host() + " is visited by " + holder + " and " + name);
        }
        List<Finished> done = new ArrayList<>();
        for (int i = 0; i < lease.tasks().size(); i++) {
            Lease.FetchTask task = lease.tasks().get(i);
            boolean last = i == lease.tasks().size() - 1;
            Instant now = Instant.now();
            FetchOutcome outcome = switch (task) {
                case Lease.Visit visit -> page(visit);
                case Lease.Robots _ -> new RobotsRead(404, "");
                case Lease.Terms _ -> new FetchOutcome.TermsRead(404, "");
            };
            done.add(new Finished(lease, task, last, now, now, Optional.empty(), outcome));
        }
        return done;
    }

    private Answered page(Lease.Visit visit) {
        String url = visit.url().url();
        if (visits.computeIfAbsent(url, _ -> new AtomicInteger()).incrementAndGet() > 1) {
            faults.add(url + " is visited again");
        }
        return new Answered(
                200,
                new Body("0".repeat(64), "0".repeat(64), Optional.of("0".repeat(64)), "text/html"),
                Validators.NONE,
                Optional.empty(),
                1_000,
                new Findings(links(visit), List.of(), List.of(), List.of(), Optional.empty()),
                Optional.empty(),
                Optional.empty());
    }

    private static List<FoundUrl> links(Lease.Visit visit) {
        String[] numbers = visit.url().url().replaceAll("\\D+", " ").strip().split(" ", -1);
        int host = Integer.parseInt(numbers[0]);
        int page = Integer.parseInt(numbers[1]);
        Random random = new Random(host * 1_000L + page);
        List<String> urls = new ArrayList<>();
        urls.add(url(host, (page + 1) % PAGES));
        for (int i = 0; i < LINKS; i++) {
            urls.add(url(random.nextInt(HOSTS), random.nextInt(PAGES)));
        }
        return visit.interests().stream()
                .flatMap(interest -> urls.stream()
                        .map(url -> PageFindings.found(
                                interest, CanonicalUrl.of(url).orElseThrow(), UrlKind.PAGE, interest.depth() + 1, 0)))
                .toList();
    }

    private static String url(int host, int page) {
        return "http://host" + host + ".example/page" + page;
    }
}
