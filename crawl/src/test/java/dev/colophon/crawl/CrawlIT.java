package dev.colophon.crawl;

import static dev.colophon.store.schema.tables.Observation.OBSERVATION;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.crawl.frontier.FrontierStatus;
import dev.colophon.crawl.frontier.Politeness;
import dev.colophon.crawl.frontier.SignalSink;
import dev.colophon.crawl.frontier.Sources;
import dev.colophon.crawl.scan.Captured;
import dev.colophon.crawl.scan.ScanItem;
import dev.colophon.crawl.scan.VisitLimits;
import dev.colophon.crawl.scan.WarcVisit;
import dev.colophon.crawl.source.Scope;
import dev.colophon.crawl.source.SourceKind;
import dev.colophon.crawl.source.SourcePlan;
import dev.colophon.http.guard.GuardSettings;
import dev.colophon.operators.SiteSignals;
import dev.colophon.registry.Organisation;
import dev.colophon.store.Database;
import dev.colophon.store.DatabaseClock;
import dev.colophon.store.DatabaseSettings;
import dev.colophon.store.Home;
import dev.colophon.store.PlaceKey;
import dev.colophon.warc.read.WarcPosition;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Crawls real servers on loopback. */
class CrawlIT {

    private static final DatabaseClock CLOCK = DatabaseClock.of(InstantSource.system());
    private static final Duration DELAY = Duration.ofMillis(60);

    /** What marks bytes that the examiner of these tests takes for a copy. */
    private static final String COPY = "THIS IS A COPY";

    @TempDir
    private Path folder;

    private final Map<String, Optional<WarcPosition>> stored = new ConcurrentHashMap<>();
    private final Map<String, String> standing = new ConcurrentHashMap<>();
    private SmallWeb web;
    private Home home;
    private Database database;
    private Sources sources;

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

    private Path scratch() {
        return folder.resolve("scratch");
    }

    private SignalSink signals() {
        return new SiteSignals(database)::record;
    }

    private void add(SourceKind kind, String url) throws Exception {
        sources.add(SourcePlan.of(kind, url), text -> text);
    }

    private CrawlCounts.Snapshot crawl() throws Exception {
        Crawl.Settings settings = Crawl.Settings.of(web.guard(scratch()))
                .withPoliteness(Politeness.polite().withDelay(DELAY));
        try (Crawl crawl = Crawl.open(database, home.warc(), settings, this::examine, signals(), _ -> {})) {
            crawl.recover(true);
            crawl.run(true);
            return crawl.counts();
        }
    }

    private Examiner.Examination examine(Captured captured) {
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

    private static byte[] medium(String words) {
        return (words + "x".repeat(3_000)).getBytes(UTF_8);
    }

    @Test
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
    void isPoliteToEachHostAndObeysItsRules() throws Exception {
        web.file("a.example", "/robots.txt", "text/plain", "User-agent: *\nDisallow: /secret\n".getBytes(UTF_8));
        StringBuilder links = new StringBuilder("<a href=/secret/page>no</a>");
        for (int i = 0; i < 12; i++) {
            links.append("<a href=/p").append(i).append(">p</a>");
            web.html("a.example", "/p" + i, "page <img src=/secret/x.png>");
        }
        web.html("a.example", "/", links.toString());
        add(SourceKind.SITE, web.url("a.example", "/"));
        crawl();
        assertThat(web.paths("a.example")).hasSize(14).noneMatch(path -> path.startsWith("/secret"));
        assertThat(web.log()).allMatch(SmallWeb.Hit::alone);
        assertThat(web.shortestGap("a.example")).isGreaterThanOrEqualTo(DELAY);
    }

    @Test
    void whatDidNotChangeIsARevisitAndIsNotLookedIntoAgain() throws Exception {
        web.html("a.example", "/", "always the same");
        web.on("a.example", "/tagged", exchange -> {
            exchange.getResponseHeaders().set("ETag", "\"v1\"");
            boolean known = "\"v1\"".equals(exchange.getRequestHeaders().getFirst("If-None-Match"));
            SmallWeb.send(exchange, known ? 304 : 200, "text/html", known ? new byte[0] : "tagged".getBytes(UTF_8));
        });
        add(SourceKind.PAGE, web.url("a.example", "/"));
        add(SourceKind.PAGE, web.url("a.example", "/tagged"));
        crawl();
        assertThat(stored).hasSize(2);
        stored.clear();
        add(SourceKind.PAGE, web.url("a.example", "/")); // named again: due now
        add(SourceKind.PAGE, web.url("a.example", "/tagged"));
        CrawlCounts.Snapshot again = crawl();
        assertThat(again.unchanged()).isEqualTo(2);
        assertThat(stored).isEmpty();
    }

    /** Nothing was found in it, so that its bytes are not kept. */
    @Test
    void aMediumThatDidNotChangeIsUnchanged() throws Exception {
        web.on("a.example", "/plain.png", exchange -> {
            exchange.getResponseHeaders().set("ETag", "\"v1\"");
            boolean known = "\"v1\"".equals(exchange.getRequestHeaders().getFirst("If-None-Match"));
            SmallWeb.send(exchange, known ? 304 : 200, "image/png", known ? new byte[0] : medium("nothing"));
        });
        add(SourceKind.PAGE, web.url("a.example", "/plain.png"));
        crawl();
        add(SourceKind.PAGE, web.url("a.example", "/plain.png"));
        CrawlCounts.Snapshot again = crawl();
        assertThat(again.unchanged()).isEqualTo(1);
        assertThat(again.failed()).isZero();
    }

    @Test
    void whatBrokeOffIsAskedForAsAWholeAgain() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        web.on("a.example", "/", exchange -> {
            byte[] page = ("<p>" + "words ".repeat(500)).getBytes(UTF_8);
            exchange.getResponseHeaders().set("ETag", "\"v1\"");
            exchange.getResponseHeaders().set("Content-Type", "text/html");
            boolean known = exchange.getRequestHeaders().getFirst("If-None-Match") != null;
            exchange.sendResponseHeaders(known ? 304 : 200, known ? -1 : page.length);
            if (!known) {
                exchange.getResponseBody().write(page, 0, asked.getAndIncrement() == 0 ? 100 : page.length);
                exchange.getResponseBody().flush();
            }
        });
        add(SourceKind.PAGE, web.url("a.example", "/"));
        crawl();
        add(SourceKind.PAGE, web.url("a.example", "/"));
        CrawlCounts.Snapshot again = crawl();
        assertThat(again.unchanged()).isZero();
        assertThat(asked).hasValue(2);
    }

    @Test
    void rulesThatCannotBeReadForbidAndLongOnesCountAsFarAsTheyAreRead() throws Exception {
        byte[] rules = "User-agent: *\nDisallow: /secret\n".getBytes(UTF_8);
        web.on("partial.example", "/robots.txt", exchange -> {
            exchange.sendResponseHeaders(200, 100);
            exchange.getResponseBody().write(rules);
            exchange.getResponseBody().flush();
        });
        web.on("packed.example", "/robots.txt", exchange -> {
            exchange.getResponseHeaders().set("Content-Encoding", "br");
            SmallWeb.send(exchange, 200, "text/plain", rules);
        });
        web.on("refused.example", "/robots.txt", exchange -> {
            exchange.getResponseHeaders().set("Location", "http://127.0.0.1:22/robots.txt");
            exchange.sendResponseHeaders(302, -1);
        });
        web.file(
                "long.example",
                "/robots.txt",
                "text/plain",
                (new String(rules, UTF_8) + "# much\n".repeat(100_000)).getBytes(UTF_8));
        for (String host : List.of("partial.example", "packed.example", "refused.example", "long.example")) {
            web.html(host, "/", "<a href=/secret>1</a>");
            web.html(host, "/secret", "2");
            add(SourceKind.SITE, web.url(host, "/"));
        }
        crawl();
        assertThat(web.paths("partial.example")).containsExactly("/robots.txt");
        assertThat(web.paths("packed.example")).containsExactly("/robots.txt");
        assertThat(web.paths("refused.example")).containsExactly("/robots.txt");
        assertThat(web.paths("long.example")).containsExactly("/robots.txt", "/");
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

    @Test
    void redirectsAreFollowedPolitelyAndWhatTheyLeadToStandsOnThePage() throws Exception {
        web.html("a.example", "/", "<img src=/moved.png>");
        web.on("a.example", "/moved.png", exchange -> {
            exchange.getResponseHeaders().set("Location", web.url("b.example", "/real.png"));
            exchange.sendResponseHeaders(302, -1);
        });
        web.file("b.example", "/real.png", "image/png", medium(COPY));
        web.on("a.example", "/loop", exchange -> {
            exchange.getResponseHeaders().set("Location", "/loop");
            exchange.sendResponseHeaders(301, -1);
        });
        add(SourceKind.PAGE, web.url("a.example", "/"));
        add(SourceKind.PAGE, web.url("a.example", "/loop"));
        crawl();
        assertThat(standing).containsEntry(web.url("b.example", "/real.png"), web.url("a.example", "/"));
        assertThat(web.paths("b.example")).containsExactly("/robots.txt", "/real.png");
        assertThat(web.paths("a.example")).filteredOn("/loop"::equals).hasSize(1);
    }

    @Test
    void aRedirectIntoTheHouseIsBarredAndTheReasonKept() throws Exception {
        for (String inside : List.of("http://127.0.0.1:22/", "http://169.254.169.254/latest/", "http://[::1]/")) {
            String path = "/to" + inside.hashCode();
            web.on("a.example", path, exchange -> {
                exchange.getResponseHeaders().set("Location", inside);
                exchange.sendResponseHeaders(302, -1);
            });
            add(SourceKind.PAGE, web.url("a.example", path));
        }
        CrawlCounts.Snapshot counts = crawl();
        assertThat(counts.barred()).isGreaterThanOrEqualTo(3);
        assertThat(FrontierStatus.of(database, CLOCK).urls()).containsEntry("BARRED", 3);
    }

    @Test
    @Tag("full")
    void serversThatMisbehaveCostThemselvesOnly() throws Exception {
        web.html("a.example", "/", "<a href=/lies>1</a><a href=/fails>2</a><a href=/huge>3</a><a href=/good>4</a>");
        web.on("a.example", "/lies", exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "text/html");
            exchange.sendResponseHeaders(200, 1_000_000);
            exchange.getResponseBody().write("short".getBytes(UTF_8));
            exchange.getResponseBody().flush();
        });
        web.on("a.example", "/fails", exchange -> exchange.sendResponseHeaders(500, -1));
        List<String> many = new ArrayList<>();
        for (int i = 0; i < 10_000; i++) {
            many.add("<a href=http://other.example/" + i + ">x</a>");
        }
        web.html("a.example", "/huge", String.join("", many));
        web.html("a.example", "/good", "good");
        add(SourceKind.SITE, web.url("a.example", "/"));
        crawl();
        assertThat(stored.keySet())
                .contains(
                        web.url("a.example", "/"),
                        web.url("a.example", "/lies"),
                        web.url("a.example", "/huge"),
                        web.url("a.example", "/good"));
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

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void comesBackWhenAskedTo() throws Exception {
        web.on("a.example", "/", new SmallWeb.Answer() {
            private int asked;

            @Override
            public void write(com.sun.net.httpserver.HttpExchange exchange) throws IOException {
                boolean busy = asked++ == 0;
                if (busy) {
                    exchange.getResponseHeaders().set("Retry-After", "1");
                }
                SmallWeb.send(exchange, busy ? 429 : 200, "text/html", "here".getBytes(UTF_8));
            }
        });
        add(SourceKind.PAGE, web.url("a.example", "/"));
        crawl();
        assertThat(web.paths("a.example")).containsExactly("/robots.txt", "/", "/");
        assertThat(Duration.ofNanos(web.log().get(2).nanos() - web.log().get(1).nanos()))
                .isGreaterThanOrEqualTo(Duration.ofSeconds(1));
        assertThat(stored).hasSize(1);
    }

    /** Removal and re-appearance are read off what was seen. */
    @Test
    void everyLookAtAScriptedSiteIsKept() throws Exception {
        String first = "<html><title>Song</title><p>The first verse of a song";
        List<SmallWeb.Answer> script = List.of(
                html(first),
                html(first),
                html("<html><title>Song</title><!-- built again --><p class=new>The first  verse of a song"),
                html("<html><title>Song</title><p>The second verse of a song"),
                exchange -> SmallWeb.send(exchange, 404, "text/plain", "gone".getBytes(UTF_8)),
                html("<html><title>Song</title><p>The second verse of a song"),
                html("<html><title>Page not found</title><p>Sorry, there is nothing here"),
                html("<html><title>Song</title><p>The second verse of a song"),
                exchange -> {
                    exchange.getResponseHeaders().set("Location", web.url("a.example", "/elsewhere"));
                    exchange.sendResponseHeaders(301, -1);
                },
                exchange -> SmallWeb.send(exchange, 403, "text/plain", "no".getBytes(UTF_8)));
        AtomicInteger look = new AtomicInteger();
        web.on(
                "a.example",
                "/song",
                exchange -> script.get(look.getAndIncrement()).write(exchange));
        for (int i = 0; i < script.size(); i++) {
            add(SourceKind.PAGE, web.url("a.example", "/song")); // named again: due now
            crawl();
        }
        assertThat(look).hasValue(script.size());
        String key = PlaceKey.of(web.url("a.example", "/song"));
        List<String> looks = database.read(dsl -> dsl.select(OBSERVATION.OUTCOME)
                .from(OBSERVATION)
                .where(OBSERVATION.PLACE.eq(key))
                .orderBy(OBSERVATION.AT, OBSERVATION.ID)
                .fetch(OBSERVATION.OUTCOME));
        assertThat(looks)
                .containsExactly(
                        "CONTENT",
                        "UNCHANGED",
                        "UNCHANGED",
                        "CONTENT",
                        "NOT_FOUND",
                        "CONTENT",
                        "SOFT_NOT_FOUND",
                        "CONTENT",
                        "MOVED",
                        "REFUSED");
    }

    private static SmallWeb.Answer html(String page) {
        return exchange -> SmallWeb.send(exchange, 200, "text/html; charset=utf-8", page.getBytes(UTF_8));
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
