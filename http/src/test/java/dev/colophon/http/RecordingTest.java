package dev.colophon.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.http.FetchResult.Fetched;
import dev.colophon.http.body.BoundedCopy;
import dev.colophon.http.body.Spool;
import dev.colophon.http.body.StoredBytes;
import dev.colophon.http.body.Truncation;
import dev.colophon.http.guard.AllowList;
import dev.colophon.http.guard.GuardSettings;
import dev.colophon.http.guard.Refused;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is recorded of an exchange is what passed the connection, byte for byte. */
class RecordingTest {

    private static final FetchLimits LIMITS = new FetchLimits(
            Duration.ofSeconds(2),
            Duration.ofSeconds(2),
            Duration.ofSeconds(2),
            Duration.ofSeconds(5),
            Duration.ofSeconds(5),
            10_000,
            4 << 20,
            8_000,
            2 << 20,
            100,
            Duration.ofSeconds(5),
            1);

    @TempDir
    Path scratch;

    private WireServer server;
    private GuardedClient client;

    @BeforeEach
    void start() throws IOException {
        server = WireServer.plain();
        client = new GuardedClient(GuardSettings.of("https://example.org/bot", scratch)
                .withAllowed(AllowList.of(List.of("site.example:" + server.port())))
                .withResolver(name -> List.of(InetAddress.ofLiteral("127.0.0.1"))));
    }

    @AfterEach
    void stop() throws IOException {
        client.close();
        server.close();
    }

    private Fetched fetched(byte[] answer) throws Refused {
        server.answer(answer);
        return (Fetched) client.fetch(FetchRequest.single(
                server.url("site.example", "/a?b=c"), LIMITS, Optional.of("\"old\""), Optional.empty()));
    }

    private static byte[] bytes(String head, byte[]... rest) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(head.replace("\n", "\r\n").getBytes(ISO_8859_1));
        for (byte[] part : rest) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    private static byte[] read(StoredBytes stored) throws IOException {
        try (InputStream in = stored.stream()) {
            return in.readAllBytes();
        }
    }

    private static void hasBytes(StoredBytes stored, byte[] expected) throws IOException {
        assertThat(read(stored)).isEqualTo(expected);
        assertThat(stored.size()).isEqualTo(expected.length);
        assertThat(stored.sha256())
                .isEqualTo(HexFormat.of().formatHex(BoundedCopy.sha256().digest(expected)));
        assertThat(stored.path()).hasBinaryContent(expected);
    }

    private void nothingIsLeftOf(Fetched got) throws IOException {
        got.close();
        try (Stream<Path> left = Files.list(scratch)) {
            assertThat(left).isEmpty();
        }
    }

    private static byte[] noise(int size) {
        byte[] bytes = new byte[size];
        new SplittableRandom(size).nextBytes(bytes);
        return bytes;
    }

    /** In the chunked coding, with an extension and a trailer. */
    private static byte[] chunked(byte[] body, int size) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (int at = 0; at < body.length; at += size) {
            int length = Math.min(size, body.length - at);
            all.writeBytes(bytes(Integer.toHexString(length) + (at == 0 ? ";name=value" : "") + "\n"));
            all.write(body, at, length);
            all.writeBytes(bytes("\n"));
        }
        all.writeBytes(bytes("0\nX-Trailer: 1\n\n"));
        return all.toByteArray();
    }

    @Test
    void plainRequestsAskForContentAsItIs() throws Exception {
        server.answer(bytes("HTTP/1.1 204 No Content\n\n"));
        try (Fetched answer = (Fetched) client.fetch(FetchRequest.plain(server.url("site.example", "/"), LIMITS))) {
            assertThat(new String(answer.recording().orElseThrow().request(), ISO_8859_1))
                    .contains("Accept-Encoding: identity\r\n");
        }
    }

    @Test
    void keepsTheRequestAsTheServerReceivedIt() throws Exception {
        Recording recording =
                fetched(bytes("HTTP/1.1 204 No Content\n\n")).recording().orElseThrow();
        assertThat(recording.request()).isEqualTo(server.requests().getFirst());
        assertThat(new String(recording.request(), ISO_8859_1))
                .startsWith("GET /a?b=c HTTP/1.1\r\n")
                .contains("If-None-Match: \"old\"\r\n")
                .endsWith("\r\n\r\n");
        assertThat(recording.addresses()).containsExactly(InetAddress.ofLiteral("127.0.0.1"));
        assertThat(recording.tls()).isEmpty();
        assertThat(recording.elapsed()).isPositive();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 5_000, Spool.MOST_HELD, Spool.MOST_HELD + 1, 3_000_000})
    void keepsAnAnswerOfKnownLengthThatIsStoredOnce(int size) throws Exception {
        byte[] body = noise(size);
        String head = "HTTP/1.1 200 Fine\nserver:x\nContent-Length: " + size + "\nX: \u00e9\n\n";
        Fetched got = fetched(bytes(head, body, bytes("more than that")));
        Recording recording = got.recording().orElseThrow();
        assertThat(files()).as("files before a path is asked for").hasSize(size > Spool.MOST_HELD ? 1 : 0);
        hasBytes(recording.response(), bytes(head, body));
        assertThat(recording.headLength()).isEqualTo(bytes(head).length);
        assertThat(recording.cut()).isEmpty();
        hasBytes(got.sent(), body);
        assertThat(got.body()).isSameAs(got.sent());
        nothingIsLeftOf(got);
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(scratch)) {
            return files.toList();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 4_096, 100_000, 3_000_000})
    void keepsAnAnswerInChunksUpToItsEnd(int chunk) throws Exception {
        byte[] body = noise(chunk == 1 ? 30_000 : 1_500_000);
        String head = "HTTP/1.1 200 OK\nTransfer-Encoding: Chunked\n\n";
        Fetched got = fetched(bytes(head, chunked(body, chunk), bytes("HTTP/1.1 200 OK\n\n")));
        hasBytes(got.recording().orElseThrow().response(), bytes(head, chunked(body, chunk)));
        hasBytes(got.sent(), body);
        assertThat(got.cut()).isEmpty();
        nothingIsLeftOf(got);
    }

    @Test
    void keepsTheEncodedBodyAndDecodesItBeside() throws Exception {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(new byte[2_000]);
        }
        byte[] answer = bytes("HTTP/1.1 200 OK\nContent-Encoding: gzip\n\n", packed.toByteArray());
        Fetched got = fetched(answer);
        hasBytes(got.recording().orElseThrow().response(), answer);
        hasBytes(got.sent(), packed.toByteArray());
        hasBytes(got.body(), new byte[2_000]);
        nothingIsLeftOf(got);
    }

    @Test
    void leavesOutInterimAnswers() throws Exception {
        byte[] answer = bytes("HTTP/1.1 200 OK\nContent-Length: 2\n\nhi");
        Fetched got = fetched(bytes("HTTP/1.1 103 Early Hints\nLink: </a>\n\nHTTP/1.1 102 Wait\n\n", answer));
        hasBytes(got.recording().orElseThrow().response(), answer);
        nothingIsLeftOf(got);
    }

    @Test
    void takesNoBodyWhereThereIsNone() throws Exception {
        byte[] answer = bytes("HTTP/1.1 304 Not Modified\nContent-Length: 4000\nETag: \"old\"\n\n");
        Fetched got = fetched(answer);
        assertThat(got.status()).isEqualTo(304);
        assertThat(got.cut()).isEmpty();
        hasBytes(got.recording().orElseThrow().response(), answer);
        hasBytes(got.sent(), new byte[0]);
    }

    @Test
    void keepsWhatArrivedOfAnAnswerThatBreaksOff() throws Exception {
        byte[] answer = bytes("HTTP/1.1 200 OK\nContent-Length: 4000\n\n", noise(1_234));
        Fetched got = fetched(answer);
        assertThat(got.recording().orElseThrow().cut())
                .hasValueSatisfying(cut -> assertThat(cut.kind()).isEqualTo(Truncation.Kind.DISCONNECT));
        hasBytes(got.recording().orElseThrow().response(), answer);
        byte[] inChunks = bytes("HTTP/1.1 200 OK\nTransfer-Encoding: chunked\n\nff0\n", noise(1_234));
        Fetched chunked = fetched(inChunks);
        assertThat(chunked.cut()).isPresent();
        hasBytes(chunked.recording().orElseThrow().response(), inChunks);
        hasBytes(chunked.sent(), noise(1_234));
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 999, 20_000})
    void recordsNoMoreContentThanTheLimit(int chunk) throws Exception {
        byte[] body = noise(15_000);
        String head = "HTTP/1.1 200 OK\nContent-Type: text/plain\nTransfer-Encoding: chunked\n\n";
        Fetched got = fetched(bytes(head, chunked(body, chunk)));
        assertThat(got.cut()).contains(new Truncation(Truncation.Kind.LENGTH, "longer than 10000 bytes"));
        assertThat(got.sent().size()).isEqualTo(10_000);
        byte[] response = read(got.recording().orElseThrow().response());
        assertThat(bytes(head, chunked(body, chunk))).startsWith(response);
        byte[] wire = Arrays.copyOfRange(response, bytes(head).length, response.length);
        assertThat(new ChunkedBody().advance(wire, 0, wire.length, 10_000)).isEqualTo(wire.length);
        assertThat(new ChunkedBody().advance(wire, 0, wire.length, 9_999)).isLessThan(wire.length);
        nothingIsLeftOf(got);
    }

    @Test
    void saysWhenOnlyTheDecodedBodyIsCut() throws Exception {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(new byte[3 << 20]);
        }
        byte[] answer =
                bytes("HTTP/1.1 200 OK\nContent-Type: text/html\nContent-Encoding: gzip\n\n", packed.toByteArray());
        Fetched got = fetched(answer);
        assertThat(got.cut()).isPresent();
        assertThat(got.recording().orElseThrow().cut())
                .as("the bytes on the wire are whole")
                .isEmpty();
        hasBytes(got.recording().orElseThrow().response(), answer);
        nothingIsLeftOf(got);
    }
}
