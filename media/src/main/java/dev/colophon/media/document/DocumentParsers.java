package dev.colophon.media.document;

import dev.colophon.media.file.FileType;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.Parser;
import org.apache.tika.parser.epub.EpubParser;
import org.apache.tika.parser.microsoft.OfficeParser;
import org.apache.tika.parser.microsoft.OfficeParserConfig;
import org.apache.tika.parser.microsoft.ooxml.OOXMLParser;
import org.apache.tika.parser.microsoft.rtf.RTFParser;
import org.apache.tika.parser.odf.OpenDocumentParser;
import org.apache.tika.parser.pdf.PDFParser;
import org.apache.tika.parser.pdf.PDFParserConfig;

/** Tika's parsers of the documents that are read, called directly: its search for services takes longer than most of them. */
public final class DocumentParsers {

    private DocumentParsers() {}

    /** The parser of a type of document. */
    public static Parser of(FileType type) {
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

    /**
     * Without a reader of pictured text, which Tika otherwise looks for on pages without text, and does not find. Word documents
     * are read as a stream: no classes for a whole tree of it, and what stands before a damage is had.
     */
    public static ParseContext context() {
        PDFParserConfig pdf = new PDFParserConfig();
        pdf.setOcrStrategy(PDFParserConfig.OCR_STRATEGY.NO_OCR);
        ParseContext context = new ParseContext();
        context.set(PDFParserConfig.class, pdf);
        OfficeParserConfig office = new OfficeParserConfig();
        office.setUseSAXDocxExtractor(true);
        context.set(OfficeParserConfig.class, office);
        return context;
    }
}
