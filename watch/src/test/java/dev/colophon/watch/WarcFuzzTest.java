package dev.colophon.watch;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever bytes it is given, a reader answers; CONTRIBUTING.md says how to search for bytes at which it does not. */
class WarcFuzzTest {

    private static final String TIME = "1m";
    private static final VisitLimits LIMITS = VisitLimits.defaults();

    @TempDir
    static Path folder;

    static List<byte[]> warcs() throws IOException {
        byte[] warc = (record(
                                "response",
                                "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n5;x\r\n<p>a \r\n0\r\n\r\n")
                        + record("revisit", "HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\n")
                        + record("resource", "text"))
                .getBytes(UTF_8);
        ByteArrayOutputStream gzip = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(gzip)) {
            out.write(warc);
        }
        ByteArrayOutputStream wacz = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(wacz)) {
            out.putNextEntry(new ZipEntry("archive/data.warc"));
            out.write(warc);
        }
        return List.of(warc, gzip.toByteArray(), wacz.toByteArray());
    }

    private static String record(String type, String block) {
        return "WARC/1.1\r\nWARC-Type: %s\r\nWARC-Record-ID: <urn:uuid:6b6b4d1c-0e0a-4a3e-9c3e-000000000001>\r\nWARC-Date: 2026-01-02T03:04:05Z\r\nWARC-Target-URI: http://site.example/\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n"
                .formatted(type, block.length(), block);
    }

    @MethodSource("warcs")
    @FuzzTest(maxDuration = TIME)
    void warc(byte[] data) throws IOException {
        Path file = Files.write(folder.resolve("input.warc"), data);
        Path scratch = Files.createDirectories(folder.resolve("scratch"));
        try (WarcCaptures items = WarcCaptures.open(file, scratch, LIMITS)) {
            while (items.hasNext()) {
                if (items.next() instanceof Captured captured) {
                    captured.close();
                }
            }
        } catch (IOException unreadable) {
            // A WACZ that is no ZIP.
        }
        try (var left = Files.list(scratch)) {
            left.findAny().ifPresent(file2 -> {
                throw new AssertionError("left behind: " + file2);
            });
        }
    }

    static List<byte[]> chunkedSeeds() {
        return seeds("5;ext=1\r\nabcde\r\n0\r\nTrailer: x\r\n\r\n", "ffffffffffffffffff\r\nabc", "0\r\n\r\nGET");
    }

    @MethodSource("chunkedSeeds")
    @FuzzTest(maxDuration = TIME)
    void chunked(byte[] data) {
        int taken = new ChunkedBody().advance(data, 0, data.length, Long.MAX_VALUE);
        if (taken < 0 || taken > data.length) {
            throw new AssertionError(taken + " of " + data.length);
        }
    }

    static List<byte[]> codedSeeds() throws IOException {
        ByteArrayOutputStream coded = new ByteArrayOutputStream();
        coded.write("gzip, gzip\n".getBytes(UTF_8));
        try (GZIPOutputStream out = new GZIPOutputStream(new GZIPOutputStream(coded))) {
            out.write(new byte[10_000]);
        }
        return List.of(coded.toByteArray(), "deflate\nabc".getBytes(UTF_8), "br\nabc".getBytes(UTF_8));
    }

    /** The first line is the header. */
    @MethodSource("codedSeeds")
    @FuzzTest(maxDuration = TIME)
    void contentCoding(byte[] data) throws IOException {
        int end = 0;
        while (end < data.length && data[end] != '\n') {
            end++;
        }
        byte[] body = Arrays.copyOfRange(data, Math.min(end + 1, data.length), data.length);
        StoredBytes sent = BoundedCopy.copy(
                        new ByteArrayInputStream(body), folder, body.length, Long.MAX_VALUE, new BoundedCopy.Watch() {})
                .bytes();
        BoundedCopy.Copied decoded =
                ContentDecoding.decode(sent, List.of(new String(data, 0, end, UTF_8)), folder, 1 << 20, 100);
        if (decoded.bytes().size() > Math.max(1 << 20, body.length)) {
            throw new AssertionError(decoded.bytes().size() + " bytes");
        }
        decoded.bytes().discard();
        sent.discard();
    }

    static List<byte[]> addressSeeds() {
        return seeds("127.0.0.1", "0x7f.1", "192.0.2.0/24", "2001:db8::/32", "site.example:8080", "[::1]:80");
    }

    @MethodSource("addressSeeds")
    @FuzzTest(maxDuration = TIME)
    void address(byte[] data) {
        String text = new String(data, UTF_8);
        HostLiteral.endsInNumber(text);
        HostLiteral.ipv4(text);
        try {
            AllowList.of(List.of(text));
        } catch (IllegalArgumentException refused) {
            // As it should be.
        }
    }

    private static List<byte[]> seeds(String... texts) {
        return Stream.of(texts).map(text -> text.getBytes(UTF_8)).toList();
    }
}
