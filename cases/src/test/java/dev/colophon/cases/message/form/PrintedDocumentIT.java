package dev.colophon.cases.message.form;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.cases.message.OtherProgram;
import dev.colophon.cases.message.SampleNotice;
import dev.colophon.evidence.report.document.PdfPrinter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The forms on paper, printed by the Chromium of this machine: all of their words are there, in fonts that are in the file. */
class PrintedDocumentIT {

    private static final String INSTALL = "apt-get install --no-install-recommends chromium fonts-noto-cjk";

    @TempDir
    Path folder;

    private byte[] print(NoticeDocument document) {
        OtherProgram.require("chromium", INSTALL);
        PdfPrinter printer = html -> {
            try {
                Path page = Files.writeString(folder.resolve("notice.html"), html, UTF_8);
                Path pdf = folder.resolve("notice.pdf");
                OtherProgram.Result result = OtherProgram.run(
                        folder,
                        "chromium",
                        "--headless",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--no-first-run",
                        "--disable-background-networking",
                        "--disable-component-update",
                        "--user-data-dir=" + folder.resolve("profile"),
                        "--no-pdf-header-footer",
                        "--print-to-pdf=" + pdf,
                        page.toUri().toString());
                assertThat(pdf).as(result.output()).exists();
                return Files.readAllBytes(pdf);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        };
        return PrintedDocument.print(document, printer);
    }

    @Test
    @Tag("full")
    void theModelFormIsPrintedInChinese() throws IOException {
        try (PDDocument pdf = Loader.loadPDF(print(NoticeForm.CHINA.write(SampleNotice.of("zh"))))) {
            String text = new PDFTextStripper().getText(pdf).replaceAll("\\s+", "");
            assertThat(text).contains("要求删除或断开链接侵权网络内容的通知", "北京市海淀区中关村大街1号", "灯笼圆舞曲LanternWaltz", "对本通知内容的真实性负责");
            List<String> notEmbedded = new ArrayList<>();
            int fonts = 0;
            for (PDPage page : pdf.getPages()) {
                for (COSName name : page.getResources().getFontNames()) {
                    fonts++;
                    if (!page.getResources().getFont(name).isEmbedded()) {
                        notEmbedded.add(name.getName());
                    }
                }
            }
            assertThat(fonts).isPositive();
            assertThat(notEmbedded).isEmpty();
        }
    }

    @Test
    @Tag("full")
    void theUsersAnswerAndTheNotificationArePrinted() throws IOException {
        try (PDDocument pdf = Loader.loadPDF(print(RestorationForm.of(SampleNotice.of("zh"))))) {
            assertThat(new PDFTextStripper().getText(pdf)).contains("要求恢复被删除或断开链接的网络内容的说明");
        }
        try (PDDocument pdf = Loader.loadPDF(print(NoticeForm.DMCA.write(SampleNotice.of("en"))))) {
            assertThat(new PDFTextStripper().getText(pdf).replaceAll("\\s+", " "))
                    .contains("Under penalty of perjury");
        }
    }
}
