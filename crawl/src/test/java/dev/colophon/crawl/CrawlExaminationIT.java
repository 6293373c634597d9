package dev.colophon.crawl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.crawl.frontier.FrontierStatus;
import dev.colophon.crawl.frontier.Politeness;
import dev.colophon.crawl.source.SourceKind;
import dev.colophon.warc.read.WarcPosition;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

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
            Thread crawling = Thread.ofPlatform().start(() -> run(living));
            await(looking);
            assertThat(starting.recover(false)).as("it is being looked into").isZero();
            assertThat(starting.recover(true))
                    .as("nobody else is there, we are told")
                    .isEqualTo(1);
            seen.countDown();
            crawling.join();
        }
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
                crawl.recover(true);
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
            assertThat(mended.retryParked()).isEqualTo(1);
            assertThat(mended.recover(true)).isEqualTo(1);
            mended.run(true);
        }
        assertThat(FrontierStatus.of(database, CLOCK).parked()).isEmpty();
        assertThat(stored).containsOnlyKeys(web.url("a.example", "/bad.png"));
    }

    @Test
    void anErrorOnOneCaptureIsTriedThreeTimesParkedAndShown() throws Exception {
        web.html("a.example", "/", "<img src=/bad.png><img src=/copy.png>");
        web.file("a.example", "/bad.png", "image/png", medium("bad"));
        web.file("a.example", "/copy.png", "image/png", medium(COPY));
        add(SourceKind.SITE, web.url("a.example", "/"));
        AtomicInteger tries = new AtomicInteger();
        Examiner failing = captured -> {
            if (captured.url().endsWith("/bad.png")) {
                tries.incrementAndGet();
                throw new StackOverflowError();
            }
            return examine(captured);
        };
        Crawl.Settings settings = Crawl.Settings.of(web.guard(scratch()))
                .withPoliteness(Politeness.polite().withDelay(DELAY));
        for (int run = 0; run < 2; run++) {
            try (Crawl crawl = Crawl.open(database, home.warc(), settings, failing, signals(), _ -> {})) {
                crawl.recover(true);
                crawl.run(true);
            }
            assertThat(tries).hasValue(3);
            assertThat(FrontierStatus.of(database, CLOCK).parked()).containsExactly(web.url("a.example", "/bad.png"));
        }
        assertThat(stored.get(web.url("a.example", "/copy.png"))).isPresent();
    }

    private static void run(Crawl crawl) {
        try {
            crawl.run(true);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
