package dev.colophon.warc.read;

import dev.colophon.http.FetchLimits;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.netpreserve.jwarc.HttpResponse;
import org.netpreserve.jwarc.MediaType;
import org.netpreserve.jwarc.WarcCompression;
import org.netpreserve.jwarc.WarcDigest;
import org.netpreserve.jwarc.WarcResponse;
import org.netpreserve.jwarc.WarcWriter;

/** WARC files of ten sounds, and what is read of them. */
abstract class WarcKit {

    static final Instant WHEN = Instant.parse("2026-03-04T05:06:07Z");
    static final long SEED = 20260304;

    @TempDir
    Path folder;

    Path scratch;

    @BeforeEach
    void scratch() throws IOException {
        scratch = Files.createDirectory(folder.resolve("scratch"));
    }

    static byte[] sound(int number) {
        byte[] bytes = new byte[5_000];
        new Random(SEED + number).nextBytes(bytes);
        return bytes;
    }

    static WarcResponse response(String url, byte[] body, String... headers) throws IOException {
        HttpResponse.Builder http = new HttpResponse.Builder(200, "OK");
        for (int i = 0; i < headers.length; i += 2) {
            http.addHeader(headers[i], headers[i + 1]);
        }
        return new WarcResponse.Builder(URI.create(url))
                .date(WHEN)
                .body(http.body(MediaType.parse("audio/mpeg"), body).build())
                .payloadDigest(new WarcDigest("sha-1", sha1(body)))
                .build();
    }

    static byte[] sha1(byte[] bytes) {
        try {
            return java.security.MessageDigest.getInstance("SHA-1").digest(bytes);
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Ten responses with their offsets. */
    List<Long> tenRecords(Path file, WarcCompression compression) throws IOException {
        List<Long> offsets = new ArrayList<>();
        try (OutputStream out = Files.newOutputStream(file);
                WarcWriter writer = new WarcWriter(java.nio.channels.Channels.newChannel(out), compression)) {
            for (int i = 0; i < 10; i++) {
                offsets.add(writer.position());
                writer.write(response("http://example.org/" + i + ".mp3", sound(i)));
            }
        }
        return offsets;
    }

    List<WarcItem> read(Path file) throws IOException {
        try (WarcCaptures captures = WarcCaptures.open(file, scratch, FetchLimits.defaults())) {
            List<WarcItem> items = new ArrayList<>();
            captures.forEachRemaining(items::add);
            return items;
        }
    }

    static List<WarcCapture> captured(List<WarcItem> items) {
        return items.stream()
                .filter(WarcCapture.class::isInstance)
                .map(WarcCapture.class::cast)
                .toList();
    }

    static List<String> reasons(List<WarcItem> items) {
        return items.stream()
                .filter(WarcProblem.class::isInstance)
                .map(item -> ((WarcProblem) item).reason())
                .toList();
    }

    static List<String> urls(List<WarcItem> items) {
        return captured(items).stream().map(WarcCapture::url).toList();
    }

    static byte[] bytes(WarcCapture captured) throws IOException {
        return Files.readAllBytes(captured.payload().path());
    }

    /** One gzip member with all records, as {@code gzip a.warc} makes it. */
    Path oneMember(Path plain) throws IOException {
        Path packed = folder.resolve("one.warc.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
            Files.copy(plain, out);
        }
        return packed;
    }
}
