package dev.colophon.crawl;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.colophon.crawl.frontier.FrontierStatus;
import dev.colophon.crawl.frontier.lease.Politeness;
import dev.colophon.crawl.frontier.source.Sources;
import dev.colophon.crawl.scan.Captured;
import dev.colophon.crawl.scan.ScanItem;
import dev.colophon.crawl.scan.ScanStopped;
import dev.colophon.crawl.scan.VisitLimits;
import dev.colophon.crawl.scan.WarcVisit;
import dev.colophon.crawl.source.Scope;
import dev.colophon.crawl.source.Source;
import dev.colophon.crawl.source.SourceKind;
import dev.colophon.crawl.source.SourcePlan;
import dev.colophon.http.guard.GuardSettings;
import dev.colophon.registry.work.Organisation;
import dev.colophon.warc.read.WarcPosition;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Where sources lead, and what one of them decides for the others. */
class CrawlSourcesIT extends CrawlKit {

    @Test
    @Tag("full")
    void followsASiteWithinItsScopeAndKeepsWhatMatches() throws Exception {
        web.html("a.example", "/", "<a href=/one>1</a><a href=http://b.example:%d/far>far</a>".formatted(web.port()));
        web.html(
                "a.example",
                "/one",
                "<img src=/copy.png><audio src='http://cdn.example:%d/plain.mp3'></audio>".formatted(web.port()));
        web.html("b.example", "/far", "elsewhere");
        web.file("a.example", "/copy.png", "image/png", medium(COPY));
        web.file("cdn.example", "/plain.mp3", "audio/mpeg", medium("nothing"));
        add(SourceKind.SITE, web.url("a.example", "/"));
        CrawlCounts.Snapshot counts = crawl();
        assertThat(web.paths("a.example")).containsExactlyInAnyOrder("/robots.txt", "/", "/one", "/copy.png");
        assertThat(web.paths("b.example")).isEmpty();
        assertThat(web.paths("cdn.example")).containsExactly("/robots.txt", "/plain.mp3");
        assertThat(counts.pages()).isEqualTo(2);
        assertThat(counts.media()).isEqualTo(2);
        assertThat(counts.examined()).isEqualTo(4);
        assertThat(counts.matched()).isEqualTo(1);
        assertThat(standing)
                .containsEntry(web.url("a.example", "/copy.png"), web.url("a.example", "/one"))
                .containsEntry(web.url("cdn.example", "/plain.mp3"), web.url("a.example", "/one"));
        assertThat(kept("cdn.example", "/plain.mp3"))
                .as("its bytes are dropped")
                .isEmpty();
        assertThat(read(kept("a.example", "/copy.png").orElseThrow())).isEqualTo(medium(COPY));
        try (Stream<Path> held = Files.list(home.warc().resolve("held"))) {
            assertThat(held).isEmpty();
        }
    }

    private Optional<WarcPosition> kept(String host, String path) {
        return Optional.ofNullable(stored.get(web.url(host, path))).orElseThrow();
    }

    private byte[] read(WarcPosition at) throws Exception {
        try (WarcVisit records =
                WarcVisit.openAt(home.warc().resolve(at.file()), at.offset(), scratch(), VisitLimits.defaults())) {
            ScanItem item = records.next();
            assertThat(item).isInstanceOf(Captured.class);
            try (Captured captured = (Captured) item) {
                return Files.readAllBytes(captured.path());
            }
        }
    }

    @Test
    void aSourceThatMayNotGoThereDecidesNothingForOneThatMay() throws Exception {
        web.file("a.example", "/robots.txt", "text/plain", "User-agent: *\nDisallow: /\n".getBytes(UTF_8));
        web.html("a.example", "/", "page");
        String url = web.url("a.example", "/");
        add(SourceKind.PAGE, url);
        Crawl.Settings nowhere = Crawl.Settings.of(GuardSettings.of("https://colophon.example/about", scratch())
                .withResolver(_ -> List.of(InetAddress.getLoopbackAddress())));
        try (Crawl crawl = Crawl.open(database, home.warc(), nowhere, this::examine, signals(), _ -> {})) {
            crawl.run(true);
        }
        assertThat(FrontierStatus.of(database, CLOCK).urls()).containsEntry("BARRED", 1);
        add(SourceKind.PAGE, url); // named again: open again
        crawl();
        assertThat(web.paths("a.example")).containsExactly("/robots.txt");
    }

    /** It may take hours, and leases hold for 90 seconds. */
    @Test
    @Tag("full")
    void foldersAreLookedIntoWhileTheWebIs() throws Exception {
        web.html("a.example", "/", "page");
        add(SourceKind.FOLDER, Files.createDirectories(folder.resolve("files")).toString());
        add(SourceKind.PAGE, web.url("a.example", "/"));
        CountDownLatch visited = new CountDownLatch(1);
        AtomicInteger scanned = new AtomicInteger();
        Examiner examiner = captured -> {
            visited.countDown();
            return examine(captured);
        };
        Crawl.Settings settings = Crawl.Settings.of(web.guard(scratch()));
        try (Crawl crawl = Crawl.open(database, home.warc(), settings, examiner, signals(), _ -> {
            await(visited);
            scanned.incrementAndGet();
        })) {
            crawl.run(true);
        }
        assertThat(scanned).hasValue(1);
    }

    /** However slow the scan is that ends: a folder that is due is not begun again and again. */
    @Test
    void whoStopsDoesNotWaitForFoldersThatAreStillDue() throws Exception {
        add(SourceKind.FOLDER, Files.createDirectories(folder.resolve("files")).toString());
        CountDownLatch scanning = new CountDownLatch(1);
        CountDownLatch stopped = new CountDownLatch(1);
        InstantSource clock = () -> {
            if (Thread.currentThread().getName().equals("scan-local")) {
                LockSupport.parkNanos(Duration.ofMillis(300).toNanos());
            }
            return Instant.now();
        };
        LocalVisitor visitor = new LocalVisitor() {
            @Override
            public void scan(Source source) {
                scanning.countDown();
                CrawlKit.await(stopped);
                throw new ScanStopped();
            }

            @Override
            public void stop() {
                stopped.countDown();
            }
        };
        GuardSettings guard = web.guard(scratch());
        Crawl.Settings settings = Crawl.Settings.of(new GuardSettings(
                guard.contact(),
                guard.scratch(),
                guard.allowed(),
                guard.blocked(),
                guard.refusedHere(),
                guard.resolver(),
                guard.authorities(),
                clock));
        try (Crawl crawl =
                Crawl.open(database, home.warc(), settings, CrawlSourcesIT.this::examine, signals(), visitor)) {
            Thread stop = Thread.ofVirtual().start(() -> {
                CrawlKit.await(scanning);
                crawl.stop();
            });
            assertTimeoutPreemptively(Duration.ofSeconds(20), () -> crawl.run(false));
            stop.join();
        }
        assertThat(sources.next())
                .as("it is still due")
                .hasValueSatisfying(at -> assertThat(at).isBeforeOrEqualTo(Instant.now()));
    }

    @Test
    void readsListsFeedsAndSitemaps() throws Exception {
        web.html("a.example", "/listed", "<p>from a list");
        web.html("b.example", "/item", "<p>from a feed");
        web.file("b.example", "/item.png", "image/png", medium(COPY));
        web.html("c.example", "/mapped", "<p>from a sitemap");
        web.file(
                "a.example",
                "/list.txt",
                "text/plain",
                web.url("a.example", "/listed").getBytes(UTF_8));
        web.file("b.example", "/feed.xml", "application/rss+xml", """
            <rss version="2.0"><channel><title>t</title><link>%1$s</link><description>d</description>
            <item><title>i</title><link>%1$s</link><enclosure url="%1$s.png" type="image/png" length="9"/></item>
            </channel></rss>\
            """.formatted(web.url("b.example", "/item"))
                .getBytes(UTF_8));
        web.file("c.example", "/sitemap.xml", "application/xml", """
            <?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
            <url><loc>%s</loc></url></urlset>\
            """.formatted(web.url("c.example", "/mapped"))
                .getBytes(UTF_8));
        Path results = folder.resolve("results.csv");
        web.html("d.example", "/searched", "<p>from search results");
        Files.writeString(results, "rank,url\n1," + web.url("d.example", "/searched") + "\n");
        add(SourceKind.URL_LIST, web.url("a.example", "/list.txt"));
        add(SourceKind.FEED, web.url("b.example", "/feed.xml"));
        add(SourceKind.SITEMAP, web.url("c.example", "/sitemap.xml"));
        add(SourceKind.SEARCH_RESULTS, results.toString());
        crawl();
        assertThat(stored.keySet())
                .containsExactlyInAnyOrder(
                        web.url("a.example", "/listed"),
                        web.url("b.example", "/item"),
                        web.url("b.example", "/item.png"),
                        web.url("c.example", "/mapped"),
                        web.url("d.example", "/searched"));
        assertThat(standing).containsEntry(web.url("b.example", "/item.png"), web.url("b.example", "/item"));
    }

    @Test
    void theSameUrlsOfTwoOrganisationsAreFetchedOnce() throws Exception {
        web.html("a.example", "/", "<a href=/one>1</a><a href=/two>2</a><img src=/copy.png>");
        web.html("a.example", "/one", "<a href=/two>2</a><a href=/>0</a>");
        web.html("a.example", "/two", "<a href=/one>1</a>");
        web.file("a.example", "/copy.png", "image/png", medium(COPY));
        Organisation other = new Organisation("00000000-0000-7000-8000-000000000001", "other");
        database.change(dsl -> dsl.execute(
                "insert into organisation (id, name, created_at) values (?, ?, 0)", other.id(), other.name()));
        add(SourceKind.SITE, web.url("a.example", "/"));
        new Sources(database, other, CLOCK)
                .add(SourcePlan.of(SourceKind.SITE, web.url("a.example", "/")), text -> text);
        crawl();
        assertThat(web.paths("a.example")).containsExactlyInAnyOrder("/robots.txt", "/", "/one", "/two", "/copy.png");
        assertThat(database.<Integer>read(
                        dsl -> dsl.fetchCount(dev.colophon.store.schema.tables.SourcePlace.SOURCE_PLACE)))
                .as("each asks for each")
                .isEqualTo(2 * 4);
    }

    /** What one organisation may visit on its own network is not shown to another that may not. */
    @Test
    void aHostThatOneSourceAllowsIsNotOpenedForAnother() throws Exception {
        web.html("a.example", "/", "<a href=/one>1</a>");
        web.html("a.example", "/one", "page");
        String url = web.url("a.example", "/");
        sources.add(
                SourcePlan.of(SourceKind.SITE, url).withAllowedHosts(List.of("a.example:" + web.port())), text -> text);
        Organisation other = new Organisation("00000000-0000-7000-8000-000000000001", "other");
        database.change(dsl -> dsl.execute(
                "insert into organisation (id, name, created_at) values (?, ?, 0)", other.id(), other.name()));
        Sources others = new Sources(database, other, CLOCK);
        String theirs =
                others.add(SourcePlan.of(SourceKind.SITE, url), text -> text).id();
        Crawl.Settings settings = Crawl.Settings.of(GuardSettings.of("https://colophon.example/about", scratch())
                        .withResolver(_ -> List.of(InetAddress.getLoopbackAddress())))
                .withPoliteness(Politeness.polite().withDelay(DELAY));
        try (Crawl crawl = Crawl.open(database, home.warc(), settings, this::examine, signals(), _ -> {})) {
            crawl.run(true);
        }
        assertThat(web.paths("a.example")).containsExactly("/robots.txt", "/", "/one");
        assertThat(database.<List<String>>read(dsl -> dsl.fetch(
                                "select p.uri || ' ' || s.state as what from source_place s join place p on p.key = s.place "
                                        + "where s.source = ?",
                                theirs)
                        .getValues("what", String.class)))
                .containsExactly(url + " BARRED");
    }

    @Test
    void aRedirectDoesNotLeadToWhatIsExcluded() throws Exception {
        web.html("a.example", "/", "<a href=/go>1</a>");
        web.on("a.example", "/go", exchange -> {
            exchange.getResponseHeaders().set("Location", "/private/page");
            exchange.sendResponseHeaders(302, -1);
        });
        web.html("a.example", "/private/page", "no");
        sources.add(
                SourcePlan.of(SourceKind.SITE, web.url("a.example", "/"))
                        .withScope(new Scope(false, List.of(), List.of("*/private/*"))),
                text -> text);
        crawl();
        assertThat(web.paths("a.example")).containsExactly("/robots.txt", "/", "/go");
    }
}
