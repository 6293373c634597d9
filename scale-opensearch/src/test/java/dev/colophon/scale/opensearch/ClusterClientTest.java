package dev.colophon.scale.opensearch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.MissingNode;
import com.sun.net.httpserver.HttpServer;
import dev.colophon.index.Access;
import dev.colophon.index.IndexException;
import dev.colophon.index.IndexLocation;
import dev.colophon.index.ReferenceId;
import dev.colophon.index.postings.retrieval.Retrieved;
import dev.colophon.index.postings.retrieval.TermFrequencies;
import dev.colophon.index.postings.retrieval.TermQuery;
import dev.colophon.index.postings.shard.FrequencyFunction;
import dev.colophon.index.postings.shard.LookedUp;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a cluster may answer that is not what was hoped for. */
class ClusterClientTest {

    /** In place of a status: the connection is closed. */
    private static final int BROKEN = -1;

    private static final TermQuery QUERY = new TermQuery(new long[] {1}, new byte[1], 1, 1, 5, 100, false);

    private HttpServer server;
    private volatile int status = 200;
    private volatile String body = "{}";
    private volatile String type = "application/json";
    /** Of the next answers. */
    private final Queue<Integer> passing = new ConcurrentLinkedQueue<>();

    private final Queue<String> asked = new ConcurrentLinkedQueue<>();
    private final AtomicReference<Optional<String>> authorization = new AtomicReference<>(Optional.empty());

    @BeforeEach
    void start() throws IOException {
        listen(0);
    }

    private void listen(int port) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.createContext("/", exchange -> {
            asked.add(exchange.getRequestURI().getPath());
            Integer now = passing.poll();
            if (now != null && now == BROKEN) {
                exchange.close();
                return;
            }
            authorization.set(Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization")));
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", type);
            exchange.sendResponseHeaders(now == null ? status : now, bytes.length == 0 ? -1 : bytes.length);
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
        return client(nodes, Duration.ZERO);
    }

    private static ClusterClient client(String nodes, Duration wait) {
        IndexLocation location = new IndexLocation(
                "opensearch+http://" + nodes + "/x", Optional.of("ada"), Optional.of("geheim"), Optional.empty());
        return new ClusterClient(ClusterAddress.of(location.address()), location, Duration.ofSeconds(5), wait);
    }

    /** One that stays as it is, whatever is answered. */
    private static ClusterIndexInUse index(ClusterClient client) {
        return ClusterIndexInUse.beside(
                new ClusterIndices(client, "text", "text-1"),
                new ClusterIndices.Opened(Optional.of("x-text-1"), 0, Optional.empty()));
    }

    /** @param bytes none of them above 127 */
    private void answerWith(byte[] bytes) {
        type = "application/octet-stream";
        body = new String(bytes, StandardCharsets.UTF_8);
    }

    private static byte[] sevenDocuments() {
        return FrequencyFunction.INSTANCE.encodeAnswer(
                new FrequencyFunction.Counted(List.of(new TermFrequencies(7, new int[0])), List.of()));
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
    void aClusterThatCannotAnswerForNowIsWaitedFor() {
        answerWith(new LookedUp(List.of(), List.of(Retrieved.NOTHING), Map.of()).encode());
        try (ClusterClient client = client(alive(), Duration.ofSeconds(20))) {
            ClusterRetriever retriever = new ClusterRetriever(client, index(client));
            passing.addAll(List.of(503, 429, 502, 504, 503));
            assertThat(retriever.retrieve(QUERY).candidates()).isEmpty();
            assertThat(asked).hasSize(6);
            answerWith(sevenDocuments());
            passing.addAll(List.of(503, 200));
            assertThat(retriever.documents()).isEqualTo(7);
        }
    }

    @Test
    void whatStaysAwayIsWaitedForOnce() {
        status = 503;
        body = "{\"error\": {\"reason\": \"no cluster-manager\"}}";
        try (ClusterClient client = client(alive(), Duration.ofMillis(600))) {
            ClusterRetriever retriever = new ClusterRetriever(client, index(client));
            long began = System.nanoTime();
            assertThatThrownBy(() -> retriever.retrieve(QUERY))
                    .isInstanceOf(IndexException.class)
                    .hasMessageContaining("no cluster-manager");
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isGreaterThanOrEqualTo(Duration.ofMillis(600));
            asked.clear();
            assertThatThrownBy(() -> retriever.retrieve(QUERY)).isInstanceOf(IndexException.class);
            assertThat(asked).as("not waited for again").hasSize(1);
        }
    }

    @Test
    void aClusterThatIsStartedAgainIsWaitedFor() throws Exception {
        answerWith(sevenDocuments());
        int port = server.getAddress().getPort();
        try (ClusterClient client = client(alive(), Duration.ofSeconds(20))) {
            ClusterRetriever retriever = new ClusterRetriever(client, index(client));
            assertThat(retriever.documents()).isEqualTo(7);
            server.stop(0);
            CompletableFuture<Long> asking = CompletableFuture.supplyAsync(retriever::documents);
            assertThatThrownBy(() -> asking.get(300, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
            listen(port);
            assertThat(asking.get(20, TimeUnit.SECONDS)).isEqualTo(7);
        }
    }

    @Test
    void whatIsAskedOnceIsSentOnce() {
        try (ClusterClient client = client(alive() + "," + alive(), Duration.ofSeconds(20))) {
            passing.add(BROKEN);
            assertThatThrownBy(() -> client.askOnce("POST", "/_search/scroll", MissingNode.getInstance()))
                    .isInstanceOf(IndexException.class)
                    .hasMessageContaining("cannot be reached");
            passing.add(503);
            assertThatThrownBy(() -> client.askOnce("POST", "/_search/scroll", MissingNode.getInstance()))
                    .isInstanceOf(IndexException.class)
                    .hasMessageContaining("cannot answer");
            assertThat(asked).hasSize(2);
        }
    }

    @Test
    void changesThatWereNotTakenForNowAreSentAgain() {
        body = "{\"items\": [{\"delete\": {\"_id\": \"a\", \"status\": 200}}]}";
        try (ClusterClient client = client(alive(), Duration.ofSeconds(20))) {
            ClusterStore store =
                    new ClusterStore(client, index(client), Access.WRITE, new ClusterRetriever(client, index(client)));
            store.remove(new ReferenceId("a"));
            passing.addAll(List.of(503, 429));
            store.send();
            assertThat(asked).hasSize(3);
            store.send();
            assertThat(asked).as("nothing is left").hasSize(3);
        }
    }

    @Test
    void aFullDiskIsNotWaitedFor() {
        body =
                "{\"items\": [{\"index\": {\"_id\": \"a\", \"status\": 429, \"error\": {\"reason\": \"blocked by: [TOO_MANY_REQUESTS/12/"
                        + "disk usage exceeded flood-stage watermark, index has read-only-allow-delete block]\"}}}]}";
        try (ClusterClient client = client(alive(), Duration.ofSeconds(20))) {
            ClusterStore store =
                    new ClusterStore(client, index(client), Access.WRITE, new ClusterRetriever(client, index(client)));
            store.remove(new ReferenceId("a"));
            assertThatThrownBy(store::send)
                    .isInstanceOf(IndexException.class)
                    .hasMessageContaining("free space on the disks");
            assertThat(asked).hasSize(1);
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
                    new Answer(
                            403,
                            "{\"error\": {\"type\": \"cluster_block_exception\", \"reason\": \"blocked by: [FORBIDDEN/10/cluster create-index blocked (api)];\"}}",
                            "free space on the disks"),
                    new Answer(302, "", "status 302"),
                    new Answer(200, "<html>", "no OpenSearch"),
                    new Answer(200, "{}", "no OpenSearch"),
                    new Answer(
                            400,
                            "{\"error\": \"no handler found for uri [/x/_colophon/lookup] and method [POST]\"}",
                            "is of another version"),
                    new Answer(501, "{\"error\": {\"reason\": \"[format] lookup-9\"}}", "is of another version"))) {
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
    void bytesThatAreNoAnswerAreErrors() {
        try (ClusterClient client = client(alive())) {
            ClusterRetriever retriever = new ClusterRetriever(client, index(client));
            answerWith(new byte[] {1, 2, 3});
            assertThatThrownBy(() -> retriever.retrieve(QUERY)).hasMessageContaining("cannot be read");
            answerWith(new LookedUp(List.of(), List.of(), Map.of()).encode());
            assertThatThrownBy(() -> retriever.retrieve(QUERY)).hasMessageContaining("0 answers to 1 queries");
        }
    }

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
