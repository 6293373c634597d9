package dev.colophon.media.document;

import java.io.IOException;
import java.nio.file.Path;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;

/** Whether a PDF is a whole one that anybody can read, and how many pages it has; runs in the child only. */
final class PdfPages {

    /** Pages that are looked at one by one. */
    private static final int MOST = 10_000;

    private PdfPages() {}

    /**
     * What was found.
     *
     * @param ending DONE, DAMAGED or LOCKED
     * @param why it is not whole; of a whole one the empty string
     */
    record Counted(DocumentText.Ending ending, int pages, String why) {

        static Counted damaged(String why) {
            return new Counted(DocumentText.Ending.DAMAGED, 0, why);
        }
    }

    static Counted of(Path file) {
        try {
            if (!PdfEnd.isThere(file)) {
                return Counted.damaged("its end is missing");
            }
            try (PDDocument document = Loader.loadPDF(file.toFile())) {
                if (document.isEncrypted()) {
                    return locked();
                }
                int pages = 0;
                for (PDPage page : document.getPages()) {
                    Object _ = page.getMediaBox();
                    if (++pages == MOST) {
                        break;
                    }
                }
                return pages == 0
                        ? Counted.damaged("it has no page")
                        : new Counted(DocumentText.Ending.DONE, pages, "");
            }
        } catch (InvalidPasswordException _) {
            return locked();
        } catch (IOException | RuntimeException e) {
            return Counted.damaged(
                    String.valueOf(e.getMessage()).lines().findFirst().orElse("it cannot be parsed"));
        } catch (StackOverflowError _) {
            return Counted.damaged("nested too deep");
        }
    }

    private static Counted locked() {
        return new Counted(DocumentText.Ending.LOCKED, 0, "");
    }
}
