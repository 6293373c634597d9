package dev.colophon.crawl.fetch;

import dev.colophon.crawl.frontier.lease.FetchOutcome.Findings;
import dev.colophon.crawl.frontier.lease.FoundAppearance;
import dev.colophon.crawl.frontier.lease.FoundUrl;
import dev.colophon.crawl.frontier.lease.Lease;
import dev.colophon.crawl.frontier.lease.Lease.Interest;
import dev.colophon.crawl.scan.ContentFilter;
import dev.colophon.crawl.source.CanonicalUrl;
import dev.colophon.crawl.source.Scope;
import dev.colophon.crawl.source.Source;
import dev.colophon.crawl.source.SourceKind;
import dev.colophon.crawl.source.UrlKind;
import dev.colophon.http.FetchResult.Fetched;
import dev.colophon.page.OEmbed;
import dev.colophon.page.PageContent;
import dev.colophon.page.PageReader;
import dev.colophon.page.listing.Feeds;
import dev.colophon.page.listing.Listing;
import dev.colophon.page.listing.Sitemaps;
import dev.colophon.page.listing.UrlLists;
import dev.colophon.page.media.MediaLink;
import dev.colophon.page.stream.MasterPlaylist;
import dev.colophon.page.stream.MediaPlaylist;
import dev.colophon.page.stream.MediaSegment;
import dev.colophon.page.stream.Playlist;
import dev.colophon.page.stream.Protection;
import dev.colophon.sightings.signal.LicenceLook;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What sitemaps, feeds, lists and oEmbed answers lead to. Thread-safe. */
public final class ListFindings {

    private static final int MOST_NESTED = 500;
    private static final int MOST_NOTED = 10;

    /** Of a stream, so much from its start, its middle and three quarters of it. */
    private static final Duration WINDOW = Duration.ofSeconds(30);

    /** @param note what was left out, if anything was */
    record Read(Findings findings, Optional<String> note) {}

    public Read of(Lease.Visit visit, Fetched answer) {
        byte[] body = bytes(answer);
        String type = answer.header("content-type").orElse("");
        return switch (visit.kind()) {
            case SITEMAP -> of(visit, Sitemaps.read(body, answer.url()), UrlKind.SITEMAP);
            case FEED -> of(visit, Feeds.read(body, type, answer.url()), UrlKind.FEED);
            case LIST ->
                ContentFilter.isPage(answer.type(), answer.body())
                        ? results(visit, PageReader.read(body, type, answer.url(), answer.headers()))
                        : of(visit, UrlLists.read(body, type, answer.url()), UrlKind.LIST);
            case EMBED -> embedded(visit, OEmbed.media(body, type, answer.url()));
            case PLAYLIST -> streamed(visit, Playlist.read(body, answer.url()));
            case PAGE, MEDIUM -> throw new IllegalArgumentException("no list: " + visit.kind());
        };
    }

    private static Read of(Lease.Visit visit, Listing listing, UrlKind nestedKind) {
        List<FoundUrl> urls = new ArrayList<>();
        Set<FoundAppearance> appearances = new LinkedHashSet<>();
        for (Interest interest : visit.interests()) {
            entries(visit, interest, listing, urls, appearances);
            listing.nested().stream()
                    .limit(interest.hops() < PageFindings.MOST_HOPS ? MOST_NESTED : 0)
                    .forEach(nested -> urls.add(PageFindings.found(
                            interest,
                            CanonicalUrl.ofNormal(nested),
                            nestedKind,
                            interest.depth(),
                            interest.hops() + 1)));
        }
        return new Read(
                new Findings(
                        urls,
                        List.copyOf(appearances),
                        List.of(),
                        List.of(),
                        visit.kind() == UrlKind.FEED ? Optional.of(licences(visit, listing)) : Optional.empty(),
                        Optional.empty(),
                        Optional.empty()),
                note(listing));
    }

    private static LicenceLook licences(Lease.Visit visit, Listing listing) {
        boolean whole = !listing.cut() && listing.problems().isEmpty();
        return new LicenceLook(
                visit.url().key(), whole ? LicenceLook.Extent.WHOLE : LicenceLook.Extent.PART, listing.licences());
    }

    /** Which entries were left out, and why: the first of them. */
    private static Optional<String> note(Listing listing) {
        if (listing.problems().isEmpty()) {
            return Optional.empty();
        }
        List<String> first = listing.problems().stream().limit(MOST_NOTED).toList();
        int rest = listing.skipped() - first.size();
        return Optional.of(
                "entries left out: " + String.join("; ", first) + (rest > 0 ? "; and %,d more".formatted(rest) : ""));
    }

    private static void entries(
            Lease.Visit visit,
            Interest interest,
            Listing listing,
            List<FoundUrl> urls,
            Set<FoundAppearance> appearances) {
        Source source = interest.source();
        Scope.Compiled scope = source.compiledScope();
        boolean recordingsOnly = source.kind() == SourceKind.PODCAST && source.depth() == 0;
        for (Listing.Entry entry : listing.entries()) {
            CanonicalUrl url = CanonicalUrl.ofNormal(entry.url());
            if (!scope.allows(url)) {
                continue;
            }
            switch (entry) {
                case Listing.PageEntry _ -> {
                    if (!recordingsOnly) {
                        urls.add(named(interest, url, UrlKind.PAGE));
                    }
                }
                case Listing.MediaEntry medium -> {
                    urls.add(named(interest, url, UrlKind.MEDIUM));
                    appearances.add(new FoundAppearance(
                            url.key(), medium.page().orElse(visit.url().url()), medium.place()));
                }
            }
        }
    }

    private static Findings findings(List<FoundUrl> urls, List<FoundAppearance> appearances) {
        return new Findings(urls, appearances, List.of(), List.of(), Optional.empty());
    }

    /** A list that is a page, as search engines give them: what it links to on other sites. */
    private static Read results(Lease.Visit visit, PageContent page) {
        List<FoundUrl> urls = new ArrayList<>();
        for (Interest interest : visit.interests()) {
            Scope.Compiled scope = interest.source().compiledScope();
            page.links().stream()
                    .map(link -> CanonicalUrl.ofNormal(link.url()))
                    .filter(url -> !url.host().equals(visit.url().host()) && scope.allows(url))
                    .forEach(url -> urls.add(named(interest, url, UrlKind.PAGE)));
        }
        return new Read(findings(urls, List.of()), Optional.empty());
    }

    private static FoundUrl named(Interest interest, CanonicalUrl url, UrlKind kind) {
        return new FoundUrl(
                url, kind, interest.source().id(), interest.depth(), 0, FoundUrl.NAMED, PageFindings.REVISIT);
    }

    private static Read embedded(Lease.Visit visit, List<MediaLink> media) {
        List<FoundUrl> urls = new ArrayList<>();
        List<FoundAppearance> appearances = new ArrayList<>();
        media.forEach(link -> {
            CanonicalUrl url = CanonicalUrl.ofNormal(link.url());
            visit.interests()
                    .forEach(interest -> urls.add(new FoundUrl(
                            url,
                            UrlKind.MEDIUM,
                            interest.source().id(),
                            interest.depth(),
                            0,
                            FoundUrl.MEDIA,
                            PageFindings.REVISIT)));
            appearances.add(new FoundAppearance(url.key(), link.page(), link.element()));
        });
        return new Read(findings(urls, appearances), Optional.empty());
    }

    /** One way in which the stream is offered, and of that three half minutes; segments that stand alone are media. */
    private static Read streamed(Lease.Visit visit, Playlist playlist) {
        return switch (playlist) {
            case Playlist.Unreadable(String reason) -> new Read(Findings.NONE, Optional.of(reason));
            case MasterPlaylist master -> {
                List<String> chosen = master.picture()
                        .map(choice -> Stream.concat(Stream.of(choice.url()), choice.audio().stream())
                                .toList())
                        .orElse(List.of());
                yield visit.interests().stream().anyMatch(interest -> interest.hops() < PageFindings.MOST_HOPS)
                        ? parts(visit, chosen, UrlKind.PLAYLIST, master.encrypted())
                        : new Read(Findings.NONE, Optional.of("playlists within playlists"));
            }
            case MediaPlaylist media -> {
                List<MediaSegment> wanted = media.windows(WINDOW).stream()
                        .flatMap(window -> window.segments().stream())
                        .toList();
                List<String> alone = wanted.stream()
                        .filter(segment -> segment.protection() instanceof Protection.Open
                                && segment.map().isEmpty()
                                && segment.range().isEmpty())
                        .map(MediaSegment::url)
                        .toList();
                Optional<String> note = media.encrypted().map(method -> "encrypted: " + method);
                yield parts(
                        visit,
                        alone,
                        UrlKind.MEDIUM,
                        note.or(() -> alone.size() == wanted.size()
                                ? Optional.empty()
                                : Optional.of(
                                        "segments that need a map, a key or a part of a file are not looked into")));
            }
        };
    }

    /** They stand where the playlist stands. */
    private static Read parts(Lease.Visit visit, List<String> addresses, UrlKind kind, Optional<String> note) {
        String page =
                visit.standing().map(FoundAppearance::page).orElse(visit.url().url());
        int more = kind == UrlKind.PLAYLIST ? 1 : 0;
        List<FoundUrl> urls = new ArrayList<>();
        List<FoundAppearance> appearances = new ArrayList<>();
        for (String address : addresses) {
            CanonicalUrl url = CanonicalUrl.ofNormal(address);
            for (Interest interest : visit.interests()) {
                urls.add(new FoundUrl(
                        url,
                        kind,
                        interest.source().id(),
                        interest.depth(),
                        interest.hops() + more,
                        FoundUrl.MEDIA,
                        PageFindings.REVISIT));
            }
            appearances.add(new FoundAppearance(url.key(), page, "stream"));
        }
        return new Read(findings(urls, appearances), note);
    }

    private static byte[] bytes(Fetched answer) {
        try (InputStream in = answer.body().stream()) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read back a list", e);
        }
    }
}
