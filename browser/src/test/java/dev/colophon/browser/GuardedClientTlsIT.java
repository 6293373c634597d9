package dev.colophon.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.colophon.browser.RenderResult.Rendered;
import dev.colophon.http.FetchLimits;
import dev.colophon.http.FetchRequest;
import dev.colophon.http.FetchResult;
import dev.colophon.http.FetchResult.Failure;
import dev.colophon.http.FetchResult.Fetched;
import dev.colophon.http.FetchResult.Unfetched;
import dev.colophon.http.GuardedClient;
import dev.colophon.http.LoopbackSite;
import dev.colophon.http.Recording;
import dev.colophon.http.Redirect;
import dev.colophon.http.TestAuthority;
import dev.colophon.http.WireServer;
import dev.colophon.http.guard.AllowList;
import dev.colophon.http.guard.GuardSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real TLS with a real server, and an authority of our own. */
@Tag("full")
class GuardedClientTlsIT {

    @TempDir
    static Path keys;

    @TempDir
    Path scratch;

    private static TestAuthority authority;
    private final AtomicInteger requests = new AtomicInteger();

    @BeforeAll
    static void authority() throws Exception {
        authority = new TestAuthority(keys);
    }

    private HttpsServer serve(SSLContext tls, String location) throws IOException {
        HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(tls));
        server.createContext("/", exchange -> {
            try (exchange) {
                requests.incrementAndGet();
                byte[] body = "hello".getBytes(StandardCharsets.UTF_8);
                if (!location.isEmpty()) {
                    exchange.getResponseHeaders().set("Location", location);
                }
                exchange.sendResponseHeaders(location.isEmpty() ? 200 : 302, body.length);
                exchange.getResponseBody().write(body);
            }
        });
        server.start();
        return server;
    }

    private GuardSettings settings(String... allowedHosts) {
        return GuardSettings.of("https://example.org/bot", scratch)
                .withAllowed(AllowList.of(List.of(allowedHosts)))
                .withResolver(name -> List.of(InetAddress.ofLiteral("127.0.0.1")));
    }

    private FetchResult fetch(SSLContext tls, String host, boolean trusting) throws Exception {
        HttpsServer server = serve(tls, "");
        String site = host + ":" + server.getAddress().getPort();
        GuardSettings settings = settings(site);
        try (GuardedClient client =
                new GuardedClient(trusting ? settings.withAuthorities(authority.trust()) : settings)) {
            return client.fetch("https://" + site + "/", FetchLimits.defaults());
        } finally {
            server.stop(0);
        }
    }

    private void isRefusedFor(FetchResult result, String reason) {
        assertThat(result).isInstanceOfSatisfying(Unfetched.class, failed -> {
            assertThat(failed.failure()).isEqualTo(Failure.CERTIFICATE);
            assertThat(failed.reason()).isEqualTo(reason);
        });
        assertThat(requests)
                .as("requests over a connection that is not trusted")
                .hasValue(0);
    }

    @Test
    void readsFromAServerThatItsAuthorityVouchesFor() throws Exception {
        FetchResult result = fetch(authority.server("good.example"), "good.example", true);
        assertThat(result).isInstanceOfSatisfying(Fetched.class, got -> {
            assertThat(got.body().path()).hasContent("hello");
            assertThat(got.peer()).isEqualTo(InetAddress.ofLiteral("127.0.0.1"));
        });
    }

    @Test
    void recordsWhatPassedInsideTls() throws Exception {
        byte[] answer = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5;x\r\nhello\r\n0\r\n\r\n"
                .getBytes(StandardCharsets.US_ASCII);
        SSLContext tls = authority.server("kept.example");
        try (WireServer server = WireServer.tls(tls);
                GuardedClient client = new GuardedClient(
                        settings("kept.example:" + server.port()).withAuthorities(authority.trust()))) {
            server.answer(answer);
            for (int visit = 0; visit < 2; visit++) {
                FetchResult result = client.fetch(FetchRequest.single(
                        server.url("kept.example", "/a"), FetchLimits.defaults(), Optional.empty(), Optional.empty()));
                assertThat(result).isInstanceOfSatisfying(Fetched.class, got -> {
                    Recording recording = got.recording().orElseThrow();
                    assertThat(got.body().path()).hasContent("hello");
                    assertThat(recording.response().path()).hasBinaryContent(answer);
                    assertThat(recording.request()).isEqualTo(server.requests().getLast());
                    Recording.Tls secured = recording.tls().orElseThrow();
                    assertThat(secured.protocol()).isEqualTo("TLSv1.3");
                    assertThat(secured.cipher()).startsWith("TLS_");
                    assertThat(secured.names()).containsExactly("kept.example");
                    assertThat(secured.certificates()).hasSize(2);
                    assertThat(secured.chain()).hasSize(2).first().isEqualTo(authority.sha256("kept.example"));
                });
            }
        }
    }

    @Test
    void whatABrowserReceivesSaysHowItWasSecured() throws Exception {
        assumeTrue(InstalledBrowser.find().isPresent(), "Chromium is missing: " + Browser.INSTALL);
        try (WireServer server = WireServer.tls(authority.server("seen.example"));
                GuardedClient client = new GuardedClient(
                        settings("seen.example:" + server.port()).withAuthorities(authority.trust()));
                Browser browser =
                        Browser.start(InstalledBrowser.find().orElseThrow(), client, RenderLimits.defaults())) {
            server.answer("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 11\r\n\r\n<p>seen</p>"
                    .getBytes(StandardCharsets.US_ASCII));

            assertThat(browser.render(server.url("seen.example", "/"))).isInstanceOfSatisfying(Rendered.class, page -> {
                BrowserResponse answer = page.responses().getFirst();
                assertThat(answer.peer().orElseThrow().getHostAddress()).isEqualTo("127.0.0.1");
                Recording.Tls secured = answer.tls().orElseThrow();
                assertThat(secured.protocol()).isEqualTo("TLSv1.3");
                assertThat(secured.names()).containsExactly("seen.example");
                assertThat(secured.chain()).first().isEqualTo(authority.sha256("seen.example"));
            });
        }
    }

    @Test
    void refusesAnAuthorityThatThePlatformDoesNotKnow() throws Exception {
        isRefusedFor(
                fetch(authority.server("unknown.example"), "unknown.example", false),
                "the certificate of unknown.example is not signed by an authority that is trusted here");
    }

    @Test
    void refusesACertificateSignedByItself() throws Exception {
        isRefusedFor(
                fetch(authority.selfSigned("self.example"), "self.example", true),
                "the certificate of self.example is not signed by an authority that is trusted here");
    }

    @Test
    void refusesACertificateOutOfItsTime() throws Exception {
        isRefusedFor(
                fetch(authority.server("old.example", "-startdate", "-10d", "-validity", "5"), "old.example", true),
                "the certificate of old.example has expired");
        isRefusedFor(
                fetch(authority.server("new.example", "-startdate", "+5d", "-validity", "5"), "new.example", true),
                "the certificate of new.example is not valid yet");
    }

    @Test
    void refusesACertificateForAnotherName() throws Exception {
        isRefusedFor(
                fetch(authority.server("other.example"), "shop.example", true),
                "the certificate is not for shop.example");
    }

    @Test
    void tellsAServerWithoutTlsFromABadCertificate() throws Exception {
        try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread plain = Thread.ofVirtual().start(() -> {
                try (Socket socket = listener.accept()) {
                    socket.getOutputStream().write("HTTP/1.1 400 No\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                } catch (IOException theClientHungUp) {
                    return;
                }
            });
            String site = "plain.example:" + listener.getLocalPort();
            try (GuardedClient client = new GuardedClient(settings(site))) {
                FetchResult result = client.fetch("https://" + site + "/", FetchLimits.defaults());
                assertThat(result).isInstanceOfSatisfying(Unfetched.class, failed -> {
                    assertThat(failed.failure()).isEqualTo(Failure.NO_CONNECTION);
                    assertThat(failed.reason())
                            .startsWith("TLS with plain.example: ")
                            .doesNotContain("\n");
                });
            }
            plain.join();
        }
    }

    @Test
    void notesARedirectThatLeavesTls() throws Exception {
        try (LoopbackSite plain = new LoopbackSite()) {
            plain.bytes("/a.mp3", "audio/mpeg", Files.readAllBytes(keys.resolve("authority.p12")));
            HttpsServer server = serve(authority.server("down.example"), plain.url("/a.mp3"));
            String site = "down.example:" + server.getAddress().getPort();
            try (GuardedClient client = new GuardedClient(
                    settings(site, "127.0.0.1:" + plain.port()).withAuthorities(authority.trust()))) {
                FetchResult result = client.fetch("https://" + site + "/", FetchLimits.defaults());
                assertThat(result).isInstanceOf(Fetched.class);
                assertThat(result.redirects()).singleElement().satisfies(step -> {
                    assertThat(step).isEqualTo(new Redirect("https://" + site + "/", 302, plain.url("/a.mp3")));
                    assertThat(step.downgrade()).isTrue();
                });
            } finally {
                server.stop(0);
            }
        }
        assertThat(new Redirect("http://a.example/", 301, "https://a.example/").downgrade())
                .isFalse();
    }
}
