package dev.colophon.cases.message.xarf;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.colophon.cases.message.MessageRefused;
import dev.colophon.cases.message.SampleNotice;
import dev.colophon.cases.message.UnreadableMessage;
import dev.colophon.cases.message.xarf.XarfReport.Attachment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class XarfReaderTest {

    private static AbuseReport read(String json) {
        return XarfReader.read(json.getBytes(UTF_8));
    }

    @Test
    void whatIsWrittenIsReadAgain() {
        AbuseReport report = read(XarfWriter.json(SampleReports.whole(SampleReports.TYPES.getFirst(), "Ada & 陈一")));
        assertThat(report.version()).isEqualTo("4.2.0");
        assertThat(report.type()).isEqualTo("copyright");
        assertThat(report.reporter()).isEqualTo("Ada & 陈一");
        assertThat(report.contact()).contains("rights@owner.example");
        assertThat(report.url()).contains("https://host.example/a.mp3");
        assertThat(report.time()).isEqualTo("2026-11-27T09:30:15Z");
    }

    @Test
    void theSameNoticeSaysTheSameIds() {
        assertThat(XarfReports.of(SampleNotice.of("zh")))
                .extracting(XarfReport::reportId)
                .doesNotHaveDuplicates()
                .isEqualTo(XarfReports.of(SampleNotice.of("en")).stream()
                        .map(XarfReport::reportId)
                        .toList());
    }

    @Test
    void whatIsMissingIsNamed() {
        String json = XarfWriter.json(SampleReports.whole(SampleReports.TYPES.getFirst(), "Ada"))
                .replace("\"infringing_url\"", "\"url\"")
                .replace("\"domain\"", "\"site\"");
        assertThatThrownBy(() -> read(json))
                .hasMessage("XARF 4.2.0 lacks reporter/domain, sender/domain, infringing_url");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{}",
                "{\"xarf_version\": \"5.0.0\"}",
                "{\"xarf_version\": \"4.2.0\", \"xarf_version\": \"4.2.0\"}",
                "{\"Version\": \"3\"}",
                "{\"xarf_version\": \"4.2.0\"} {}",
                "{\"xarf_version\": \"4.2"
            })
    void whatIsNoReportIsRefused(String json) {
        assertThatThrownBy(() -> read(json)).isInstanceOf(UnreadableMessage.class);
    }

    @Test
    void depthAndNumberOfValuesAreBounded() {
        assertThatThrownBy(() -> read("{\"a\":".repeat(33) + "1" + "}".repeat(33)))
                .hasMessageContaining("32 levels deep");
        assertThatThrownBy(() -> read("{\"a\": [" + "0,".repeat(100_000) + "0]}"))
                .hasMessageContaining("100,000 values");
        assertThatThrownBy(() -> XarfReader.read(new byte[(10 << 20) + 1])).hasMessageContaining("bytes");
    }

    @Test
    void evidenceThatIsTooLongIsRefused() {
        assertThatThrownBy(() -> new Attachment("application/zip", "x", new byte[5_242_881]))
                .isInstanceOf(MessageRefused.class)
                .hasMessageContaining("link the file");
    }
}
