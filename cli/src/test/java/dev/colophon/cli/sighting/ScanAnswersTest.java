package dev.colophon.cli.sighting;

import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.cli.Cli;
import dev.colophon.cli.output.ExitCode;
import dev.colophon.samples.text.Stories;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code scan} says of what it did not look into, or could not compare. */
@Tag("full")
class ScanAnswersTest {

    @TempDir
    Path folder;

    private final Map<String, byte[]> answers = new ConcurrentHashMap<>();
    private final AtomicInteger requests = new AtomicInteger();
    private Path home;
    private ServerSocket server;

    @BeforeEach
    void listen() throws IOException {
        home = Cli.made(folder.resolve("home"));
        server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(() -> {
            while (!server.isClosed()) {
                try (Socket connection = server.accept()) {
                    requests.incrementAndGet();
                    String path = head(connection.getInputStream()).split(" ", -1)[1];
                    connection.getOutputStream().write(answers.getOrDefault(path, new byte[0]));
                    connection.shutdownOutput();
                    connection.getInputStream().transferTo(OutputStream.nullOutputStream());
                } catch (IOException theClientHungUp) {
                    // the next one is welcome
                }
            }
        });
    }

    @AfterEach
    void close() throws IOException {
        server.close();
    }

    @Test
    void whatVanishedFromAFolderIsGoneAndWhatComesBackIsThere() throws IOException {
        Path own = Files.writeString(folder.resolve("leaf.txt"), Stories.theLastLeaf());
        assertThat(Cli.run(home, "register", own.toString(), "--owner", "Ada").exitCode())
                .isEqualTo(ExitCode.OK);
        Path found = Files.createDirectories(folder.resolve("found"));
        Path copy = Files.writeString(found.resolve("copy.txt"), "Found: " + Stories.theLastLeaf());
        Cli.run(home, "scan", found.toString());
        assertThat(Cli.run(home, "sightings").out()).contains("copy.txt").doesNotContain("(gone)");
        Files.delete(copy);
        Cli.run(home, "scan", found.toString());
        assertThat(Cli.run(home, "sightings").out()).contains("copy.txt", "(gone)");
        Files.writeString(copy, "Found: " + Stories.theLastLeaf());
        assertThat(Cli.run(home, "scan", found.toString()).out())
                .contains("copy.txt  (text): 1 match, back after it was gone", "; 1 copy is back that had been gone");
        assertThat(Cli.run(home, "sightings").out()).contains("copy.txt").doesNotContain("(gone)");
        assertThat(Cli.run(home, "scan", found.toString()).out()).startsWith("nothing new: 1 file is known");
    }

    @Test
    void aNameMayEndInASpace() throws IOException {
        Path odd = Files.writeString(folder.resolve("odd .txt "), Stories.text(3, Stories.Language.ENGLISH, 2_000));
        Cli.Result scanned = Cli.run(home, "scan", odd.toString());
        assertThat(scanned.exitCode()).as(scanned.err()).isEqualTo(ExitCode.OK);
        assertThat(Cli.run(home, "scan", folder.resolve("x".repeat(300)).toString())
                        .err())
                .contains("is longer than this system opens");
    }

    @Test
    void whatTheServerNoLongerHasIsGone() throws IOException {
        Path own = Files.writeString(folder.resolve("leaf.txt"), Stories.theLastLeaf());
        Cli.run(home, "register", own.toString(), "--owner", "Ada");
        String url = "http://127.0.0.1:" + server.getLocalPort() + "/copy.txt";
        String allowed = "127.0.0.1:" + server.getLocalPort();
        answer(
                "/copy.txt",
                "200 OK|Content-Type: text/plain",
                ("Found: " + Stories.theLastLeaf()).getBytes(StandardCharsets.UTF_8));
        Cli.run(home, "scan", url, "--allow", allowed);
        assertThat(Cli.run(home, "sightings").out()).contains("copy.txt").doesNotContain("(gone)");
        answer("/copy.txt", "404 Not Found", new byte[0]);
        assertThat(Cli.run(home, "scan", url, "--allow", allowed).err()).contains("the server answered 404");
        assertThat(Cli.run(home, "sightings").out()).contains("copy.txt", "(gone)");
    }

    @Test
    void whatCouldNotBeReadIsSaidEachTime() throws IOException {
        Path own = Files.writeString(folder.resolve("leaf.txt"), Stories.theLastLeaf());
        Cli.run(home, "register", own.toString(), "--owner", "Ada");
        Path found = Files.createDirectories(folder.resolve("found"));
        Files.write(found.resolve("broken.jpg"), new byte[] {(byte) 0xff, (byte) 0xd8, (byte) 0xff, 1, 2, 3});
        for (int look = 0; look < 2; look++) {
            Cli.Result scanned = Cli.run(home, "scan", found.toString());
            assertThat(scanned.out() + scanned.err()).as("look %d", look).contains("broken.jpg");
            assertThat(scanned.exitCode()).as("look %d", look).isEqualTo(ExitCode.REFUSED);
        }
    }

    private static String head(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int octet = in.read();
            if (octet < 0) {
                break;
            }
            head.append((char) octet);
        }
        return head.toString();
    }

    private void answer(String path, String head, byte[] body) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(("HTTP/1.1 " + head.replace("|", "\r\n") + "\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1));
        all.writeBytes(body);
        answers.put(path, all.toByteArray());
    }

    private String door() {
        return "127.0.0.1:" + server.getLocalPort();
    }

    private Cli.Result scan(String... words) {
        String[] all = new String[words.length + 3];
        all[0] = "scan";
        all[1] = "--allow";
        all[2] = door();
        for (int i = 0; i < words.length; i++) {
            all[i + 3] = words[i].startsWith("/") && answers.containsKey(words[i])
                    ? "http://" + door() + words[i]
                    : words[i];
        }
        return Cli.run(home, all);
    }

    @Test
    void whatCouldNotBeHadHasItsLineAndItsReason() {
        answer("/small.jpg", "200 OK|Content-Type: image/jpeg|Content-Length: 1000", new byte[1000]);
        answer("/size.jpg", "200 OK|Content-Type: image/jpeg|Transfer-Encoding: chunked", bytes("zzzz\r\nabc\r\n"));
        answer(
                "/extension.jpg",
                "200 OK|Content-Type: image/jpeg|Transfer-Encoding: chunked",
                bytes("5;" + "x".repeat(5 << 20) + "\r\nabcde\r\n0\r\n\r\n"));
        answer(
                "/lengths.jpg",
                "200 OK|Content-Type: image/jpeg|Content-Length: 10|Content-Length: 5000",
                new byte[300]);
        answer("/none.jpg", "204 No Content|Content-Type: image/jpeg", new byte[0]);
        answer("/gone.jpg", "404 Not Found|Content-Length: 0", new byte[0]);
        Cli.Result result =
                scan("--json", "/small.jpg", "/size.jpg", "/extension.jpg", "/lengths.jpg", "/none.jpg", "/gone.jpg");
        assertThat(result.exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(result.lines()).hasSize(6).allMatch(line -> line.contains("\"reason\":\"NOT_RECEIVED: "));
        assertThat(result.err().lines().filter(line -> line.startsWith("colophon: http://")))
                .as(result.err())
                .hasSize(6);
        assertThat(result.err())
                .contains(
                        "/small.jpg: a picture of fewer than 2000 bytes",
                        "/size.jpg: broken off after 0 bytes",
                        "/extension.jpg: more than 1 MiB without a byte of content",
                        "/none.jpg: no bytes",
                        "/gone.jpg: the server answered 404",
                        "scanned no files")
                .doesNotContain("0 of them");
    }

    @Test
    void whatAListNamesTwiceIsToldOnce() throws IOException {
        Path story = Files.writeString(folder.resolve("story.txt"), Stories.theLastLeaf());
        assertThat(Cli.run(home, "register", story.toString(), "--owner", "Mo Example")
                        .exitCode())
                .isZero();
        byte[] text = bytes(Stories.theLastLeaf());
        answer("/story.txt", "200 OK|Content-Type: text/plain|Content-Length: " + text.length, text);
        byte[] page = bytes("<p>short</p><iframe src=/story.txt></iframe>");
        answer("/page", "200 OK|Content-Type: text/html|Content-Length: " + page.length, page);
        String site = "http://" + door();
        for (String lines : new String[] {"/page /story.txt", "/story.txt /page"}) {
            Path list = Files.writeString(folder.resolve("list.txt"), lines.replaceAll("(\\S+) ?", site + "$1\n"));
            Cli.Result result = scan(list.toString(), "--again");
            assertThat(result.out().lines().filter(line -> line.startsWith(site + "/story.txt")))
                    .as(result.out())
                    .hasSize(1);
        }
    }

    @Test
    void whatIsLeftOutByDesignIsCountedAndWhatCameInPartIsSaid() throws IOException {
        byte[] icons = bytes("<p>short</p><img src=/a.png><img src=/b.png><img src=/c.css>");
        answer("/page", "200 OK|Content-Type: text/html|Content-Length: " + icons.length, icons);
        answer("/a.png", "200 OK|Content-Type: image/png|Content-Length: 300", new byte[300]);
        answer("/b.png", "200 OK|Content-Type: image/png|Content-Length: 400", new byte[400]);
        answer("/c.css", "200 OK|Content-Type: text/css|Content-Length: 3", new byte[3]);
        Cli.Result page = scan("/page");
        assertThat(page.err())
                .contains("3 places were not looked into: 2 of them a picture of fewer than 2000 bytes, "
                        + "1 of them not a medium: text/css");
        assertThat(page.exitCode()).isZero();

        String story = Stories.theLastLeaf();
        answer("/story.txt", "200 OK|Content-Type: text/plain|Content-Length: 90000", bytes(story));
        Cli.Result part = scan("/story.txt");
        assertThat(part.err()).contains("bytes were looked into: broken off after", "of 90000 promised bytes");
        assertThat(part.exitCode()).isEqualTo(ExitCode.REFUSED);

        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(packed)) {
            byte[] zeros = new byte[1 << 20];
            for (int i = 0; i < 150; i++) {
                zip.write(zeros);
            }
        }
        answer("/bomb", "200 OK|Content-Type: text/html|Content-Encoding: gzip", packed.toByteArray());
        Cli.Result bomb = scan("/bomb");
        assertThat(bomb.err()).contains("/bomb: a page of ", " bytes; pages up to 10 MiB are read");
        assertThat(bomb.exitCode()).isEqualTo(ExitCode.REFUSED);
    }

    /** Whoever registers later finds what was only scanned, too. */
    @Test
    void whatWasScannedIsComparedWithWorksThatAreRegisteredLater() throws IOException {
        Path story = Files.writeString(folder.resolve("story.txt"), Stories.theLastLeaf());
        assertThat(Cli.run(home, "scan", story.toString()).exitCode()).isZero();
        assertThat(Cli.run(home, "register", story.toString(), "--owner", "Ada Example")
                        .exitCode())
                .isZero();
        Cli.Result found = Cli.run(home, "rematch");
        assertThat(found.err()).contains("looked 1 new file up in what was seen before: 1 new sighting");
        assertThat(found.out()).contains("story.txt");
    }

    @Test
    void aScanTellsOfWorksThatWereRegisteredSinceAndOfNothingTwice() throws IOException {
        Path story = Files.writeString(folder.resolve("story.txt"), Stories.theLastLeaf());
        Path elsewhere = Files.writeString(
                Files.createDirectory(folder.resolve("elsewhere")).resolve("other.txt"), Stories.nameInTheLamplight());
        Cli.run(home, "scan", story.toString(), elsewhere.toString());
        Cli.run(home, "register", story.toString(), elsewhere.toString(), "--owner", "Ada Example");
        Cli.Result again = Cli.run(home, "scan", story.toString());
        assertThat(again.out()).contains("story.txt", "EXACT", "kept as ").doesNotContain("other.txt");
        assertThat(again.err()).contains("1 copy of works registered since in what was seen before");
        Cli.Result third = Cli.run(home, "scan", story.toString(), elsewhere.toString());
        assertThat(third.out()).contains("nothing new: 2 files are known and unchanged");
        assertThat(third.err()).doesNotContain("registered since");
    }

    @Test
    void theSameBytesElsewhereAreNotLookedIntoAgain() throws IOException {
        Path story = Files.writeString(folder.resolve("story.txt"), Stories.theLastLeaf());
        Cli.run(home, "register", story.toString(), "--owner", "Ada Example");
        Cli.run(home, "scan", story.toString());
        Path copy = Files.copy(story, folder.resolve("copy.txt"));
        Cli.Result found = Cli.run(home, "scan", "--json", copy.toString());
        assertThat(found.out()).contains("copy.txt", "\"elapsedMs\":0", "\"sighting\":\"");
        assertThat(Cli.run(home, "sightings").out()).contains("story.txt", "copy.txt");
    }

    @Test
    void whatWasReplacedIsGoneUntilItIsBack() throws IOException {
        Path story = Files.writeString(folder.resolve("story.txt"), Stories.theLastLeaf());
        Cli.run(home, "register", story.toString(), "--owner", "Ada Example");
        Cli.run(home, "scan", story.toString());
        assertThat(Cli.run(home, "sightings").out()).contains("story.txt").doesNotContain("(gone)");
        Files.writeString(story, Stories.nameInTheLamplight());
        Cli.run(home, "scan", story.toString());
        assertThat(Cli.run(home, "sightings").out()).contains("story.txt  (gone)");
        Files.writeString(story, Stories.theLastLeaf());
        assertThat(Cli.run(home, "scan", "--json", story.toString()).out()).contains("\"back\":true");
        assertThat(Cli.run(home, "sightings").out()).doesNotContain("(gone)");
    }

    @Test
    void aPartThatNobodyAskedForIsNoWholeFile() {
        byte[] text = Stories.theLastLeaf().getBytes(StandardCharsets.UTF_8);
        answer(
                "/a.txt",
                "206 Partial Content|Content-Type: text/plain|Content-Range: bytes 0-%d/90000|Content-Length: %d"
                        .formatted(text.length - 1, text.length),
                text);
        assertThat(scan("/a.txt").err())
                .contains("looked into: the server sent a part that was not asked for: bytes 0-", "/90000");
    }

    @Test
    void theHintNamesTheDoorThatIsShutAndABlockedHostIsNotAsked() {
        answer("/meta", "302 Found|Location: http://169.254.169.254/latest/", new byte[0]);
        assertThat(scan("/meta").err())
                .contains("169.254.169.254 is a link-local address (rule SSRF-4)")
                .doesNotContain("--allow");

        int before = requests.get();
        Cli.run(home, "source", "block", "http://" + door() + "/meta");
        Cli.Result blocked = scan("/meta");
        assertThat(blocked.exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(blocked.err())
                .contains("%s is blocked; `colophon source unblock %s` takes that back".formatted(door(), door()));
        assertThat(Cli.run(home, "evidence", "capture", "--allow", door(), "http://" + door() + "/meta")
                        .err())
                .contains(door() + " is blocked");
        assertThat(requests).hasValue(before);
    }

    @Test
    void oneFileIsOnePlaceHoweverItIsSpelled() throws IOException {
        Path story = Files.writeString(folder.resolve("story.txt"), Stories.theLastLeaf());
        Path relative = Path.of("").toAbsolutePath().relativize(story);
        assertThat(scan(relative.toString()).out()).contains("scanned 1 file: 0 with registered works");
        for (Path spelling : new Path[] {story, folder.resolve("home/../story.txt"), relative}) {
            assertThat(scan(spelling.toString()).out()).as("%s", spelling).startsWith("nothing new: 1 file is known");
        }
        assertThat(scan(Files.createDirectory(folder.resolve("empty")).toString())
                        .lines())
                .containsExactly("scanned no files");
    }

    @Test
    void whatCouldNotBeComparedHasItsLineAndIsCounted() throws IOException {
        Path little = Files.writeString(folder.resolve("little.txt"), "Too little to say.");
        assertThat(scan(little.toString()).out())
                .contains("little.txt", "TOO_SHORT: there is too little of it")
                .endsWith("scanned 1 file: 0 with registered works; 1 could not be compared\n");
        assertThat(Cli.run(home, "check", little.toString()).out())
                .endsWith("checked 1 file: 0 with registered works; 1 could not be compared\n");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
