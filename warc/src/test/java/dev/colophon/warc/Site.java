package dev.colophon.warc;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.colophon.http.FetchLimits;
import dev.colophon.http.FetchRequest;
import dev.colophon.http.FetchResult.Fetched;
import dev.colophon.http.GuardedClient;
import dev.colophon.http.WireServer;
import dev.colophon.http.guard.AllowList;
import dev.colophon.http.guard.GuardSettings;
import dev.colophon.http.guard.Refused;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.zip.GZIPOutputStream;
import javax.net.ssl.X509TrustManager;

/** A real server and a real client for exchanges to keep. */
final class Site implements AutoCloseable {

    static final Provenance WHY =
            new Provenance("source 7", Optional.of("https://example.net/list"), Optional.of("owner 3"));
    static final Instant WHEN = Instant.parse("2026-03-01T10:11:12.345Z");

    private static final FetchLimits LIMITS = new FetchLimits(
            Duration.ofSeconds(5),
            Duration.ofSeconds(5),
            Duration.ofMillis(800),
            Duration.ofSeconds(10),
            Duration.ofSeconds(10),
            100_000,
            16 << 20,
            8_000,
            2 << 20,
            100,
            Duration.ofSeconds(5),
            1);

    final WireServer server;
    private final GuardedClient client;

    private Site(WireServer server, Path scratch, InstantSource clock, Optional<X509TrustManager> trusted) {
        this.server = server;
        this.client = new GuardedClient(new GuardSettings(
                "https://example.org/bot",
                scratch,
                AllowList.of(List.of("site.example:" + server.port())),
                Set.of(),
                List.of(),
                name -> List.of(InetAddress.ofLiteral("127.0.0.1")),
                trusted,
                clock));
    }

    static Site plain(Path scratch) throws IOException {
        return plain(scratch, () -> WHEN);
    }

    static Site plain(Path scratch, InstantSource clock) throws IOException {
        return new Site(WireServer.plain(), scratch, clock, Optional.empty());
    }

    static Site tls(WireServer server, Path scratch, X509TrustManager trusted) {
        return new Site(server, scratch, () -> WHEN, Optional.of(trusted));
    }

    Fetched fetch(String path, byte[] answer) {
        server.answer(answer);
        try {
            return (Fetched) client.fetch(FetchRequest.single(url(path), LIMITS, Optional.empty(), Optional.empty()));
        } catch (Refused refused) {
            throw new AssertionError(refused);
        }
    }

    String url(String path) {
        return server.url("site.example", path);
    }

    @Override
    public void close() {
        client.close();
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A head with line feeds, then bytes as they are. */
    static byte[] answer(String head, byte[]... rest) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(head.replace("\n", "\r\n").getBytes(ISO_8859_1));
        for (byte[] part : rest) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    /** A whole answer with its length. */
    static byte[] page(String type, byte[] body) {
        return answer(
                "HTTP/1.1 200 OK\nServer: test\nContent-Type: " + type + "\nContent-Length: " + body.length + "\n\n",
                body);
    }

    static byte[] gzip(byte[] plain) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(plain);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }

    static byte[] chunks(byte[] body, int size) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (int at = 0; at < body.length; at += size) {
            int length = Math.min(size, body.length - at);
            all.writeBytes(answer(Integer.toHexString(length) + "\n"));
            all.write(body, at, length);
            all.writeBytes(answer("\n"));
        }
        all.writeBytes(answer("0\n\n"));
        return all.toByteArray();
    }

    /** Bytes that do not pack. */
    static byte[] noise(int size) {
        byte[] bytes = new byte[size];
        new SplittableRandom(size).nextBytes(bytes);
        return bytes;
    }

    /** Text that packs as pages do. */
    static byte[] text(int size, long seed) {
        StringBuilder text = new StringBuilder("<!doctype html><title>a page</title>");
        SplittableRandom random = new SplittableRandom(seed);
        while (text.length() < size) {
            text.append("<p class=\"item\">")
                    .append(Long.toHexString(random.nextLong() & 0xffffff))
                    .append("</p>\n");
        }
        return text.substring(0, size).getBytes(ISO_8859_1);
    }
}
