package dev.colophon.scale.opensearch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.colophon.index.Access;
import dev.colophon.index.IndexException;
import dev.colophon.index.IndexLocation;
import dev.colophon.index.ReferenceId;
import dev.colophon.index.postings.retrieval.TermQuery;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a cluster may answer that is not what was hoped for. */
class ClusterClientTest {

    private static final TermQuery QUERY = new TermQuery(new long[] {1}, new byte[1], 1, 1, 5, 100, false);

    private HttpServer server;
    private volatile int status = 200;
    private volatile String body = "{}";
    private final AtomicReference<Optional<String>> authorization = new AtomicReference<>(Optional.empty());

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            authorization.set(Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization")));
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private static int closedPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private ClusterClient client(String nodes) {
        IndexLocation location = new IndexLocation(
                "opensearch+http://" + nodes + "/x", Optional.of("ada"), Optional.of("geheim"), Optional.empty());
        return new ClusterClient(ClusterAddress.of(location.address()), location, Duration.ofSeconds(5));
    }

    /** One that stays as it is, whatever is answered. */
    private static ClusterIndexInUse index(ClusterClient client) {
        return ClusterIndexInUse.beside(
                new ClusterIndices(client, "text", "text-1"), new ClusterIndices.Opened(Optional.of("x-text-1"), 0));
    }

    private String alive() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    @Test
    void aNodeThatIsAwayIsPassedOver() throws IOException {
        body = "{\"ok\": true}";
        try (ClusterClient client = client("127.0.0.1:" + closedPort() + "," + alive())) {
            assertThat(client.ask("GET", "/").path("ok").asBoolean()).isTrue();
            assertThat(authorization.get()).contains("Basic YWRhOmdlaGVpbQ==");
        }
    }

    @Test
    void nobodyThereIsOneLine() throws IOException {
        try (ClusterClient client = client("127.0.0.1:" + closedPort())) {
            assertThatThrownBy(() -> client.ask("GET", "/"))
                    .isInstanceOf(IndexException.class)
                    .hasMessageMatching("the index cluster http://127.0.0.1:\\d+/x cannot be reached \\([^)]+\\): .*");
        }
    }

    @Test
    void badAnswersAreErrorsAndNeverNoMatch() {
        try (ClusterClient client = client(alive())) {
            ClusterRetriever retriever = new ClusterRetriever(client, index(client));
            for (Answer bad : List.of(
                    new Answer(401, "", "COLOPHON_INDEX_PASSWORD"),
                    new Answer(403, "{}", "COLOPHON_INDEX_PASSWORD"),
                    new Answer(
                            503,
                            "{\"error\": {\"root_cause\": [{\"reason\": \"1 of 3 shards\\ndid not answer\"}]}}",
                            "1 of 3 shards did not answer"),
                    new Answer(404, "{\"error\": {\"reason\": \"no such index\"}}", "no such index"),
                    new Answer(302, "", "status 302"),
                    new Answer(200, "<html>", "no OpenSearch"),
                    new Answer(200, "{}", "plug-in"),
                    new Answer(200, "{\"terms\": \"hash1\", \"answers\": []}", "hash1"),
                    new Answer(200, "{\"terms\": \"hash2\", \"answers\": []}", "0 answers to 1 queries"),
                    new Answer(
                            200,
                            "{\"terms\": \"hash2\", \"answers\": [{\"candidates\": [[\"a\", 0, \"x\", 1]]}]}",
                            "cannot be read"))) {
                status = bad.status();
                body = bad.body();
                assertThatThrownBy(() -> retriever.retrieve(QUERY))
                        .as(bad.toString())
                        .isInstanceOf(IndexException.class)
                        .hasMessageContaining(bad.says())
                        .message()
                        .doesNotContain("geheim")
                        .doesNotContain("\n");
            }
        }
    }

    private record Answer(int status, String body, String says) {}

    @Test
    void whatIsNoAnswerIsNoAbsence() {
        try (ClusterClient client = client(alive())) {
            ClusterStore store =
                    new ClusterStore(client, index(client), Access.READ, new ClusterRetriever(client, index(client)));
            status = 404;
            body = "{\"error\": {\"reason\": \"no such index\"}}";
            assertThatThrownBy(() -> store.print(new ReferenceId("a")))
                    .isInstanceOf(IndexException.class)
                    .hasMessageContaining("no such index");
            status = 200;
            body = "{}";
            assertThatThrownBy(() -> store.print(new ReferenceId("a")))
                    .isInstanceOf(IndexException.class)
                    .hasMessageContaining("no OpenSearch");
            status = 501;
            body = "{\"error\": {\"reason\": \"[function] stored-1 is none of this plug-in\"}}";
            assertThatThrownBy(() -> store.print(new ReferenceId("a")))
                    .isInstanceOf(IndexException.class)
                    .hasMessageContaining("is of another version")
                    .hasMessageContaining("install the plug-in of this version");
            status = 200;
            body = "{\"count\": 1, \"_shards\": {\"total\": 3, \"successful\": 2, \"failed\": 0}}";
            assertThatThrownBy(store::references)
                    .isInstanceOf(IndexException.class)
                    .hasMessageContaining("1 of 3 shards did not answer");
        }
    }

    @Test
    void aNodeWithoutThePluginIsNamed() {
        try (ClusterClient client = client(alive())) {
            ClusterIndices indices = new ClusterIndices(client, "text", "text-1");
            body = """
                    {"nodes": {"a": {"name": "one", "plugins": [{"name": "colophon", "version": "1"}]},
                     "b": {"name": "two", "plugins": [{"name": "other", "version": "1"}]}}}""";
            assertThatThrownBy(() -> indices.inUse(Access.READ))
                    .isInstanceOf(IndexException.class)
                    .hasMessageContaining("node two of the index cluster")
                    .hasMessageContaining("opensearch-plugin install");
            body = body.replace("other\", \"version\": \"1", "colophon\", \"version\": \"2");
            assertThatThrownBy(() -> indices.inUse(Access.READ))
                    .isInstanceOf(IndexException.class)
                    .hasMessageContaining("in versions 1 and 2");
        }
    }
}
