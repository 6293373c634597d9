package dev.colophon.cli.source;

import static dev.colophon.store.schema.tables.Observation.OBSERVATION;
import static dev.colophon.store.schema.tables.Place.PLACE;
import static dev.colophon.store.schema.tables.Task.TASK;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.colophon.cli.Cli;
import dev.colophon.cli.CommandProcess;
import dev.colophon.crawl.frontier.source.Sources;
import dev.colophon.crawl.scan.Captured;
import dev.colophon.crawl.scan.VisitLimits;
import dev.colophon.crawl.scan.WarcVisit;
import dev.colophon.crawl.source.SourceKind;
import dev.colophon.crawl.source.SourcePlan;
import dev.colophon.index.Grade;
import dev.colophon.registry.work.Organisation;
import dev.colophon.samples.text.Stories;
import dev.colophon.sightings.SightingQuery;
import dev.colophon.sightings.Sightings;
import dev.colophon.sightings.StoredSighting;
import dev.colophon.store.Database;
import dev.colophon.store.DatabaseClock;
import dev.colophon.store.DatabaseSettings;
import dev.colophon.store.Home;
import dev.colophon.warc.WarcStore;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills a crawl at random points, again and again, and lets it end: no URL is lost, no capture is without its bytes, no
 * sighting is there twice, each kill costs at most one extra request a host, and no host sees two requests too near, as its
 * server's log says.
 */
@Tag("full")
class WatchCrashIT {

    private static final boolean LONG = Boolean.getBoolean("colophon.long");
    private static final int KILLS = LONG ? 50 : 2;
    private static final int HOSTS = 6;
    private static final int PAGES = LONG ? 320 : 80;
    private static final int COPIES_EVERY = 10;
    private static final long SEED = 20_261_126;

    /** Without candidates: stories of one grammar have a phrase in common now and then. */
    private static final SightingQuery COPIES =
            new SightingQuery(Optional.empty(), Grade.STRONG, Optional.empty(), Optional.empty(), Integer.MAX_VALUE);

    private record Hit(long nanos, String host, String path) {}

    @TempDir
    Path folder;

    private final List<Hit> log = new ArrayList<>();
    private HttpServer server;
    private Home home;

    @BeforeEach
    void serve() throws IOException {
        home = new Home(folder.resolve("home"));
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private static String host(int i) {
        return "site" + i + ".example";
    }

    private String authority(int i) {
        return host(i) + ":" + server.getAddress().getPort();
    }

    /** Every tenth page holds a story that is registered; each page leads to two more. */
    private void answer(HttpExchange exchange) throws IOException {
        String asked = String.valueOf(exchange.getRequestHeaders().getFirst("Host"));
        String host = asked.substring(0, asked.lastIndexOf(':'));
        String path = exchange.getRequestURI().getPath();
        synchronized (log) {
            log.add(new Hit(System.nanoTime(), host, path));
        }
        try (exchange) {
            if (path.equals("/robots.txt")) {
                exchange.sendResponseHeaders(404, -1);
                return;
            }
            int page = path.equals("/") ? 0 : Integer.parseInt(path.substring(2));
            long seed = page % COPIES_EVERY == 3 ? page % 4 : 1_000 + page + 1_000L * host.hashCode();
            String links = "<a href=/p%d>next</a> <a href=/p%d>and</a>"
                    .formatted((2 * page + 1) % PAGES, (2 * page + 2) % PAGES);
            byte[] body = "<!doctype html><meta charset=utf-8><title>%d</title>%s<p>%s</p>"
                    .formatted(page, links, Stories.text(seed, Stories.Language.ENGLISH, 900))
                    .getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    @Test
    void losesNothingAndKeepsItsManners() throws Exception {
        register();
        try (Database database = Database.open(home, DatabaseSettings.SQLITE)) {
            Sources sources = new Sources(database, Organisation.FIRST, DatabaseClock.of(InstantSource.system()));
            for (int i = 0; i < HOSTS; i++) {
                sources.add(
                        SourcePlan.of(SourceKind.SITE, "http://" + authority(i) + "/")
                                .withDepth(16),
                        text -> text);
            }
        }
        SplittableRandom random = new SplittableRandom(SEED);
        int kills = 0;
        while (kills < KILLS && !runAndKill(random.nextInt(1_100))) {
            kills++;
        }
        assertThat(kills)
                .as("the crawl ended before it was killed often enough")
                .isEqualTo(KILLS);
        assertThat(runAndKill(Integer.MAX_VALUE)).isTrue();
        assertManners(kills);
        assertKept();
    }

    private void register() throws IOException {
        Path works = Files.createDirectories(folder.resolve("works"));
        for (int story = 0; story < 4; story++) {
            Files.writeString(works.resolve(story + ".txt"), Stories.text(story, Stories.Language.ENGLISH, 900));
        }
        assertThat(Cli.run(home.folder(), "register", works.toString(), "--owner", "Ada")
                        .exitCode())
                .isZero();
    }

    /** Runs until it is killed, so many milliseconds after it began, or ends: then true. */
    private boolean runAndKill(int millis) throws Exception {
        List<String> command = new ArrayList<>(CommandProcess.program(
                KilledWatch.class,
                home.folder().toString(),
                folder.resolve("scratch").toString(),
                // Kills that hit one capture three times have parked it; the last run ends with everything looked into.
                String.valueOf(millis == Integer.MAX_VALUE)));
        for (int i = 0; i < HOSTS; i++) {
            command.add(authority(i));
        }
        Process process = new ProcessBuilder(command)
                .redirectError(folder.resolve("stderr.txt").toFile())
                .start();
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            String first = lines.readLine();
            assertThat(first).as(Files.readString(folder.resolve("stderr.txt"))).startsWith("up");
            if (millis < Integer.MAX_VALUE) {
                boolean _ = process.waitFor(millis, TimeUnit.MILLISECONDS);
            } else {
                assertThat(lines.readLine()).isEqualTo("done");
                assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
            }
        } finally {
            process.destroyForcibly();
        }
        int exit = process.waitFor();
        return exit == 0;
    }

    private void assertManners(int kills) {
        Map<String, Integer> asked = new HashMap<>();
        Map<String, Long> last = new HashMap<>();
        long tolerance = Duration.ofMillis(5).toNanos(); // the wall clock's millisecond, and the way to the log
        for (Hit hit : log) {
            asked.merge(hit.host() + hit.path(), 1, Integer::sum);
            Long before = last.put(hit.host(), hit.nanos());
            if (before != null) {
                assertThat(hit.nanos() - before)
                        .as("%s: %s", hit.host(), hit.path())
                        .isGreaterThanOrEqualTo(KilledWatch.DELAY.toNanos() - tolerance);
            }
        }
        for (int i = 0; i < HOSTS; i++) {
            for (int page = 1; page < PAGES; page++) {
                assertThat(asked).as("a URL was lost").containsKey(host(i) + "/p" + page);
            }
        }
        int extra = asked.values().stream().mapToInt(times -> times - 1).sum();
        System.out.printf("%d kills, %d URLs, %d requests, %d of them again%n", kills, asked.size(), log.size(), extra);
        assertThat(extra).isLessThanOrEqualTo(kills * HOSTS);
    }

    private void assertKept() throws Exception {
        Set<String> missing = new HashSet<>();
        for (int host = 0; host < HOSTS; host++) {
            for (int page = 3; page < PAGES; page += COPIES_EVERY) {
                missing.add("http://" + authority(host) + "/p" + page);
            }
        }
        try (Database database = Database.open(home, DatabaseSettings.SQLITE)) {
            assertThat(database.<Integer>read(dsl -> dsl.fetchCount(TASK))).isZero();
            List<StoredSighting> sightings = new Sightings(database, Organisation.FIRST).list(COPIES);
            sightings.forEach(sighting -> assertThat(missing.remove(sighting.place()))
                    .as("twice, or no copy: %s", sighting.place())
                    .isTrue());
            assertThat(missing).as("copies that were not found").isEmpty();
            var looks = database.read(
                    dsl -> dsl.select(PLACE.URI, OBSERVATION.CONTENT, OBSERVATION.WARC_FILE, OBSERVATION.WARC_OFFSET)
                            .from(OBSERVATION)
                            .join(PLACE)
                            .on(PLACE.KEY.eq(OBSERVATION.PLACE))
                            .where(OBSERVATION.OUTCOME.eq("CONTENT"))
                            .fetch());
            assertThat(looks).as("one look at each").hasSize(database.<Integer>read(dsl -> dsl.fetchCount(PLACE)));
            for (var look : looks) {
                assertThat(sha256(look.value3(), look.value4()))
                        .as(look.value1())
                        .isEqualTo(look.value2());
            }
        }
        try (Stream<Path> held = Files.list(home.warc().resolve("held"))) {
            assertThat(held).isEmpty();
        }
    }

    private String sha256(String file, long offset) throws IOException {
        Path scratch = Files.createDirectories(folder.resolve("read"));
        try (WarcVisit records = WarcVisit.openAt(
                        WarcStore.resolve(home.warc(), file), offset, scratch, VisitLimits.defaults());
                Captured captured = (Captured) records.next()) {
            return captured.sha256();
        }
    }
}
