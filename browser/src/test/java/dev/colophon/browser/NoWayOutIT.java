package dev.colophon.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.colophon.browser.RenderResult.NotRendered;
import dev.colophon.browser.RenderResult.Rendered;
import dev.colophon.browser.devtools.DevTools;
import dev.colophon.http.GuardedClient;
import dev.colophon.http.guard.AllowList;
import dev.colophon.http.guard.GuardSettings;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real servers listen for what a hostile page could send past the guard. */
@Tag("full")
class NoWayOutIT {

    private static final Duration STEP = Duration.ofSeconds(10);

    @TempDir
    Path scratch;

    @BeforeAll
    static void needsChromium() {
        assumeTrue(InstalledBrowser.find().isPresent(), "Chromium is missing: " + Browser.INSTALL);
    }

    /** Every way to the network that a page has, each towards {@code OUT} (host and port). */
    private static final String EVERY_WAY = """
            <!DOCTYPE html><html><head><title>out</title>
            <link rel="dns-prefetch" href="http://prefetched.example/"><link rel="preconnect" href="http://OUT/">
            <link rel="prefetch" href="http://OUT/prefetch"><link rel="preload" as="image" href="http://OUT/preload">
            <link rel="modulepreload" href="http://OUT/modulepreload.js"><link rel="stylesheet" href="http://OUT/css">
            <link rel="icon" href="http://OUT/icon"><link rel="manifest" href="http://OUT/manifest">
            <link rel="prerender" href="http://OUT/prerender">
            <script type="speculationrules">{"prefetch":[{"source":"list","urls":["http://OUT/speculated"]}],
              "prerender":[{"source":"list","urls":["/prerendered"]}]}</script>
            <style>@import "http://OUT/import"; @font-face { font-family: f; src: url(http://OUT/font) }
              body { font-family: f; background: url(http://OUT/background) }</style>
            </head><body>
            <img src="http://OUT/image"><iframe src="http://OUT/frame"></iframe><iframe src="/inner"></iframe>
            <video src="http://OUT/video" autoplay></video><audio src="http://OUT/audio" autoplay></audio>
            <object data="http://OUT/object"></object><embed src="http://OUT/embed">
            <script src="http://OUT/script"></script><img src="/to-out">
            <iframe name="sink"></iframe>
            <form id="form" method="post" target="sink" action="http://OUT/form"><input name="a" value="b"></form>
            <a id="ping" ping="http://OUT/ping" href="#x">x</a><a id="popup" target="_blank" href="http://OUT/blank">x</a>
            <a id="download" download href="http://OUT/download">x</a>
            <script>
            const done = [];
            const attempt = (name, what) => { try { what(); } catch (e) { } done.push(name); };
            const url = (path) => 'http://OUT/' + path;
            attempt('fetch', () => fetch(url('fetch')).catch(() => 0));
            attempt('no-cors', () => fetch(url('nocors'), {mode: 'no-cors', keepalive: true}).catch(() => 0));
            attempt('post', () => fetch(url('post'), {method: 'POST', body: 'x'}).catch(() => 0));
            attempt('redirected', () => fetch('/to-out').catch(() => 0));
            attempt('metadata', () => fetch('http://169.254.169.254/latest/').catch(() => 0));
            attempt('metadata', () => fetch('/to-metadata').catch(() => 0));
            attempt('private', () => fetch('http://10.0.0.1/').catch(() => 0));
            attempt('xhr', () => { const x = new XMLHttpRequest(); x.open('GET', url('xhr')); x.send(); });
            attempt('socket', () => new WebSocket('ws://OUT/websocket'));
            attempt('events', () => new EventSource(url('events')));
            attempt('beacon', () => navigator.sendBeacon(url('beacon'), 'x'));
            attempt('beacon image', () => { new Image().src = url('pixel'); });
            attempt('worker', () => new Worker('/worker.js'));
            attempt('blob worker', () => new Worker(URL.createObjectURL(new Blob(
                ["fetch('http://OUT/blobworker').catch(() => 0); new WebSocket('ws://OUT/blobsocket')"]))));
            attempt('shared worker', () => new SharedWorker('/shared.js'));
            attempt('service worker', () => navigator.serviceWorker.register('/service.js').catch(() => 0));
            attempt('popup', () => window.open(url('popup')));
            attempt('popup', () => window.open('/popup-of-ours', '_blank', 'noopener'));
            attempt('form', () => document.getElementById('form').submit());
            attempt('ping', () => document.getElementById('ping').click());
            attempt('blank', () => document.getElementById('popup').click());
            attempt('download', () => document.getElementById('download').click());
            attempt('rtc', () => {
              const p = new RTCPeerConnection({iceServers: [{urls: 'stun:OUT'},
                {urls: ['turn:OUT?transport=udp', 'turn:OUT?transport=tcp'], username: 'u', credential: 'c'}]});
              p.createDataChannel('c'); p.createOffer().then(o => p.setLocalDescription(o));
            });
            attempt('transport', () => new WebTransport('https://OUT/transport').ready.catch(() => 0));
            attempt('reports', () => { new ReportingObserver(() => 0).observe(); });
            attempt('devtools', () => fetch('http://127.0.0.1:DEVTOOLS/json/list').catch(() => 0));
            attempt('devtools', () => fetch('http://127.0.0.1:DEVTOOLS/json/list?|').catch(() => 0));
            attempt('devtools', () => new WebSocket('ws://127.0.0.1:DEVTOOLS/devtools/browser/x'));
            document.title = 'tried ' + done.length;
            </script></body></html>
            """;

    @Test
    void nothingReachesAServerThatTheGuardDoesNotPermit() throws Exception {
        try (BrowserSite site = new BrowserSite();
                Listeners outside = new Listeners();
                GuardedClient client = site.client(scratch);
                Browser browser = Browser.start(InstalledBrowser.find().orElseThrow(), client, limits())) {
            everyWay(site, "127.0.0.1:" + outside.port(), browser.port());

            Rendered page = BrowserSite.rendered(browser, site.url("/"));

            assertThat(outside.heard).isEmpty();
            assertThat(page.title()).isEqualTo("tried 28");
            // Each way was taken and ended at the guard, or it would say nothing that the listeners heard nothing.
            assertThat(paths(page))
                    .contains(
                            "prefetch",
                            "preload",
                            "css",
                            "import",
                            "font",
                            "image",
                            "frame",
                            "video",
                            "object",
                            "script",
                            "fetch",
                            "nocors",
                            "post",
                            "xhr",
                            "events",
                            "beacon",
                            "pixel",
                            "websocket",
                            "form",
                            "worker",
                            "imported",
                            "shared",
                            "blobworker",
                            "to-out-of-worker");
            assertThat(page.refusedRequests())
                    .anySatisfy(line -> assertThat(line).contains("http://169.254.169.254/latest/", "rule SSRF-4"))
                    .anySatisfy(line -> assertThat(line).contains("http://10.0.0.1/", "rule SSRF-4"))
                    .anySatisfy(line -> assertThat(line).contains("/post: POST is not sent"))
                    .anySatisfy(line -> assertThat(line).contains("the port of the browser itself"));
            assertThat(page.responses())
                    .allSatisfy(response -> assertThat(response.fromGuard()).isTrue());
            assertThat(site.asked).allSatisfy(request -> assertThat(request).startsWith("GET "));
            assertThat(site.asked).doesNotContain("GET /popup-of-ours");
        }
    }

    /** What comes after {@code OUT} in the refused URLs. */
    private static List<String> paths(Rendered page) {
        return page.refusedRequests().stream()
                .map(line -> line.replaceFirst("^[a-z]+://[^/]*/", "").replaceFirst("[:?. ].*", ""))
                .toList();
    }

    private static void everyWay(BrowserSite site, String out, int devTools) {
        site.page("/", EVERY_WAY.replace("OUT", out).replace("DEVTOOLS", String.valueOf(devTools)));
        site.page("/inner", "<script>fetch('http://%s/inner').catch(() => 0)</script>".formatted(out));
        site.redirect("/to-out", "http://" + out + "/redirected");
        site.redirect("/to-out-of-worker", "http://" + out + "/to-out-of-worker");
        site.redirect("/to-metadata", "http://169.254.169.254/latest/meta-data/");
        site.page("/prerendered", "<img src='http://%s/prerendered'>".formatted(out));
        site.page("/popup-of-ours", "popup");
        String fromWorker = """
                fetch('http://OUT/NAME').catch(() => 0);
                fetch('/to-out-of-worker').catch(() => 0);
                try { new WebSocket('ws://OUT/workersocket') } catch (e) { }
                try { importScripts('http://OUT/imported') } catch (e) { }
                """.replace("OUT", out);
        site.script("/worker.js", fromWorker.replace("NAME", "worker") + "new Worker('/nested.js');");
        site.script("/nested.js", fromWorker.replace("NAME", "nested"));
        site.script("/shared.js", fromWorker.replace("NAME", "shared"));
        site.script("/service.js", fromWorker.replace("NAME", "service"));
    }

    /** The first wall is taken down: the browser itself is told to go ahead with each request. */
    @Test
    void theBrowserCannotConnectByItself() throws Exception {
        try (Listeners outside = new Listeners();
                Chromium chromium = Chromium.start(InstalledBrowser.find().orElseThrow(), Confinement.ways())) {
            DevTools tools = chromium.tools();
            String page = "http://127.0.0.1:" + outside.port() + "/page";
            List<String> failed = new CopyOnWriteArrayList<>();
            tools.deliverTo((session, method, event) -> {
                var answer = DevTools.parameters()
                        .put("requestId", event.path("requestId").asText());
                switch (method) {
                    case "Fetch.requestPaused" -> {
                        if (event.path("request").path("url").asText().equals(page)) {
                            answer.put("responseCode", 200).put("body", encoded(html(outside, chromium)));
                            tools.tell(session, "Fetch.fulfillRequest", answer);
                        } else {
                            tools.tell(session, "Fetch.continueRequest", answer);
                        }
                    }
                    case "Network.loadingFailed" ->
                        failed.add(event.path("errorText").asText());
                    default -> {}
                }
            });
            String target = tools.call(
                            "", "Target.createTarget", DevTools.parameters().put("url", "about:blank"), STEP)
                    .path("targetId")
                    .asText();
            String session = tools.call(
                            "",
                            "Target.attachToTarget",
                            DevTools.parameters().put("targetId", target).put("flatten", true),
                            STEP)
                    .path("sessionId")
                    .asText();
            tools.call(session, "Fetch.enable", DevTools.parameters(), STEP);
            tools.call(session, "Network.enable", DevTools.parameters(), STEP);
            tools.call(session, "Page.navigate", DevTools.parameters().put("url", page), STEP);

            await().atMost(Duration.ofMinutes(2))
                    .untilAsserted(() -> assertThat(failed).hasSizeGreaterThan(20));
            await().during(Duration.ofSeconds(3))
                    .atMost(Duration.ofMinutes(1))
                    .untilAsserted(() -> assertThat(outside.heard).isEmpty());
            assertThat(failed).contains("net::ERR_PROXY_CONNECTION_FAILED");
        }
    }

    private static String html(Listeners outside, Chromium chromium) {
        return EVERY_WAY
                .replace("OUT", "127.0.0.1:" + outside.port())
                .replace("DEVTOOLS", String.valueOf(chromium.port()));
    }

    private static String encoded(String html) {
        return Base64.getEncoder().encodeToString(html.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void permittedDoorsWorkAndNamesAreAskedOfTheGuardAlone() throws Exception {
        List<String> names = new CopyOnWriteArrayList<>();
        try (BrowserSite site = new BrowserSite();
                BrowserSite other = new BrowserSite();
                GuardedClient client = new GuardedClient(GuardSettings.of("https://example.org/bot", scratch)
                        .withAllowed(AllowList.of(List.of(
                                "127.0.0.1:" + site.port(),
                                "127.0.0.1:" + other.port(),
                                "shop.example:" + site.port())))
                        .withResolver(name -> {
                            names.add(name);
                            return List.of(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}));
                        }));
                Browser browser = Browser.start(InstalledBrowser.find().orElseThrow(), client, limits())) {
            site.page("/", """
                    <link rel="dns-prefetch" href="http://prefetched.example/"><link rel="preconnect" href="http://connected.example/">
                    <p id="p"></p><script>
                    fetch('%s', {headers: {'x-key': '1'}}).then(r => r.text()).then(t => { p.textContent = t });
                    </script>""".formatted(other.url("/api")));
            other.bytes(
                    "/api",
                    "text/plain",
                    "across".getBytes(StandardCharsets.UTF_8),
                    Map.of("Access-Control-Allow-Origin", "*"));

            Rendered page = BrowserSite.rendered(browser, "http://shop.example:" + site.port() + "/");

            assertThat(page.html()).contains("<p id=\"p\">across</p>");
            assertThat(page.refusedRequests()).isEmpty();
            assertThat(page.responses())
                    .extracting(BrowserResponse::url)
                    .containsExactly("http://shop.example:" + site.port() + "/", other.url("/api"));
            assertThat(other.asked).containsExactly("GET /api");
            assertThat(names).containsOnly("shop.example");
        }
    }

    @Test
    void whatTheGuardRefusesIsNotRendered() throws Exception {
        try (BrowserSite site = new BrowserSite();
                GuardedClient client = site.client(scratch);
                Browser browser = Browser.start(InstalledBrowser.find().orElseThrow(), client, limits())) {
            site.redirect("/r", "http://169.254.169.254/latest/");
            site.page("/led", "<script>location = 'http://10.0.0.1/'</script>");
            for (String url :
                    List.of("file:///etc/passwd", "chrome://version", "javascript:1", "http://127.0.0.1:1/")) {
                assertThat(((NotRendered) browser.render(url)).reason()).contains("refused: ");
            }
            assertThat(browser.render(site.url("/r")))
                    .isEqualTo(new NotRendered("refused: 169.254.169.254 is a link-local address (rule SSRF-4)"));
            Rendered stays = BrowserSite.rendered(browser, site.url("/led"));
            assertThat(stays.url()).isEqualTo(site.url("/led"));
            assertThat(stays.refusedRequests())
                    .containsExactly("http://10.0.0.1/: refused: 10.0.0.1 is a private address (rule SSRF-4)");
        }
    }

    /** A page of whatever site cannot speak with the browser's own port, even if it got there. */
    @Test
    void devToolsRefusesWhoeverComesWithAnOrigin() throws Exception {
        try (Chromium chromium = Chromium.start(InstalledBrowser.find().orElseThrow(), Confinement.ways());
                HttpClient http = HttpClient.newHttpClient()) {
            JsonNode version = chromium.tools().call("", "Browser.getVersion", DevTools.parameters(), STEP);
            assertThat(version.path("protocolVersion").asText()).isEqualTo("1.3");
            URI address = URI.create("ws://127.0.0.1:" + chromium.port() + "/devtools/browser/x");

            ExecutionException refusal = catchThrowableOfType(
                    ExecutionException.class,
                    () -> http.newWebSocketBuilder()
                            .header("Origin", "http://127.0.0.1:8000")
                            .buildAsync(address, new WebSocket.Listener() {})
                            .get());

            assertThat(refusal.getCause())
                    .isInstanceOfSatisfying(
                            WebSocketHandshakeException.class,
                            e -> assertThat(e.getResponse().statusCode()).isEqualTo(403));
        }
    }

    private static RenderLimits limits() {
        return new RenderLimits(Duration.ofSeconds(20), Duration.ofSeconds(2), 300, 8 << 20, 1 << 20, true, true, 800);
    }
}
