package dev.colophon.warc.read;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.colophon.http.FetchLimits;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever bytes it is given, a reader answers; CONTRIBUTING.md says how to search for bytes at which it does not. */
class WarcFuzzTest {

    private static final String TIME = "1m";
    private static final FetchLimits LIMITS = FetchLimits.defaults();

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
                if (items.next() instanceof WarcCapture captured) {
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
}
