package dev.colophon.media.walk;

import static dev.colophon.media.refusal.Unreadable.Reason.ARCHIVE_LIMIT;

import dev.colophon.media.child.TemporaryFolders;
import dev.colophon.media.document.DocumentParsers;
import dev.colophon.media.file.FileType;
import dev.colophon.media.file.TypeSniffer;
import dev.colophon.media.refusal.Unreadable;
import dev.colophon.media.walk.WalkedFile.Found;
import dev.colophon.media.walk.WalkedFile.Refused;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.function.Consumer;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.FileImageInputStream;
import javax.imageio.stream.ImageInputStream;
import org.apache.tika.exception.TikaException;
import org.apache.tika.extractor.EmbeddedDocumentExtractor;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.pdf.PDFParserConfig;
import org.xml.sax.ContentHandler;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * Hands over the pictures in a document, in a child JVM: each as a file of its own, like an entry of an archive. Ornaments, too
 * small to be compared, are left out. One document, one thread.
 */
final class DocumentPictures implements EmbeddedDocumentExtractor {

    private static final int SMALLEST_SIDE = 64;
    private static final int MOST_PICTURES = 1_000;
    private static final long MOST_BYTES = 1L << 30;
    private static final int BLOCK = 1 << 16;

    private final String place;
    private final Consumer<WalkedFile> visitor;
    private int pictures;
    private long bytes;

    private DocumentPictures(String place, Consumer<WalkedFile> visitor) {
        this.place = place;
        this.visitor = visitor;
    }

    /** What can be taken out of it; what is wrong with the document is said of its text. */
    static void walk(String place, Path document, FileType type, Consumer<WalkedFile> visitor) {
        ParseContext context = DocumentParsers.context();
        PDFParserConfig pdf = context.get(PDFParserConfig.class);
        pdf.setExtractInlineImages(true);
        pdf.setExtractUniqueInlineImagesOnly(true);
        context.set(EmbeddedDocumentExtractor.class, new DocumentPictures(place, visitor));
        try (TikaInputStream in = TikaInputStream.get(document)) {
            DocumentParsers.of(type).parse(in, new DefaultHandler(), new Metadata(), context);
        } catch (IOException | SAXException | TikaException | RuntimeException e) {
            // Its text says so.
        }
    }

    @Override
    public boolean shouldParseEmbedded(Metadata metadata) {
        return pictures <= MOST_PICTURES && bytes <= MOST_BYTES;
    }

    @Override
    public void parseEmbedded(InputStream stream, ContentHandler handler, Metadata metadata, boolean outputHtml)
            throws IOException {
        Path file = Files.createTempFile(TemporaryFolders.ofProcess(), "colophon-picture-", null);
        if (!copy(stream, file) || !isPicture(file)) {
            Files.delete(file);
            return;
        }
        String name = Places.inside(place, "picture-" + ++pictures);
        if (pictures > MOST_PICTURES || bytes > MOST_BYTES) {
            Files.delete(file);
            visitor.accept(new Refused(
                    name,
                    new Unreadable(
                            ARCHIVE_LIMIT,
                            "the document holds over %,d pictures or %,d bytes of them: take them out of it"
                                    .formatted(MOST_PICTURES, MOST_BYTES))));
            return;
        }
        visitor.accept(new Found(name, file, true));
    }

    private boolean copy(InputStream stream, Path file) throws IOException {
        byte[] block = new byte[BLOCK];
        try (OutputStream out = Files.newOutputStream(file)) {
            for (int n = stream.read(block); n >= 0; n = stream.read(block)) {
                bytes += n;
                if (bytes > MOST_BYTES) {
                    return false;
                }
                out.write(block, 0, n);
            }
        }
        return true;
    }

    private static boolean isPicture(Path file) throws IOException {
        if (Files.size(file) == 0) {
            return false;
        }
        FileType type = TypeSniffer.sniff(file);
        if (type.kind() != FileType.Kind.PICTURE) {
            return type.kind() == FileType.Kind.FOREIGN_PICTURE;
        }
        Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName(type.name());
        if (!readers.hasNext()) {
            return true;
        }
        ImageReader reader = readers.next();
        try (ImageInputStream in = new FileImageInputStream(file.toFile())) {
            reader.setInput(in, true, true);
            return Math.min(reader.getWidth(0), reader.getHeight(0)) >= SMALLEST_SIDE;
        } catch (IOException | RuntimeException e) {
            return true; // whoever decodes it says what is wrong
        } finally {
            reader.dispose();
        }
    }
}
