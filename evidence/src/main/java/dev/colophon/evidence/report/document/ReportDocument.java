package dev.colophon.evidence.report.document;

import dev.colophon.evidence.messages.Language;
import dev.colophon.evidence.report.EvidenceReport;
import dev.colophon.evidence.report.ReportSettings;
import dev.colophon.evidence.report.VisibleOutput;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Writes a report as one HTML document in several languages, one after the other. It needs nothing from anywhere: style,
 * pictures and the QR code are in it. Its policy forbids it everything else, should a text ever get through as markup.
 *
 * <p>The templates are {@code src/main/jte/report/document}; the build makes classes of them.
 */
public final class ReportDocument {

    private static final String STYLE = style();

    private ReportDocument() {}

    /** The document, for A4. */
    @SuppressWarnings("NullAway") // jte's generated classes take no interceptor as null.
    public static String html(EvidenceReport report, ReportSettings settings) {
        Optional<String> address = settings.address(report);
        List<LocalizedReport> pages = settings.languages().stream()
                .map(language -> new LocalizedReport(language, address))
                .toList();
        Language first = settings.languages().getFirst();
        Optional<ScreenshotStrips> screenshot = report.secondLook()
                .flatMap(look -> look.screenshot().flatMap(picture -> ScreenshotStrips.of(look, picture)));
        VisibleOutput out = new VisibleOutput();
        JtedocumentGenerated.render(
                out,
                null,
                first.say("cover.title") + " " + report.stem(),
                style(report, pages),
                report,
                pages,
                screenshot);
        return out.toString();
    }

    /** Neither a stem nor a hash has a character that means anything in a style sheet. */
    private static String style(EvidenceReport report, List<LocalizedReport> pages) {
        return "<style>\n"
                + STYLE.replace("{title}", LocalizedReport.inEach(pages, page -> page.say("cover.running-title")))
                        .replace("{stem}", report.stem())
                        .replace("{hash}", report.dataPackage().hex())
                + "</style>";
    }

    private static String style() {
        try (InputStream sheet = Objects.requireNonNull(ReportDocument.class.getResourceAsStream("report.css"))) {
            return new String(sheet.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
