package dev.colophon.evidence.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.colophon.evidence.messages.Language;
import dev.colophon.evidence.report.HeadlessPrinter.Tool;
import dev.colophon.evidence.report.document.ReportPress;
import dev.colophon.evidence.report.signature.ReportKey;
import dev.colophon.evidence.report.signature.ReportKey.Kind;
import dev.colophon.evidence.report.signature.ReportSigner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Programs that are not ours read a report that a real browser printed. */
@Tag("full")
class SignedReportIT {

    /** Whoever wants to look at it finds it here. */
    private static final Path KEPT = Path.of("target", "report.pdf");

    private static final String HOSTILE = "</h3></style><script>document.body.innerHTML='gone'</script>"
            + "\u202egnp.exe\u202c \u200b\u0000 😀👩‍👩‍👧 <img src=x onerror=alert(1)> "
            + "长".repeat(10_000);

    @TempDir
    static Path folder;

    private static EvidenceReport report = SampleReport.with("", Optional.empty());
    private static byte[] signed = new byte[0];

    @BeforeAll
    static void press() throws IOException {
        for (String tool : List.of("pdfsig", "pdftotext", "pdffonts", "qpdf")) {
            assumeTrue(Tool.isHere(tool), tool + " is missing: " + HeadlessPrinter.INSTALL);
        }
        report = SampleReport.with("山河旧梦（第七首）", Optional.of(SampleReport.png(1_280, 3_600)));
        signed = press(report, Language.of("zh").orElseThrow());
        Files.createDirectories(KEPT.toAbsolutePath().getParent());
        Files.write(KEPT, signed);
    }

    private static byte[] press(EvidenceReport report, Language first) {
        ReportKey key = ReportKey.generate("Lin Jian", Kind.RSA_3072, SampleReport.ASKED);
        ReportSigner signer = new ReportSigner(
                key,
                Optional.of(new SmallAuthority(SampleReport.ASKED)::stamp),
                InstantSource.fixed(SampleReport.ASKED));
        ReportSettings settings = ReportSettings.of(first, Optional.of("https://verify.example/{stem}"));
        return new ReportPress(settings, new HeadlessPrinter(folder), signer).press(report);
    }

    @Test
    void pdfsigFindsItValidAndWhole() throws IOException {
        assertThat(said("pdfsig", signed))
                .contains(
                        "Signature is Valid.",
                        "Total document signed",
                        "Signer Certificate Common Name: Lin Jian",
                        "Signature Type: ETSI.CAdES.detached",
                        "Signing Time: Nov 25 2026");
        assertThat(Tool.run("qpdf", "--check", file(signed).toString()))
                .isEqualTo(new Tool.Result(0, said("qpdf", signed)))
                .satisfies(result -> assertThat(result.output()).contains("No syntax or stream encoding errors"));
    }

    @Test
    void noChangedByteStaysValid() throws IOException {
        Random random = new Random(17);
        for (int i = 0; i < 20; i++) {
            byte[] changed = signed.clone();
            // The signature itself is a hexadecimal string whose end is padding; everything before it counts.
            changed[random.nextInt(signed.length - 50_000)] ^= (byte) (1 << random.nextInt(8));
            assertThat(said("pdfsig", changed)).as("change %d", i).doesNotContain("Signature is Valid");
        }
        byte[] longer = java.util.Arrays.copyOf(signed, signed.length + 1);
        assertThat(said("pdfsig", longer)).doesNotContain("Total document signed");
    }

    @Test
    void everyHashComesBackFromTheTextWhole() throws IOException {
        List<String> hashes = new ArrayList<>(
                report.parts().stream().map(part -> part.sha256().hex()).toList());
        hashes.add(report.found().body().hex());
        report.found().tls().orElseThrow().chain().forEach(certificate -> hashes.add(certificate.hex()));
        hashes.add(report.log().orElseThrow().leaf().hex());
        hashes.add(report.log().orElseThrow().root().hex());
        report.matches().forEach(match -> hashes.add(match.reference()));
        hashes.add(SampleReport.hash("/etc/hosts").hex());
        try (PDDocument document = Loader.loadPDF(signed)) {
            assertThat(new PDFTextStripper().getText(document)).contains(hashes);
        }
        assertThat(said("pdftotext", signed)).contains(hashes);
    }

    @Test
    void bothLanguagesAndThePageNumbersAreText() throws IOException {
        String text = said("pdftotext", signed);

        assertThat(text).contains("电子数据证据报告", "六、证据清单", "Report on Electronic Evidence", "6. List of evidence");
        assertThat(text).contains("权利主张人", "山河旧梦（第七首）", "C-17-1", "1 / ");
        assertThat(text).doesNotContain("\ufffd");
    }

    @Test
    void everyFontIsEmbedded() throws IOException {
        List<String> fonts = said("pdffonts", signed).lines().skip(2).toList();

        assertThat(fonts).isNotEmpty().allSatisfy(font -> assertThat(font).matches(".* yes yes (yes|no ) +\\d+ +\\d+"));
    }

    /** A font that has some of the letters only would mix two faces in a word. */
    @ParameterizedTest
    @CsvSource({"mn, 7. Цаг хугацаа ба лог, Өөрчлөлт, DejaVuSerif-Bold", "zh-Hant, 七、時間與日誌, 變更方式, NotoSerifCJKtc-Bold"})
    void theFirstLanguageIsPrintedInAFaceThatHasItsLetters(String tag, String heading, String label, String font)
            throws IOException {
        byte[] pdf = press(report, Language.of(tag).orElseThrow());
        Files.write(KEPT.resolveSibling("report-%s.pdf".formatted(tag)), pdf);
        assertThat(said("pdftotext", pdf)).contains(heading, label, "7. Time and log");
        assertThat(said("pdffonts", pdf)).contains(font);
    }

    @ParameterizedTest
    @MethodSource("dev.colophon.evidence.messages.Language#all")
    void aHostileTitleDoesNoHarm(Language first) throws IOException {
        EvidenceReport hostile = SampleReport.with(HOSTILE, Optional.of(new byte[] {1, 2, 3}));
        byte[] pdf = press(hostile, first);

        String text = said("pdftotext", pdf);
        assertThat(said("pdfsig", pdf)).contains("Signature is Valid.");
        assertThat(text)
                .contains(
                        "<script>document.body.innerHTML",
                        "[U+202E]gnp.exe",
                        "8. How to verify",
                        first.say("howto.heading"));
        assertThat(text)
                .contains(hostile.parts().stream()
                        .map(part -> part.sha256().hex())
                        .toList());
    }

    private static Path file(byte[] pdf) throws IOException {
        return Files.write(folder.resolve("read.pdf"), pdf);
    }

    private static String said(String tool, byte[] pdf) throws IOException {
        String name = file(pdf).toString();
        return switch (tool) {
            case "pdftotext" -> Tool.run(tool, "-layout", name, "-").output();
            case "qpdf" -> Tool.run(tool, "--check", name).output();
            default -> Tool.run(tool, name).output();
        };
    }
}
