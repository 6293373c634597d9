package dev.colophon.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.colophon.http.FetchResult.Failure;
import dev.colophon.http.FetchResult.Fetched;
import dev.colophon.http.FetchResult.Unfetched;
import dev.colophon.http.body.Truncation;
import dev.colophon.http.guard.AllowList;
import dev.colophon.http.guard.Guard;
import dev.colophon.http.guard.GuardRule;
import dev.colophon.http.guard.GuardSettings;
import dev.colophon.http.guard.Refused;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GuardedClientTest {

    private static final FetchLimits SHORT = new FetchLimits(
            Duration.ofSeconds(2),
            Duration.ofMillis(1500),
            Duration.ofMillis(600),
            Duration.ofSeconds(2),
            Duration.ofSeconds(2),
            100_000,
            300_000,
            8_000,
            2 << 20,
            100,
            Duration.ofMillis(400),
            1_000);

    @TempDir
    Path scratch;

    private LoopbackSite site;
    private GuardedClient client;

    @BeforeEach
    void start() throws IOException {
        site = new LoopbackSite();
        client = new GuardedClient(site.settings(scratch));
    }

    @AfterEach
    void stop() {
        client.close();
        site.close();
    }

    private Fetched fetched(String path) throws Refused {
        return (Fetched) client.fetch(site.url(path), SHORT);
    }

    @Test
    void postsBytesToAServiceAndNotToWhereItLeads() throws Exception {
        site.on("/echo", exchange -> {
            byte[] sent = exchange.getRequestBody().readAllBytes();
            exchange.getResponseHeaders()
                    .set("Content-Type", exchange.getRequestHeaders().getFirst("Content-Type"));
            exchange.sendResponseHeaders(200, sent.length);
            exchange.getResponseBody().write(sent);
        });
        site.on("/moved", exchange -> {
            exchange.getResponseHeaders().set("Location", "/echo");
            exchange.sendResponseHeaders(307, -1);
        });
        FetchRequest.Sent sent = new FetchRequest.Sent("application/timestamp-query", new byte[] {1, 0, 2});
        try (Fetched answer = (Fetched) client.fetch(FetchRequest.post(site.url("/echo"), SHORT, sent))) {
            assertThat(answer.type()).isEqualTo("application/timestamp-query");
            assertThat(answer.body().path()).hasBinaryContent(sent.bytes());
        }
        try (Fetched answer = (Fetched) client.fetch(FetchRequest.post(site.url("/moved"), SHORT, sent))) {
            assertThat(answer.status()).isEqualTo(307);
        }
    }

    @Test
    void keepsBytesHeadersPeerAndDigest() throws Exception {
        site.on("/a", exchange -> {
            byte[] agent = exchange.getRequestHeaders().getFirst("User-Agent").getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "Text/Plain; charset=utf-8");
            exchange.sendResponseHeaders(200, agent.length);
            exchange.getResponseBody().write(agent);
        });
        Fetched got = fetched("/a");
        assertThat(Files.readString(got.body().path())).isEqualTo("ColophonBot/0.1 (+https://example.org/bot)");
        assertThat(got.status()).isEqualTo(200);
        assertThat(got.type()).isEqualTo("text/plain");
        assertThat(got.peer()).isEqualTo(InetAddress.ofLiteral("127.0.0.1"));
        assertThat(got.cut()).isEmpty();
        assertThat(got.body().sha256()).hasSize(64);
        got.close();
        try (Stream<Path> left = Files.list(scratch)) {
            assertThat(left).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://169.254.169.254/latest/meta-data/",
                "http://127.0.0.1:1/",
                "//10.0.0.1/",
                "http://2130706433/",
                "http://[::1]/",
                "file:///etc/passwd",
                "http://user@example.org/"
            })
    void refusesWhereARedirectLeads(String to) {
        site.redirect("/r", to);
        Refused refused = catchThrowableOfType(Refused.class, () -> client.fetch(site.url("/r"), SHORT));
        assertThat(refused).message().startsWith("refused: ").contains("SSRF-");
        assertThat(site.requests).hasValue(1);
    }

    @Test
    void followsFiveRedirectsAndNoMore() throws Exception {
        for (int i = 0; i < 6; i++) {
            site.redirect("/" + i, "/" + (i + 1));
        }
        site.bytes("/6", "text/plain", new byte[] {'x'});
        Fetched got = fetched("/1");
        assertThat(got.url()).isEqualTo(site.url("/6"));
        assertThat(got.redirects()).hasSize(5).first().isEqualTo(new Redirect(site.url("/1"), 302, site.url("/2")));
        assertThat(client.fetch(site.url("/0"), SHORT))
                .isInstanceOfSatisfying(
                        Unfetched.class, failed -> assertThat(failed.failure()).isEqualTo(Failure.TOO_MANY_REDIRECTS));
        site.redirect("/loop", "/loop");
        assertThat(client.fetch(site.url("/loop"), SHORT)).isInstanceOf(Unfetched.class);
    }

    /** The proxy may stand anywhere, for the user chose it; what it is asked for may not. */
    @Test
    void aProxyIsAskedForNothingThatWeWouldNotAskFor() throws Exception {
        site.bytes("/p", "text/plain", new byte[] {'x'});
        InetSocketAddress proxy = new InetSocketAddress(
                InetAddress.getLoopbackAddress(), HttpUrl.get(site.url("/")).port());
        GuardSettings through = GuardSettings.of("https://example.org/bot", scratch)
                .withResolver(name ->
                        List.of(InetAddress.ofLiteral(name.equals("public.example") ? "93.184.215.14" : "10.0.0.7")))
                .as(new GuardSettings.Visitor(Optional.of("Mozilla/5.0 (Phone)"), Optional.of(proxy)));
        assertThat(through.userAgent()).isEqualTo("Mozilla/5.0 (Phone) ColophonBot/0.1 (+https://example.org/bot)");
        try (GuardedClient guarded = new GuardedClient(through)) {
            try (Fetched got = (Fetched) guarded.fetch("http://public.example/p", SHORT)) {
                assertThat(got.status()).isEqualTo(200);
                assertThat(got.url()).isEqualTo("http://public.example/p");
            }
            int asked = site.requests.get();
            for (String url : List.of("http://inside.example/p", "http://10.0.0.7/p", site.url("/p"))) {
                Refused refused = catchThrowableOfType(Refused.class, () -> guarded.fetch(url, SHORT));
                assertThat(refused).as(url).isNotNull();
            }
            assertThat(site.requests).hasValue(asked);
        }
    }

    @Test
    void refusesANameWhoseAnswersTurnPrivate() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        GuardSettings rebinding = GuardSettings.of("https://example.org/bot", scratch)
                .withResolver(name -> List.of(
                        InetAddress.ofLiteral("127.0.0.1"),
                        InetAddress.ofLiteral("8.8." + asked.incrementAndGet() + ".8")));
        try (GuardedClient guarded = new GuardedClient(rebinding)) {
            Refused refused =
                    catchThrowableOfType(Refused.class, () -> guarded.fetch("http://evil.example:8080/", SHORT));
            assertThat(refused.rule()).isEqualTo(GuardRule.ADDRESS);
            assertThat(refused.host()).isEqualTo("evil.example");
        }
        assertThat(site.requests).hasValue(0);
    }

    /** Whatever came before: the socket itself does not connect, and the listener sees nobody. */
    @Test
    void theSocketChecksForItself() throws Exception {
        Guard guard = new Guard(GuardSettings.of("https://example.org/bot", scratch));
        try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Socket socket = new GuardedSockets(guard, Optional.empty()).createSocket()) {
            IOException failure = catchThrowableOfType(
                    IOException.class, () -> socket.connect(listener.getLocalSocketAddress(), 1000));
            assertThat(failure).hasCauseInstanceOf(Refused.class);
            assertThat(socket.isConnected()).isFalse();
            assertThat(catchThrowableOfType(
                            IOException.class,
                            () -> new GuardedSockets(guard, Optional.empty())
                                    .createSocket()
                                    .connect(InetSocketAddress.createUnresolved("localhost", 80), 1000)))
                    .hasMessageContaining("resolved");
        }
    }

    @Test
    void aPermittedDoorOpensNoOther() throws Exception {
        try (LoopbackSite other = new LoopbackSite()) {
            assertThat(catchThrowableOfType(Refused.class, () -> client.fetch(other.url("/"), SHORT)))
                    .isNotNull();
            assertThat(other.requests).hasValue(0);
        }
    }

    @Test
    void readsGzipAndStopsABomb() throws Exception {
        gzipped("/z", "hello".getBytes(StandardCharsets.UTF_8));
        Fetched got = fetched("/z");
        assertThat(Files.readString(got.body().path())).isEqualTo("hello");
        assertThat(got.sent().size()).isGreaterThan(got.body().size());
        gzipped("/bomb", new byte[20 << 20]);
        Fetched bomb = fetched("/bomb");
        assertThat(bomb.cut()).hasValueSatisfying(cut -> assertThat(cut.kind()).isEqualTo(Truncation.Kind.LENGTH));
        assertThat(bomb.body().size()).isLessThanOrEqualTo(2 << 20);
    }

    private void gzipped(String path, byte[] plain) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(plain);
        }
        site.on(path, exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "text/plain");
            exchange.getResponseHeaders().set("Content-Encoding", "gzip");
            exchange.sendResponseHeaders(200, packed.size());
            exchange.getResponseBody().write(packed.toByteArray());
        });
    }

    @Test
    void endsAnEndlessBody() throws Exception {
        site.on("/endless", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            try (OutputStream out = exchange.getResponseBody()) {
                while (true) {
                    out.write(new byte[8192]);
                }
            }
        });
        Fetched got = fetched("/endless");
        assertThat(got.body().size()).isEqualTo(300_000);
        assertThat(got.cut()).contains(new Truncation(Truncation.Kind.LENGTH, "longer than 300000 bytes"));
    }

    /** A raw server: says what it is told, then waits or closes. */
    private FetchResult raw(String head, byte[] piece, int pieces, Duration between, boolean close) throws Exception {
        CountDownLatch done = new CountDownLatch(1);
        try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread server = Thread.ofVirtual().start(() -> {
                try (Socket socket = listener.accept()) {
                    OutputStream out = socket.getOutputStream();
                    out.write(head.getBytes(StandardCharsets.ISO_8859_1));
                    for (int i = 0; i < pieces; i++) {
                        out.write(piece);
                        out.flush();
                        if (!between.isZero()
                                && done.await(between.toMillis(), java.util.concurrent.TimeUnit.MILLISECONDS)) {
                            return;
                        }
                    }
                    if (!close) {
                        done.await();
                    }
                } catch (IOException | InterruptedException theClientHungUp) {
                    done.countDown();
                }
            });
            GuardSettings settings = GuardSettings.of("https://example.org/bot", scratch)
                    .withAllowed(AllowList.of(List.of("127.0.0.1:" + listener.getLocalPort())));
            try (GuardedClient guarded = new GuardedClient(settings)) {
                return guarded.fetch("http://127.0.0.1:" + listener.getLocalPort() + "/", SHORT);
            } finally {
                done.countDown();
                server.join();
            }
        }
    }

    @Test
    void reportsALengthThatLies() throws Exception {
        FetchResult result = raw(
                "HTTP/1.1 200 OK\r\nContent-Length: 1000\r\nConnection: close\r\n\r\n",
                new byte[10],
                1,
                Duration.ZERO,
                true);
        assertThat(((Fetched) result).cut())
                .contains(new Truncation(Truncation.Kind.DISCONNECT, "broken off after 10 of 1000 promised bytes"));
    }

    @Test
    void endsSilenceAndDripping() throws Exception {
        String head = "HTTP/1.1 200 OK\r\nContent-Length: 90000\r\n\r\n";
        FetchResult silent = raw(head, new byte[10], 1, Duration.ZERO, false);
        assertThat(((Fetched) silent).cut()).contains(new Truncation(Truncation.Kind.TIME, "no byte for 600 ms"));
        FetchResult drip = raw(head, new byte[1], 1000, Duration.ofMillis(20), false);
        assertThat(((Fetched) drip).cut())
                .contains(new Truncation(Truncation.Kind.TIME, "slower than 1000 bytes in 400 ms"));
        FetchResult headers = raw("HTTP/1.1 200 OK\r\nX: ", new byte[] {'x'}, 1000, Duration.ofMillis(50), false);
        assertThat(headers)
                .isInstanceOfSatisfying(
                        Unfetched.class, failed -> assertThat(failed.failure()).isEqualTo(Failure.TOO_SLOW));
    }

    @Test
    void reportsHugeHeadersGarbageAndClosedPorts() throws Exception {
        String huge = "HTTP/1.1 200 OK\r\nX: " + "x".repeat(20_000) + "\r\nContent-Length: 0\r\n\r\n";
        assertThat(((Unfetched) raw(huge, new byte[0], 0, Duration.ZERO, true)).reason())
                .isEqualTo("headers longer than 8000 bytes");
        assertThat(((Unfetched) raw("SSH-2.0-OpenSSH\r\n", new byte[0], 0, Duration.ZERO, true)).failure())
                .isEqualTo(Failure.BAD_ANSWER);
        String gone = site.url("/");
        site.close();
        assertThat(((Unfetched) client.fetch(gone, SHORT)).failure()).isEqualTo(Failure.NO_CONNECTION);
    }

    @Test
    void saysThatAHostDoesNotExist() throws Exception {
        GuardSettings nowhere = GuardSettings.of("https://example.org/bot", scratch)
                .withResolver(name -> {
                    throw new java.net.UnknownHostException(name);
                });
        try (GuardedClient guarded = new GuardedClient(nowhere)) {
            assertThat(((Unfetched) guarded.fetch("http://gone.example/", SHORT)).failure())
                    .isEqualTo(Failure.NO_SUCH_HOST);
        }
    }
}
