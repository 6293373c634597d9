package dev.colophon.crawl.frontier.lease;

import dev.colophon.crawl.source.CanonicalUrl;
import dev.colophon.crawl.source.UrlKind;
import java.time.Duration;

/**
 * A URL that was found and may be visited, now or when its host's turn comes.
 *
 * @param source on whose behalf
 * @param depth links away from the seed
 * @param hops redirects on the way here
 * @param priority 4 first, 0 last
 * @param every until it is looked at again
 * @param led whether it is asked for only as long as a redirect leads there
 */
public record FoundUrl(
        CanonicalUrl url, UrlKind kind, String source, int depth, int hops, int priority, Duration every, boolean led) {

    /** Where a source begins. A list that is named again comes before the pages that it named before. */
    public static final int SEED = 4;

    /** What a list, a sitemap or a feed names. */
    public static final int NAMED = 3;

    public static final int MEDIA = 2;
    public static final int PAGES = 1;

    /** Of what no redirect led to. */
    public FoundUrl(CanonicalUrl url, UrlKind kind, String source, int depth, int hops, int priority, Duration every) {
        this(url, kind, source, depth, hops, priority, every, false);
    }

    /** Another that is asked for in the same way. */
    public FoundUrl at(CanonicalUrl other) {
        return new FoundUrl(other, kind, source, depth, hops, priority, every, led);
    }

    /** Whether somebody named it, a person or a list; not where a redirect led. */
    public boolean isNamed() {
        return priority >= NAMED && hops == 0;
    }
}
