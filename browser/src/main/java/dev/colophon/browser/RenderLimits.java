package dev.colophon.browser;

import java.time.Duration;

/**
 * Bounds of one render, and what is wanted of it.
 *
 * @param total until the page must have come to rest; then it is read as it stands, which takes at most ten seconds more
 * @param quiet how long nothing may be on its way before a loaded page counts as at rest
 * @param requests that go out to the network at most, redirects counted
 * @param bytes of all answers together, after content decoding
 * @param htmlCharacters of the serialised page at most
 * @param screenshot whether a picture of the page is taken, as high as the page but at most 8,000 pixels
 * @param mhtml whether the page with its parts is kept as one MHTML file (RFC 2557)
 * @param width of the window in CSS pixels, 200 to 4,000
 */
public record RenderLimits(
        Duration total,
        Duration quiet,
        int requests,
        long bytes,
        int htmlCharacters,
        boolean screenshot,
        boolean mhtml,
        int width) {

    public RenderLimits {
        if (width < 200 || width > 4_000) {
            throw new IllegalArgumentException("a window is 200 to 4,000 pixels wide, not " + width);
        }
        if (total.isNegative() || total.isZero() || quiet.isNegative() || requests < 1 || bytes < 1) {
            throw new IllegalArgumentException("a limit that permits nothing");
        }
        if (htmlCharacters < 1 || htmlCharacters > 16 << 20) {
            throw new IllegalArgumentException("1 to 16 Mi characters of HTML, not " + htmlCharacters);
        }
    }

    /** 30 s, at rest for 500 ms, 300 requests, 64 MiB, 5 million characters, 1,280 pixels; HTML alone. */
    public static RenderLimits defaults() {
        return new RenderLimits(
                Duration.ofSeconds(30), Duration.ofMillis(500), 300, 64L << 20, 5_000_000, false, false, 1_280);
    }

    /** These limits, with a picture and an MHTML file of the page. */
    public RenderLimits withPictures() {
        return new RenderLimits(total, quiet, requests, bytes, htmlCharacters, true, true, width);
    }

    /** These limits with another time for the page to come to rest. */
    public RenderLimits withTotal(Duration other) {
        return new RenderLimits(other, quiet, requests, bytes, htmlCharacters, screenshot, mhtml, width);
    }

    /** These limits with another number of requests. */
    public RenderLimits withRequests(int most) {
        return new RenderLimits(total, quiet, most, bytes, htmlCharacters, screenshot, mhtml, width);
    }
}
