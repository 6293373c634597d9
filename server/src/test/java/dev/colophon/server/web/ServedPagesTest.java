package dev.colophon.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.cases.backup.CopyProgress;
import dev.colophon.server.ServedHome;
import dev.colophon.server.security.RoutesTest;
import dev.colophon.server.view.Tongue;
import dev.colophon.service.home.BackUpHome;
import dev.colophon.service.home.RestoreHome;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("full")
class ServedPagesTest {

    static final String HOSTILE = "</title><script>alert(1)</script><img src=x onerror=alert(2)>\u202E\"'>";

    /** Without what names of people may not have, since nobody sees it. */
    static final String SEEN_HOSTILE = HOSTILE.replace("\u202E", "");

    @TempDir
    Path folder;

    private ServedHome home;

    @BeforeEach
    void start() throws Exception {
        home = new ServedHome(folder);
    }

    @AfterEach
    void stop() {
        home.close();
    }

    static void isSafe(String page) {
        Document document = Jsoup.parse(page);
        assertThat(document.select("iframe, object, embed, base")).isEmpty();
        assertThat(document.select("script").eachAttr("src")).allMatch(source -> source.startsWith("/static/"));
        assertThat(document.select("script").stream().filter(script -> !script.hasAttr("src")))
                .isEmpty();
        for (Element element : document.getAllElements()) {
            element.attributes().forEach(attribute -> {
                assertThat(attribute.getKey()).doesNotStartWith("on").isNotEqualTo("style");
                if (attribute.getKey().matches("href|src|action|hx-get")) {
                    assertThat(attribute.getValue()).matches("(?s)[/#].*").doesNotStartWith("//");
                }
            });
        }
        assertThat(page).doesNotContain("\u202E");
    }

    @Test
    void aPictureIsRegisteredACopyIsFoundComparedDecidedAndTakenBack() throws Exception {
        String csrf = home.csrf();
        String registered = home.done(home.post(
                "/works", Map.of("_csrf", csrf, "owner", "林 Example", "title", "湖"), "lake.png", ServedHome.picture()));
        assertThat(home.get(registered).body()).contains("湖", "Registered", "lake.png");
        String kept =
                home.done(home.post("/check", Map.of("_csrf", csrf, "keep", "true"), "copy.png", ServedHome.copy()));
        Matcher link = Pattern.compile("href=\"(/sightings/[^\"]+)\"")
                .matcher(home.get(kept).body());
        assertThat(link.find()).isTrue();
        String sighting = link.group(1);
        String compared = home.get(sighting).body();
        assertThat(compared).contains("STRONG", "Made from the file itself.", "Handed in here: copy.png");
        for (String side : List.of("/work", "/copy", "/work/0", "/copy/0")) {
            var picture = home.get(sighting + side);
            assertThat(picture.headers().firstValue("Content-Type")).contains("image/jpeg");
            assertThat(picture.headers().firstValue("Content-Security-Policy").orElse(""))
                    .startsWith("sandbox");
        }
        String decision = "_csrf=" + csrf + "&sure=true&seen=none&decision=confirmed&reason=looked";
        assertThat(home.done(urlencoded(sighting + "/decision", decision))).endsWith("?done=confirmed");
        var stale = home.send(urlencoded(
                sighting + "/decision",
                decision.replace("confirmed", "licensed").replace("looked", "by+letter")));
        assertThat(stale.statusCode()).isEqualTo(409);
        assertThat(stale.body()).contains("Something else was decided meanwhile.");
        Document again = Jsoup.parse(stale.body());
        assertThat(again.select("form[data-decide] textarea").val()).isEqualTo("by letter");
        assertThat(again.select("form[data-decide] input[checked]").val()).isEqualTo("licensed");
        assertThat(again.select("form[data-decide] input[name=seen]").val())
                .isEqualTo(again.select("form[action$=/undo] input[name=seen]").val());
        String decided = home.get(sighting).body();
        assertThat(Jsoup.parse(decided).select("aside .state").text()).isEqualTo("Confirmed");
        String seen = Jsoup.parse(decided).select("aside input[name=seen]").val();
        assertThat(home.done(urlencoded(sighting + "/undo", "_csrf=" + csrf + "&seen=" + seen)))
                .endsWith("?done=undone");
        assertThat(Jsoup.parse(home.get(sighting).body()).select("aside form[data-decide]"))
                .hasSize(1);
    }

    private HttpRequest.Builder urlencoded(String path, String form) {
        return home.to(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form));
    }

    @Test
    void whatStrangersWroteIsTextEverywhere() throws Exception {
        home.fill(HOSTILE, SEEN_HOSTILE + "owner", HOSTILE.replace("/", "").substring(0, 60));
        List<String> pages = new ArrayList<>(List.of("/", "/works", "/inbox?state=all&host=%3Cscript%3E", "/check"));
        pages.add("/works?title=" + URLEncoder.encode(HOSTILE, StandardCharsets.UTF_8));
        Matcher work = Pattern.compile("href=\"(/works/[^\"]+)\"")
                .matcher(home.get("/works").body());
        work.results().forEach(found -> pages.add(found.group(1)));
        home.sightings().forEach(id -> pages.add("/sightings/" + id));
        pages.add(home.done(home.post(
                "/check", Map.of("_csrf", home.csrf(), "host", "a.example"), HOSTILE + ".png", ServedHome.copy())));
        pages.add(home.done(home.post(
                "/works", Map.of("_csrf", home.csrf(), "owner", SEEN_HOSTILE), HOSTILE + ".bin", new byte[] {1, 2, 3
                })));
        assertThat(pages).hasSizeGreaterThan(8);
        for (String page : pages) {
            for (Tongue tongue : Tongue.ALL) {
                isSafe(home.get(page + (page.contains("?") ? "&" : "?") + "lang=" + tongue.tag())
                        .body());
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "zh-TW, zh-Hant",
        "zh-HK, zh-Hant",
        "zh-MO, zh-Hant",
        "zh-Hant, zh-Hant",
        "zh-Hant-CN, zh-Hant",
        "zh, zh-Hans",
        "zh-CN, zh-Hans",
        "zh-Hans-HK, zh-Hans",
        "mn, mn",
        "mn-MN, mn",
        "en-GB, en",
        "fr, en",
        "'fr, zh-Hant;q=0.8, en;q=0.9', en",
        "'fr, zh-Hant-TW;q=0.9, zh;q=0.8, en;q=0.7', zh-Hant",
        "';;q=x', en"
    })
    void aBrowserGetsWhatItPrefers(String preferred, String tag) throws Exception {
        String page =
                home.send(home.to("/").header("Accept-Language", preferred)).body();
        assertThat(page).contains("<html lang=\"" + tag + "\">");
        for (Tongue tongue : Tongue.ALL) {
            assertThat(Jsoup.parse(page)
                            .select("a[hreflang=" + tongue.tag() + "]")
                            .text())
                    .isEqualTo(tongue.name());
        }
    }

    @Test
    void manyAskAtOnceAndOneSetOfConnectionsAndOneIndexAreOpen() throws Exception {
        home.fill("Lake", "Lin", "copy");
        String csrf = home.csrf();
        byte[] copy = ServedHome.copy();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> answers = IntStream.range(0, 50)
                    .mapToObj(i -> threads.submit(() -> i % 10 == 0
                            ? home.send(home.post("/check", Map.of("_csrf", csrf), "copy.png", copy))
                                    .statusCode()
                            : home.get(i % 2 == 0 ? "/inbox" : "/").statusCode()))
                    .toList();
            for (Future<Integer> answer : answers) {
                assertThat(answer.get()).isIn(200, 303);
            }
        }
        assertThat(home.kept().databaseOpenings()).isOne();
        assertThat(home.kept().indexOpenings()).isOne();
    }

    /** Its title was "copy.png", and nothing said in what it was. */
    @Test
    void whatWasInAHandedInFileIsNamedWithIt() throws Exception {
        home.register(Files.write(folder.resolve("lake.png"), ServedHome.picture()), "Lake", "Lin");
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("deep/copy.png"));
            zip.write(ServedHome.copy());
        }
        String job = home.done(
                home.post("/check", Map.of("_csrf", home.csrf(), "keep", "true"), "all.zip", bytes.toByteArray()));
        assertThat(Jsoup.parse(home.get(job).body()).select("h2").eachText()).contains("copy.png in all.zip");
        assertThat(Jsoup.parse(home.get("/inbox").body()).text()).contains("Handed in here: copy.png in all.zip");
    }

    @Test
    void whatACommandRegistersMeanwhileIsFoundAtOnce() throws Exception {
        String csrf = home.csrf();
        String before = home.done(home.post("/check", Map.of("_csrf", csrf), "copy.png", ServedHome.copy()));
        assertThat(home.get(before).body()).contains("No registered work was found in it.");
        home.register(Files.write(folder.resolve("lake.png"), ServedHome.picture()), "Lake", "Lin");
        String after = home.done(home.post("/check", Map.of("_csrf", csrf), "copy.png", ServedHome.copy()));
        assertThat(home.get(after).body()).contains("One registered work is in it.");
        assertThat(home.get("/works").body()).contains(">Lake</a>");
    }

    @Test
    void nothingOfACheckIsKeptAndARegisteredFileIs() throws Exception {
        String csrf = home.csrf();
        home.done(home.post("/check", Map.of("_csrf", csrf), "copy.png", ServedHome.copy()));
        Path store = home.settings.home().folder();
        assertThat(ServedHome.keptIn(store.resolve("uploads"))).isEmpty();
        home.done(home.post("/works", Map.of("_csrf", csrf, "owner", "Lin"), "lake.png", ServedHome.picture()));
        home.done(home.post("/works", Map.of("_csrf", csrf, "owner", "Lin"), "broken.png", new byte[] {1, 2, 3, 4}));
        try (var kept = Files.list(store.resolve("references"))) {
            assertThat(kept.map(file -> String.valueOf(file.getFileName())))
                    .singleElement()
                    .asString()
                    .matches("[0-9a-f]{64}");
        }
    }

    @Test
    void whatIsKeptIsInABackupAndComesBackFromIt() throws Exception {
        String csrf = home.csrf();
        home.done(home.post("/works", Map.of("_csrf", csrf, "owner", "Lin"), "lake.png", ServedHome.picture()));
        home.done(home.post("/check", Map.of("_csrf", csrf, "keep", "true"), ".湖 1.png", ServedHome.copy()));
        CopyProgress quiet = new CopyProgress() {

            @Override
            public void begins(long bytes) {}

            @Override
            public void advances(long bytes) {}
        };
        Path backup = folder.resolve("home.backup");
        new BackUpHome(home.settings, "test").write(ServedHome.ADA, backup, _ -> {}, quiet);
        Path restored = folder.resolve("restored");
        new RestoreHome(restored).from(ServedHome.ADA, backup, quiet, _ -> {});
        for (String kept : List.of("uploads", "references")) {
            try (var files = Files.walk(restored.resolve(kept))) {
                assertThat(files.filter(Files::isRegularFile)).as(kept).hasSize(1);
            }
        }
    }

    @Test
    void whatIsTooLargeOrOfUnknownLengthIsRefusedBeforeItIsRead() throws Exception {
        Matcher cookie = Pattern.compile("(colophon-[^=]+=[0-9A-F]+)")
                .matcher(home.send(HttpRequest.newBuilder(
                                URI.create(home.server.link().link())))
                        .headers()
                        .firstValue("Set-Cookie")
                        .orElseThrow());
        assertThat(cookie.find()).isTrue();
        URI address = URI.create(home.server.address());
        String head = "POST /check HTTP/1.1\r\nHost: " + address.getAuthority() + "\r\nCookie: " + cookie.group(1)
                + "\r\nContent-Type: multipart/form-data; boundary=b\r\nConnection: close\r\n";
        assertThat(RoutesTest.raw(address, head + "Content-Length: 9000000000\r\n\r\n"))
                .startsWith("HTTP/1.1 413")
                .contains("At most 8 MB");
        assertThat(RoutesTest.raw(address, head + "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n"))
                .startsWith("HTTP/1.1 411");
    }

    @Test
    void whatCannotBeMeantIsSaidInOneLine() throws Exception {
        assertThat(home.get("/inbox?state=nonsense").statusCode()).isEqualTo(400);
        assertThat(home.get("/inbox?host=%3A%3A").statusCode()).isEqualTo(400);
        assertThat(home.get("/sightings/nothing-like-that").statusCode()).isEqualTo(404);
        assertThat(home.get("/jobs/none").statusCode()).isEqualTo(404);
        assertThat(home.get("/nothing").body()).contains("There is no such page.");
        assertThat(home.get("/nothing?lang=zh-Hans").body()).contains("没有这个页面。");
        assertThat(home.send(home.post("/works", Map.of("_csrf", home.csrf()), "a.txt", new byte[] {65}))
                        .statusCode())
                .isEqualTo(400);
    }
}
