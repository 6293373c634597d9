package dev.colophon.evidence.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/**
 * Writes a report as one HTML document in two languages, one after the other. It needs nothing from anywhere: style,
 * pictures and the QR code are in it. Its policy forbids it everything else, should a text ever get through as markup.
 */
public final class ReportDocument {

    private static final String STYLE = style();

    private ReportDocument() {}

    /** The document, for A4. */
    public static String html(EvidenceReport report, ReportSettings settings) {
        Language first = settings.first();
        Html html = new Html();
        html.markup("<!DOCTYPE html>\n<html lang=\"").text(first.tag()).markup("\"><head><meta charset=\"utf-8\">\n");
        html.markup("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; img-src data:; "
                + "style-src 'unsafe-inline'\">\n");
        html.element("title", Opening.title(first) + " " + report.stem());
        // Neither a stem nor a hash has a character that means anything in a style sheet.
        html.markup("<style>\n"
                + STYLE.replace("{stem}", report.stem())
                        .replace("{hash}", report.dataPackage().hex()));
        html.markup("</style></head><body>\n");
        half(html, report, settings, first);
        half(html, report, settings, first.other());
        report.secondLook()
                .ifPresent(look -> look.screenshot()
                        .ifPresent(screenshot -> ScreenshotPages.write(html, look, screenshot, first)));
        return html.markup("</body></html>\n").toString();
    }

    private static void half(Html html, EvidenceReport report, ReportSettings settings, Language language) {
        html.markup("<main lang=\"" + language.tag() + "\">\n");
        Opening.write(html, report, settings.address(report), language);
        Findings.found(html, report.found(), language);
        Matches.write(html, report.matches(), language);
        Findings.licences(html, report.licenceChecks(), language);
        Findings.secondLook(html, report, language);
        Findings.environment(html, report.environment(), language);
        EvidenceList.write(html, report, language);
        Witnesses.write(html, report, language);
        Verification.write(html, report, settings.address(report), language);
        html.close("main");
    }

    private static String style() {
        try (InputStream sheet = Objects.requireNonNull(ReportDocument.class.getResourceAsStream("report.css"))) {
            return new String(sheet.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
