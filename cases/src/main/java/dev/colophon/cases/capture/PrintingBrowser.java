package dev.colophon.cases.capture;

import dev.colophon.browser.Browser;
import dev.colophon.browser.PrintResult.NotPrinted;
import dev.colophon.browser.PrintResult.Printed;
import dev.colophon.evidence.EvidenceException;
import dev.colophon.evidence.report.document.PdfPrinter;

/** A browser as what prints documents. */
public final class PrintingBrowser {

    private PrintingBrowser() {}

    /** It prints as long as the browser runs. */
    public static PdfPrinter of(Browser browser) {
        return html -> switch (browser.print(html)) {
            case Printed printed -> printed.pdf();
            case NotPrinted none -> throw new EvidenceException(EvidenceException.Reason.NOT_PRINTED, none.reason());
        };
    }
}
