package dev.colophon.cli.source;

import dev.colophon.crawl.CrawlCounts;
import dev.colophon.crawl.source.AwaitedHost;
import dev.colophon.evidence.messages.Language;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

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
        return next(now, Optional.empty());
    }

    /** The same of a crawl that may wait for a host alone, which is said first. */
    String next(CrawlCounts.Snapshot now, Optional<AwaitedHost> awaited) {
        long nanos = System.nanoTime();
        double seconds = Math.max(1e-3, (nanos - lastNanos) / 1e9);
        String line = language.say("watch.line.unchanged", received(now, seconds), Long.toString(now.unchanged()));
        last = now;
        lastNanos = nanos;
        return awaited.map(host -> language.say(
                        "watch.awaited",
                        host.name(),
                        host.until().truncatedTo(ChronoUnit.SECONDS).toString(),
                        line))
                .orElse(line);
    }

    private String received(CrawlCounts.Snapshot now, double seconds) {
        return language.say(
                "watch.line",
                now.pages(),
                speed(now.pages() - last.pages(), seconds),
                Long.toString(now.media()),
                speed(now.media() - last.media(), seconds),
                now.underWay(),
                Long.toString(now.waiting()),
                Long.toString(now.examined()),
                Long.toString(now.matched()));
    }

    private static String speed(long count, double seconds) {
        return "%.1f".formatted(count / seconds);
    }
}
