package dev.colophon.crawl.frontier;

import dev.colophon.crawl.source.CanonicalUrl;
import dev.colophon.crawl.source.Source;
import dev.colophon.crawl.source.UrlKind;
import dev.colophon.warc.Original;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The right to ask a host, which nobody else has until it is given back.
 *
 * @param host as the frontier knows it
 * @param granted when
 * @param crawlDelay what its robots.txt asks for between requests; zero when nothing
 * @param address where it answered last, if it ever did
 * @param tasks what to ask it, one after the other: several only where no rest is kept between requests
 */
public record Lease(
        String host, Instant granted, Duration crawlDelay, Optional<String> address, List<FetchTask> tasks) {

    public Lease {
        tasks = List.copyOf(tasks);
    }

    /** The first task. */
    public FetchTask what() {
        return tasks.getFirst();
    }

    /** One request that a lease allows. */
    public sealed interface FetchTask {
        /** What may be visited beyond the public internet. */
        List<String> allowedHosts();
    }

    /** Its rules for robots, before anything else. */
    public record Robots(String url, Source source) implements FetchTask {
        @Override
        public List<String> allowedHosts() {
            return source.allowedHosts();
        }
    }

    /**
     * A URL of the frontier.
     *
     * @param original the full answer that is kept already, if any
     * @param standing the first page on which it stands, of a medium
     */
    public record Visit(
            CanonicalUrl url,
            UrlKind kind,
            Source source,
            int depth,
            int hops,
            int attempts,
            Duration every,
            Optional<String> etag,
            Optional<String> lastModified,
            Optional<String> sha256,
            Optional<Original> original,
            Optional<FoundAppearance> standing)
            implements FetchTask {

        @Override
        public List<String> allowedHosts() {
            return source.allowedHosts();
        }
    }
}
