package dev.colophon.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.colophon.cli.output.ExitCode;
import dev.colophon.samples.picture.Pictures;
import dev.colophon.samples.sound.Noise;
import dev.colophon.samples.sound.Sound;
import dev.colophon.samples.text.Stories;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Everything that users and strangers hand over: each gets a line that says what, why, what to do; nothing is lost. */
class BadInputIT {

    @TempDir
    Path folder;

    @Test
    void jsonCarriesNamesAsTheyAreAndATerminalDoesNot() throws Exception {
        registerAStory();
        Path files = Files.createDirectory(folder.resolve("files"));
        Files.writeString(files.resolve("a\n\t\u001b[31m.txt"), "short");
        Files.writeString(Path.of(java.net.URI.create(files.toUri() + "%FF%FE.txt")), "short");

        List<String> names = Cli.run(folder.resolve("home"), "check", "--json", files.toString()).lines().stream()
                .map(BadInputIT::file)
                .toList();
        String text = Cli.run(folder.resolve("home"), "check", files.toString()).out();

        assertThat(names).containsExactlyInAnyOrder(files + "/a\n\t\u001b[31m.txt", files.toUri() + "%FF%FE.txt");
        assertThat(text).doesNotContain("\t", "\u001b").hasLineCount(3);
    }

    /** So that there is a home, and something to look for. */
    private void registerAStory() throws IOException {
        Path work = Files.writeString(folder.resolve("work.txt"), Stories.theLastLeaf());
        assertThat(Cli.run(folder.resolve("home"), "register", work.toString(), "--owner", "Ada")
                        .exitCode())
                .isEqualTo(ExitCode.OK);
    }

    private static String file(String line) {
        try {
            return new ObjectMapper().readTree(line).path("file").asText();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** A WARC that is none and a WACZ that is none end nothing. */
    @Test
    void oneSourceThatIsRefusedDoesNotEndTheScan() throws Exception {
        registerAStory();
        Path warc = Files.writeString(folder.resolve("a.warc.gz"), "no web archive");
        Path wacz = Files.writeString(folder.resolve("b.wacz"), "PK\3\4 no ZIP");
        Path text = Files.writeString(folder.resolve("c.txt"), Stories.theLastLeaf());

        Cli.Result result =
                Cli.run(folder.resolve("home"), "scan", "--json", warc.toString(), wacz.toString(), text.toString());

        assertThat(result.exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(result.lines()).singleElement().asString().contains("c.txt");
        assertThat(result.err()).contains("a.warc.gz", "b.wacz");
    }

    @Test
    @Tag("full")
    void everyBadFileHasItsReasonAndTheGoodOnesAreStillChecked() throws Exception {
        Path files = Files.createDirectory(folder.resolve("files"));
        Files.write(files.resolve("empty.mp3"), new byte[0]);
        Files.write(files.resolve("noise.bin"), new byte[] {1, 2, 3, (byte) 0xff, 0, 7, (byte) 0x80, 9});
        ImageIO.write(
                Pictures.coastMap(400, 300),
                "png",
                files.resolve("picture-named.mp3").toFile());
        ImageIO.write(
                new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB),
                "png",
                files.resolve("dot.png").toFile());
        Files.write(files.resolve("huge.png"), pngHeader(60_000, 60_000));
        new Sound(1, new float[10 * Sound.RATE]).writeWav(files.resolve("silence.wav"));
        Noise.white(1, 1).writeWav(files.resolve("second.wav"));
        byte[] wav = Noise.pink(2, 5).wav();
        Files.write(files.resolve("longer-than-it-is.wav"), Arrays.copyOf(wav, wav.length / 2));
        Files.writeString(files.resolve("list.m3u8"), "#EXTM3U\n#EXTINF:10,\nfile:///etc/passwd\n");
        Files.write(
                files.resolve("latin.txt"),
                Stories.theLastLeaf().replace('e', '\u00e9').getBytes(StandardCharsets.ISO_8859_1));
        bomb(files.resolve("bomb.zip"));
        assertThat(new ProcessBuilder("mkfifo", files.resolve("pipe").toString())
                        .start()
                        .waitFor())
                .isZero();

        Cli.Result result = Cli.run(
                Cli.made(folder.resolve("home")),
                "check",
                "--json",
                files.toString(),
                folder.resolve("gone.mp4").toString());

        Map<String, JsonNode> lines = new HashMap<>();
        for (String line : result.lines()) {
            JsonNode json = new ObjectMapper().readTree(line);
            lines.put(Path.of(json.get("file").asText()).getFileName().toString(), json);
        }
        assertThat(result.exitCode()).as(result.err()).isEqualTo(ExitCode.REFUSED);
        assertUnreadable(lines, "empty.mp3", "EMPTY: ");
        assertUnreadable(lines, "noise.bin", "UNKNOWN_TYPE: ");
        assertUnreadable(lines, "huge.png", "TOO_LARGE: ");
        assertUnreadable(lines, "list.m3u8", "FORBIDDEN_PROTOCOL: ");
        assertUnreadable(lines, "pipe", "NOT_A_FILE: ");
        assertUnreadable(lines, "gone.mp4", "NOT_FOUND: there is no such file");
        assertThat(lines.values())
                .as("the bomb")
                .anyMatch(line -> line.get("file").asText().contains("bomb.zip")
                        && line.path("reason").asText().startsWith("ARCHIVE_LIMIT: "));
        assertThat(line(lines, "picture-named.mp3").get("kind").asText()).isEqualTo("IMAGE");
        assertThat(line(lines, "dot.png").get("reason").asText()).startsWith("TOO_SMALL: ");
        assertThat(line(lines, "silence.wav").get("reason").asText()).startsWith("SILENT: ");
        assertThat(line(lines, "second.wav").get("reason").asText()).startsWith("TOO_SHORT: ");
        assertThat(line(lines, "longer-than-it-is.wav").get("kind").asText()).isEqualTo("AUDIO");
        assertThat(line(lines, "longer-than-it-is.wav").get("reason").asText())
                .isEqualTo("PARTIAL: the file ends after 2.5 s of 5.0 s");
        assertThat(line(lines, "latin.txt").get("kind").asText()).isEqualTo("TEXT");
    }

    @Test
    void registeringTakesTheGoodAndNamesTheBad() throws IOException {
        Path files = Files.createDirectory(folder.resolve("files"));
        Files.writeString(files.resolve("story.txt"), Stories.theLastLeaf());
        Files.write(files.resolve("empty.txt"), new byte[0]);
        Cli.Result result =
                Cli.run(folder.resolve("home"), "register", files.toString(), "--owner", "Mo Example", "--json");
        assertThat(result.exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(result.out()).contains("\"REGISTERED\"").contains("EMPTY: ");
        Cli.Result again = Cli.run(
                folder.resolve("home"),
                "register",
                files.resolve("story.txt").toString(),
                "--owner",
                "Mo Example",
                "--json");
        assertThat(again.exitCode()).isZero();
        assertThat(again.out()).contains("\"ALREADY_REGISTERED\"");
        Cli.Result other = Cli.run(
                folder.resolve("home"),
                "register",
                files.resolve("story.txt").toString(),
                "--owner",
                "Someone Else",
                "--json");
        assertThat(other.exitCode()).isZero();
        assertThat(other.out()).contains("\"COMPETING\"").contains("Mo Example");
    }

    @Test
    void failOnMatchExitsWithOne() throws IOException {
        Path story = Files.writeString(folder.resolve("story.txt"), Stories.theLastLeaf());
        Path home = folder.resolve("home");
        assertThat(Cli.run(home, "check", "--fail-on-match", story.toString()).exitCode())
                .as("without a home nothing was compared")
                .isEqualTo(ExitCode.ENVIRONMENT);
        Path other = Files.writeString(
                folder.resolve("other.txt"), Stories.theLastLeaf().substring(0, 1500));
        Cli.run(home, "register", other.toString(), "--owner", "Mo Example");
        Path unlike =
                Files.writeString(folder.resolve("unlike.txt"), "A letter about the harbour, and nothing else in it.");
        assertThat(Cli.run(home, "check", "--fail-on-match", unlike.toString()).exitCode())
                .isZero();
        Cli.run(home, "register", story.toString(), "--owner", "Mo Example");
        Path copy = Files.writeString(
                folder.resolve("copy.txt"), Stories.theLastLeaf().substring(2000, 5000));
        assertThat(Cli.run(home, "check", copy.toString()).exitCode()).isZero();
        assertThat(Cli.run(home, "check", "--fail-on-match", copy.toString()).exitCode())
                .isEqualTo(ExitCode.FOUND);
    }

    @Test
    void aHomeThatCannotBeWrittenIsSaidInOneLine() throws IOException {
        Path story = Files.writeString(folder.resolve("story.txt"), Stories.theLastLeaf());
        Path file = Files.writeString(folder.resolve("home"), "a file where a folder should be");
        Cli.Result result = Cli.run(file, "register", story.toString(), "--owner", "Mo Example");
        assertThat(result.exitCode()).isEqualTo(ExitCode.ENVIRONMENT);
        assertThat(result.err().lines().filter(line -> line.startsWith("colophon: ")))
                .hasSize(1);
        assertThat(result.err()).contains(file.toString()).doesNotContain("\tat ");
    }

    @Test
    void usageIsExplained() {
        assertThat(Cli.run(folder, "register", "x").exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(Cli.run(folder, "works", "--kind", "smell").err()).contains("smell");
        assertThat(Cli.run(folder, "scan", "ftp://example.org/").exitCode()).isEqualTo(ExitCode.REFUSED);
        Cli.Result refused = Cli.run(Cli.made(folder.resolve("home")), "scan", "http://127.0.0.1:8080/");
        assertThat(refused.exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(refused.err()).contains("127.0.0.1 is a loopback address", "--allow 127.0.0.1:8080");
        assertThat(Cli.run(folder, "show", "0193").exitCode()).isEqualTo(ExitCode.REFUSED);
    }

    @Test
    void aWarcThatIsCutIsReadUpToTheCut() throws IOException {
        Path story = Files.writeString(folder.resolve("story.txt"), Stories.theLastLeaf());
        Path home = folder.resolve("home");
        Cli.run(home, "register", story.toString(), "--owner", "Mo Example");
        String record = warcRecord("http://copies.example/one", Stories.theLastLeaf());
        Path warc =
                Files.writeString(folder.resolve("crawl.warc"), record + record.substring(0, record.length() - 2000));
        Cli.Result result = Cli.run(home, "scan", warc.toString(), "--json");
        assertThat(result.out()).contains("http://copies.example/one");
        assertThat(result.lines()).hasSize(2);
        assertThat(result.lines().getLast()).contains("crawl.warc@", "NOT_RECEIVED: broken record");
        assertThat(result.err()).contains("crawl.warc");
    }

    private static String warcRecord(String url, String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        String http = "HTTP/1.1 200 OK\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Length: " + bytes.length
                + "\r\n\r\n" + body;
        return "WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: " + url
                + "\r\nWARC-Date: 2026-11-25T00:00:00Z\r\nWARC-Record-ID: <urn:uuid:01932f6c-0000-7000-8000-000000000001>"
                + "\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: "
                + http.getBytes(StandardCharsets.UTF_8).length + "\r\n\r\n" + http + "\r\n\r\n";
    }

    private static JsonNode line(Map<String, JsonNode> lines, String file) {
        return Objects.requireNonNull(lines.get(file), "no line for " + file);
    }

    private static void assertUnreadable(Map<String, JsonNode> lines, String file, String reason) {
        assertThat(line(lines, file).get("kind").asText()).isEqualTo("UNREADABLE");
        assertThat(line(lines, file).get("reason").asText()).startsWith(reason).doesNotContain("\n");
    }

    private static byte[] pngHeader(int width, int height) {
        ByteBuffer header = ByteBuffer.allocate(64);
        header.put(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'})
                .putInt(13);
        byte[] chunk = ByteBuffer.allocate(17)
                .put("IHDR".getBytes(StandardCharsets.US_ASCII))
                .putInt(width)
                .putInt(height)
                .put(new byte[] {8, 2, 0, 0, 0})
                .array();
        CRC32 crc = new CRC32();
        crc.update(chunk);
        header.put(chunk).putInt((int) crc.getValue());
        return Arrays.copyOf(header.array(), header.position());
    }

    private static void bomb(Path file) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.putNextEntry(new ZipEntry("zeros.txt"));
            writeZeros(zip, 300 << 20);
            zip.closeEntry();
        }
    }

    private static void writeZeros(OutputStream out, long bytes) throws IOException {
        byte[] zeros = new byte[1 << 20];
        for (long written = 0; written < bytes; written += zeros.length) {
            out.write(zeros);
        }
    }
}
