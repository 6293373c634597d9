package dev.colophon.crawl;

import static dev.colophon.store.schema.tables.Task.TASK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.colophon.crawl.frontier.FrontierStatus;
import dev.colophon.crawl.frontier.lease.AnalysisTask;
import dev.colophon.crawl.frontier.lease.Politeness;
import dev.colophon.crawl.source.SourceKind;
import dev.colophon.http.guard.GuardSettings;
import dev.colophon.registry.work.Organisation;
import dev.colophon.registry.work.RegistryException;
import dev.colophon.warc.read.WarcPosition;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is received is looked into, also when this program fails on it. */
class CrawlExaminationIT extends CrawlKit {

    @Test
    void whatAWorkerThatLivesHasNotLookedIntoYetIsNotTakenFromIt() throws Exception {
        web.html("a.example", "/", "page");
        add(SourceKind.PAGE, web.url("a.example", "/"));
        CountDownLatch looking = new CountDownLatch(1);
        CountDownLatch seen = new CountDownLatch(1);
        Crawl.Settings settings = Crawl.Settings.of(web.guard(scratch()))
                .withPoliteness(Politeness.polite().withDelay(DELAY));
        Examiner slow = captured -> {
            looking.countDown();
            await(seen);
            return examine(captured);
        };
        try (Crawl living = Crawl.open(database, home.warc(), settings, slow, signals(), _ -> {});
                Crawl starting = Crawl.open(database, home.warc(), settings, this::examine, signals(), _ -> {})) {
            Thread crawling = Thread.ofPlatform().start(() -> run(living, true));
            await(looking);
            assertThat(starting.recover(false)).as("it is being looked into").isEmpty();
            List<String> taken = starting.recover(true);
            assertThat(taken).as("nobody else is there, we are told").hasSize(1);
            assertThat(FrontierStatus.countOf(database, Organisation.FIRST, taken))
                    .isEqualTo(1);
            assertThat(FrontierStatus.countOf(database, new Organisation("other", "other"), taken))
                    .as("of whom nothing was received")
                    .isZero();
            seen.countDown();
            crawling.join();
        }
    }

    /** As when its machine lost power: it says nothing, and its lease runs out. */
    @Test
    @Tag("full")
    void whatADeadWorkerHadReceivedIsLookedIntoByOneThatLives() throws Exception {
        web.html("a.example", "/", "page");
        add(SourceKind.PAGE, web.url("a.example", "/"));
        AtomicReference<Duration> later = new AtomicReference<>(Duration.ZERO);
        GuardSettings guard = web.guard(scratch());
        Crawl.Settings settings = Crawl.Settings.of(new GuardSettings(
                        guard.contact(),
                        guard.scratch(),
                        guard.allowed(),
                        guard.blocked(),
                        guard.refusedHere(),
                        guard.resolver(),
                        guard.authorities(),
                        () -> Instant.now().plus(later.get())))
                .withPoliteness(Politeness.polite().withDelay(DELAY));
        CountDownLatch looking = new CountDownLatch(1);
        Examiner dying = captured -> {
            looking.countDown();
            await(new CountDownLatch(1));
            return examine(captured);
        };
        Thread crawling;
        try (Crawl dead = Crawl.open(database, home.warc(), settings, dying, signals(), _ -> {})) {
            crawling = Thread.ofPlatform().start(() -> assertThatThrownBy(() -> dead.run(true)));
            await(looking);
        }
        crawling.join();
        // One that ends in order gives back what it had; this one did not.
        database.change(dsl -> dsl.update(TASK)
                .set(TASK.LEASE_UNTIL, System.currentTimeMillis() + AnalysisTask.LEASE.toMillis())
                .execute());
        try (Crawl living = Crawl.open(database, home.warc(), settings, this::examine, signals(), _ -> {})) {
            Thread alive = Thread.ofPlatform().start(() -> run(living, false));
            TimeUnit.SECONDS.sleep(2);
            assertThat(stored).as("nobody knows yet that it is dead").isEmpty();
            later.set(AnalysisTask.LEASE.plusSeconds(1));
            Awaitility.await().untilAsserted(() -> assertThat(stored).containsKey(web.url("a.example", "/")));
            living.stop();
            alive.join();
        }
        assertThat(FrontierStatus.of(database, CLOCK).analysisTasks()).isZero();
    }

    /** One picture on which this program fails costs nobody else anything, and is not tried for ever. */
    @Test
    void whatFailsThreeTimesIsParkedAndShownAndTheRestIsLookedInto() throws Exception {
        web.html("a.example", "/", "<img src=/bad.png><img src=/copy.png>");
        web.file("a.example", "/bad.png", "image/png", medium("bad"));
        web.file("a.example", "/copy.png", "image/png", medium(COPY));
        add(SourceKind.SITE, web.url("a.example", "/"));
        AtomicInteger tries = new AtomicInteger();
        Examiner failing = captured -> {
            boolean bad = captured.url().endsWith("/bad.png");
            tries.addAndGet(bad ? 1 : 0);
            Examiner.Examination whole = examine(captured);
            return new Examiner.Examination() {
                @Override
                public boolean failed() {
                    return bad;
                }

                @Override
                public boolean matched() {
                    return whole.matched();
                }

                @Override
                public void store(Optional<WarcPosition> kept) {
                    whole.store(kept);
                }
            };
        };
        Crawl.Settings settings = Crawl.Settings.of(web.guard(scratch()))
                .withPoliteness(Politeness.polite().withDelay(DELAY));
        for (int run = 0; run < 2; run++) {
            try (Crawl crawl = Crawl.open(database, home.warc(), settings, failing, signals(), _ -> {})) {
                var _ = crawl.recover(true);
                crawl.run(true);
            }
            assertThat(tries).hasValue(3);
            FrontierStatus status = FrontierStatus.of(database, CLOCK);
            assertThat(status.parked()).containsExactly(web.url("a.example", "/bad.png"));
            assertThat(status.analysisTasks()).isZero();
        }
        assertThat(stored.get(web.url("a.example", "/copy.png"))).isPresent();

        stored.clear();
        try (Crawl mended = Crawl.open(database, home.warc(), settings, this::examine, signals(), _ -> {})) {
            assertThat(mended.retryParked()).hasSize(1);
            assertThat(mended.recover(true)).hasSize(1);
            mended.run(true);
        }
        assertThat(FrontierStatus.of(database, CLOCK).parked()).isEmpty();
        assertThat(stored).containsOnlyKeys(web.url("a.example", "/bad.png"));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void anErrorOnOneCaptureIsTriedThreeTimesParkedAndShown(boolean damaged) throws Exception {
        web.html("a.example", "/", "<img src=/bad.png><img src=/copy.png>");
        web.file("a.example", "/bad.png", "image/png", medium("bad"));
        web.file("a.example", "/copy.png", "image/png", medium(COPY));
        add(SourceKind.SITE, web.url("a.example", "/"));
        AtomicInteger tries = new AtomicInteger();
        Examiner failing = captured -> {
            if (captured.url().endsWith("/bad.png")) {
                tries.incrementAndGet();
                if (damaged) {
                    throw new RegistryException("a stored match is damaged");
                }
                throw new StackOverflowError();
            }
            return examine(captured);
        };
        Crawl.Settings settings = Crawl.Settings.of(web.guard(scratch()))
                .withPoliteness(Politeness.polite().withDelay(DELAY));
        for (int run = 0; run < 2; run++) {
            try (Crawl crawl = Crawl.open(database, home.warc(), settings, failing, signals(), _ -> {})) {
                var _ = crawl.recover(true);
                crawl.run(true);
            }
            assertThat(tries).hasValue(3);
            assertThat(FrontierStatus.of(database, CLOCK).parked()).containsExactly(web.url("a.example", "/bad.png"));
        }
        assertThat(stored.get(web.url("a.example", "/copy.png"))).isPresent();
    }

    private static void run(Crawl crawl, boolean once) {
        try {
            crawl.run(once);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    @Tag("full")
    @Timeout(60)
    void whatIsLookedIntoForLongWhenItIsStoppedIsLeftToTheNextRun() throws Exception {
        web.html("a.example", "/", "<a href=/next>next</a>");
        web.html("a.example", "/next", COPY);
        add(SourceKind.SITE, web.url("a.example", "/"));
        CountDownLatch looking = new CountDownLatch(1);
        CountDownLatch stopped = new CountDownLatch(1);
        Examiner slow = captured -> {
            looking.countDown();
            boolean interrupted = false;
            while (stopped.getCount() > 0) { // as a decoder that nobody interrupts
                try {
                    stopped.await();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
            return examine(captured);
        };
        Crawl.Settings settings = Crawl.Settings.of(web.guard(scratch()))
                .withPoliteness(Politeness.polite().withDelay(DELAY));
        try (Crawl crawl = Crawl.open(database, home.warc(), settings, slow, signals(), _ -> {})) {
            Thread stopping = Thread.ofVirtual().start(() -> {
                await(looking);
                crawl.stop();
            });
            crawl.run(false);
            stopping.join();
        }
        stopped.countDown();
        assertThat(stored).isEmpty();
        List<String> left = database.read(dsl ->
                dsl.select(TASK.ATTEMPTS, TASK.LEASE_UNTIL).from(TASK).fetch(row -> row.value1() + " " + row.value2()));
        assertThat(left).isNotEmpty().allMatch("0 0"::equals);
        crawl();
        assertThat(stored).containsKeys(web.url("a.example", "/"), web.url("a.example", "/next"));
        assertThat(database.<Integer>read(dsl -> dsl.fetchCount(TASK))).isZero();
    }
}
