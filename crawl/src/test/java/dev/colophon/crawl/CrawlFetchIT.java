package dev.colophon.crawl;

import static dev.colophon.store.schema.tables.Host.HOST;
import static dev.colophon.store.schema.tables.Observation.OBSERVATION;
import static dev.colophon.store.schema.tables.Place.PLACE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.crawl.frontier.FrontierStatus;
import dev.colophon.crawl.frontier.lease.Politeness;
import dev.colophon.crawl.source.SourceKind;
import dev.colophon.crawl.source.SourcePlan;
import dev.colophon.http.guard.GuardSettings;
import dev.colophon.registry.work.Organisation;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is asked of servers, and what their answers do. */
class CrawlFetchIT extends CrawlKit {

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

    /** It was a redirect to itself, and what was there was not known for ever. */
    @Test
    void aRedirectToTheSameAddressWithWhatNamesTheVisitorIsFollowedWhereItMayBe() throws Exception {
        web.file("a.example", "/robots.txt", "text/plain", "User-agent: *\nDisallow: /kept.png?".getBytes(UTF_8));
        web.html("a.example", "/", "<img src=/copy.png><img src=/kept.png><img src=/round.png>");
        Map<String, String> leads = Map.of(
                "/copy.png", "/copy.png?utm_source=a#top",
                "/copy.png?utm_source=a", "/copy.png?PHPSESSID=0123456789abcdef",
                "/kept.png", "/kept.png?utm_source=a",
                "/round.png", "/round.png?utm_source=a",
                "/round.png?utm_source=a", "/round.png");
        for (String path : List.of("/copy.png", "/kept.png", "/round.png")) {
            web.on("a.example", path, exchange -> {
                String to = leads.get(exchange.getRequestURI().toString());
                if (to == null) {
                    SmallWeb.send(exchange, 200, "image/png", medium(COPY));
                } else {
                    exchange.getResponseHeaders().set("Location", to);
                    exchange.sendResponseHeaders(302, -1);
                }
            });
        }
        add(SourceKind.PAGE, web.url("a.example", "/"));
        crawl();
        assertThat(standing).containsOnlyKeys(web.url("a.example", "/copy.png"));
        assertThat(web.paths("a.example"))
                .containsExactlyInAnyOrder(
                        "/robots.txt",
                        "/",
                        "/copy.png",
                        "/copy.png?utm_source=a",
                        "/copy.png?PHPSESSID=0123456789abcdef",
                        "/kept.png",
                        "/round.png",
                        "/round.png?utm_source=a");
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
    @Timeout(40)
    void aRunThatIsToEndDoesNotWaitForWhatIsDueAgain() throws Exception {
        web.html("a.example", "/", "<a href=/next>next</a>");
        web.html("a.example", "/next", "next");
        sources.add(
                SourcePlan.of(SourceKind.SITE, web.url("a.example", "/")).withEvery(Duration.ofMinutes(1)),
                text -> text);
        crawl();
        assertThat(web.paths("a.example")).containsExactly("/robots.txt", "/", "/next");
    }

    @Test
    @Tag("full")
    @Timeout(60)
    void whatDripsWhenItIsStoppedIsBrokenOffAndStaysDue() throws Exception {
        CountDownLatch dripping = new CountDownLatch(1);
        web.on("a.example", "/", exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "text/html");
            exchange.sendResponseHeaders(200, 0);
            dripping.countDown();
            try {
                while (true) { // until nobody listens
                    exchange.getResponseBody().write('x');
                    exchange.getResponseBody().flush();
                    TimeUnit.MILLISECONDS.sleep(100);
                }
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        });
        add(SourceKind.PAGE, web.url("a.example", "/"));
        Crawl.Settings settings = Crawl.Settings.of(web.guard(scratch()))
                .withPoliteness(Politeness.polite().withDelay(DELAY));
        try (Crawl crawl = Crawl.open(database, home.warc(), settings, this::examine, signals(), _ -> {})) {
            Thread stopping = Thread.ofVirtual().start(() -> {
                await(dripping);
                crawl.stop();
            });
            crawl.run(false);
            stopping.join();
        }
        assertThat(database.<Integer>read(dsl -> dsl.fetchCount(OBSERVATION))).isZero();
        assertThat(database.<Long>read(dsl -> dsl.select(PLACE.DUE_AT)
                        .from(PLACE)
                        .where(PLACE.HOST.isNotNull())
                        .fetchSingle()
                        .value1()))
                .isLessThanOrEqualTo(System.currentTimeMillis());
        assertThat(database.<Long>read(
                        dsl -> dsl.select(HOST.NEXT_AT).from(HOST).fetchSingle().value1()))
                .as("its host rests, since it was asked")
                .isGreaterThan(System.currentTimeMillis() - 2_000);
    }

    /** The two minutes began anew with each rest: two addresses took five. */
    @Test
    @Timeout(60)
    void aRunThatIsToEndWaitsTwoMinutesAfterItHadSomethingHoweverOftenAHostPutsItOff() throws Exception {
        for (String path : List.of("/one", "/two")) {
            web.on("a.example", path, exchange -> {
                exchange.getResponseHeaders().set("Retry-After", "50");
                SmallWeb.send(exchange, 503, "text/html", "busy".getBytes(UTF_8));
            });
            sources.add(
                    SourcePlan.of(SourceKind.PAGE, web.url("a.example", path))
                            .withAllowedHosts(List.of("a.example:" + web.port())),
                    text -> text);
        }
        Instant begun = Instant.now();
        int faster = 20;
        InstantSource clock =
                () -> begun.plus(Duration.between(begun, Instant.now()).multipliedBy(faster));
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
        Set<String> awaited = ConcurrentHashMap.newKeySet();
        try (Crawl crawl = Crawl.open(database, home.warc(), settings, this::examine, signals(), _ -> {})) {
            Thread looking = Thread.ofVirtual().start(() -> {
                while (!Thread.currentThread().isInterrupted()) {
                    crawl.awaited(Organisation.FIRST).ifPresent(host -> awaited.add(host.name()));
                    crawl.awaited(new Organisation("other", "other")).ifPresent(host -> awaited.add("told to others"));
                    LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
                }
            });
            crawl.run(true);
            looking.interrupt();
            looking.join();
        }
        assertThat(Duration.between(begun, clock.instant())).isBetween(Duration.ofSeconds(50), Duration.ofSeconds(170));
        assertThat(web.paths("a.example")).hasSizeBetween(3, 4).contains("/one", "/two");
        assertThat(awaited).containsExactly("a.example:" + web.port());
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
        List<SmallWeb.Hit> asked =
                web.log().stream().filter(hit -> hit.path().equals("/")).toList();
        assertThat(Duration.ofNanos(asked.get(1).nanos() - asked.get(0).nanos()))
                .isGreaterThanOrEqualTo(Duration.ofSeconds(1));
        assertThat(stored).hasSize(1);
    }
}
