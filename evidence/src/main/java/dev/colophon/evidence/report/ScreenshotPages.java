package dev.colophon.evidence.report;

import dev.colophon.evidence.log.verify.Hash;
import java.util.Base64;
import java.util.Optional;

/** The screenshot at the full width of the page, as many pages as it is high: once for both languages. */
final class ScreenshotPages {

    /** The highest strip for a width of 1: what a page of A4 holds below the heading. */
    private static final double HIGHEST = 1.30;

    /** What two strips share, so that a line of text that one cuts is whole in the other. */
    private static final double SHARED = 0.03;

    private ScreenshotPages() {}

    static void write(Html html, EvidenceReport.SecondLook look, EvidenceReport.Screenshot screenshot, Language first) {
        byte[] png = screenshot.png();
        Optional<PngSize> size = PngSize.of(png);
        if (size.isEmpty()) {
            return;
        }
        int width = size.get().width();
        int height = size.get().height();
        html.markup("<svg class=\"store\" width=\"0\" height=\"0\"><defs><image id=\"screenshot\" width=\"" + width
                + "\" height=\"" + height + "\" href=\"data:image/png;base64,"
                + Base64.getEncoder().encodeToString(png) + "\"/></defs></svg>");
        int shared = (int) Math.round(width * SHARED);
        // Strips of one height look better than a rest on the last page.
        int strips = Math.max(1, (int) Math.ceil((height - shared) / (width * HIGHEST - shared)));
        int step = (int) Math.ceil((height - shared) / (double) strips);
        for (int i = 0; i < strips; i++) {
            html.open("section", "screenshot");
            if (i == 0) {
                heading(html, look, screenshot, Hash.sha256(png), width, height, first);
            }
            int top = i * step;
            html.markup("<svg class=\"strip\" viewBox=\"0 " + top + " " + width + " "
                    + Math.min(step + shared, height - top) + "\"><use href=\"#screenshot\"/></svg>");
            html.element("p", "caption", caption(i + 1, strips, first) + " · " + caption(i + 1, strips, first.other()));
            html.close("section");
        }
    }

    private static void heading(
            Html html,
            EvidenceReport.SecondLook look,
            EvidenceReport.Screenshot screenshot,
            Hash hash,
            int width,
            int height,
            Language first) {
        html.open("h2").text(title(first) + " · " + title(first.other())).close("h2");
        html.open("p", "provenance").text(screenshot.part() + " · " + width + " × " + height + " · ");
        html.text(Figures.time(look.at(), Language.ENGLISH)).markup("<br>");
        html.hash(hash).close("p");
    }

    private static String title(Language language) {
        return language.of("附图：网页截图", "Exhibit: screenshot of the page");
    }

    private static String caption(int number, int of, Language language) {
        return language.of("截图第 " + number + " 幅，共 " + of + " 幅", "Part " + number + " of " + of);
    }
}
