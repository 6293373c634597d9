package dev.colophon.media.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.colophon.media.file.FileType;
import dev.colophon.media.file.TypeSniffer;
import dev.colophon.media.refusal.MediaLimits;
import dev.colophon.media.refusal.RefusedException;
import dev.colophon.media.refusal.Unreadable.Reason;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DocumentReaderIT {

    private static final String SENTENCE = "It was a bright cold day in April.";

    @TempDir
    Path folder;

    private ExtractedText read(Path file) throws Exception {
        return read(file, MediaLimits.DEFAULT);
    }

    private static ExtractedText read(Path file, MediaLimits limits) throws Exception {
        return new DocumentReader(limits).read(file, TypeSniffer.sniff(file));
    }

    private Path pdf(String password) throws Exception {
        Path file = folder.resolve("a.pdf");
        try (PDDocument document = new PDDocument()) {
            PDPage page = new PDPage();
            document.addPage(page);
            try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                content.beginText();
                content.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 12);
                content.newLineAtOffset(50, 700);
                content.showText(SENTENCE);
                content.endText();
            }
            if (!password.isEmpty()) {
                document.protect(new StandardProtectionPolicy("owner", password, new AccessPermission()));
            }
            document.save(file.toFile());
        }
        return file;
    }

    @Test
    void pdf() throws Exception {
        ExtractedText text = read(pdf(""));

        assertThat(text.text().strip()).isEqualTo(SENTENCE);
        assertThat(text.partial()).isEmpty();
    }

    @Test
    void aPdfWithAPasswordIsEncrypted() throws Exception {
        Path file = pdf("secret");

        assertThatThrownBy(() -> read(file))
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        e -> assertThat(e.why().reason()).isEqualTo(Reason.ENCRYPTED));
    }

    @Test
    void aCutPdfIsUndecodable() throws Exception {
        byte[] bytes = Files.readAllBytes(pdf(""));
        Path file = Files.write(folder.resolve("cut.pdf"), Arrays.copyOf(bytes, 200));

        assertThatThrownBy(() -> read(file))
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        e -> assertThat(e.why().reason()).isEqualTo(Reason.UNDECODABLE));
    }

    @Test
    void aPdfWithoutItsEndIsReadAndMarked() throws Exception {
        byte[] bytes = Files.readAllBytes(pdf(""));
        Path cut = Files.write(folder.resolve("cut.pdf"), Arrays.copyOf(bytes, bytes.length - 10));
        Path longer = Files.write(folder.resolve("longer.pdf"), Arrays.copyOf(bytes, bytes.length + 1_000));

        ExtractedText text = read(cut);

        assertThat(text.text()).contains(SENTENCE);
        assertThat(text.partial()).contains("the file is cut or damaged: its end is missing, get it again");
        assertThat(read(longer).partial()).isEmpty();
    }

    @Test
    void pagesOfAPdfThatGaveNoTextAreCounted() throws Exception {
        Path file = pdf("");
        try (PDDocument document = Loader.loadPDF(file.toFile())) {
            document.addPage(new PDPage());
            document.save(folder.resolve("two.pdf").toFile());
        }

        assertThat(read(folder.resolve("two.pdf")).partial())
                .contains(
                        "1 of 2 pages gave no text: empty, pictures alone, or damaged; what stands there was not read");
    }

    @Test
    void word() throws Exception {
        Path file = folder.resolve("a.bin");
        try (XWPFDocument document = new XWPFDocument();
                OutputStream out = Files.newOutputStream(file)) {
            document.createParagraph().createRun().setText(SENTENCE);
            document.write(out);
        }

        assertThat(TypeSniffer.sniff(file)).isEqualTo(FileType.WORD);
        assertThat(read(file).text().strip()).isEqualTo(SENTENCE);
    }

    /** What stands before the damage is had, and the rest is said to be missing. */
    @Test
    void aDamagedWordDocumentIsReadUpToTheDamage() throws Exception {
        String broken =
                "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body><w:p><w:r><w:t>"
                        + SENTENCE + "</w:t></w:r></w:p><w:p><w:r></w:p></w:body></w:document>";
        Path whole = folder.resolve("whole.docx");
        try (XWPFDocument document = new XWPFDocument();
                OutputStream out = Files.newOutputStream(whole)) {
            document.createParagraph().createRun().setText(SENTENCE);
            document.write(out);
        }
        Path file = folder.resolve("broken.docx");
        try (ZipFile from = new ZipFile(whole.toFile());
                ZipOutputStream to = new ZipOutputStream(Files.newOutputStream(file))) {
            for (ZipEntry entry : Collections.list(from.entries())) {
                to.putNextEntry(new ZipEntry(entry.getName()));
                to.write(
                        entry.getName().equals("word/document.xml")
                                ? broken.getBytes(StandardCharsets.UTF_8)
                                : from.getInputStream(entry).readAllBytes());
            }
        }

        ExtractedText text = read(file);

        assertThat(text.text()).contains(SENTENCE);
        assertThat(text.partial()).isPresent();
    }

    @Test
    void richText() throws Exception {
        Path file = Files.writeString(folder.resolve("a.rtf"), "{\\rtf1\\ansi " + SENTENCE + "\\par}");

        assertThat(read(file).text().strip()).isEqualTo(SENTENCE);
    }

    @Test
    void bookInTheOrderOfItsSpine() throws Exception {
        Path file = epub("<p>First chapter.</p>", "<p>Second chapter.</p>");

        assertThat(TypeSniffer.sniff(file)).isEqualTo(FileType.EPUB);
        assertThat(read(file).text()).containsSubsequence("First chapter.", "Second chapter.");
    }

    @Test
    void aDocumentThatIsAZipBombIsStopped() throws Exception {
        Path file = epub("<p>First.</p>", "<p>" + "a ".repeat(15_000_000) + "</p>");

        assertThat(Files.size(file)).isLessThan(100_000);
        try {
            assertThat(read(file).partial()).isPresent();
        } catch (RefusedException e) {
            assertThat(e.why().reason()).isEqualTo(Reason.DECODE_LIMIT);
        }
    }

    @Test
    void aChildWithoutMemorySaysThatAndNotThatItIsLate() throws Exception {
        MediaLimits small = limits(MediaLimits.DEFAULT.documentTime(), 40);
        Path file = folder.resolve("big.html");
        Files.writeString(file, "<html><body>" + ("<p>" + SENTENCE.repeat(100)).repeat(6_000));

        for (int i = 0; i < 3; i++) { // whether its death or its silence is seen first is a matter of luck
            assertThatThrownBy(() -> read(file, small)).hasMessageStartingWith("reading needs more than 40 MB");
        }
    }

    @Test
    void aChildThatCostsTooMuchIsStopped() throws Exception {
        MediaLimits hurry = limits(Duration.ofNanos(1), MediaLimits.DEFAULT.documentHeapMegabytes());
        Path file = folder.resolve("big.html");
        Files.writeString(file, "<div><b a=1>".repeat(1_000_000));

        assertThatThrownBy(() -> read(file, hurry))
                .hasMessageStartingWith("reading costs more than 0.0 s of the processor")
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        e -> assertThat(e.why().reason()).isEqualTo(Reason.DECODE_LIMIT));
    }

    private static MediaLimits limits(Duration documentTime, int documentHeapMegabytes) {
        MediaLimits usual = MediaLimits.DEFAULT;
        return new MediaLimits(
                usual.sound(),
                usual.film(),
                usual.pixels(),
                usual.side(),
                usual.frameSide(),
                usual.textCharacters(),
                documentTime,
                documentHeapMegabytes,
                usual.decoderBytes());
    }

    /** Chapters named so that their order in the archive is not that of the spine. */
    private Path epub(String first, String second) throws Exception {
        Path file = folder.resolve("book");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            byte[] type = "application/epub+zip".getBytes(StandardCharsets.US_ASCII);
            ZipEntry mimetype = new ZipEntry("mimetype");
            CRC32 crc = new CRC32();
            crc.update(type);
            mimetype.setMethod(ZipEntry.STORED);
            mimetype.setSize(type.length);
            mimetype.setCrc(crc.getValue());
            zip.putNextEntry(mimetype);
            zip.write(type);
            put(zip, "META-INF/container.xml", """
                    <?xml version="1.0"?><container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
                    <rootfiles><rootfile full-path="content.opf" media-type="application/oebps-package+xml"/></rootfiles></container>
                    """);
            put(
                    zip,
                    "a-second.xhtml",
                    "<html xmlns=\"http://www.w3.org/1999/xhtml\"><body>" + second + "</body></html>");
            put(zip, "b-first.xhtml", "<html xmlns=\"http://www.w3.org/1999/xhtml\"><body>" + first + "</body></html>");
            put(zip, "content.opf", """
                    <?xml version="1.0"?><package xmlns="http://www.idpf.org/2007/opf" version="3.0">
                    <manifest><item id="two" href="a-second.xhtml" media-type="application/xhtml+xml"/>
                    <item id="one" href="b-first.xhtml" media-type="application/xhtml+xml"/></manifest>
                    <spine><itemref idref="one"/><itemref idref="two"/></spine></package>
                    """);
        }
        return file;
    }

    private static void put(ZipOutputStream zip, String name, String text) throws Exception {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(text.getBytes(StandardCharsets.UTF_8));
    }
}
