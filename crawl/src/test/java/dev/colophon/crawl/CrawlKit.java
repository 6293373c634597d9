package dev.colophon.crawl;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.crawl.frontier.lease.Politeness;
import dev.colophon.crawl.frontier.schedule.SignalSink;
import dev.colophon.crawl.frontier.source.Sources;
import dev.colophon.crawl.scan.Captured;
import dev.colophon.crawl.source.SourceKind;
import dev.colophon.crawl.source.SourcePlan;
import dev.colophon.operators.SiteSignals;
import dev.colophon.registry.work.Organisation;
import dev.colophon.store.Database;
import dev.colophon.store.DatabaseClock;
import dev.colophon.store.DatabaseSettings;
import dev.colophon.store.Home;
import dev.colophon.warc.read.WarcPosition;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Crawls of servers on loopback, with an examiner that knows copies by a mark. */
abstract class CrawlKit {

    static final DatabaseClock CLOCK = DatabaseClock.of(InstantSource.system());
    static final Duration DELAY = Duration.ofMillis(60);

    /** What marks bytes that the examiner of these tests takes for a copy. */
    static final String COPY = "THIS IS A COPY";

    @TempDir
    Path folder;

    final Map<String, Optional<WarcPosition>> stored = new ConcurrentHashMap<>();
    final Map<String, String> standing = new ConcurrentHashMap<>();
    SmallWeb web;
    Home home;
    Database database;
    Sources sources;

    @BeforeEach
    void open() throws Exception {
        web = new SmallWeb();
        home = new Home(folder.resolve("home"));
        database = Database.open(home, DatabaseSettings.SQLITE);
        sources = new Sources(database, Organisation.FIRST, CLOCK);
        Files.createDirectories(scratch());
    }

    @AfterEach
    void close() {
        database.close();
        web.close();
    }

    Path scratch() {
        return folder.resolve("scratch");
    }

    SignalSink signals() {
        return new SiteSignals(database)::record;
    }

    void add(SourceKind kind, String url) throws Exception {
        sources.add(SourcePlan.of(kind, url), text -> text);
    }

    CrawlCounts.Snapshot crawl() throws Exception {
        Crawl.Settings settings = Crawl.Settings.of(web.guard(scratch()))
                .withPoliteness(Politeness.polite().withDelay(DELAY));
        try (Crawl crawl = Crawl.open(database, home.warc(), settings, this::examine, signals(), _ -> {})) {
            var _ = crawl.recover(true);
            crawl.run(true);
            return crawl.counts();
        }
    }

    Examiner.Examination examine(Captured captured) {
        String bytes;
        try {
            bytes = Files.readString(captured.path(), java.nio.charset.StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Examiner.Examination() {
            @Override
            public boolean matched() {
                return bytes.contains(COPY);
            }

            @Override
            public void store(Optional<WarcPosition> kept) {
                stored.put(captured.url(), kept);
                captured.page().ifPresent(page -> standing.put(captured.url(), page));
            }
        };
    }

    static byte[] medium(String words) {
        return (words + "x".repeat(3_000)).getBytes(UTF_8);
    }

    static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
