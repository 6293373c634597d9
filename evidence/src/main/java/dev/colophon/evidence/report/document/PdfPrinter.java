package dev.colophon.evidence.report.document;

import dev.colophon.evidence.EvidenceException;

/** Prints an HTML document that needs nothing from anywhere, as a browser would: A4 and margins are the document's own. */
@FunctionalInterface
public interface PdfPrinter {

    /**
     * The document as PDF.
     *
     * @throws EvidenceException when it cannot be printed, with the reason
     */
    byte[] print(String html);
}
