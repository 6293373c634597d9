package dev.colophon.crawl.fetch;

import dev.colophon.crawl.frontier.FetchOutcome.Findings;
import dev.colophon.crawl.frontier.FoundAppearance;
import dev.colophon.crawl.frontier.FoundUrl;
import dev.colophon.crawl.frontier.Lease;
import dev.colophon.crawl.source.CanonicalUrl;
import dev.colophon.crawl.source.Scope;
import dev.colophon.crawl.source.SourceKind;
import dev.colophon.crawl.source.UrlKind;
import dev.colophon.http.FetchResult.Fetched;
import dev.colophon.http.Recording;
import dev.colophon.page.PageContent;
import dev.colophon.page.link.PageLink;
import dev.colophon.page.media.MediaLink;
import dev.colophon.page.signal.SignalKind;
import dev.colophon.page.signal.SiteSignal;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import okhttp3.HttpUrl;

/** What pages, media and redirects lead to. Thread-safe. */
public final class PageFindings {

    static final int MOST_HOPS = 5;

    /** Until a page or medium is looked at again, before it is known how often it changes. */
    public static final Duration REVISIT = Duration.ofDays(7);

    private static final int LONGEST_VALUE = 500;

    private final InstantSource clock;
    private final Map<String, Scope.Compiled> scopes = new ConcurrentHashMap<>();

    PageFindings(InstantSource clock) {
        this.clock = clock;
    }

    Findings of(Lease.Visit visit, Fetched answer, PageContent page) {
        Instant now = clock.instant();
        List<FoundUrl> urls = new ArrayList<>();
        List<FoundAppearance> appearances = new ArrayList<>();
        Set<String> media = new HashSet<>();
        for (MediaLink link : page.media()) {
            if (link.role() != MediaLink.Role.FRAME && !link.url().startsWith("data:")) {
                CanonicalUrl url = CanonicalUrl.ofNormal(link.url());
                media.add(url.key());
                urls.add(medium(visit, url, link.role(), now));
                appearances.add(new FoundAppearance(url.key(), answer.url(), link.element()));
            }
        }
        Scope.Compiled scope = scopes.computeIfAbsent(
                visit.source().id() + visit.source().scope(),
                _ -> visit.source().compiledScope());
        for (PageLink link : page.links()) {
            CanonicalUrl url = CanonicalUrl.ofNormal(link.url());
            if (!media.contains(url.key())) {
                followed(visit, page, link, url, scope, now).ifPresent(urls::add);
            }
        }
        page.refresh()
                .flatMap(CanonicalUrl::of)
                .filter(_ -> visit.hops() < MOST_HOPS)
                .ifPresent(url -> urls.add(found(visit, url, UrlKind.PAGE, visit.depth(), visit.hops() + 1, now)));
        feeds(visit, page, now).forEach(urls::add);
        for (String embed : page.embeds()) {
            CanonicalUrl.of(embed)
                    .ifPresent(url -> urls.add(found(visit, url, UrlKind.EMBED, visit.depth(), visit.hops(), now)));
        }
        List<SiteSignal> signals = new ArrayList<>(page.signals());
        signals.addAll(connection(answer));
        return new Findings(urls, appearances, signals, page.recorded(), Optional.empty());
    }

    private static FoundUrl medium(Lease.Visit visit, CanonicalUrl url, MediaLink.Role role, Instant now) {
        boolean stream = role == MediaLink.Role.STREAM && url.path().contains(".m3u");
        return new FoundUrl(
                url,
                stream ? UrlKind.PLAYLIST : UrlKind.MEDIUM,
                visit.source().id(),
                visit.depth(),
                0,
                FoundUrl.MEDIA,
                now,
                REVISIT);
    }

    /** Frames are looked at wherever they are, one in another a few times; links as depth, scope and manners allow. */
    private static Optional<FoundUrl> followed(
            Lease.Visit visit, PageContent page, PageLink link, CanonicalUrl url, Scope.Compiled scope, Instant now) {
        if (link.kind() == PageLink.Kind.FRAME) {
            return visit.hops() >= MOST_HOPS || !scope.allows(url)
                    ? Optional.empty()
                    : Optional.of(found(visit, url, UrlKind.PAGE, visit.source().depth(), visit.hops() + 1, now));
        }
        boolean asked = visit.source().followNofollow()
                || !(link.nofollow() || page.robots().nofollow());
        return asked && visit.depth() < visit.source().depth() && scope.follows(url)
                ? Optional.of(found(visit, url, UrlKind.PAGE, visit.depth() + 1, 0, now))
                : Optional.empty();
    }

    private static List<FoundUrl> feeds(Lease.Visit visit, PageContent page, Instant now) {
        return visit.source().kind() != SourceKind.SITE
                ? List.of()
                : page.feeds().stream()
                        .flatMap(feed -> CanonicalUrl.of(feed).stream())
                        .map(url -> found(visit, url, UrlKind.FEED, visit.depth(), 0, now))
                        .toList();
    }

    public static FoundUrl found(Lease.Visit visit, CanonicalUrl url, UrlKind kind, int depth, int hops, Instant now) {
        return new FoundUrl(url, kind, visit.source().id(), depth, hops, FoundUrl.PAGES, now, REVISIT);
    }

    /** Files that sites share say who runs them. */
    Findings ofMedium(Fetched answer) {
        List<SiteSignal> signals = new ArrayList<>(connection(answer));
        signals.add(signal(answer.url(), SignalKind.SHARED_FILE, answer.body().sha256()));
        return new Findings(List.of(), List.of(), signals, List.of(), Optional.empty());
    }

    Findings ofRedirect(Lease.Visit visit, Fetched answer, CanonicalUrl target) {
        FoundUrl next = new FoundUrl(
                target,
                visit.kind(),
                visit.source().id(),
                visit.depth(),
                visit.hops() + 1,
                visit.kind() == UrlKind.MEDIUM ? FoundUrl.MEDIA : FoundUrl.NAMED,
                clock.instant(),
                visit.every());
        List<SiteSignal> signals = new ArrayList<>(connection(answer));
        String host = HttpUrl.get(target.url()).host();
        if (visit.kind() == UrlKind.PAGE
                && !host.equals(HttpUrl.get(answer.url()).host())) {
            signals.add(signal(answer.url(), SignalKind.REDIRECT, host));
        }
        return new Findings(List.of(next), List.of(), signals, List.of(), Optional.of(target));
    }

    /** What the connection says of the site. */
    private static List<SiteSignal> connection(Fetched answer) {
        List<SiteSignal> signals = new ArrayList<>();
        InetAddress peer = answer.peer();
        if (!peer.isLoopbackAddress()) {
            signals.add(signal(answer.url(), SignalKind.ADDRESS, peer.getHostAddress()));
            signals.add(signal(answer.url(), SignalKind.PREFIX, prefix(peer)));
        }
        answer.recording().flatMap(Recording::tls).ifPresent(tls -> {
            tls.chain().stream()
                    .limit(1)
                    .forEach(leaf -> signals.add(signal(answer.url(), SignalKind.CERTIFICATE, leaf)));
            tls.names().stream()
                    .filter(name -> name.length() <= LONGEST_VALUE)
                    .limit(100)
                    .forEach(name -> signals.add(signal(answer.url(), SignalKind.CERTIFICATE_NAME, name)));
        });
        return signals;
    }

    private static String prefix(InetAddress address) {
        byte[] bytes = address.getAddress();
        int kept = address instanceof Inet4Address ? 3 : 6;
        Arrays.fill(bytes, kept, bytes.length, (byte) 0);
        try {
            return InetAddress.getByAddress(bytes).getHostAddress() + "/" + kept * 8;
        } catch (UnknownHostException e) {
            throw new IllegalStateException("an address has 4 or 16 bytes", e);
        }
    }

    private static SiteSignal signal(String url, SignalKind kind, String value) {
        return new SiteSignal(HttpUrl.get(url).host(), kind, value, url);
    }
}
