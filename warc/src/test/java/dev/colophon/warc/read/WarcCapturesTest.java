package dev.colophon.warc.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.http.FetchLimits;
import dev.colophon.http.body.BoundedCopy;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.netpreserve.jwarc.HttpRequest;
import org.netpreserve.jwarc.MediaType;
import org.netpreserve.jwarc.WarcCompression;
import org.netpreserve.jwarc.WarcDigest;
import org.netpreserve.jwarc.WarcRequest;
import org.netpreserve.jwarc.WarcResource;
import org.netpreserve.jwarc.WarcRevisit;
import org.netpreserve.jwarc.WarcWriter;

/** What whole files give. */
class WarcCapturesTest extends WarcKit {

    @ParameterizedTest
    @EnumSource(names = {"NONE", "GZIP"})
    void givesEachResponseWithItsFacts(WarcCompression compression) throws Exception {
        Path file = folder.resolve("a.warc");
        List<Long> offsets = tenRecords(file, compression);
        List<WarcItem> items = read(file);
        assertThat(reasons(items)).isEmpty();
        List<WarcCapture> found = captured(items);
        assertThat(found).hasSize(10);
        for (int i = 0; i < 10; i++) {
            assertThat(bytes(found.get(i))).isEqualTo(sound(i));
            assertThat(found.get(i).url()).isEqualTo("http://example.org/" + i + ".mp3");
            assertThat(found.get(i).position()).isEqualTo(new WarcPosition("a.warc", offsets.get(i)));
            assertThat(found.get(i).date()).isEqualTo(WHEN);
            assertThat(found.get(i).contentType()).isEqualTo("audio/mpeg");
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"NONE", "GZIP"})
    void resumesAtAnyRecord(WarcCompression compression) throws Exception {
        Path file = folder.resolve("a.warc");
        List<Long> offsets = tenRecords(file, compression);
        for (long from : List.of(offsets.get(7), offsets.get(6) + 3)) {
            try (WarcCaptures captures = WarcCaptures.openAt(file, from, scratch, FetchLimits.defaults())) {
                assertThat(((WarcCapture) captures.next()).url()).isEqualTo("http://example.org/7.mp3");
            }
        }
    }

    @Test
    void reportsAWrongDigestAndGivesThePayload() throws Exception {
        Path file = folder.resolve("a.warc");
        try (WarcWriter writer = new WarcWriter(Files.newOutputStream(file))) {
            for (String digest : List.of(
                    "sha256:" + "0".repeat(64), "sha256:" + BoundedCopy.sha256().getAlgorithm(), "nonsense:1")) {
                writer.write(new WarcResource.Builder(URI.create("http://example.org/a"))
                        .date(WHEN)
                        .body(MediaType.parse("audio/mpeg"), sound(1))
                        .setHeader("WARC-Payload-Digest", digest)
                        .build());
            }
            writer.write(new WarcResource.Builder(URI.create("http://example.org/b"))
                    .date(WHEN)
                    .body(MediaType.parse("audio/mpeg"), sound(1))
                    .setHeader(
                            "WARC-Block-Digest",
                            "sha256:"
                                    + HexFormat.of()
                                            .formatHex(BoundedCopy.sha256().digest(sound(1))))
                    .build());
        }
        List<WarcItem> items = read(file);
        assertThat(captured(items)).hasSize(4);
        assertThat(reasons(items)).isEmpty();
        assertThat(captured(items).stream().flatMap(capture -> capture.mismatch().stream()))
                .hasSize(2)
                .allSatisfy(words -> assertThat(words).contains("digest"));
    }

    @Test
    void resolvesRevisitsWithinTheSet() throws Exception {
        Path file = folder.resolve("a.warc.gz");
        try (WarcWriter writer = new WarcWriter(Files.newOutputStream(file))) {
            writer.write(response("http://example.org/first.mp3", sound(1)));
            for (int number : new int[] {1, 2}) {
                writer.write(new WarcRevisit.Builder(
                                URI.create("http://mirror.example/" + number + ".mp3"),
                                WarcRevisit.IDENTICAL_PAYLOAD_DIGEST_1_1)
                        .date(WHEN.plusSeconds(60))
                        .payloadDigest(new WarcDigest("sha-1", sha1(sound(number))))
                        .build());
            }
        }
        List<WarcItem> items = read(file);
        assertThat(urls(items)).containsExactly("http://example.org/first.mp3", "http://mirror.example/1.mp3");
        assertThat(bytes(captured(items).get(1))).isEqualTo(sound(1));
        assertThat(captured(items).get(1).date()).isEqualTo(WHEN.plusSeconds(60));
        assertThat(reasons(items)).containsExactly("a revisit of a record that is not in this set");
    }

    @Test
    void decodesContentAndIgnoresWhatIsNoCapture() throws Exception {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(sound(3));
        }
        byte[] chunked = "3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1);
        Path file = folder.resolve("a.warc.gz");
        try (WarcWriter writer = new WarcWriter(Files.newOutputStream(file))) {
            writer.write(response("http://example.org/z", packed.toByteArray(), "Content-Encoding", "gzip"));
            writer.write(response("http://example.org/c", chunked, "Transfer-Encoding", "chunked"));
            writer.write(new WarcRequest.Builder(URI.create("http://example.org/z"))
                    .date(WHEN)
                    .body(new HttpRequest.Builder("GET", "/z").build())
                    .build());
            writer.write(response("dns:example.org", sound(1)));
            writer.write(response("http://example.org/lie", sound(4), "Content-Length", "3"));
        }
        List<WarcItem> items = read(file);
        assertThat(reasons(items)).isEmpty();
        assertThat(urls(items)).hasSize(3);
        assertThat(bytes(captured(items).get(0))).isEqualTo(sound(3));
        assertThat(bytes(captured(items).get(1)))
                .asString(StandardCharsets.US_ASCII)
                .isEqualTo("abcde");
    }

    @Test
    void resolvesRevisitsWithinOneMemberAndOfLargeOnes() throws Exception {
        byte[] large = new byte[300_000];
        new Random(SEED).nextBytes(large);
        Path plain = folder.resolve("a.warc");
        try (WarcWriter writer = new WarcWriter(Files.newOutputStream(plain))) {
            writer.write(response("http://example.org/other.mp3", sound(1)));
            writer.write(response("http://example.org/large.mp3", large));
            writer.write(new WarcRevisit.Builder(
                            URI.create("http://mirror.example/large.mp3"), WarcRevisit.IDENTICAL_PAYLOAD_DIGEST_1_1)
                    .date(WHEN)
                    .payloadDigest(new WarcDigest("sha-1", sha1(large)))
                    .build());
        }
        for (Path file : List.of(plain, oneMember(plain))) {
            List<WarcItem> items = read(file);
            assertThat(reasons(items)).isEmpty();
            assertThat(urls(items)).endsWith("http://mirror.example/large.mp3");
            assertThat(bytes(captured(items).getLast())).isEqualTo(large);
        }
    }
}
