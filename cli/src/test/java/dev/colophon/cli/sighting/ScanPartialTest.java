package dev.colophon.cli.sighting;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.colophon.cli.Cli;
import dev.colophon.cli.output.ExitCode;
import dev.colophon.samples.text.Stories;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code scan} says of pages of which it has a part, and finds in web archives. */
class ScanPartialTest {

    private static final String PART = "only the first 10,485,760 bytes were looked into: longer than 10 MiB";

    @TempDir
    Path folder;

    private Path home;

    @BeforeEach
    void register() throws IOException {
        home = folder.resolve("home");
        Path own = Files.writeString(folder.resolve("leaf.txt"), Stories.theLastLeaf());
        Cli.run(home, "register", own.toString(), "--owner", "Ada");
    }

    /** It was "too short" and nothing more was said, though most of it was never looked into. */
    @Test
    @Tag("full")
    void aPageThatIsTooLargeIsSearchedAsFarAsItGoesAndTheRestIsTold() throws IOException {
        String script = "<script>" + "x = 1;".repeat(2 << 20) + "</script>";
        String copy = "<p>" + Stories.theLastLeaf() + "</p>";
        List<byte[]> pages = List.of((copy + script).getBytes(UTF_8), ("<p>short</p>" + script + copy).getBytes(UTF_8));
        Path warc = folder.resolve("crawl.warc");
        Files.write(warc, records(pages, ""));
        assertToldInPart(Cli.run(home, "scan", warc.toString()));

        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            try (exchange) {
                byte[] page = pages.get(exchange.getRequestURI().getPath().length() - 2);
                exchange.getResponseHeaders().set("Content-Type", "text/html");
                exchange.sendResponseHeaders(200, page.length);
                exchange.getResponseBody().write(page);
            }
        });
        server.start();
        try {
            String door = "127.0.0.1:" + server.getAddress().getPort();
            List<String> command = new ArrayList<>(List.of("scan", "--again", "--allow", door));
            command.addAll(List.of("http://" + door + "/1", "http://" + door + "/22"));
            assertToldInPart(Cli.run(home, command.toArray(String[]::new)));
        } finally {
            server.stop(0);
        }
    }

    private static void assertToldInPart(Cli.Result scanned) {
        assertThat(scanned.exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(scanned.out())
                .contains("(text): 1 match, PARTIAL: " + PART)
                .contains("(text): PARTIAL: " + PART + "; no registered work found in what was read")
                .doesNotContain("TOO_SHORT", "could not be compared");
        assertThat(scanned.err().lines().filter(line -> line.endsWith(PART)))
                .as(scanned.err())
                .hasSize(2);
    }

    /** Of what an archive itself has only in part, nobody has more. */
    @Test
    void whatAnArchiveHasInPartIsNotTooShort() throws IOException {
        Path warc = folder.resolve("cut.warc");
        Files.write(warc, records(List.of("<p>short</p>".getBytes(UTF_8)), "WARC-Truncated: length\r\n"));
        Cli.Result scanned = Cli.run(home, "scan", warc.toString());
        assertThat(scanned.out())
                .contains("PARTIAL: only the first 12 bytes were looked into: cut when it was captured: length");
        assertThat(scanned.exitCode()).isZero();
    }

    /** It "cannot be read", and was to be converted, though scan reads it when it is named. */
    @Test
    @Tag("full")
    void webArchivesInAFolderAreLookedInto() throws IOException {
        byte[] warc = records(List.of(("<p>" + Stories.theLastLeaf() + "</p>").getBytes(UTF_8)), "");
        Path all = folder.resolve("found");
        Path found = Files.createDirectories(all.resolve("deep"));
        Files.write(found.resolve("one.warc"), warc);
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(records(List.of(("<p>2 " + Stories.theLastLeaf() + "</p>").getBytes(UTF_8)), ""));
        }
        Files.write(found.resolve("two.warc.gz"), packed.toByteArray());
        Files.writeString(found.resolve("copy.txt"), "3 " + Stories.theLastLeaf());
        Cli.Result scanned = Cli.run(home, "scan", all.toString());
        assertThat(scanned.exitCode()).as(scanned.err()).isZero();
        assertThat(scanned.out()).contains("copy.txt  (text): 1 match", "scanned 3 files: 3 with registered works");
        assertThat(scanned.out().lines().filter(line -> line.startsWith("http://copies.example/")))
                .hasSize(2);
        assertThat(Cli.run(home, "scan", all.toString()).out()).startsWith("nothing new: 3 files are known");
    }

    private static byte[] records(List<byte[]> pages, String header) {
        ByteArrayOutputStream records = new ByteArrayOutputStream();
        for (byte[] page : pages) {
            byte[] head = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: %d\r\n\r\n"
                    .formatted(page.length)
                    .getBytes(UTF_8);
            UUID id = UUID.nameUUIDFromBytes(page);
            records.writeBytes(("WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: http://copies.example/" + id
                            + "\r\n" + header + "WARC-Date: 2026-11-25T00:00:00Z\r\nWARC-Record-ID: <urn:uuid:" + id
                            + ">\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: "
                            + (head.length + page.length) + "\r\n\r\n")
                    .getBytes(UTF_8));
            records.writeBytes(head);
            records.writeBytes(page);
            records.writeBytes("\r\n\r\n".getBytes(UTF_8));
        }
        return records.toByteArray();
    }
}
