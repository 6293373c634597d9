package dev.colophon.media.document;

import dev.colophon.media.file.FileType;
import dev.colophon.media.refusal.MessageText;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.tika.exception.EncryptedDocumentException;
import org.apache.tika.exception.TikaException;
import org.apache.tika.exception.WriteLimitReachedException;
import org.apache.tika.extractor.EmbeddedDocumentExtractor;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.PDF;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.sax.BodyContentHandler;
import org.apache.tika.sax.SecureContentHandler;
import org.apache.tika.sax.WriteOutContentHandler;
import org.xml.sax.ContentHandler;
import org.xml.sax.SAXException;

/** Reads the text of one document or HTML page, in a child JVM: its parsers are large, and hostile documents exhaust them. */
final class DocumentText {

    /** How far the text was read. */
    enum Ending {
        DONE,
        /** Done, and there is something to say of it. */
        PARTIAL,
        /** The most characters were reached. */
        CUT,
        LOCKED,
        DAMAGED,
        BOMB,
        /** There are pages, and none of them gave text. */
        NO_TEXT
    }

    /** How it ended, and why in one line, which may be empty. */
    record Outcome(Ending ending, String why) {}

    /** Tika's own bounds: characters out for one byte in, nesting of elements and of packages. */
    private static final long MAX_RATIO = 100;

    private static final int MAX_DEPTH = 100;
    private static final int MAX_PACKAGES = 3;

    private DocumentText() {}

    /** Writes the text; what was written before an ending other than DONE counts. */
    static Outcome write(FileType type, Path file, int maxCharacters, Writer out) throws IOException {
        return write(type, file, maxCharacters, out, new Metadata());
    }

    /** As {@link #write(FileType, Path, int, Writer)}, with what the document says of itself. */
    static Outcome write(FileType type, Path file, int maxCharacters, Writer out, Metadata metadata)
            throws IOException {
        if (type == FileType.HTML) {
            ExtractedText page = HtmlPage.read(file, maxCharacters);
            out.write(page.text());
            return page.partial()
                    .map(why -> new Outcome(Ending.PARTIAL, why))
                    .orElseGet(() -> new Outcome(Ending.DONE, ""));
        }
        try (TikaInputStream in = TikaInputStream.get(file)) {
            SecureContentHandler guarded = new SecureContentHandler(
                    new BodyContentHandler(new WriteOutContentHandler(out, maxCharacters)), in);
            guarded.setMaximumCompressionRatio(MAX_RATIO);
            guarded.setMaximumDepth(MAX_DEPTH);
            guarded.setMaximumPackageEntryDepth(MAX_PACKAGES);
            try {
                ParseContext context = DocumentParsers.context();
                context.set(EmbeddedDocumentExtractor.class, new NothingEmbedded());
                DocumentParsers.of(type).parse(in, guarded, metadata, context);
                return type == FileType.PDF ? pdf(metadata, file) : new Outcome(Ending.DONE, "");
            } catch (SAXException e) {
                guarded.throwIfCauseOf(e);
                if (WriteLimitReachedException.isWriteLimitReached(e)) {
                    return new Outcome(Ending.CUT, "");
                }
                return damaged(e);
            }
        } catch (EncryptedDocumentException e) {
            return new Outcome(Ending.LOCKED, "");
        } catch (TikaException e) {
            if (WriteLimitReachedException.isWriteLimitReached(e)) {
                return new Outcome(Ending.CUT, "");
            }
            boolean bomb =
                    String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT).contains("zip bomb");
            return bomb ? new Outcome(Ending.BOMB, oneLine(e)) : damaged(e);
        } catch (IOException | RuntimeException e) {
            return damaged(e);
        }
    }

    /** A page without a character is a picture, which nobody has read, or could not be read. */
    private static Outcome pdf(Metadata metadata, Path file) throws IOException {
        int[] characters = metadata.getIntValues(PDF.CHARACTERS_PER_PAGE);
        long without = IntStream.of(characters).filter(count -> count == 0).count();
        Optional<String> textless = without == 0
                ? Optional.empty()
                : Optional.of(
                        "%,d of %,d pages gave no text: empty, pictures alone, or damaged; what stands there was not read"
                                .formatted(without, characters.length));
        Optional<String> cut = PdfEnd.isThere(file)
                ? Optional.empty()
                : Optional.of("the file is cut or damaged: its end is missing, get it again");
        return MessageText.joined(cut, textless)
                .map(why ->
                        new Outcome(without > 0 && without == characters.length ? Ending.NO_TEXT : Ending.PARTIAL, why))
                .orElseGet(() -> new Outcome(Ending.DONE, ""));
    }

    private static Outcome damaged(Exception e) {
        return new Outcome(Ending.DAMAGED, oneLine(e));
    }

    private static String oneLine(Exception e) {
        Throwable root = e;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return MessageText.oneLine(root);
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
