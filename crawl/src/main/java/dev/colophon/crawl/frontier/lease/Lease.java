package dev.colophon.crawl.frontier.lease;

import dev.colophon.crawl.source.CanonicalUrl;
import dev.colophon.crawl.source.Source;
import dev.colophon.crawl.source.UrlKind;
import dev.colophon.page.licence.LicenceSignal.Standard;
import dev.colophon.warc.Original;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The right to ask a host, which nobody else has until it is given back.
 *
 * @param host as the frontier knows it
 * @param granted when, by the database's clock
 * @param crawlDelay what its robots.txt asks for between requests; zero when nothing
 * @param address where it answered last, if it ever did
 * @param tasks what to ask it, one after the other: several only where no rest is kept between requests
 */
public record Lease(
        String host, Instant granted, Duration crawlDelay, Optional<String> address, List<FetchTask> tasks) {

    /** A time that never comes, and that every number type can hold. */
    public static final long NEVER = 1L << 53;

    /** How long it holds without a sign of life of its holder. */
    public static final Duration TIME = Duration.ofSeconds(90);

    public Lease {
        tasks = List.copyOf(tasks);
    }

    /** The first task. */
    public FetchTask what() {
        return tasks.getFirst();
    }

    /** One request that a lease allows, on behalf of all sources that ask for it. */
    public sealed interface FetchTask {

        List<Source> sources();

        /** What may be visited beyond the public internet: what one of the sources may. */
        default List<String> allowedHosts() {
            List<Source> sources = sources();
            return sources.size() == 1
                    ? sources.getFirst().allowedHosts()
                    : sources.stream()
                            .flatMap(source -> source.allowedHosts().stream())
                            .distinct()
                            .sorted()
                            .toList();
        }
    }

    /** Its rules for robots, before anything else. */
    public record Robots(String url, List<Source> sources) implements FetchTask {
        public Robots {
            sources = List.copyOf(sources);
        }
    }

    /**
     * What it says to programs in a document of its own, before its pages.
     *
     * @param standard {@code TDMREP} or {@code RSL}
     */
    public record Terms(String url, Standard standard, List<Source> sources) implements FetchTask {
        public Terms {
            sources = List.copyOf(sources);
        }
    }

    /**
     * Why a place is visited.
     *
     * @param depth links away from the source's seed
     * @param hops redirects on the way here
     * @param reached whether nothing is there that others saw before this source asked for it, or it was visited for it since
     * @param led whether it is asked for only as long as a redirect leads there
     */
    public record Interest(Source source, int depth, int hops, boolean reached, boolean led) {}

    /**
     * A URL of the frontier.
     *
     * @param interests of all sources that ask for it, at least one
     * @param due since when; when it is another afterwards, somebody asked anew meanwhile
     * @param content the SHA-256 of what was there last
     * @param textSha256 of its text; empty when what is there has to be read whether or not it changed
     * @param original the full answer that is kept already, if any
     * @param standing the first page on which it stands, of a medium
     * @param leadsTo the key of where it led when it was asked for last
     * @param otherSince whether something else than {@code content} was seen there since
     * @param robots the rules of its host, which allow it
     */
    public record Visit(
            CanonicalUrl url,
            UrlKind kind,
            List<Interest> interests,
            Instant due,
            int attempts,
            Duration every,
            Optional<String> etag,
            Optional<String> lastModified,
            Optional<String> content,
            Optional<String> textSha256,
            Optional<Original> original,
            Optional<FoundAppearance> standing,
            Optional<String> leadsTo,
            boolean otherSince,
            RobotsRules robots)
            implements FetchTask {

        public Visit {
            interests = List.copyOf(interests);
        }

        @Override
        public List<Source> sources() {
            return interests.stream().map(Interest::source).toList();
        }

        /** The same for some of the sources. */
        public Visit on(List<Interest> some) {
            return new Visit(
                    url,
                    kind,
                    some,
                    due,
                    attempts,
                    every,
                    etag,
                    lastModified,
                    content,
                    textSha256,
                    original,
                    standing,
                    leadsTo,
                    otherSince,
                    robots);
        }
    }
}
