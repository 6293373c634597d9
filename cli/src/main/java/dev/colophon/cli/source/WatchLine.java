package dev.colophon.cli.source;

import dev.colophon.crawl.CrawlCounts;
import dev.colophon.evidence.messages.Language;

/** The line that says how a crawl goes. Used by one thread. */
public final class WatchLine {

    private final Language language;
    private CrawlCounts.Snapshot last;
    private long lastNanos = System.nanoTime();

    /**
     * Begins to measure speed.
     *
     * @param begin how far it is now
     * @param language of whoever reads it
     */
    public WatchLine(CrawlCounts.Snapshot begin, Language language) {
        this.last = begin;
        this.language = language;
    }

    /** How it goes, with the speed since the line before. */
    public String next(CrawlCounts.Snapshot now) {
        long nanos = System.nanoTime();
        double seconds = Math.max(1e-3, (nanos - lastNanos) / 1e9);
        String line = language.say(
                "watch.line",
                now.pages(),
                speed(now.pages() - last.pages(), seconds),
                Long.toString(now.media()),
                speed(now.media() - last.media(), seconds),
                now.underWay(),
                Long.toString(now.waiting()),
                Long.toString(now.examined()),
                Long.toString(now.matched()));
        last = now;
        lastNanos = nanos;
        return line;
    }

    private static String speed(long count, double seconds) {
        return "%.1f".formatted(count / seconds);
    }
}
