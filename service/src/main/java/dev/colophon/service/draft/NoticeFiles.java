package dev.colophon.service.draft;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.colophon.cases.message.NoticeContent;
import dev.colophon.cases.message.form.NoticeDocument;
import dev.colophon.cases.message.form.NoticeForm;
import dev.colophon.cases.message.form.PlainDocument;
import dev.colophon.cases.message.xarf.XarfReport;
import dev.colophon.cases.message.xarf.XarfReports;
import dev.colophon.cases.message.xarf.XarfWriter;
import dev.colophon.cases.notice.stored.NoticeFile;
import dev.colophon.cases.regime.Regime;
import java.util.ArrayList;
import java.util.List;

/** Writes the files of a notice: its text, the same on paper where that can be printed, and XARF where the sender has a mail address. */
record NoticeFiles(Regime regime, NoticePrinter printer) {

    List<NoticeFile> of(NoticeContent content) {
        NoticeDocument document =
                NoticeForm.of(regime.notice().form()).orElseThrow().write(content);
        List<NoticeFile> files = new ArrayList<>();
        files.add(new NoticeFile(
                "notice.txt", "text/plain", PlainDocument.of(document).getBytes(UTF_8)));
        printer.print(document).ifPresent(pdf -> files.add(new NoticeFile("notice.pdf", "application/pdf", pdf)));
        if (content.sender().email().isPresent()) {
            List<XarfReport> reports = XarfReports.of(content);
            for (int i = 0; i < reports.size(); i++) {
                files.add(new NoticeFile(
                        "xarf-%d.json".formatted(i + 1),
                        "application/json",
                        XarfWriter.json(reports.get(i)).getBytes(UTF_8)));
            }
        }
        return List.copyOf(files);
    }
}
