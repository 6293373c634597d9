package dev.colophon.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.colophon.browser.RenderResult.NotRendered;
import dev.colophon.browser.RenderResult.Rendered;
import dev.colophon.http.GuardedClient;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What pages do, kindly and otherwise, in a real Chromium. One browser for all: a page must not spoil the next. */
class BrowserIT {

    private static final RenderLimits LIMITS = RenderLimits.defaults();

    @TempDir
    static Path scratch;

    private static BrowserSite site;
    private static GuardedClient client;
    private static Browser browser;

    @BeforeAll
    static void start() throws IOException {
        assumeTrue(InstalledBrowser.find().isPresent(), "Chromium is missing: " + Browser.INSTALL);
        site = new BrowserSite();
        client = site.client(scratch);
        browser = Browser.start(InstalledBrowser.find().orElseThrow(), client, LIMITS);
    }

    @AfterAll
    static void end() {
        if (browser != null) {
            browser.close();
            client.close();
            site.close();
        }
    }

    @BeforeEach
    void forget() {
        site.asked.clear();
    }

    /** Nothing of any page is left in the scratch folder. */
    @AfterEach
    void noFileIsLeft() throws IOException {
        try (Stream<Path> files = Files.list(scratch)) {
            assertThat(files).isEmpty();
        }
    }

    @Test
    @Tag("full")
    void showsWhatAScriptBuildsLater() throws Exception {
        site.page("/late", """
                <!DOCTYPE html><html><head><title>early</title></head><body><script>setTimeout(() => {
                  document.title = 'late'; document.body.innerHTML = '<a href="/song.mp3">song</a><p>text of the page</p>'
                    + '<img src="/cover.png">';
                }, 300)</script></body></html>""");
        site.bytes("/cover.png", "image/png", png(), Map.of());

        Rendered page = rendered("/late");

        assertThat(page.title()).isEqualTo("late");
        assertThat(page.html())
                .startsWith("<!DOCTYPE html><html>")
                .contains("<a href=\"/song.mp3\">song</a><p>text of the page</p><img src=\"/cover.png\">")
                .endsWith("</html>");
        assertThat(page.settled()).isTrue();
        assertThat(page.refusedRequests()).isEmpty();
        assertThat(site.asked).containsExactly("GET /late", "GET /cover.png");
        BrowserResponse picture = page.responses().getLast();
        assertThat(picture.url()).isEqualTo(site.url("/cover.png"));
        assertThat(picture.status()).isEqualTo(200);
        assertThat(picture.type()).isEqualTo("image/png");
        assertThat(picture.bytes()).isEqualTo(png().length);
        assertThat(picture.sha256())
                .isEqualTo(java.util.HexFormat.of()
                        .formatHex(java.security.MessageDigest.getInstance("SHA-256")
                                .digest(png())));
        assertThat(picture.peer().orElseThrow().getHostAddress()).isEqualTo("127.0.0.1");
        assertThat(picture.tls()).isEmpty();
        assertThat(picture.fromGuard()).isTrue();
    }

    @Test
    void showsShadowTreesAndWhatLoadsOnSight() {
        site.page("/sight", """
                <body><div id="host"></div><div style="height:3000px"></div><img id="i"><script>
                document.getElementById('host').attachShadow({mode: 'open'}).innerHTML = '<a href="/hidden.mp3">in shadow</a>';
                new IntersectionObserver(seen => { if (seen[0].isIntersecting) i.src = '/seen.png' }).observe(i);
                </script></body>""");
        site.bytes("/seen.png", "image/png", png(), Map.of());

        Rendered page = rendered("/sight");

        assertThat(page.html()).contains("<template shadowrootmode=\"open\"><a href=\"/hidden.mp3\">in shadow</a>");
        assertThat(page.html()).contains("src=\"/seen.png\"");
    }

    @Test
    void scriptsCannotForgeWhatIsRead() {
        site.page("/forged", """
                <p>true</p><script>
                Object.defineProperty(Document.prototype, 'documentElement', {get: () => ({outerHTML: 'forged'})});
                Object.defineProperty(Element.prototype, 'outerHTML', {get: () => 'forged too'});
                String.prototype.slice = () => 'and forged'; JSON.stringify = () => 'forged';
                </script>""");

        assertThat(rendered("/forged").html()).contains("<p>true</p>");
    }

    @Test
    @Tag("full")
    void anEndlessScriptIsStoppedAndThePageRead() {
        site.page("/endless", "<p>before</p><script>while (true) { }</script><p>after</p>");
        site.page("/again", "<p>before</p><script>setInterval(() => { while (true) { } }, 0)</script>");
        site.page("/later", "<p>before</p><script>onload = () => setTimeout(() => { while (true) { } }, 150)</script>");
        try (Browser brief = brief(Duration.ofSeconds(3), 300)) {
            for (String path : List.of("/endless", "/again", "/later")) {
                Rendered page = BrowserSite.rendered(brief, site.url(path));
                assertThat(page.html()).contains("<p>before</p>");
                assertThat(page.settled()).isFalse();
                assertThat(page.elapsed()).isBetween(Duration.ofSeconds(2), Duration.ofSeconds(30));
            }
            site.page("/kind", "<p>kind</p>");
            assertThat(BrowserSite.rendered(brief, site.url("/kind")).html()).contains("kind");
        }
    }

    @Test
    void dialogsAreSentAway() {
        site.page("/dialogs", """
                <script>alert('a'); const c = confirm('c'); const p = prompt('p'); print();
                window.onbeforeunload = () => 'stay';
                document.write('<p>' + c + ' ' + p + '</p>')</script>""");

        assertThat(rendered("/dialogs").html()).contains("<p>false null</p>");
    }

    @Test
    @Tag("full")
    void requestsWithoutEndEndAtTheLimit() {
        site.page("/many", """
                <p>many</p><script>let n = 0; const next = () => fetch('/n?' + n++).catch(() => 0).then(next);
                for (let i = 0; i < 10; i++) next();</script>""");
        site.script("/n", "0");
        try (Browser brief = brief(Duration.ofSeconds(10), 40)) {
            Rendered page = BrowserSite.rendered(brief, site.url("/many"));

            assertThat(page.html()).contains("<p>many</p>");
            assertThat(site.asked).hasSize(40);
            assertThat(page.responses()).hasSize(40);
            assertThat(page.refusedRequests())
                    .hasSizeLessThanOrEqualTo(1_000)
                    .anySatisfy(line -> assertThat(line).endsWith("more than 40 requests"));
        }
    }

    @Test
    @Tag("full")
    void bytesEndAtTheLimit() {
        site.page("/heavy", "<img src=/a.bin><img src=/b.bin><p>heavy</p>");
        site.bytes("/a.bin", "image/png", new byte[700_000], Map.of());
        site.bytes("/b.bin", "image/png", new byte[700_000], Map.of());
        RenderLimits light = new RenderLimits(
                Duration.ofSeconds(10), Duration.ofMillis(300), 10, 1_000_000, 1_000, false, false, 800);
        try (Browser small = start(light)) {
            Rendered page = BrowserSite.rendered(small, site.url("/heavy"));

            assertThat(page.responses()).hasSize(2);
            assertThat(page.refusedRequests()).hasSize(1);
        }
    }

    @Test
    @Tag("full")
    void aHugeDocumentIsCut() {
        site.page("/huge", huge("display:none"));

        Rendered page = rendered("/huge");

        assertThat(page.title()).isEqualTo("built");
        assertThat(page.html()).hasSize(LIMITS.htmlCharacters());
    }

    /** To lay out these words takes longer than anybody waits. */
    @Test
    @Tag("full")
    void aDocumentThatCannotBeLaidOutCostsItsTimeOnly() {
        site.page("/wide", huge(""));
        site.page("/next", "<p>next</p>");
        try (Browser brief = brief(Duration.ofSeconds(4), 300)) {
            long start = System.nanoTime();
            RenderResult wide = brief.render(site.url("/wide"));

            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofMinutes(2));
            if (wide instanceof Rendered page) {
                assertThat(page.html()).hasSizeLessThanOrEqualTo(LIMITS.htmlCharacters());
            }
            assertThat(BrowserSite.rendered(brief, site.url("/next")).html()).contains("<p>next</p>");
        }
    }

    /** 100 MB of words of a million letters. */
    private static String huge(String style) {
        return """
                <body style="%s"><script>const row = '<p>' + 'x'.repeat(1_000_000) + '</p>';
                for (let i = 0; i < 100; i++) document.body.insertAdjacentHTML('beforeend', row);
                document.title = 'built'</script></body>""".formatted(style);
    }

    @Test
    @Tag("full")
    void memoryWithoutEndCostsThePageNotTheNextOne() {
        site.page("/heap", "<script>const all = []; for (;;) all.push({a: [Math.random()]})</script>");
        site.page("/arrays", """
                <script>const all = []; try { for (;;) all.push(new Uint8Array(50_000_000).fill(1)) }
                catch (e) { const n = all.length; all.length = 0; document.title = n }</script>""");
        site.page("/next", "<p>next</p>");

        try (Browser brief = brief(Duration.ofSeconds(5), 300)) {
            long start = System.nanoTime();
            var whateverIsLeft = brief.render(site.url("/heap"));
            assertThat(Duration.ofNanos(System.nanoTime() - start))
                    .as("%s", whateverIsLeft)
                    .isLessThan(Duration.ofMinutes(2));
            assertThat(BrowserSite.rendered(brief, site.url("/next")).html()).contains("<p>next</p>");
        }
        // 50 MB each, within 2 GiB.
        assertThat(Integer.parseInt(rendered("/arrays").title())).isBetween(1, 43);
    }

    @Test
    @Tag("full")
    void otherWindowsStayClosed() {
        site.page("/windows", """
                <a id="a" target="_blank" href="/other">x</a><script>a.click();
                document.write('<p>' + window.open('/other') + '</p>')</script>""");

        assertThat(rendered("/windows").html()).contains("<p>null</p>");
        assertThat(site.asked).containsExactly("GET /windows");
    }

    @Test
    void aDownloadIsNoPage() throws Exception {
        site.bytes(
                "/file",
                "application/zip",
                new byte[1_000],
                Map.of("Content-Disposition", "attachment; filename=f.zip"));
        site.page("/page-with-file", "<p>kept</p><iframe src='/file'></iframe><script>location = '/file'</script>");

        assertThat(browser.render(site.url("/file"))).isEqualTo(new NotRendered("a download, not a page"));
        assertThat(rendered("/page-with-file").html()).contains("<p>kept</p>");
    }

    @Test
    @Tag("full")
    void nothingIsLeftForTheNextPage() {
        site.bytes(
                "/cached.js",
                "text/javascript",
                "0".getBytes(StandardCharsets.UTF_8),
                Map.of("Cache-Control", "max-age=9999"));
        site.bytes(
                "/state", "text/html", """
                <script src="/cached.js"></script><script>
                const before = [document.cookie, localStorage.a, sessionStorage.a].join();
                document.cookie = 'b=1; max-age=9999'; localStorage.a = 'kept'; sessionStorage.a = 'kept';
                const request = indexedDB.open('d'); request.onupgradeneeded = () => 0;
                indexedDB.databases().then(all => caches.open('c').then(() => {
                  document.body.innerHTML = '<p>before: ' + before + ' ' + all.length + '; now: ' + document.cookie + '</p>' }));
                </script><body></body>""".getBytes(StandardCharsets.UTF_8), Map.of("Set-Cookie", "s=1; Max-Age=9999"));

        for (int visit = 0; visit < 2; visit++) {
            assertThat(rendered("/state").html()).contains("before: s=1,, 0; now: s=1; b=1");
        }
        assertThat(site.asked).containsExactly("GET /state", "GET /cached.js", "GET /state", "GET /cached.js");
    }

    @Test
    @Tag("full")
    void takesAPictureWithChineseText() throws Exception {
        assumeTrue(
                Files.isDirectory(Path.of("/usr/share/fonts/opentype/noto")),
                "a font for Chinese is missing: " + Browser.INSTALL);
        site.page("/chinese", """
                <!DOCTYPE html><meta charset="utf-8"><body style="margin:20px;font-size:40px">
                <p id="a">版权所有 侵权必究</p><p id="b">□□□□ □□□□</p><div style="height:1500px;background:#eef">高</div>
                <img src="/cover.png" width="200"></body>""");
        site.bytes("/cover.png", "image/png", png(), Map.of());
        try (Browser pictures = start(LIMITS.withPictures())) {
            Rendered page = BrowserSite.rendered(pictures, site.url("/chinese"));

            BufferedImage picture =
                    ImageIO.read(new ByteArrayInputStream(page.screenshot().orElseThrow()));
            assertThat(picture.getWidth()).isEqualTo(1_280);
            assertThat(picture.getHeight()).isBetween(1_700, 2_500);
            // Characters, not the same box eight times: the ink of neighbours differs.
            List<Integer> ink = IntStream.range(0, 4)
                    .map(i -> ink(picture, 20 + 40 * i, 60, 40, 50))
                    .boxed()
                    .toList();
            assertThat(ink)
                    .doesNotHaveDuplicates()
                    .allSatisfy(dark -> assertThat(dark).isGreaterThan(100));
            String mhtml = new String(page.mhtml().orElseThrow(), StandardCharsets.UTF_8);
            assertThat(mhtml)
                    .contains("Content-Type: multipart/related;", "Content-Location: " + site.url("/cover.png"));
            Path kept = Path.of("target", "chinese.png");
            Files.write(kept, page.screenshot().orElseThrow());
        }
    }

    @Test
    @Tag("full")
    void aPictureIsOfTheWholePageAlsoWhenItGrowsOrNeverRests() throws Exception {
        site.page("/grows", """
                <body style="margin:0"><div style="height:2000px"></div><div id="end" style="height:9px"></div><script>
                new IntersectionObserver(seen => { if (seen[0].isIntersecting) end.outerHTML =
                  '<div style="height:1500px;background:#080"></div>' }).observe(end)</script></body>""");
        site.page("/restless", """
                <body style="margin:0"><div style="height:3000px"></div><div style="height:500px;background:#080"></div>
                <script>setInterval(() => fetch('/n'), 50)</script></body>""");
        site.script("/n", "0");
        try (Browser pictures = start(LIMITS.withPictures().withTotal(Duration.ofSeconds(3)))) {
            for (String path : List.of("/grows", "/restless")) {
                Rendered page = BrowserSite.rendered(pictures, site.url(path));

                BufferedImage picture =
                        ImageIO.read(new ByteArrayInputStream(page.screenshot().orElseThrow()));
                assertThat(picture.getHeight()).as(path).isEqualTo(3_500);
                assertThat(picture.getRGB(640, 3_490)).as(path).isEqualTo(0xff008800);
            }
        }
    }

    private static int ink(BufferedImage picture, int left, int top, int width, int height) {
        int dark = 0;
        for (int y = top; y < top + height; y++) {
            for (int x = left; x < left + width; x++) {
                dark += (picture.getRGB(x, y) & 0xff) < 128 ? 1 : 0;
            }
        }
        return dark;
    }

    @Test
    @Tag("full")
    void aKilledBrowserIsStartedAnew() {
        site.page("/alive", "<p>alive</p>");
        site.page("/busy", "<script>while (true) { }</script>");
        try (Browser mortal = brief(Duration.ofSeconds(20), 300)) {
            assertThat(BrowserSite.rendered(mortal, site.url("/alive")).html()).contains("alive");

            // Between two pages, and in the middle of one.
            BrowserProcesses.ofPort(mortal.port()).forEach(ProcessHandle::destroyForcibly);
            assertThat(BrowserSite.rendered(mortal, site.url("/alive")).html()).contains("alive");
            Thread killer = Thread.ofVirtual().start(() -> {
                await().atMost(Duration.ofMinutes(2)).until(() -> site.asked.contains("GET /busy"));
                BrowserProcesses.ofPort(mortal.port()).forEach(ProcessHandle::destroyForcibly);
            });
            assertThat(mortal.render(site.url("/busy"))).isInstanceOf(NotRendered.class);
            await().atMost(Duration.ofMinutes(2)).until(() -> !killer.isAlive());
            assertThat(BrowserSite.rendered(mortal, site.url("/alive")).html()).contains("alive");
        }
    }

    @Test
    void aPageWhoseProcessDiesIsNotRendered() {
        site.page("/busy-alone", "<script>while (true) { }</script>");
        site.page("/next", "<p>next</p>");
        int port = browser.port();
        Thread killer = Thread.ofVirtual().start(() -> {
            await().atMost(Duration.ofMinutes(2)).until(() -> site.asked.contains("GET /busy-alone"));
            BrowserProcesses.ofPort(port)
                    .forEach(main -> main.descendants()
                            .filter(BrowserProcesses::isRenderer)
                            .forEach(ProcessHandle::destroyForcibly));
        });

        assertThat(browser.render(site.url("/busy-alone")))
                .isEqualTo(new NotRendered("the page crashed: its process ended"));
        await().atMost(Duration.ofMinutes(2)).until(() -> !killer.isAlive());
        assertThat(rendered("/next").html()).contains("<p>next</p>");
        assertThat(browser.port()).as("the same browser").isEqualTo(port);
    }

    private static Rendered rendered(String path) {
        return BrowserSite.rendered(browser, site.url(path));
    }

    private static Browser brief(Duration total, int requests) {
        return start(LIMITS.withTotal(total).withRequests(requests));
    }

    private static Browser start(RenderLimits limits) {
        try {
            return Browser.start(InstalledBrowser.find().orElseThrow(), client, limits);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static byte[] png() {
        try (var bytes = new java.io.ByteArrayOutputStream()) {
            ImageIO.write(new BufferedImage(40, 40, BufferedImage.TYPE_INT_RGB), "png", bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
