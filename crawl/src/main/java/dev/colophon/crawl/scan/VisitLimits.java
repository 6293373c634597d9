package dev.colophon.crawl.scan;

import dev.colophon.http.FetchLimits;

/**
 * Bounds of one visit to a page and of reading one archive.
 *
 * @param fetch bounds of each single fetch
 * @param media the most media asked for on behalf of one page, its frames included
 * @param bytes the most bytes asked for on behalf of one page
 * @param smallestPicture pictures of fewer bytes are icons and counting pixels, and are skipped
 * @param largestDataUrl the largest medium inside a page, decoded
 */
public record VisitLimits(FetchLimits fetch, int media, long bytes, int smallestPicture, int largestDataUrl) {

    /** The largest page that is read, decoded: reading one takes some ten times its bytes of memory. */
    public long largestPage() {
        return fetch.textBytes();
    }

    /** 500 media, 2 GiB, 2 KB, 1 MiB. */
    public static VisitLimits defaults() {
        return new VisitLimits(FetchLimits.defaults(), 500, 2L << 30, 2_000, 1 << 20);
    }
}
