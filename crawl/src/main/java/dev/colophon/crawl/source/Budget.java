package dev.colophon.crawl.source;

/**
 * What a source may cost a day.
 *
 * @param pages the most requests, of pages and media
 * @param bytes the most bytes received
 */
public record Budget(int pages, long bytes) {

    /** So many requests where nothing is said of them. */
    public static final int USUAL_PAGES = 5_000;

    /** 5,000 requests and 10 GiB. */
    public static final Budget DEFAULT = new Budget(USUAL_PAGES, 10L << 30);

    public Budget {
        if (pages < 1 || bytes < 1) {
            throw new IllegalArgumentException("a budget is at least one page and one byte a day");
        }
    }
}
