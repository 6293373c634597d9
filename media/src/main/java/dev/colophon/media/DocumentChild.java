package dev.colophon.media;

import java.io.BufferedWriter;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import org.apache.tika.exception.EncryptedDocumentException;
import org.apache.tika.exception.TikaException;
import org.apache.tika.exception.WriteLimitReachedException;
import org.apache.tika.extractor.EmbeddedDocumentExtractor;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.Parser;
import org.apache.tika.parser.epub.EpubParser;
import org.apache.tika.parser.microsoft.OfficeParser;
import org.apache.tika.parser.microsoft.ooxml.OOXMLParser;
import org.apache.tika.parser.microsoft.rtf.RTFParser;
import org.apache.tika.parser.odf.OpenDocumentParser;
import org.apache.tika.parser.pdf.PDFParser;
import org.apache.tika.sax.BodyContentHandler;
import org.apache.tika.sax.SecureContentHandler;
import org.apache.tika.sax.WriteOutContentHandler;
import org.xml.sax.ContentHandler;
import org.xml.sax.SAXException;

/**
 * The program of the child JVM: writes the text of one document to standard output and tells by its exit code how far it
 * came. Arguments: type, file, most characters, most seconds.
 */
final class DocumentChild {

    static final int DONE = 0;
    static final int CUT = 10;
    static final int LOCKED = 11;
    static final int DAMAGED = 12;
    static final int BOMB = 13;
    static final int LATE = 14;

    /** Begins the one line on standard error that is meant for the parent. */
    static final String SAYS = "colophon: ";

    /** Tika's own bounds: characters out for one byte in, nesting of elements and of packages. */
    private static final long MAX_RATIO = 100;

    private static final int MAX_DEPTH = 100;
    private static final int MAX_PACKAGES = 3;

    private DocumentChild() {}

    public static void main(String[] args) throws IOException {
        // Libraries print to System.out what is not the document's text.
        System.setOut(System.err);
        endLate(Long.parseLong(args[3]));
        int code;
        try (Writer out = new BufferedWriter(
                new OutputStreamWriter(new FileOutputStream(FileDescriptor.out), StandardCharsets.UTF_8), 1 << 16)) {
            code = extract(FileType.valueOf(args[0]), Path.of(args[1]), Integer.parseInt(args[2]), out);
        }
        Runtime.getRuntime().halt(code);
    }

    /** The parent kills us at the same time; this is for a parent that died. */
    private static void endLate(long seconds) {
        Thread.ofPlatform().daemon().start(() -> {
            try {
                Thread.sleep(java.time.Duration.ofSeconds(seconds + 1));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            Runtime.getRuntime().halt(LATE);
        });
    }

    private static int extract(FileType type, Path file, int maxCharacters, Writer out) {
        try (TikaInputStream in = TikaInputStream.get(file)) {
            SecureContentHandler guarded = new SecureContentHandler(
                    new BodyContentHandler(new WriteOutContentHandler(out, maxCharacters)), in);
            guarded.setMaximumCompressionRatio(MAX_RATIO);
            guarded.setMaximumDepth(MAX_DEPTH);
            guarded.setMaximumPackageEntryDepth(MAX_PACKAGES);
            try {
                ParseContext context = new ParseContext();
                context.set(EmbeddedDocumentExtractor.class, new NothingEmbedded());
                parser(type).parse(in, guarded, new Metadata(), context);
                return DONE;
            } catch (SAXException e) {
                guarded.throwIfCauseOf(e);
                if (WriteLimitReachedException.isWriteLimitReached(e)) {
                    return CUT;
                }
                return say(DAMAGED, e);
            }
        } catch (EncryptedDocumentException e) {
            return LOCKED;
        } catch (TikaException e) {
            if (WriteLimitReachedException.isWriteLimitReached(e)) {
                return CUT;
            }
            boolean bomb =
                    String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT).contains("zip bomb");
            return say(bomb ? BOMB : DAMAGED, e);
        } catch (IOException | RuntimeException e) {
            return say(DAMAGED, e);
        }
    }

    private static int say(int code, Exception e) {
        Throwable root = e;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        System.err.println(SAYS + MessageText.oneLine(root));
        return code;
    }

    private static Parser parser(FileType type) {
        return switch (type) {
            case PDF -> new PDFParser();
            case EPUB -> new EpubParser();
            case WORD -> new OOXMLParser();
            case OPEN_DOCUMENT -> new OpenDocumentParser();
            case OLD_OFFICE -> new OfficeParser();
            case RTF -> new RTFParser();
            default -> throw new IllegalArgumentException(type + " is not a document");
        };
    }

    /** Pictures, attachments and objects inside a document are not its text. */
    private static final class NothingEmbedded implements EmbeddedDocumentExtractor {

        @Override
        public boolean shouldParseEmbedded(Metadata metadata) {
            return false;
        }

        @Override
        public void parseEmbedded(
                java.io.InputStream stream, ContentHandler handler, Metadata metadata, boolean outputHtml) {}
    }
}
