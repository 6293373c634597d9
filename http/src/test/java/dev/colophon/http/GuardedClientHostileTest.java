package dev.colophon.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.colophon.http.FetchResult.Failure;
import dev.colophon.http.FetchResult.Fetched;
import dev.colophon.http.FetchResult.Unfetched;
import dev.colophon.http.body.Truncation;
import dev.colophon.http.guard.AllowList;
import dev.colophon.http.guard.GuardSettings;
import dev.colophon.http.guard.NameResolver;
import dev.colophon.http.guard.Refused;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Authenticator;
import java.net.CookieHandler;
import java.net.CookieManager;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.PasswordAuthentication;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Name servers, settings of the machine and servers that would turn the guarded client against somebody. */
class GuardedClientHostileTest {

    private static final InetAddress LOOPBACK = InetAddress.ofLiteral("127.0.0.1");

    /** Stands for the public internet: permitted by its address, with a server that really answers. */
    private static final InetAddress PUBLIC = InetAddress.ofLiteral("127.0.0.2");

    private static final FetchLimits SHORT = new FetchLimits(
            Duration.ofMillis(300),
            Duration.ofSeconds(3),
            Duration.ofSeconds(3),
            Duration.ofSeconds(5),
            Duration.ofSeconds(5),
            100_000,
            300_000,
            8_000,
            2 << 20,
            100,
            Duration.ofSeconds(5),
            1);

    @TempDir
    Path scratch;

    private RawServer server;

    @BeforeEach
    void listen() throws IOException {
        server = new RawServer(LOOPBACK, 0);
    }

    @AfterEach
    void close() throws IOException {
        server.close();
    }

    /** Answers each request with fixed bytes, on one connection as long as the client likes; counts connections. */
    private static final class RawServer implements AutoCloseable {
        final AtomicInteger connections = new AtomicInteger();
        final List<String> heads = Collections.synchronizedList(new ArrayList<>());
        volatile String answer = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";
        volatile String andThenForever = "";
        private final ServerSocket listener;

        RawServer(InetAddress address, int port) throws IOException {
            listener = new ServerSocket(port, 50, address);
            Thread.ofVirtual().start(() -> {
                try {
                    while (true) {
                        Socket socket = listener.accept();
                        connections.incrementAndGet();
                        Thread.ofVirtual().start(() -> serve(socket));
                    }
                } catch (IOException closed) {
                    return;
                }
            });
        }

        private void serve(Socket socket) {
            try (socket) {
                InputStream in = socket.getInputStream();
                OutputStream out = socket.getOutputStream();
                StringBuilder head = new StringBuilder();
                for (int octet = in.read(); octet >= 0; octet = in.read()) {
                    head.append((char) octet);
                    if (head.toString().endsWith("\r\n\r\n")) {
                        heads.add(head.toString());
                        head.setLength(0);
                        out.write(answer.getBytes(StandardCharsets.ISO_8859_1));
                        byte[] more = andThenForever.repeat(500).getBytes(StandardCharsets.ISO_8859_1);
                        while (more.length > 0) {
                            out.write(more);
                        }
                    }
                }
            } catch (IOException theClientHungUp) {
                heads.add("");
            }
        }

        int port() {
            return listener.getLocalPort();
        }

        @Override
        public void close() throws IOException {
            listener.close();
        }
    }

    private GuardedClient client(NameResolver resolver, String... allowedHosts) {
        return new GuardedClient(GuardSettings.of("https://example.org/bot", scratch)
                .withAllowed(AllowList.of(List.of(allowedHosts)))
                .withResolver(resolver));
    }

    /** May visit the raw server, under whatever name. */
    private GuardedClient visitor() {
        return client(
                name -> List.of(LOOPBACK),
                "127.0.0.1:" + server.port(),
                "a.example:" + server.port(),
                "b.example:" + server.port());
    }

    private String url(String host, String path) {
        return "http://" + host + ":" + server.port() + path;
    }

    /** One name, each look-up another answer; {@link #PUBLIC} answers with a redirect to the same name. */
    private String play(RawServer outside, List<List<InetAddress>> lookUps, int fetches) throws IOException {
        outside.answer =
                "HTTP/1.1 302 Found\r\nLocation: " + url("turning.example", "/again") + "\r\nContent-Length: 0\r\n\r\n";
        Deque<List<InetAddress>> answers = new ArrayDeque<>(lookUps);
        GuardSettings settings = GuardSettings.of("https://example.org/bot", scratch)
                .withAllowed(AllowList.of(List.of(PUBLIC.getHostAddress() + "/32")))
                .withResolver(name -> answers.remove());
        String line = "";
        try (GuardedClient guarded = new GuardedClient(settings)) {
            for (int fetch = 0; fetch < fetches; fetch++) {
                line = lineOf(guarded, url("turning.example", "/"));
            }
        }
        assertThat(answers).as("look-ups left").isEmpty();
        return line;
    }

    @Test
    void neverConnectsWhereANameTurnsToLoopback() throws Exception {
        String refused = "refused: turning.example leads to 127.0.0.1, which is a loopback address (rule SSRF-4)";
        try (RawServer outside = new RawServer(PUBLIC, server.port())) {
            assertThat(play(outside, List.of(List.of(PUBLIC), List.of(LOOPBACK)), 1))
                    .isEqualTo(refused);
            assertThat(outside.connections).as("public first").hasValue(1);
            assertThat(play(outside, List.of(List.of(LOOPBACK)), 1)).isEqualTo(refused);
            assertThat(outside.connections).as("loopback first").hasValue(1);
            assertThat(play(outside, List.of(List.of(LOOPBACK), List.of(PUBLIC), List.of(LOOPBACK)), 2))
                    .isEqualTo(refused);
            assertThat(outside.connections).as("loopback, public, loopback").hasValue(2);
            for (List<InetAddress> mixed : List.of(List.of(PUBLIC, LOOPBACK), List.of(LOOPBACK, PUBLIC))) {
                assertThat(play(outside, List.of(mixed), 1)).isEqualTo(refused);
                assertThat(play(outside, List.of(List.of(PUBLIC), mixed), 1)).isEqualTo(refused);
            }
            assertThat(outside.connections).as("mixed answers").hasValue(4);
        }
        assertThat(server.connections).as("connections to loopback").hasValue(0);
    }

    private static String lineOf(GuardedClient client, String url) {
        try {
            return client.fetch(url, SHORT) instanceof Unfetched failed ? failed.reason() : "an answer";
        } catch (Refused refused) {
            return refused.line();
        }
    }

    @Test
    void goesThroughNoProxyOfTheMachine() throws Exception {
        Map<String, String> proxies = Map.of(
                "http.proxyHost",
                "127.0.0.1",
                "http.proxyPort",
                String.valueOf(server.port()),
                "socksProxyHost",
                "127.0.0.1",
                "socksProxyPort",
                String.valueOf(server.port()));
        ProxySelector before = ProxySelector.getDefault();
        try (LoopbackSite site = new LoopbackSite();
                GuardedClient guarded = new GuardedClient(site.settings(scratch))) {
            site.page("/", "here");
            proxies.forEach(System::setProperty);
            ProxySelector.setDefault(new ProxySelector() {
                @Override
                public List<Proxy> select(URI uri) {
                    Proxy.Type type = uri.getScheme().equals("socket") ? Proxy.Type.SOCKS : Proxy.Type.HTTP;
                    return List.of(new Proxy(type, new InetSocketAddress(LOOPBACK, server.port())));
                }

                @Override
                public void connectFailed(URI uri, SocketAddress address, IOException failure) {
                    throw new AssertionError(failure);
                }
            });
            assertThat(guarded.fetch(site.url("/"), SHORT)).isInstanceOf(Fetched.class);
            assertThat(site.requests).hasValue(1);
        } finally {
            proxies.keySet().forEach(System::clearProperty);
            ProxySelector.setDefault(before);
        }
        assertThat(server.connections).hasValue(0);
    }

    @Test
    void sendsNoCookiesAndNoPasswords() throws Exception {
        CookieHandler before = CookieHandler.getDefault();
        AtomicInteger asked = new AtomicInteger();
        CookieHandler.setDefault(new CookieManager());
        Authenticator.setDefault(new Authenticator() {
            @Override
            protected PasswordAuthentication getPasswordAuthentication() {
                asked.incrementAndGet();
                return new PasswordAuthentication("user", new char[] {'x'});
            }
        });
        server.answer = String.join(
                "\r\n",
                "HTTP/1.1 401 Unauthorized",
                "Set-Cookie: id=1; Path=/",
                "WWW-Authenticate: Basic realm=r",
                "Content-Length: 0",
                "",
                "");
        try (GuardedClient guarded = visitor()) {
            assertThat(((Fetched) guarded.fetch(url("a.example", "/1"), SHORT)).status())
                    .isEqualTo(401);
            guarded.fetch(url("a.example", "/2"), SHORT);
        } finally {
            CookieHandler.setDefault(before);
            Authenticator.setDefault(null);
        }
        assertThat(server.heads.stream().filter(head -> !head.isEmpty()))
                .hasSize(2)
                .allSatisfy(head -> assertThat(head)
                        .startsWith("GET /")
                        .contains(" HTTP/1.1\r\n")
                        .doesNotContainIgnoringCase("cookie")
                        .doesNotContainIgnoringCase("authorization"));
        assertThat(asked).hasValue(0);
    }

    /** Bytes after the promised length are a second answer only to those who keep the connection. */
    @Test
    void bytesBeyondAnAnswerNeverPassForTheNext() throws Exception {
        server.answer =
                "HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\ntrueHTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nfake";
        try (GuardedClient guarded = visitor()) {
            for (String host : List.of("a.example", "a.example", "b.example")) {
                Fetched got = (Fetched) guarded.fetch(url(host, "/"), SHORT);
                assertThat(got.body().path()).hasContent("true");
                assertThat(got.cut()).isEmpty();
            }
        }
        assertThat(server.connections).as("one connection an answer").hasValue(3);
    }

    @Test
    void writesNoLineOfItsRequestFromAUrl() throws Exception {
        try (GuardedClient guarded = visitor()) {
            String split = url("a.example", "/x%0d%0aX-Evil: 1 HTTP/1.1");
            assertThat(guarded.fetch(split, SHORT)).isInstanceOf(Fetched.class);
            assertThat(catchThrowableOfType(
                            Refused.class, () -> guarded.fetch(url("a.example", "/x\r\nX-Evil: 1"), SHORT)))
                    .isNotNull();
        }
        assertThat(server.heads.getFirst()).contains("/x%0d%0aX-Evil:%201%20HTTP/1.1 HTTP/1.1\r\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: -1\r\n\r\nok",
                "Content-Length: -5\r\n\r\nok",
                "Location: /x\r\nContent-Length: -5\r\n\r\nok",
                "Content-Length: 99999999999999999999999\r\n\r\n",
                "Content-Length: 2\r\nContent-Length: 9\r\n\r\nok",
                "Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nok\r\n0\r\n\r\n",
                "Transfer-Encoding: chunked\r\n\r\nzz\r\n",
                "Transfer-Encoding: chunked\r\n\r\n-1\r\n",
                "Transfer-Encoding: chunked\r\n\r\nfffffffffffffffff\r\n",
                "Content-Type: \u0001;;;=\r\nContent-Length: 2\r\n\r\nok",
                "Content-Encoding: gzip\r\nContent-Length: 2\r\n\r\nok",
                ": no name\r\nContent-Length: 2\r\n\r\nok",
                "no colon\r\nContent-Length: 2\r\n\r\nok"
            })
    void aStrangeHeadIsAResult(String rest) throws Exception {
        server.answer = "HTTP/1.1 200 OK\r\n" + rest;
        FetchLimits hurried = new FetchLimits(
                SHORT.connect(),
                Duration.ofMillis(500),
                Duration.ofMillis(300),
                Duration.ofMillis(500),
                Duration.ofMillis(500),
                100_000,
                300_000,
                8_000,
                2 << 20,
                100,
                Duration.ofSeconds(5),
                1);
        try (GuardedClient guarded = visitor()) {
            FetchResult result = guarded.fetch(url("a.example", "/"), hurried);
            switch (result) {
                case Fetched got -> {
                    assertThat(got.body().size()).isLessThanOrEqualTo(2);
                    got.cut()
                            .ifPresent(
                                    cut -> assertThat(cut.reason()).isNotBlank().doesNotContain("\n"));
                    got.close();
                }
                case Unfetched failed ->
                    assertThat(failed.reason()).isNotBlank().doesNotContain("\n");
            }
        }
        assertThat(scratch).isEmptyDirectory();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 101 Switching Protocols\r\nConnection: upgrade\r\nUpgrade: x\r\n\r\n",
                "HTTP/1.1 204 No Content\r\nContent-Length: 5\r\n\r\nhello",
                "HTTP/2 200\r\n\r\n",
                "HTTP/1.1 999999 X\r\n\r\n",
                "ICY 200 OK\r\n\r\n"
            })
    void aStrangeStatusIsAResult(String answer) throws Exception {
        server.answer = answer;
        FetchLimits limits = SHORT;
        try (GuardedClient guarded = visitor()) {
            if (guarded.fetch(url("a.example", "/"), limits) instanceof Unfetched failed) {
                assertThat(failed.reason()).isNotBlank().doesNotContain("\n");
            }
        }
    }

    /** A line that never ends would be read into memory whole. */
    @Test
    void endsAChunkSizeThatNeverEnds() throws Exception {
        server.answer = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nok\r\n2;";
        server.andThenForever = "endless extension ";
        try (GuardedClient guarded = visitor()) {
            Fetched got = (Fetched) guarded.fetch(url("a.example", "/"), SHORT);
            assertThat(got.body().path()).hasContent("ok");
            assertThat(got.cut())
                    .contains(new Truncation(Truncation.Kind.LENGTH, "more than 1 MiB without a byte of content"));
        }
    }

    @Test
    void endsInterimAnswersThatNeverEnd() throws Exception {
        server.answer = "HTTP/1.1 100 Continue\r\n\r\n";
        server.andThenForever = "HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n";
        try (GuardedClient guarded = visitor()) {
            assertThat(((Unfetched) guarded.fetch(url("a.example", "/"), SHORT)).failure())
                    .isIn(Failure.BAD_ANSWER, Failure.TOO_SLOW);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "503 No\r\nRetry-After: 99999999999999999999",
                "503 No\r\nRetry-After: 0",
                "408 Slow",
                "408 Slow\r\nRetry-After: 0",
                "407 Who\r\nProxy-Authenticate: Basic realm=a",
                "401 Who\r\nWWW-Authenticate: Basic realm=a"
            })
    void whatIsAnsweredIsToldAsItIsAndNotAskedForAgain(String head) throws Exception {
        server.answer = "HTTP/1.1 %s\r\nContent-Length: 2\r\n\r\nno".formatted(head);
        try (GuardedClient guarded = visitor()) {
            assertThat(guarded.fetch(url("a.example", "/"), SHORT)).isInstanceOfSatisfying(Fetched.class, fetched -> {
                assertThat(fetched.status()).isEqualTo(Integer.parseInt(head.substring(0, 3)));
                assertThat(fetched.header("retry-after").isPresent()).isEqualTo(head.contains("Retry-After"));
                assertThat(fetched.body().size()).isEqualTo(2);
            });
        }
        assertThat(server.connections).hasValue(1);
    }
}
