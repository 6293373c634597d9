package dev.colophon.scale.opensearch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.colophon.index.IndexException;
import dev.colophon.index.IndexLocation;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A node with a certificate of its operator's own is trusted when that is named, and otherwise is not. */
@Tag("full")
class ClusterTlsTest {

    private static final String PASSWORD = "only-for-this-test";

    @TempDir
    Path folder;

    private HttpsServer server;

    @BeforeEach
    void start() throws Exception {
        KeyStore keys = keys("node");
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context));
        server.createContext("/", exchange -> {
            byte[] body = "{\"ok\": true}".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        pem(keys, folder.resolve("node.pem"));
        pem(keys("stranger"), folder.resolve("stranger.pem"));
        Files.writeString(folder.resolve("empty.pem"), "");
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    /** A pair of keys with a certificate that is signed by itself. */
    private KeyStore keys(String name) throws Exception {
        Path file = folder.resolve(name + ".p12");
        int exit = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-J-XX:TieredStopAtLevel=1",
                        "-J-XX:+UseSerialGC",
                        "-genkeypair",
                        "-alias",
                        name,
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=" + name,
                        "-ext",
                        "SAN=ip:127.0.0.1",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        file.toString(),
                        "-storepass",
                        PASSWORD))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
        assertThat(exit).isZero();
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            keys.load(in, PASSWORD.toCharArray());
        }
        return keys;
    }

    private static void pem(KeyStore keys, Path file) throws Exception {
        String name = keys.aliases().nextElement();
        Files.writeString(
                file,
                "-----BEGIN CERTIFICATE-----\n"
                        + Base64.getMimeEncoder()
                                .encodeToString(keys.getCertificate(name).getEncoded())
                        + "\n-----END CERTIFICATE-----\n");
    }

    private ClusterClient client(Optional<String> certificates) {
        IndexLocation location = new IndexLocation(
                "opensearch+https://127.0.0.1:%d/x"
                        .formatted(server.getAddress().getPort()),
                Optional.empty(),
                Optional.empty(),
                certificates.map(folder::resolve));
        return new ClusterClient(ClusterAddress.of(location.address()), location);
    }

    @Test
    void itsOwnCertificateIsTrustedWhenItIsNamed() {
        try (ClusterClient client = client(Optional.of("node.pem"))) {
            assertThat(client.ask("GET", "/").path("ok").asBoolean()).isTrue();
        }
    }

    @Test
    void anotherCertificateAndNoneAreOneLine() {
        for (Optional<String> certificates : List.of(Optional.<String>empty(), Optional.of("stranger.pem"))) {
            try (ClusterClient client = client(certificates)) {
                assertThatThrownBy(() -> client.ask("GET", "/"))
                        .isInstanceOf(IndexException.class)
                        .hasMessageMatching("the index cluster [^\\n]* cannot be reached \\([^\\n]*certif[^\\n]*\\): "
                                + "[^\\n]*COLOPHON_INDEX_CERTIFICATES[^\\n]*");
            }
        }
    }

    @Test
    void theOtherSchemeAndAnUnknownHostAreToldApart() throws Exception {
        try (ServerSocket plain = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> answerInPlain(plain));
            assertThat(failure("opensearch+https://127.0.0.1:%d/x".formatted(plain.getLocalPort())))
                    .contains("speaks no TLS there: begin COLOPHON_INDEX with opensearch+http,");
        }
        assertThat(failure("opensearch+http://127.0.0.1:%d/x"
                        .formatted(server.getAddress().getPort())))
                .contains("begin COLOPHON_INDEX with opensearch+https");
        assertThat(failure("opensearch+http://nowhere.invalid:9200/x")).contains("no host of this name is known");
    }

    private static void answerInPlain(ServerSocket socket) {
        try (Socket asked = socket.accept()) {
            asked.getOutputStream().write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            asked.getOutputStream().flush();
            asked.getInputStream().readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String failure(String address) {
        IndexLocation location = new IndexLocation(address, Optional.empty(), Optional.empty(), Optional.empty());
        try (ClusterClient client = new ClusterClient(ClusterAddress.of(address), location)) {
            return String.valueOf(catchThrowable(() -> client.ask("GET", "/")).getMessage());
        }
    }

    @Test
    void aFileWithoutCertificatesIsOneLine() {
        for (String file : List.of("empty.pem", "missing.pem")) {
            assertThatThrownBy(() -> client(Optional.of(file)))
                    .isInstanceOf(IndexException.class)
                    .hasMessageMatching("[^\\n]*" + file + "[^\\n]*COLOPHON_INDEX_CERTIFICATES[^\\n]*");
        }
    }
}
