package dev.colophon.scale.opensearch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.colophon.index.IndexException;
import dev.colophon.index.IndexLocation;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.TrustManagerFactory;

/**
 * Talks with a cluster by its nodes, each in its turn: a node that does not answer is passed over, and the next is asked. So whatever is
 * asked may be asked twice, but for what is {@linkplain #askOnce asked once}. Keeps connections open. Thread-safe. Follows no redirect;
 * neither user nor password is in any message.
 */
final class ClusterClient implements Closeable {

    static final ObjectMapper JSON = new ObjectMapper();

    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration ANSWER = Duration.ofSeconds(60);

    /** For so long others are asked first when a node did not answer. */
    private static final Duration AWAY = Duration.ofSeconds(30);

    private static final int MOST_REASON = 300;

    /** How OpenSearch names what it blocks when disks are nearly full: writing to an index, and making another one. */
    private static final List<String> FULL = List.of("read-only-allow-delete", "create-index blocked");

    private static final int OK = 200;
    private static final int BAD_REQUEST = 400;
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final int TOO_LARGE = 413;
    private static final int NOT_IMPLEMENTED = 501;

    private final ClusterAddress address;
    private final Optional<String> authorization;
    private final HttpClient http;
    private final Duration patience;
    private final Duration wait;
    private final ClusterRetry retry;
    private final AtomicInteger turn = new AtomicInteger();
    /** By node, in {@link System#nanoTime}. */
    private final AtomicLongArray awayUntil;
    /** Whether any node ever did: one that never was there is not waited for. */
    private volatile boolean answered;

    ClusterClient(ClusterAddress address, IndexLocation location) {
        this(address, location, ANSWER, ClusterRetry.USUAL);
    }

    /**
     * With other times.
     *
     * @param patience how long a node may take to answer
     * @param wait for how long is waited for a cluster that cannot answer for now
     */
    ClusterClient(ClusterAddress address, IndexLocation location, Duration patience, Duration wait) {
        this.address = address;
        this.patience = patience;
        this.wait = wait;
        this.retry = new ClusterRetry(wait);
        this.awayUntil = new AtomicLongArray(address.nodes().size());
        long now = System.nanoTime();
        for (int i = 0; i < awayUntil.length(); i++) {
            awayUntil.set(i, now);
        }
        this.authorization = location.user()
                .map(user -> "Basic "
                        + Base64.getEncoder()
                                .encodeToString(
                                        (user + ":" + location.password().orElse(""))
                                                .getBytes(StandardCharsets.UTF_8)));
        HttpClient.Builder builder = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(CONNECT);
        location.certificates().ifPresent(file -> builder.sslContext(trusting(file)));
        this.http = builder.build();
    }

    private static SSLContext trusting(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
            trusted.load(null, null);
            int number = 0;
            for (Certificate certificate :
                    CertificateFactory.getInstance("X.509").generateCertificates(in)) {
                trusted.setCertificateEntry("certificate-" + number++, certificate);
            }
            if (number == 0) {
                throw new IndexException(
                        "%s holds no certificate: name a PEM file in COLOPHON_INDEX_CERTIFICATES".formatted(file));
            }
            TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            managers.init(trusted);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, managers.getTrustManagers(), null);
            return context;
        } catch (IOException | GeneralSecurityException e) {
            throw new IndexException(
                    "the certificates in %s cannot be read (%s): check COLOPHON_INDEX_CERTIFICATES"
                            .formatted(file, e.getMessage()),
                    e);
        }
    }

    /** What the cluster says; empty when it says that there is no such thing. */
    Optional<JsonNode> find(String method, String path, byte[] body) {
        HttpResponse<byte[]> response = ask(method, path, body);
        return response.statusCode() == ClusterRefusal.NOT_FOUND
                ? Optional.empty()
                : Optional.of(parsed(response, path));
    }

    /** A document; empty when it is not there, but not when its index is not. */
    Optional<JsonNode> document(String path) {
        HttpResponse<byte[]> response = ask("GET", path, new byte[0]);
        return response.statusCode() == ClusterRefusal.NOT_FOUND
                        && read(response.body()).has("found")
                ? Optional.empty()
                : Optional.of(parsed(response, path));
    }

    /** As above, of what has to be there. */
    JsonNode ask(String method, String path, JsonNode body) {
        return parsed(ask(method, path, bytes(body)), path);
    }

    /** As above, without anything said. */
    JsonNode ask(String method, String path) {
        return parsed(ask(method, path, new byte[0]), path);
    }

    /** As above, of what answers with bytes. */
    byte[] askBytes(String path, byte[] body) {
        HttpResponse<byte[]> response = ask("POST", path, body);
        if (response.statusCode() == NOT_IMPLEMENTED || hasNoSuchPath(response)) {
            throw new IndexException(
                    "the plug-in of the index cluster %s is of another version (%s): install the plug-in of this version on all nodes"
                            .formatted(address, reason(read(response.body()), response.statusCode())));
        }
        if (response.statusCode() != OK) {
            parsed(response, path);
        }
        if (!response.headers().firstValue("Content-Type").orElse("").startsWith("application/octet-stream")) {
            throw new IndexException("what answers at %s is no OpenSearch: check COLOPHON_INDEX".formatted(address));
        }
        return response.body();
    }

    /** A plug-in that does not know what is asked of it. */
    private static boolean hasNoSuchPath(HttpResponse<byte[]> response) {
        return response.statusCode() == BAD_REQUEST
                && read(response.body()).path("error").asText().startsWith("no handler found");
    }

    /** Sends lines of JSON. */
    JsonNode askLines(String path, byte[] lines) {
        return parsed(ask("POST", path, lines), path);
    }

    /** As above, of what must not be done twice: only a node that cannot be reached at all is passed over. */
    JsonNode askOnce(String method, String path, JsonNode body) {
        return parsed(ask(method, path, bytes(body), false), path);
    }

    static byte[] bytes(JsonNode json) {
        try {
            return json instanceof MissingNode ? new byte[0] : JSON.writeValueAsBytes(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("what was to be sent is no JSON", e);
        }
    }

    private HttpResponse<byte[]> ask(String method, String path, byte[] body) {
        return ask(method, path, body, true);
    }

    /**
     * Asks one node after the other until one answers that it is not merely busy, or without what is needed for an answer.
     *
     * @param again whether it may be asked of another node when it is not known what came of it
     */
    private HttpResponse<byte[]> ask(String method, String path, byte[] body, boolean again) {
        IOException failure = new IOException("no node was asked");
        Optional<HttpResponse<byte[]>> unable = Optional.empty();
        for (int asked : order()) {
            try {
                HttpResponse<byte[]> response =
                        http.send(request(asked, method, path, body), HttpResponse.BodyHandlers.ofByteArray());
                answered = true;
                if (!again || !ClusterRefusal.isForNow(response.statusCode())) {
                    return response;
                }
                unable = Optional.of(response);
            } catch (IOException e) {
                awayUntil.set(asked, System.nanoTime() + AWAY.toNanos());
                e.addSuppressed(failure);
                failure = e;
                if (!again && !(e instanceof ConnectException || e instanceof HttpConnectTimeoutException)) {
                    break;
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IndexException("asking the index cluster %s was interrupted".formatted(address), e);
            }
        }
        if (unable.isPresent()) {
            return unable.get();
        }
        throw new IndexException(
                "the index cluster %s cannot be reached (%s): %s".formatted(address, said(failure), remedy(failure)),
                answered && !(failure instanceof SSLException)
                        ? new ClusterRefusal(ClusterRefusal.NO_ANSWER, said(failure), failure)
                        : failure);
    }

    /** Each node in its turn first, those last that did not answer a moment ago. */
    private List<Integer> order() {
        int count = address.nodes().size();
        int first = Math.floorMod(turn.getAndIncrement(), count);
        long now = System.nanoTime();
        return IntStream.range(0, count)
                .mapToObj(i -> (first + i) % count)
                .sorted(Comparator.comparing(node -> awayUntil.get(node) - now > 0))
                .toList();
    }

    private HttpRequest request(int asked, String method, String path, byte[] body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        address.nodes().get(asked).resolve(path))
                .timeout(patience)
                .method(
                        method,
                        body.length == 0
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofByteArray(body));
        if (body.length > 0) {
            request.header("Content-Type", path.contains("_bulk") ? "application/x-ndjson" : "application/json");
        }
        authorization.ifPresent(value -> request.header("Authorization", value));
        return request.build();
    }

    private static String remedy(IOException failure) {
        String said = said(failure);
        if (failure instanceof SSLException) {
            return said.contains("plaintext")
                    ? "it speaks no TLS there: begin COLOPHON_INDEX with opensearch+http, or name a port with TLS"
                    : "name who certifies it in COLOPHON_INDEX_CERTIFICATES";
        }
        return said.contains("no bytes") || said.contains("status line")
                ? "where it speaks TLS, begin COLOPHON_INDEX with opensearch+https; else check which port it names"
                : "start it, or check COLOPHON_INDEX";
    }

    private static String said(IOException failure) {
        if (Stream.<Throwable>iterate(failure, Objects::nonNull, Throwable::getCause)
                .anyMatch(UnresolvedAddressException.class::isInstance)) {
            return "no host of this name is known";
        }
        String message = failure.getMessage();
        return message == null || message.isBlank() ? failure.getClass().getSimpleName() : oneLine(message);
    }

    private JsonNode parsed(HttpResponse<byte[]> response, String path) {
        JsonNode json = read(response.body());
        if (response.statusCode() < 300) {
            if (json.isMissingNode()) {
                throw new IndexException(
                        "what answers at %s is no OpenSearch: check COLOPHON_INDEX".formatted(address));
            }
            return json;
        }
        String asked = path.replaceFirst("\\?.*", "");
        int status = response.statusCode();
        // A block of a full disk is FORBIDDEN, too.
        boolean denied =
                status == UNAUTHORIZED || (status == FORBIDDEN && !type(json).contains("block"));
        if (denied) {
            throw new IndexException(
                    "the index cluster %s does not let this user do %s: check COLOPHON_INDEX_USER, COLOPHON_INDEX_PASSWORD and the role of that user"
                            .formatted(address, asked));
        }
        if (status == TOO_LARGE) {
            throw new IndexException("the index cluster %s takes no %s so large: raise its http.max_content_length"
                    .formatted(address, asked));
        }
        throw refused(status, reason(json, status));
    }

    /** What to throw when the cluster, or a part of it, does not answer: nothing is known then, least of all that nothing is there. */
    IndexException refused(String reason) {
        return refused(OK, reason);
    }

    /** As above, when it may answer a moment later. */
    IndexException refusedForNow(String reason) {
        return refused(ClusterRefusal.UNAVAILABLE, reason);
    }

    private IndexException refused(int status, String reason) {
        boolean full = FULL.stream().anyMatch(reason::contains);
        String mend = full
                ? "free space on the disks of its nodes"
                : status == ClusterRefusal.NOT_FOUND ? "run `colophon index rebuild`" : "look at its _cluster/health";
        return new IndexException(
                "the index cluster %s cannot answer (%s): %s".formatted(address, reason, mend),
                // It says 429 of a full disk, but nobody frees that within seconds.
                new ClusterRefusal(full ? FORBIDDEN : status, reason));
    }

    private static String type(JsonNode json) {
        return json.path("error").path("type").asText("");
    }

    private static JsonNode read(byte[] body) {
        try {
            JsonNode json = JSON.readTree(body);
            return json == null ? MissingNode.getInstance() : json;
        } catch (IOException _) {
            return MissingNode.getInstance();
        }
    }

    /** The innermost reason that it gives. */
    private static String reason(JsonNode json, int status) {
        JsonNode error = json.path("error");
        JsonNode root = error.path("root_cause").path(0);
        String reason = root.path("reason").asText(error.path("reason").asText(""));
        JsonNode cause = root.isMissingNode() ? error : root;
        while (cause.path("caused_by").path("reason").isTextual()) {
            cause = cause.path("caused_by");
            reason = cause.path("reason").asText();
        }
        return reason.isBlank() ? "status " + status : oneLine(reason);
    }

    /** Without what would break a line, cut to a length. */
    static String oneLine(String text) {
        String line = text.replaceAll("\\p{Cntrl}+", " ");
        return line.length() <= MOST_REASON ? line : line.substring(0, MOST_REASON) + "…";
    }

    ClusterAddress address() {
        return address;
    }

    /** For how long is waited for a cluster that cannot answer for now. */
    Duration waitForAnswers() {
        return wait;
    }

    /** By which is asked what is not asked of an index: that has one of its own. */
    ClusterRetry retry() {
        return retry;
    }

    @Override
    public void close() {
        http.close();
    }
}
