package dev.colophon.crawl.frontier;

import dev.colophon.crawl.scan.Captured;
import dev.colophon.warc.WarcSpan;

/**
 * Received bytes that nobody has looked into yet.
 *
 * @param id of its row
 * @param captured the bytes, on disk until it is closed
 * @param span where they are kept durably
 * @param held whether that file holds this exchange alone and goes when nothing is found in it
 */
public record AnalysisTask(String id, Captured captured, WarcSpan span, boolean held) {

    /** A capture on which this program failed or ended so often is parked: let be, with its bytes. */
    public static final int MOST_ATTEMPTS = 3;

    /**
     * One that was looked into.
     *
     * @param failed whether this program failed on it every time
     */
    public record Done(String id, WarcSpan span, boolean held, boolean failed) {}
}
