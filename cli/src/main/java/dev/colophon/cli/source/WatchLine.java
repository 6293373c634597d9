package dev.colophon.cli.source;

import dev.colophon.crawl.CrawlCounts;
import dev.colophon.service.caller.Plural;

/** The line that says how a crawl goes. Used by one thread. */
public final class WatchLine {

    private CrawlCounts.Snapshot last;
    private long lastNanos = System.nanoTime();

    /**
     * Begins to measure speed.
     *
     * @param begin how far it is now
     */
    public WatchLine(CrawlCounts.Snapshot begin) {
        this.last = begin;
    }

    /** How it goes, with the speed since the line before. */
    public String next(CrawlCounts.Snapshot now) {
        long nanos = System.nanoTime();
        double seconds = Math.max(1e-3, (nanos - lastNanos) / 1e9);
        String line = "%s %.1f/s  %d media %.1f/s  %s  %d to look into  %d looked into, %d with copies"
                .formatted(
                        Plural.of(now.pages(), "page", "pages"),
                        (now.pages() - last.pages()) / seconds,
                        now.media(),
                        (now.media() - last.media()) / seconds,
                        Plural.of(now.underWay(), "host", "hosts"),
                        now.waiting(),
                        now.examined(),
                        now.matched());
        last = now;
        lastNanos = nanos;
        return line;
    }
}
