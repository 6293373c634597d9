package dev.colophon.demo.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.colophon.demo.network.copies.Alteration;
import dev.colophon.demo.network.copies.DemoWork;
import dev.colophon.demo.network.copies.Encoder;
import dev.colophon.demo.network.copies.MediaFolder;
import dev.colophon.demo.network.copies.Recipe;
import dev.colophon.demo.network.pages.Oddities;
import dev.colophon.demo.network.scoring.PlantedCopy;
import dev.colophon.demo.network.scoring.PolitenessAudit;
import dev.colophon.demo.network.server.RequestLog;
import dev.colophon.demo.network.sites.Sites;
import dev.colophon.fingerprint.Medium;
import dev.colophon.http.FetchLimits;
import dev.colophon.http.FetchResult.Fetched;
import dev.colophon.http.GuardedClient;
import dev.colophon.http.guard.Refused;
import dev.colophon.media.ffmpeg.Ffmpeg;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The network as the guarded client meets it. */
class DemoNetworkIT {

    @TempDir
    static Path folder;

    private static DemoNetwork network;
    private static GuardedClient client;

    @BeforeAll
    static void open() throws IOException {
        network = DemoNetwork.open(folder.resolve("network"), Ffmpeg.find());
        client = new GuardedClient(network.guard(Files.createDirectories(folder.resolve("scratch"))));
    }

    @AfterAll
    static void close() {
        client.close();
        network.close();
    }

    private record Got(int status, String type, Map<String, List<String>> headers, byte[] body, String url) {
        String text() {
            return new String(body, StandardCharsets.UTF_8);
        }
    }

    private static Got get(String host, String path) throws Exception {
        return get(network.url(host, path));
    }

    private static Got get(String url) throws Exception {
        try (Fetched fetched = (Fetched) client.fetch(url, FetchLimits.defaults())) {
            return new Got(
                    fetched.status(),
                    fetched.type(),
                    fetched.headers(),
                    Files.readAllBytes(fetched.body().path()),
                    fetched.url());
        }
    }

    @Test
    void hostsAreToldApartByName() throws Exception {
        assertThat(get(Sites.TUNEHAVEN, "/").text())
                .contains("<b>Tune Haven</b>", "client=ca-pub-", "mailto:tunes.", "ETH 0x");
        assertThat(get(Sites.HUA_TU, "/").text()).contains("<b>画图网</b>", "京ICP备");
        assertThat(get(Sites.TUNEHAVEN, "/nothing").status()).isEqualTo(404);
        assertThat(new String(get(Sites.WEN_KU, "/").body(), Charset.forName("GBK")))
                .contains("charset=\"GBK\"", "文库");
        assertThat(get(Sites.TUNEHAVEN, "/favicon.ico").type()).isEqualTo("image/png");
    }

    @Test
    void robotsTxtComesInSeveralFlavours() throws Exception {
        assertThat(get(Sites.TUNEHAVEN, "/robots.txt").text()).isEqualTo("User-agent: *\nDisallow: /vip/\n");
        assertThat(get(Sites.OLD_TEXTS, "/robots.txt").text()).contains("Crawl-delay: 2");
        assertThat(get(Sites.PHOTO_FORUM, "/robots.txt").text()).contains("User-agent: ColophonBot", "Disallow: /\n");
        assertThat(get(Sites.PIXEL_ORCHARD, "/robots.txt").text())
                .contains("Sitemap: " + network.url(Sites.PIXEL_ORCHARD, "/sitemap.xml"));
        assertThat(get(Sites.YARN_SHOP, "/robots.txt").status()).isEqualTo(404);
        assertThat(get(Sites.TUNE_MIRROR, "/robots.txt").status()).isEqualTo(503);
    }

    @Test
    void serversInTrouble() throws Exception {
        Got busy = get(Sites.CLIP_CELLAR, Oddities.BUSY_PATH);
        assertThat(busy.status()).isEqualTo(429);
        assertThat(busy.headers().get("retry-after")).containsExactly("2");
        assertThat(get(Sites.CLIP_CELLAR, Oddities.BUSY_PATH).text()).contains("/watch/21/");

        long start = System.nanoTime();
        assertThat(get(Sites.FILM_ATTIC, Oddities.SLOW_PATH).status()).isEqualTo(200);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Oddities.LATE);

        Got soft = get(Sites.YARN_SHOP, "/no-such-pattern");
        assertThat(soft.status()).isEqualTo(200);
        assertThat(soft.text()).contains("could not find");
        assertThat(get(Sites.YARN_SHOP, "/another/one").body()).isEqualTo(soft.body());
    }

    @Test
    void redirectsBetweenMirrorsAreFollowedAndThoseInwardRefused() throws Exception {
        assertThat(get(Sites.SONG_HARBOUR, "/go/attic").url()).isEqualTo(network.url(Sites.MP3_ATTIC, "/"));
        for (String path : Oddities.INWARD) {
            assertThatExceptionOfType(Refused.class)
                    .as(path)
                    .isThrownBy(() -> get(Sites.PHOTO_FORUM, path))
                    .withMessageContaining("SSRF-4");
        }
        assertThat(network.politeness(Duration.ZERO).violations())
                .extracting(PolitenessAudit.Violation::kind)
                .doesNotContain(PolitenessAudit.Kind.STRANGE_HOST);
    }

    @Test
    void trapsHaveNoEnd() throws Exception {
        assertThat(get(Sites.NEWS, "/calendar/2026/12").text()).contains("/calendar/2026/11", "/calendar/2027/01");
        assertThat(get(Sites.NEWS, "/calendar/x").status()).isEqualTo(404);
        String first = get(Sites.PHOTO_FORUM, "/board?sid=1").text();
        assertThat(first)
                .contains("/board?sid=")
                .isNotEqualTo(get(Sites.PHOTO_FORUM, "/board?sid=2").text());
    }

    @Test
    void requestsAreKeptAndPolitenessIsJudgedByThem() throws Exception {
        Path own = folder.resolve("own");
        try (DemoNetwork fresh = DemoNetwork.open(own, Ffmpeg.find());
                GuardedClient crawler =
                        new GuardedClient(fresh.guard(Files.createDirectories(own.resolve("scratch"))))) {
            for (String url : List.of(
                    fresh.url(Sites.TUNEHAVEN, "/robots.txt"),
                    fresh.url(Sites.TUNEHAVEN, "/"),
                    fresh.url(Sites.NEWS, "/search?q=a%09b"),
                    fresh.url(Sites.TUNE_MIRROR, "/"))) {
                ((Fetched) crawler.fetch(url, FetchLimits.defaults())).close();
            }
            // A request is written down behind its answer.
            PolitenessAudit politeness = Awaitility.await()
                    .atMost(Duration.ofMinutes(2))
                    .until(() -> fresh.politeness(Duration.ofMinutes(1)), so -> so.requests() >= 4);
            assertThat(politeness.requests()).isEqualTo(4);
            assertThat(politeness.violations())
                    .extracting(PolitenessAudit.Violation::kind)
                    .containsExactly(PolitenessAudit.Kind.TOO_SOON, PolitenessAudit.Kind.FORBIDDEN);
        }
        assertThat(Files.readString(own.resolve("requests.tsv")))
                .startsWith(RequestLog.HEADING)
                .containsPattern("\ttunehaven.example\t/robots.txt\t200\n")
                .containsPattern("\tharbour-news.example\t/search\\?q=a%09b\t200\n");
    }

    @Test
    @Tag("full")
    void equalRecipesMakeEqualBytes() throws Exception {
        MediaFolder once = new MediaFolder(folder.resolve("once"), new Encoder(Ffmpeg.find()));
        MediaFolder twice = new MediaFolder(folder.resolve("twice"), new Encoder(Ffmpeg.find()));
        Map<String, Recipe> sample = new HashMap<>();
        for (Recipe recipe : network.plan().recipes()) {
            boolean film = recipe instanceof Recipe.Copy(DemoWork work, Alteration _) && work.medium() == Medium.VIDEO;
            if (!film) {
                String file = recipe.file();
                sample.putIfAbsent(recipe.getClass().getSimpleName() + file.substring(file.lastIndexOf('.')), recipe);
            }
        }
        assertThat(sample).hasSizeGreaterThan(9);
        for (Recipe recipe : sample.values()) {
            assertThat(once.file(recipe)).as(recipe.file()).hasSameBinaryContentAs(twice.file(recipe));
        }
    }

    @Test
    void aFileIsMadeWhenItIsAskedForAndServedWithItsType() throws Exception {
        PlantedCopy zip = network.key().copies().stream()
                .filter(copy -> copy.mediaUrl().endsWith(".zip"))
                .findFirst()
                .orElseThrow();
        Got got = get(zip.mediaUrl());
        assertThat(got.type()).isEqualTo("application/zip");
        assertThat(got.body()).startsWith('P', 'K');
    }
}
