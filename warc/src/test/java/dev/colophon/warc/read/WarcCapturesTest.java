package dev.colophon.warc.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.colophon.http.FetchLimits;
import dev.colophon.http.body.BoundedCopy;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.netpreserve.jwarc.HttpRequest;
import org.netpreserve.jwarc.HttpResponse;
import org.netpreserve.jwarc.MediaType;
import org.netpreserve.jwarc.WarcCompression;
import org.netpreserve.jwarc.WarcDigest;
import org.netpreserve.jwarc.WarcRequest;
import org.netpreserve.jwarc.WarcResource;
import org.netpreserve.jwarc.WarcResponse;
import org.netpreserve.jwarc.WarcRevisit;
import org.netpreserve.jwarc.WarcWriter;

class WarcCapturesTest {

    private static final Instant WHEN = Instant.parse("2026-03-04T05:06:07Z");
    private static final long SEED = 20260304;

    @TempDir
    Path folder;

    private Path scratch;

    @BeforeEach
    void scratch() throws IOException {
        scratch = Files.createDirectory(folder.resolve("scratch"));
    }

    private static byte[] sound(int number) {
        byte[] bytes = new byte[5_000];
        new Random(SEED + number).nextBytes(bytes);
        return bytes;
    }

    private static WarcResponse response(String url, byte[] body, String... headers) throws IOException {
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

    private static byte[] sha1(byte[] bytes) {
        try {
            return java.security.MessageDigest.getInstance("SHA-1").digest(bytes);
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Ten responses with their offsets. */
    private List<Long> tenRecords(Path file, WarcCompression compression) throws IOException {
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

    private List<WarcItem> read(Path file) throws IOException {
        try (WarcCaptures captures = WarcCaptures.open(file, scratch, FetchLimits.defaults())) {
            List<WarcItem> items = new ArrayList<>();
            captures.forEachRemaining(items::add);
            return items;
        }
    }

    private static List<WarcCapture> captured(List<WarcItem> items) {
        return items.stream()
                .filter(WarcCapture.class::isInstance)
                .map(WarcCapture.class::cast)
                .toList();
    }

    private static List<String> reasons(List<WarcItem> items) {
        return items.stream()
                .filter(WarcProblem.class::isInstance)
                .map(item -> ((WarcProblem) item).reason())
                .toList();
    }

    private static List<String> urls(List<WarcItem> items) {
        return captured(items).stream().map(WarcCapture::url).toList();
    }

    private static byte[] bytes(WarcCapture captured) throws IOException {
        return Files.readAllBytes(captured.payload().path());
    }

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

    @ParameterizedTest
    @EnumSource(names = {"NONE", "GZIP"})
    void givesAllBeforeACut(WarcCompression compression) throws Exception {
        Path file = folder.resolve("a.warc");
        List<Long> offsets = tenRecords(file, compression);
        byte[] whole = Files.readAllBytes(file);
        for (int cut : new int[] {700, 30, 3}) {
            Files.write(file, Arrays.copyOf(whole, Math.toIntExact(offsets.get(6)) + cut));
            List<WarcItem> items = read(file);
            assertThat(urls(items)).hasSize(6);
            assertThat(reasons(items)).singleElement().asString().contains("offset " + offsets.get(6));
        }
        Files.write(file, Arrays.copyOf(whole, Math.toIntExact(offsets.get(6))));
        assertThat(urls(read(file))).hasSize(6);
        assertThat(reasons(read(file))).isEmpty();
    }

    @Test
    void aDamagedMemberCostsItselfOnly() throws Exception {
        Path file = folder.resolve("a.warc.gz");
        List<Long> offsets = tenRecords(file, WarcCompression.GZIP);
        byte[] whole = Files.readAllBytes(file);
        Random random = new Random(SEED);
        for (int round = 0; round < 30; round++) {
            int victim = random.nextInt(10);
            int start = Math.toIntExact(offsets.get(victim));
            int end = victim == 9 ? whole.length : Math.toIntExact(offsets.get(victim + 1));
            byte[] damaged = whole.clone();
            // Not the last byte before the eight of the check: part of it may be filling, which nothing checks.
            int at = round < 10 ? end - 1 - round % 8 : start + 10 + random.nextInt(end - start - 19);
            damaged[at] ^= (byte) (1 + random.nextInt(255));
            Files.write(file, damaged);
            List<WarcItem> items = read(file);
            assertThat(urls(items))
                    .as("seed " + SEED + " round " + round + " member " + victim + " byte " + (at - start))
                    .hasSize(9)
                    .doesNotContain("http://example.org/" + victim + ".mp3");
            assertThat(reasons(items)).singleElement().asString().startsWith("broken record at offset " + start);
            captured(items).forEach(WarcCapture::close);
        }
    }

    @Test
    void aDamagedHeaderOfAPlainWarcCostsItsRecordOnly() throws Exception {
        Path file = folder.resolve("a.warc");
        List<Long> offsets = tenRecords(file, WarcCompression.NONE);
        byte[] damaged = Files.readAllBytes(file);
        damaged[Math.toIntExact(offsets.get(4)) + 2] = 0;
        Files.write(file, damaged);
        List<WarcItem> items = read(file);
        assertThat(urls(items)).hasSize(9).doesNotContain("http://example.org/4.mp3");
        assertThat(reasons(items)).singleElement().asString().contains("read on at offset " + offsets.get(5));
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
    void boundsHeadersAndBombs() throws Exception {
        Path file = folder.resolve("a.warc.gz");
        try (OutputStream out = Files.newOutputStream(file)) {
            try (GZIPOutputStream header = new GZIPOutputStream(new KeepOpen(out))) {
                header.write("WARC/1.0\r\nX: ".getBytes(StandardCharsets.ISO_8859_1));
                header.write(new byte[64 << 20]);
            }
            try (WarcWriter writer =
                    new WarcWriter(java.nio.channels.Channels.newChannel(new KeepOpen(out)), WarcCompression.GZIP)) {
                ByteArrayOutputStream bomb = new ByteArrayOutputStream();
                try (GZIPOutputStream packed = new GZIPOutputStream(bomb)) {
                    packed.write(new byte[64 << 20]);
                }
                writer.write(response("http://example.org/bomb", bomb.toByteArray(), "Content-Encoding", "gzip"));
            }
        }
        List<WarcItem> items = read(file);
        assertThat(reasons(items)).singleElement().asString().contains("broken record at offset 0");
        assertThat(captured(items)).singleElement().satisfies(bomb -> {
            assertThat(bomb.cut()).isPresent();
            assertThat(bomb.payload().size()).isLessThan(10 << 20);
        });
    }

    private static final class KeepOpen extends java.io.FilterOutputStream {
        KeepOpen(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            out.write(bytes, from, length);
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }

    @Test
    void readsTheWarcsOfAWaczAndLeavesNothingBehind() throws Exception {
        Path warc = folder.resolve("a.warc.gz");
        tenRecords(warc, WarcCompression.GZIP);
        Path wacz = folder.resolve("a.wacz");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(wacz))) {
            zip.putNextEntry(new ZipEntry("datapackage.json"));
            zip.putNextEntry(new ZipEntry("archive/data.warc.gz"));
            zip.write(Files.readAllBytes(warc));
        }
        List<WarcItem> items = read(wacz);
        assertThat(captured(items)).hasSize(10);
        assertThat(captured(items).getFirst().position())
                .isEqualTo(new WarcPosition("a.wacz!/archive/data.warc.gz", 0));
        captured(items).forEach(WarcCapture::close);
        assertThat(scratch).isEmptyDirectory();
    }

    /** One gzip member with all records, as {@code gzip a.warc} makes it. */
    private Path oneMember(Path plain) throws IOException {
        Path packed = folder.resolve("one.warc.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
            Files.copy(plain, out);
        }
        return packed;
    }

    /** How many bytes can be had of a gzip member that is cut. */
    private static long inflated(byte[] cut) throws IOException {
        long count = 0;
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(cut))) {
            while (in.read() >= 0) {
                count++;
            }
        } catch (EOFException atTheCut) {
            return count;
        }
        return count;
    }

    @Test
    void readsAMemberWithManyRecordsUpToItsDamage() throws Exception {
        Path plain = folder.resolve("a.warc");
        List<Long> offsets = tenRecords(plain, WarcCompression.NONE);
        Path file = oneMember(plain);
        assertThat(urls(read(file))).hasSize(10);
        assertThat(reasons(read(file))).isEmpty();
        byte[] whole = Files.readAllBytes(file);
        for (int length = 1_000; length < whole.length; length += 970) {
            byte[] cut = Arrays.copyOf(whole, length);
            Files.write(file, cut);
            long left = inflated(cut);
            long complete =
                    offsets.stream().skip(1).filter(next -> next <= left).count();
            List<WarcItem> items = read(file);
            assertThat(urls(items)).as("cut at " + length).hasSize(Math.toIntExact(complete));
            assertThat(reasons(items)).singleElement().asString().startsWith("broken record at offset 0: ");
            captured(items).forEach(WarcCapture::close);
        }
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

    private Path wacz(byte[] warc, String... more) throws IOException {
        Path wacz = folder.resolve("a.wacz");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(wacz))) {
            zip.putNextEntry(new ZipEntry("archive/data.warc.gz"));
            zip.write(warc);
            for (String name : more) {
                zip.putNextEntry(new ZipEntry(name));
            }
        }
        return wacz;
    }

    @Test
    void saysWhatIsMissingInAWacz() throws Exception {
        Path warc = folder.resolve("a.warc.gz");
        List<Long> offsets = tenRecords(warc, WarcCompression.GZIP);
        byte[] whole = Files.readAllBytes(warc);

        byte[] cutInside = Arrays.copyOf(whole, Math.toIntExact(offsets.get(6)) + 100);
        List<WarcItem> items = read(wacz(cutInside, "archive/more.warc.zst"));
        assertThat(urls(items)).hasSize(6);
        assertThat(reasons(items))
                .containsExactly(
                        "a zstd WARC, which is not read; unpack it with zstd -d",
                        "broken record at offset " + offsets.get(6)
                                + ": the file ends inside this record; nothing readable after it");

        Path damaged = wacz(whole);
        byte[] zip = Files.readAllBytes(damaged);
        zip[zip.length / 2] ^= 0x55;
        Files.write(damaged, zip);
        assertThat(reasons(read(damaged)))
                .isNotEmpty()
                .first()
                .asString()
                .startsWith("damaged WARC in this WACZ: ")
                .doesNotContain("\n");

        Files.write(damaged, Arrays.copyOf(zip, zip.length - 100));
        assertThatThrownBy(() -> read(damaged))
                .isInstanceOf(IOException.class)
                .message()
                .startsWith(damaged + " is no whole WACZ (")
                .endsWith("); fetch it again")
                .doesNotContain("\n");
    }

    @Test
    void anythingElseIsOneLineAndNoFailure() throws Exception {
        Path file = folder.resolve("a.warc");
        Random random = new Random(SEED);
        for (int round = 0; round < 50; round++) {
            byte[] noise = new byte[random.nextInt(3_000)];
            random.nextBytes(noise);
            if (round % 3 == 0 && noise.length > 2) {
                noise[0] = 0x1f;
                noise[1] = (byte) 0x8b;
            }
            Files.write(file, noise);
            assertThat(reasons(read(file)))
                    .as("seed " + SEED + " round " + round)
                    .hasSizeLessThanOrEqualTo(1);
            assertThat(captured(read(file))).isEmpty();
        }
    }
}
