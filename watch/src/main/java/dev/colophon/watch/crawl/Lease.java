package dev.colophon.watch.crawl;

import dev.colophon.watch.warc.Original;
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
record Lease(String host, Instant granted, Duration crawlDelay, Optional<String> address, List<FetchTask> tasks) {

    Lease {
        tasks = List.copyOf(tasks);
    }

    /** The first task. */
    FetchTask what() {
        return tasks.getFirst();
    }

    /** One request that a lease allows. */
    sealed interface FetchTask {
        /** What may be visited beyond the public internet. */
        List<String> allowedHosts();
    }

    /** Its rules for robots, before anything else. */
    record Robots(String url, Source source) implements FetchTask {
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
    record Visit(
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
