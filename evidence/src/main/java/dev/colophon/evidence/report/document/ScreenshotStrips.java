package dev.colophon.evidence.report.document;

import dev.colophon.evidence.log.verify.Hash;
import dev.colophon.evidence.report.EvidenceReport;
import dev.colophon.evidence.report.EvidenceReport.Screenshot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * The screenshot at the full width of the page, as many pages as it is high: once for all languages.
 *
 * @param part its name
 * @param at when it was taken
 * @param width in pixels
 * @param height in pixels
 */
public record ScreenshotStrips(String part, Instant at, byte[] png, int width, int height, List<Strip> strips) {

    /** The highest strip for a width of 1: what a page of A4 holds below the heading. */
    private static final double HIGHEST = 1.30;

    /** What two strips share, so that a line of text that one cuts is whole in the other. */
    private static final double SHARED = 0.03;

    /**
     * What one page shows.
     *
     * @param number from 1
     * @param top in pixels
     * @param height in pixels
     */
    public record Strip(int number, int top, int height) {}

    /** Empty when it is no PNG. */
    static Optional<ScreenshotStrips> of(EvidenceReport.SecondLook look, Screenshot screenshot) {
        byte[] png = screenshot.png();
        return PngSize.of(png)
                .map(size -> new ScreenshotStrips(
                        screenshot.part(),
                        look.at(),
                        png,
                        size.width(),
                        size.height(),
                        cut(size.width(), size.height())));
    }

    private static List<Strip> cut(int width, int height) {
        int shared = (int) Math.round(width * SHARED);
        // Strips of one height look better than a rest on the last page.
        int count = Math.max(1, (int) Math.ceil((height - shared) / (width * HIGHEST - shared)));
        int step = (int) Math.ceil((height - shared) / (double) count);
        List<Strip> strips = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            strips.add(new Strip(i + 1, i * step, Math.min(step + shared, height - i * step)));
        }
        return strips;
    }

    public Hash sha256() {
        return Hash.sha256(png);
    }

    /** The picture once, for the strips to show. */
    public String store() {
        return "<svg class=\"store\" width=\"0\" height=\"0\"><defs><image id=\"screenshot\" width=\"" + width
                + "\" height=\"" + height + "\" href=\"data:image/png;base64,"
                + Base64.getEncoder().encodeToString(png) + "\"/></defs></svg>";
    }

    /** A strip of it. */
    public String svg(Strip strip) {
        return "<svg class=\"strip\" viewBox=\"0 " + strip.top() + " " + width + " " + strip.height()
                + "\"><use href=\"#screenshot\"/></svg>";
    }
}
