package dev.colophon.evidence.report.document;

import dev.colophon.evidence.EvidenceException;
import dev.colophon.evidence.report.EvidenceReport;
import dev.colophon.evidence.report.ReportSettings;
import dev.colophon.evidence.report.signature.ReportSigner;

/** From what is known to the signed PDF: written, printed, signed. */
public record ReportPress(ReportSettings settings, PdfPrinter printer, ReportSigner signer) {

    /**
     * The signed report.
     *
     * @throws EvidenceException when it cannot be printed or signed
     */
    public byte[] press(EvidenceReport report) {
        byte[] unsigned = printer.print(ReportDocument.html(report, settings));
        return signer.sign(unsigned, "Evidence report of " + report.stem());
    }
}
