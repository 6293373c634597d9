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
public record AnalysisTask(String id, Captured captured, WarcSpan span, boolean held) {}
