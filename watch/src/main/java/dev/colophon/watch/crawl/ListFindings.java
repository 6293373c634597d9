package dev.colophon.watch.crawl;

import dev.colophon.watch.FetchResult.Fetched;
import dev.colophon.watch.crawl.Outcome.Findings;
import dev.colophon.watch.listing.Feeds;
import dev.colophon.watch.listing.Listing;
import dev.colophon.watch.listing.Sitemaps;
import dev.colophon.watch.listing.UrlLists;
import dev.colophon.watch.page.MediaLink;
import dev.colophon.watch.page.OEmbed;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What sitemaps, feeds, lists and oEmbed answers lead to. Thread-safe. */
final class ListFindings {

    private static final int MOST_NESTED = 500;

    private final InstantSource clock;

    ListFindings(InstantSource clock) {
        this.clock = clock;
    }

    /** @param note what was left out, if anything was */
    record Read(Findings findings, Optional<String> note) {}

    Read of(Lease.Visit visit, Fetched answer) {
        byte[] body = bytes(answer);
        String type = answer.header("content-type").orElse("");
        return switch (visit.kind()) {
            case SITEMAP -> of(visit, Sitemaps.read(body, answer.url()), UrlKind.SITEMAP);
            case FEED -> of(visit, Feeds.read(body, type, answer.url()), UrlKind.FEED);
            case LIST -> of(visit, UrlLists.read(body, type, answer.url()), UrlKind.LIST);
            case EMBED -> embedded(visit, OEmbed.media(body, type, answer.url()));
            case PAGE, MEDIUM, PLAYLIST -> throw new IllegalArgumentException("no list: " + visit.kind());
        };
    }

    /** Those of a list on this machine. */
    List<FoundUrl> of(Source source, byte[] body) {
        Instant now = clock.instant();
        return UrlLists.read(body, source.kind() == SourceKind.SEARCH_RESULTS ? "text/csv" : "", "http://localhost/")
                .entries()
                .stream()
                .map(entry -> new FoundUrl(
                        CanonicalUrl.ofNormal(entry.url()),
                        UrlKind.PAGE,
                        source.id(),
                        0,
                        0,
                        FoundUrl.NAMED,
                        now,
                        source.every()))
                .toList();
    }

    private Read of(Lease.Visit visit, Listing listing, UrlKind nestedKind) {
        Instant now = clock.instant();
        Scope.Compiled scope = visit.source().compiledScope();
        boolean podcast = visit.source().kind() == SourceKind.PODCAST;
        List<FoundUrl> urls = new ArrayList<>();
        List<Appearance> appearances = new ArrayList<>();
        for (Listing.Entry entry : listing.entries()) {
            CanonicalUrl url = CanonicalUrl.ofNormal(entry.url());
            if (!scope.allows(url)) {
                continue;
            }
            switch (entry) {
                case Listing.PageEntry _ -> {
                    if (!podcast) {
                        urls.add(named(visit, url, UrlKind.PAGE, now));
                    }
                }
                case Listing.MediaEntry medium -> {
                    urls.add(named(visit, url, UrlKind.MEDIUM, now));
                    appearances.add(new Appearance(
                            url.key(), medium.page().orElse(visit.url().url()), medium.place()));
                }
            }
        }
        listing.nested().stream()
                .limit(visit.hops() < PageFindings.MOST_HOPS ? MOST_NESTED : 0)
                .forEach(nested -> urls.add(PageFindings.found(
                        visit, CanonicalUrl.ofNormal(nested), nestedKind, visit.depth(), visit.hops() + 1, now)));
        return new Read(
                new Findings(urls, appearances, List.of(), List.of(), Optional.empty()),
                listing.problems().stream()
                        .findFirst()
                        .map(first -> listing.skipped() + " entries left out: " + first));
    }

    private static FoundUrl named(Lease.Visit visit, CanonicalUrl url, UrlKind kind, Instant now) {
        return new FoundUrl(
                url, kind, visit.source().id(), visit.depth(), 0, FoundUrl.NAMED, now, PageFindings.REVISIT);
    }

    private Read embedded(Lease.Visit visit, List<MediaLink> media) {
        Instant now = clock.instant();
        List<FoundUrl> urls = new ArrayList<>();
        List<Appearance> appearances = new ArrayList<>();
        media.forEach(link -> {
            CanonicalUrl url = CanonicalUrl.ofNormal(link.url());
            urls.add(new FoundUrl(
                    url,
                    UrlKind.MEDIUM,
                    visit.source().id(),
                    visit.depth(),
                    0,
                    FoundUrl.MEDIA,
                    now,
                    PageFindings.REVISIT));
            appearances.add(new Appearance(url.key(), link.page(), link.element()));
        });
        return new Read(new Findings(urls, appearances, List.of(), List.of(), Optional.empty()), Optional.empty());
    }

    private static byte[] bytes(Fetched answer) {
        try (InputStream in = answer.body().stream()) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read back a list", e);
        }
    }
}
