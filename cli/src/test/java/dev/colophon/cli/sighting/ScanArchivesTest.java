package dev.colophon.cli.sighting;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.colophon.cli.Cli;
import dev.colophon.samples.picture.Pictures;
import dev.colophon.samples.text.Stories;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code scan} says of archives, on disk and on the web. */
@Tag("full")
class ScanArchivesTest {

    private static final String COPY = "Found: " + Stories.theLastLeaf();
    private static final String OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static final String RELATION = "<Relationship Id=\"%s\" Type=\"" + OFFICE + "/%s\" Target=\"%s\"/>";
    private static final String RELATIONS =
            "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">%s</Relationships>";
    private static final String CONTENT_TYPES =
            "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
                    + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
                    + "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
                    + "<Default Extension=\"png\" ContentType=\"image/png\"/><Override PartName=\"/word/document.xml\" "
                    + "ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>";
    private static final String OTHER = Stories.text(3, Stories.Language.ENGLISH, 2_000);

    @TempDir
    Path folder;

    private Path home;
    private Path found;
    private volatile byte[] shown = new byte[0];

    @BeforeEach
    void register() throws IOException {
        home = folder.resolve("home");
        Path own = Files.writeString(folder.resolve("leaf.txt"), Stories.theLastLeaf());
        Cli.run(home, "register", own.toString(), "--owner", "Ada");
        found = Files.createDirectories(folder.resolve("found"));
    }

    private static byte[] zip(String... namesAndTexts) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (int i = 0; i < namesAndTexts.length; i += 2) {
                zip.putNextEntry(new ZipEntry(namesAndTexts[i]));
                zip.write(namesAndTexts[i + 1].getBytes(UTF_8));
            }
        }
        return bytes.toByteArray();
    }

    private String scan() {
        return Cli.run(home, "scan", found.toString()).out();
    }

    private String sightings() {
        return Cli.run(home, "sightings").out();
    }

    @Test
    void whatWasTakenOutOfAnArchiveIsGone() throws IOException {
        Files.write(found.resolve("all.zip"), zip("copy.txt", COPY));
        scan();
        assertThat(sightings()).contains("all.zip!/copy.txt").doesNotContain("(gone)");
        Files.write(found.resolve("all.zip"), zip("other.txt", OTHER));
        scan();
        assertThat(sightings()).contains("all.zip!/copy.txt", "(gone)");
    }

    /** Two of three were gone after each scan, and back at the next. */
    @Test
    void filesOfOneNameAreThereTogether() throws IOException {
        byte[] unlike = zip("copy-1.txt", "First: " + COPY, "copy-2.txt", "Then: " + COPY, "copy-3.txt", COPY);
        byte[] alike = new String(unlike, ISO_8859_1)
                .replaceAll("copy-[123]", "copy-0")
                .getBytes(ISO_8859_1);
        Files.write(found.resolve("all.zip"), alike);
        scan();
        assertThat(scan()).startsWith("nothing new: 3 files are known");
        assertThat(sightings())
                .contains("all.zip!/copy-0.txt\n", "all.zip!/copy-0.txt (2)\n", "all.zip!/copy-0.txt (3)\n")
                .doesNotContain("(gone)");
    }

    /** The folder was taken for an archive, so that what vanished from it was never gone. */
    @Test
    void aFolderMayBeNamedLikeAnArchiveBesideIt() throws IOException {
        Files.write(found.resolve("Wham"), zip("song.txt", OTHER));
        Path copy =
                Files.writeString(Files.createDirectory(found.resolve("Wham!")).resolve("copy.txt"), COPY);
        scan();
        Files.write(found.resolve("Wham"), "no archive any more".getBytes(UTF_8));
        scan();
        assertThat(sightings()).contains("Wham!/copy.txt").doesNotContain("(gone)");
        Files.delete(copy);
        scan();
        assertThat(sightings()).contains("Wham!/copy.txt", "(gone)");
    }

    /** It was "a ZIP archive" and nothing more, while watch and evidence looked into it. */
    @Test
    void anArchiveOnTheWebIsLookedInto() throws IOException {
        shown = zip("in/copy.txt", COPY, "other.txt", OTHER);
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            try (exchange) {
                byte[] body = shown;
                exchange.getResponseHeaders().set("Content-Type", "application/zip");
                exchange.sendResponseHeaders(body.length == 0 ? 404 : 200, body.length == 0 ? -1 : body.length);
                exchange.getResponseBody().write(body);
            }
        });
        server.start();
        try {
            String door = "127.0.0.1:" + server.getAddress().getPort();
            String[] command = {"scan", "http://" + door + "/all.zip", "--allow", door};
            Cli.Result first = Cli.run(home, command);
            assertThat(first.exitCode()).as(first.err()).isZero();
            assertThat(first.out())
                    .contains(door + "/all.zip!/in/copy.txt  (text): 1 match", "scanned 2 files: 1 with");
            assertThat(Cli.run(home, command).out()).startsWith("nothing new: 2 files are known");

            shown = zip("other.txt", OTHER);
            Cli.run(home, command);
            assertThat(sightings()).as("taken out").contains("all.zip!/in/copy.txt", "(gone)");
            shown = zip("in/copy.txt", COPY);
            assertThat(Cli.run(home, command).out()).contains("1 copy is back that had been gone");
            assertThat(sightings()).doesNotContain("(gone)");

            shown = new byte[0];
            Cli.run(home, command);
            assertThat(sightings()).as("404").contains("all.zip!/in/copy.txt", "(gone)");
            shown = zip("in/copy.txt", COPY);
            Cli.run(home, command);
            assertThat(sightings()).doesNotContain("(gone)");
        } finally {
            server.stop(0);
        }
    }

    /** "No registered work found in it", and its pictures with works in them followed. */
    @Test
    void theLineOfADocumentSumsUpThePicturesInIt() throws IOException {
        BufferedImage lake = Pictures.mountainLake(640, 420);
        Path own = folder.resolve("lake.png");
        ImageIO.write(lake, "png", own.toFile());
        Cli.run(home, "register", own.toString(), "--owner", "Ada");
        ByteArrayOutputStream street = new ByteArrayOutputStream();
        ImageIO.write(Pictures.nightStreet(640, 420), "png", street);
        byte[] document = document(Files.readAllBytes(own), street.toByteArray());
        Files.write(found.resolve("a.docx"), document);
        String line =
                "a.docx  (text): no registered work found in its text; registered works in 1 of the 2 pictures in it";
        Cli.Result checked = Cli.run(home, "check", found.toString());
        assertThat(checked.exitCode()).as(checked.err()).isZero();
        assertThat(checked.out()).contains(line);
        assertThat(checked.out().indexOf("a.docx!/"))
                .isGreaterThan(checked.out().indexOf(line));
        assertThat(Cli.run(home, "check", "--json", found.toString()).lines().getFirst())
                .contains("\"pictures\":{\"compared\":2,\"matched\":1},\"matches\":[]");
        assertThat(Cli.run(home, "scan", "--json", found.toString()).lines().getFirst())
                .contains("a.docx\"", "\"pictures\":{\"compared\":2,\"matched\":1}");
        assertThat(Cli.run(home, "scan", found.toString()).out()).startsWith("nothing new: 3 files are known");
        Path apart = Files.write(folder.resolve("a.docx"), document);
        Cli.run(home, "fingerprint", apart.toString());
        assertThat(Cli.run(home, "check", apart + ".fingerprint").out())
                .as("by its fingerprint")
                .contains(line.replace("a.docx", "a.docx.fingerprint"));
    }

    private static byte[] document(byte[]... pictures) throws IOException {
        StringBuilder shown = new StringBuilder("<w:p><w:r><w:t>" + OTHER + "</w:t></w:r></w:p>");
        StringBuilder relations = new StringBuilder();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (int i = 1; i <= pictures.length; i++) {
                zip.putNextEntry(new ZipEntry("word/media/image%d.png".formatted(i)));
                zip.write(pictures[i - 1]);
                relations.append(RELATION.formatted("p" + i, "image", "media/image%d.png".formatted(i)));
                shown.append("<w:p><w:r><w:drawing><a:blip r:embed=\"p%d\"/></w:drawing></w:r></w:p>".formatted(i));
            }
            String[] parts = {
                "[Content_Types].xml",
                CONTENT_TYPES,
                "_rels/.rels",
                RELATIONS.formatted(RELATION.formatted("d", "officeDocument", "word/document.xml")),
                "word/_rels/document.xml.rels",
                RELATIONS.formatted(relations),
                "word/document.xml",
                "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" xmlns:r=\""
                        + OFFICE
                        + "\" xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\"><w:body>" + shown
                        + "</w:body></w:document>"
            };
            for (int i = 0; i < parts.length; i += 2) {
                zip.putNextEntry(new ZipEntry(parts[i]));
                zip.write(parts[i + 1].getBytes(UTF_8));
            }
        }
        return bytes.toByteArray();
    }
}
