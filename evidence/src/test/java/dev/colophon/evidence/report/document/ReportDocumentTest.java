package dev.colophon.evidence.report.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.GlobalHistogramBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import dev.colophon.evidence.messages.Language;
import dev.colophon.evidence.report.EvidenceReport;
import dev.colophon.evidence.report.ReportSettings;
import dev.colophon.evidence.report.SampleReport;
import dev.colophon.evidence.report.Visible;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReportDocumentTest {

    private static final Language CHINESE = Language.of("zh").orElseThrow();

    private static final ReportSettings SETTINGS =
            ReportSettings.of(CHINESE, Optional.of("https://verify.example/b/{stem}?sha256={sha256}"));
    private static final byte[] PICTURE = SampleReport.png(1_280, 5_000);
    private static final String ADDRESS = "https://verify.example/b/C-17-1?sha256="
            + SampleReport.hash("datapackage.json").hex();

    @Test
    @Tag("full")
    void bothLanguagesInTheOrderThatIsWanted() {
        String chineseFirst = ReportDocument.html(report("title"), SETTINGS);
        String englishFirst =
                ReportDocument.html(report("title"), ReportSettings.of(Language.ENGLISH, Optional.empty()));

        assertThat(chineseFirst)
                .startsWith("<!DOCTYPE html>\n<html lang=\"zh-CN\">")
                .containsSubsequence(
                        "电子数据证据报告</h1>", "八、如何核验", "Report on Electronic Evidence</h1>", "8. How to verify");
        assertThat(englishFirst)
                .startsWith("<!DOCTYPE html>\n<html lang=\"en\">")
                .containsSubsequence(
                        "Report on Electronic Evidence</h1>", "8. How to verify", "电子数据证据报告</h1>", "八、如何核验")
                .doesNotContain("class=\"code\"");
    }

    @Test
    void theSquareCodeLeadsToTheAddress() throws Exception {
        String html = ReportDocument.html(report("title"), SETTINGS);

        List<String> codes = Pattern.compile("<svg class=\"code\".*?</svg>", Pattern.DOTALL)
                .matcher(html)
                .results()
                .map(java.util.regex.MatchResult::group)
                .toList();
        assertThat(codes).hasSize(2);
        assertThat(read(codes.getFirst())).isEqualTo(ADDRESS);
        assertThat(html).contains(Visible.html(ADDRESS));
    }

    /** Draws the path as a browser would, and reads the picture. */
    private static String read(String svg) throws Exception {
        Matcher box = Pattern.compile("viewBox=\"0 0 (\\d+) \\1\"").matcher(svg);
        assertThat(box.find()).isTrue();
        int scale = 4;
        int side = scale * Integer.parseInt(box.group(1));
        int[] pixels = new int[side * side];
        Arrays.fill(pixels, 0xffffff);
        Matcher run = Pattern.compile("M(\\d+) (\\d+)h(\\d+)v1h-\\3z").matcher(svg);
        while (run.find()) {
            int x = Integer.parseInt(run.group(1)) * scale;
            int y = Integer.parseInt(run.group(2)) * scale;
            for (int row = y; row < y + scale; row++) {
                Arrays.fill(pixels, row * side + x, row * side + x + scale * Integer.parseInt(run.group(3)), 0);
            }
        }
        var picture = new BinaryBitmap(new GlobalHistogramBinarizer(new RGBLuminanceSource(side, side, pixels)));
        return new QRCodeReader().decode(picture).getText();
    }

    @Test
    void everyHashStandsInFullInBothLanguages() {
        EvidenceReport report = report("title");
        String html = ReportDocument.html(report, SETTINGS);

        report.parts()
                .forEach(part -> assertThat(html.split(">" + part.sha256().hex() + "<", -1))
                        .as(part.name())
                        .hasSizeGreaterThanOrEqualTo(3));
    }

    @Test
    void nothingIsAskedFromElsewhere() {
        String html = ReportDocument.html(report("title"), SETTINGS);

        assertThat(html)
                .contains("default-src 'none'")
                .doesNotContainPattern("(src|href)=\"(?!data:|#)")
                .doesNotContainPattern("url\\(|@import|<script|<iframe|<link|<object");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "</style></title></h3><script>alert(1)</script><img src=x onerror=alert(1)>",
                "\" onload=\"x\" style='position:fixed' <base href=//evil.example>",
                "\u202e\u2066gnp.exe\u0000\ud800"
            })
    void aHostileTitleIsText(String title) {
        String kind = ReportDocument.html(report("kind"), SETTINGS);
        String html = ReportDocument.html(report(title), SETTINGS);

        assertThat(html.replace(Visible.html(title), "kind")).isEqualTo(kind);
        assertThat(html).doesNotContain(title);
    }

    @Test
    void aTitleOfTenThousandCharactersIsCut() {
        assertThat(ReportDocument.html(report("长".repeat(10_000)), SETTINGS))
                .contains("长".repeat(300) + "… (10000)")
                .doesNotContain("长".repeat(301));
    }

    @Test
    void numbersDoNotDependOnTheMachine() {
        String here = ReportDocument.html(report("title"), SETTINGS);
        Locale usual = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
        try {
            assertThat(ReportDocument.html(report("title"), SETTINGS)).isEqualTo(here);
        } finally {
            Locale.setDefault(usual);
        }
    }

    @Test
    void saysWhatIsIndependentAndWhatIsNot() {
        assertThat(ReportDocument.html(report("title"), SETTINGS))
                .contains("独立：由权利主张人以外的机构运行", "仅为本地时间", "independent: not run by the claimant", "local time only")
                .contains("played 2.4\u00a0% faster; pitch raised by 0.41 semitones", "mirrored left to right")
                .contains("0:00.0–0:04.0 → 0:01.3–0:05.2", "3.1 × 10<sup>−9</sup>")
                .contains("the same as the file that was received");
    }

    @ParameterizedTest
    @ValueSource(strings = {"javascript:alert(1)", "verify.example/{stem}", "ftp://verify.example/", "https:// x"})
    void anAddressThatIsNoWebAddressIsRefused(String address) {
        assertThatThrownBy(() -> ReportSettings.of(Language.ENGLISH, Optional.of(address)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() ->
                        ReportSettings.of(Language.ENGLISH, Optional.of("https://verify.example/" + "x".repeat(500))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static EvidenceReport report(String title) {
        return SampleReport.with(title, Optional.of(PICTURE));
    }
}
