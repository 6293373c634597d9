package dev.colophon.media.tag;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.media.MediaReader;
import dev.colophon.media.ffmpeg.TestMedia;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tags as our own tools write them into files, read back. */
class TagsIT {

    private static final String TITLE = "夜曲 = \\ [Nocturne]; No. 1 # \n second line";

    @TempDir
    Path folder;

    private final MediaReader media = new MediaReader();

    @ParameterizedTest
    @ValueSource(strings = {"song.flac", "song.ogg", "song.m4a", "song.mka", "film.mkv"})
    void ofSoundAndFilm(String name) throws IOException {
        Path file = tagged(name);
        Tags tags = media.tags(file);
        assertThat(tags.title()).contains("夜曲 = \\ [Nocturne]; No. 1 # second line");
        assertThat(tags.creators()).containsExactly("Mo Example", "Bea");
        assertThat(tags.copyright()).contains("© 2026 Mo Example");
        assertThat(tags.date()).contains("2026-03-01");
        if (!name.endsWith("m4a")) {
            assertThat(tags.isrcs()).containsExactly("USRC17607839");
        }
    }

    private Path tagged(String name) throws IOException {
        String[] codec = switch (name.substring(name.lastIndexOf('.') + 1)) {
            case "ogg", "flac", "mka" -> new String[] {"-c:a", "flac"};
            case "mkv" ->
                new String[] {"-f", "lavfi", "-i", "testsrc=size=64x64:duration=1", "-c:v", "mpeg4", "-c:a", "flac"};
            default -> new String[] {"-c:a", "aac"};
        };
        return TestMedia.sine(
                folder.resolve(name),
                1,
                TestMedia.join(
                        List.of(codec),
                        "-metadata",
                        "title=" + TITLE,
                        "-metadata",
                        "artist=Mo Example;Bea",
                        "-metadata",
                        "ISRC=USRC17607839",
                        "-metadata",
                        "copyright=© 2026 Mo Example",
                        "-metadata",
                        "date=2026-03-01"));
    }

    @Test
    void ofId3() throws IOException {
        byte[] file =
                mp3(3, UTF_8, "TIT2Evening Song", "TPE1Mo Example", "TSRCUSRC17607839", "TCOP2026 Mo", "TYER2026");
        assertThat(media.tags(Files.write(folder.resolve("song.mp3"), file)))
                .isEqualTo(new Tags(
                        Optional.of("Evening Song"),
                        List.of("Mo Example"),
                        List.of("USRC17607839"),
                        List.of(),
                        Optional.of("2026 Mo"),
                        Optional.of("2026")));
    }

    /** Written by hand: not every ffmpeg can encode MP3. The frames of silence are 44,100 Hz, 128 kbit/s. */
    private static byte[] mp3(int encoding, Charset charset, String... frames) {
        byte[] silence = new byte[417];
        System.arraycopy(new byte[] {(byte) 0xFF, (byte) 0xFB, (byte) 0x90, 0x64}, 0, silence, 0, 4);
        byte[] tag = new byte[0];
        for (String frame : frames) {
            byte[] text = frame.substring(4).getBytes(charset);
            tag = joined(
                    tag,
                    ByteBuffer.allocate(11 + text.length)
                            .put(frame.substring(0, 4).getBytes(US_ASCII))
                            .putInt(1 + text.length)
                            .putShort((short) 0)
                            .put((byte) encoding)
                            .put(text)
                            .array());
        }
        int size = tag.length;
        byte[] head = {
            'I',
            'D',
            '3',
            3,
            0,
            0,
            (byte) (size >> 21),
            (byte) (size >> 14 & 0x7F),
            (byte) (size >> 7 & 0x7F),
            (byte) (size & 0x7F)
        };
        byte[] file = joined(head, tag);
        for (int i = 0; i < 40; i++) {
            file = joined(file, silence);
        }
        return file;
    }

    @ParameterizedTest
    @CsvSource({
        "GBK, 夜曲, 周杰伦",
        "Big5, 最後一片葉子, 鄧麗君",
        "Shift_JIS, 最後の一葉, さくら",
        "UTF-8, 夜曲, 周杰伦",
        "ISO-8859-1, für Elise, Café"
    })
    void inTheCharsetOfTheirCountry(String charset, String title, String artist) throws IOException {
        byte[] second = mp3(0, Charset.forName(charset), "TIT2" + title, "TPE1" + artist);
        assertThat(media.tags(Files.write(folder.resolve("two.mp3"), second)))
                .satisfies(tags -> assertThat(tags.title()).contains(title))
                .satisfies(tags -> assertThat(tags.creators()).containsExactly(artist));

        byte[] first = joined(mp3(0, UTF_8), id3v1(title, artist, Charset.forName(charset)));
        assertThat(media.tags(Files.write(folder.resolve("one.mp3"), first)))
                .satisfies(tags -> assertThat(tags.title()).contains(title))
                .satisfies(tags -> assertThat(tags.creators()).containsExactly(artist));

        Path picture = new TaggedJpeg()
                .iptc(Map.of(5, title, 80, artist), Charset.forName(charset))
                .write(folder.resolve("picture.jpg"));
        assertThat(media.tags(picture).title()).contains(title);
        assertThat(media.tags(picture).creators()).containsExactly(artist);

        Path described =
                new TaggedJpeg().described(title, Charset.forName(charset)).write(folder.resolve("described.jpg"));
        assertThat(media.tags(described).title()).contains(title);
    }

    private static byte[] id3v1(String title, String artist, Charset charset) {
        return ByteBuffer.allocate(128)
                .put("TAG".getBytes(US_ASCII))
                .put(3, title.getBytes(charset))
                .put(33, artist.getBytes(charset))
                .array();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "OLYMPUS DIGITAL CAMERA         ",
                "SONY DSC",
                "DIGITAL CAMERA",
                "Exif_JPEG_PICTURE",
                "SAMSUNG",
                "cof_vivid"
            })
    void whatACameraWritesIsNoTitle(String description) throws IOException {
        Path picture = new TaggedJpeg().described(description, UTF_8).write(folder.resolve("camera.jpg"));
        assertThat(media.tags(picture).title()).isEmpty();
    }

    @Test
    void aTitleWithoutEndIsCutVisibly() throws IOException {
        byte[] file = mp3(0, UTF_8, "TIT2" + "夜".repeat(3_500_000), "TPE1Mo Example");
        Tags tags = media.tags(Files.write(folder.resolve("endless.mp3"), file));
        assertThat(tags.title()).contains("夜".repeat(999) + "…");
        assertThat(tags.creators()).containsExactly("Mo Example");
    }

    private static byte[] joined(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    @Test
    void ofPictures() throws IOException {
        Path exif = new TaggedJpeg()
                .exif("Mo Example", "(C) 2026 Mo", "2026:03:01 12:00:00")
                .write(folder.resolve("exif.jpg"));
        assertThat(media.tags(exif))
                .isEqualTo(new Tags(
                        Optional.empty(),
                        List.of("Mo Example"),
                        List.of(),
                        List.of(),
                        Optional.of("(C) 2026 Mo"),
                        Optional.of("2026:03:01 12:00:00")));
        Path iptc =
                new TaggedJpeg().iptc(Map.of(5, "夜", 80, "Bea", 116, "© Bea")).write(folder.resolve("iptc.jpg"));
        assertThat(media.tags(iptc))
                .isEqualTo(new Tags(
                        Optional.of("夜"),
                        List.of("Bea"),
                        List.of(),
                        List.of(),
                        Optional.of("© Bea"),
                        Optional.empty()));
        Path all = new TaggedJpeg()
                .exif("Mo Example", "(C) 2026 Mo", "2026:03:01 12:00:00")
                .iptc(Map.of(5, "Night", 80, "Bea"))
                .xmp("""
                        <dc:title><rdf:Alt><rdf:li xml:lang="x-default">Nocturne</rdf:li></rdf:Alt></dc:title>
                        <dc:creator><rdf:Seq><rdf:li>Cy</rdf:li><rdf:li>Dee</rdf:li></rdf:Seq></dc:creator>""")
                .write(folder.resolve("all.jpg"));
        assertThat(media.tags(all))
                .isEqualTo(new Tags(
                        Optional.of("Nocturne"),
                        List.of("Cy", "Dee"),
                        List.of(),
                        List.of(),
                        Optional.of("(C) 2026 Mo"),
                        Optional.of("2026:03:01 12:00:00")));
    }

    @Test
    void whatSpeaksOfLicences() throws IOException {
        Path picture = new TaggedJpeg().xmp("""
                        <cc:license xmlns:cc="http://creativecommons.org/ns#" rdf:resource="https://creativecommons.org/licenses/by/4.0/"/>
                        <xmpRights:WebStatement xmlns:xmpRights="http://ns.adobe.com/xap/1.0/rights/">https://mo.example/terms</xmpRights:WebStatement>
                        <xmpRights:UsageTerms xmlns:xmpRights="http://ns.adobe.com/xap/1.0/rights/"><rdf:Alt><rdf:li xml:lang="x-default">Ask me</rdf:li></rdf:Alt></xmpRights:UsageTerms>
                        <plus:Licensee xmlns:plus="http://ns.useplus.org/ldf/xmp/1.0/"><rdf:Seq><rdf:li rdf:parseType="Resource"><plus:LicenseeName>Site Ltd</plus:LicenseeName></rdf:li></rdf:Seq></plus:Licensee>
                        <plus:CopyrightStatus xmlns:plus="http://ns.useplus.org/ldf/xmp/1.0/">http://ns.useplus.org/ldf/vocab/CS-PUB</plus:CopyrightStatus>""").write(folder.resolve("licensed.jpg"));
        assertThat(media.tags(picture).rights())
                .containsOnly(
                        Map.entry("cc:license", List.of("https://creativecommons.org/licenses/by/4.0/")),
                        Map.entry("xmpRights:WebStatement", List.of("https://mo.example/terms")),
                        Map.entry("xmpRights:UsageTerms", List.of("Ask me")),
                        Map.entry("plus:LicenseeName", List.of("Site Ltd")),
                        Map.entry("plus:CopyrightStatus", List.of("http://ns.useplus.org/ldf/vocab/CS-PUB")));
        Path sound = TestMedia.sine(
                folder.resolve("licensed.flac"),
                1,
                "-metadata",
                "LICENSE=http://creativecommons.org/licenses/by-sa/3.0/");
        assertThat(media.tags(sound).rights())
                .containsOnly(Map.entry("license", List.of("http://creativecommons.org/licenses/by-sa/3.0/")));
    }

    @Test
    void ofDocuments() throws IOException {
        Path pdf = folder.resolve("book.pdf");
        try (PDDocument document = new PDDocument()) {
            document.addPage(new PDPage());
            document.getDocumentInformation().setTitle("The Last Leaf");
            document.getDocumentInformation().setAuthor("Mo Example");
            document.save(pdf.toFile());
        }
        assertThat(media.tags(pdf).title()).contains("The Last Leaf");
        assertThat(media.tags(pdf).creators()).containsExactly("Mo Example");

        assertThat(media.tags(epub("""
                        <dc:title>最后一片叶子</dc:title><dc:creator>Mo Example</dc:creator><dc:rights>© 2026 Mo</dc:rights>
                        <dc:identifier id="id">urn:isbn:9780306406157</dc:identifier><dc:date>2026-03-01</dc:date>""")))
                .isEqualTo(new Tags(
                        Optional.of("最后一片叶子"),
                        List.of("Mo Example"),
                        List.of(),
                        List.of("9780306406157"),
                        Optional.of("© 2026 Mo"),
                        Optional.of("2026-03-01")));
    }

    private Path epub(String metadata) throws IOException {
        Path file = folder.resolve("book.epub");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            byte[] type = "application/epub+zip".getBytes(US_ASCII);
            ZipEntry first = new ZipEntry("mimetype");
            first.setMethod(ZipEntry.STORED);
            first.setSize(type.length);
            CRC32 crc = new CRC32();
            crc.update(type);
            first.setCrc(crc.getValue());
            zip.putNextEntry(first);
            zip.write(type);
            put(zip, "META-INF/container.xml", """
                    <container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>
                    <rootfile full-path="book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>""");
            put(zip, "book.opf", """
                    <package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id">
                    <metadata xmlns:dc="http://purl.org/dc/elements/1.1/">%s</metadata>
                    <manifest><item id="one" href="one.xhtml" media-type="application/xhtml+xml"/></manifest>
                    <spine><itemref idref="one"/></spine></package>""".formatted(metadata));
            put(zip, "one.xhtml", "<html xmlns=\"http://www.w3.org/1999/xhtml\"><body><p>Once.</p></body></html>");
        }
        return file;
    }

    private static void put(ZipOutputStream zip, String name, String text) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(text.getBytes(UTF_8));
    }

    @Test
    void whatCannotBeReadSaysNothing() throws IOException {
        assertThat(media.tags(folder.resolve("gone.mp3"))).isEqualTo(Tags.NONE);
        assertThat(media.tags(folder)).isEqualTo(Tags.NONE);
        assertThat(media.tags(Files.writeString(folder.resolve("note.txt"), "title=x")))
                .isEqualTo(Tags.NONE);
        Path jpeg = new TaggedJpeg().exif("Mo", "Mo", "2026").write(folder.resolve("whole.jpg"));
        byte[] bytes = Files.readAllBytes(jpeg);
        Path cut = Files.write(folder.resolve("cut.jpg"), Arrays.copyOf(bytes, 40));
        assertThat(media.tags(cut)).isEqualTo(Tags.NONE);
    }

    @Test
    void hostileTagsAreLines() throws IOException {
        String hostile = "Safe\u202E\u061Cfdp.exe\u0000\u001B[31m" + "x".repeat(60_000);
        Tags tags = new Tags(
                Optional.of(hostile),
                java.util.Collections.nCopies(5_000, "Mo"),
                List.of(" \n"),
                List.of(),
                Optional.of("©"),
                Optional.of("\uD800"));
        assertThat(tags.title().orElseThrow())
                .startsWith("Safe fdp.exe [31mxxx")
                .endsWith("x…")
                .hasSizeLessThanOrEqualTo(1_000);
        assertThat(tags.creators()).containsExactly("Mo");
        assertThat(tags.isrcs()).isEmpty();
        assertThat(tags.copyright()).isEmpty();
        assertThat(tags.date()).isEmpty();
    }
}
