package dev.colophon.crawl.fetch;

import dev.colophon.crawl.frontier.lease.FetchOutcome.Findings;
import dev.colophon.crawl.frontier.lease.FoundAppearance;
import dev.colophon.crawl.frontier.lease.FoundUrl;
import dev.colophon.crawl.frontier.lease.Lease;
import dev.colophon.crawl.frontier.lease.Lease.Interest;
import dev.colophon.crawl.scan.ContentFilter;
import dev.colophon.crawl.scan.VisitLimits;
import dev.colophon.crawl.source.CanonicalUrl;
import dev.colophon.crawl.source.Scope;
import dev.colophon.crawl.source.Source;
import dev.colophon.crawl.source.SourceKind;
import dev.colophon.crawl.source.UrlKind;
import dev.colophon.http.FetchResult.Fetched;
import dev.colophon.http.Recording;
import dev.colophon.page.PageContent;
import dev.colophon.page.context.PageContext;
import dev.colophon.page.licence.LicenceSignal;
import dev.colophon.page.link.PageLink;
import dev.colophon.page.media.DataUrl;
import dev.colophon.page.media.MediaLink;
import dev.colophon.page.signal.SignalKind;
import dev.colophon.page.signal.SiteSignal;
import dev.colophon.sightings.signal.LicenceLook;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import okhttp3.HttpUrl;

/** What pages, media and redirects lead to. Thread-safe. */
public final class PageFindings {

    static final int MOST_HOPS = 5;

    /** Until a page or medium is looked at again, before it is known how often it changes. */
    public static final Duration REVISIT = Duration.ofDays(7);

    private static final int LONGEST_VALUE = 500;
    private static final int MOST_WRITTEN_IN = 100;

    private final VisitLimits limits;
    private final Map<String, Scope.Compiled> scopes = new ConcurrentHashMap<>();

    PageFindings(VisitLimits limits) {
        this.limits = limits;
    }

    Findings of(Lease.Visit visit, Fetched answer, PageContent page, boolean whole) {
        Map<String, CanonicalUrl> media = new HashMap<>();
        Map<String, MediaLink.Role> roles = new LinkedHashMap<>();
        List<FoundAppearance> appearances = new ArrayList<>();
        for (MediaLink link : page.media()) {
            if (link.role() != MediaLink.Role.FRAME && !DataUrl.is(link.url())) {
                CanonicalUrl url = CanonicalUrl.ofNormal(link.url());
                media.put(url.key(), url);
                roles.putIfAbsent(url.key(), link.role());
                appearances.add(new FoundAppearance(url.key(), visit.url().url(), link.element()));
            }
        }
        appearances.addAll(others(visit, page));
        List<PageLink> links = page.links();
        List<CanonicalUrl> targets =
                links.stream().map(link -> CanonicalUrl.ofNormal(link.url())).toList();
        List<FoundUrl> urls = new ArrayList<>();
        for (Interest interest : visit.interests()) {
            roles.forEach((key, role) -> urls.add(
                    medium(interest, Optional.ofNullable(media.get(key)).orElseThrow(), role)));
            Scope.Compiled scope = scope(interest);
            for (int i = 0; i < links.size(); i++) {
                if (!media.containsKey(targets.get(i).key())) {
                    followed(interest, page, links.get(i), targets.get(i), scope)
                            .ifPresent(urls::add);
                }
            }
            named(interest, page, urls);
        }
        List<SiteSignal> signals = new ArrayList<>(page.signals());
        signals.addAll(connection(answer));
        return new Findings(
                urls,
                appearances,
                signals,
                page.recorded(),
                Optional.of(licences(visit, page, whole)),
                Optional.of(page.context())
                        .filter(PageContext::isTelling)
                        .map(context -> context.of(visit.url().url())),
                Optional.empty());
    }

    /** The pictures and recordings alone on a page that says that nothing is there. */
    static Findings media(Lease.Visit visit, PageContent page) {
        List<FoundUrl> urls = new ArrayList<>();
        List<FoundAppearance> appearances = new ArrayList<>();
        for (MediaLink link : page.media()) {
            if (link.role() != MediaLink.Role.FRAME && !DataUrl.is(link.url())) {
                CanonicalUrl url = CanonicalUrl.ofNormal(link.url());
                appearances.add(new FoundAppearance(url.key(), visit.url().url(), link.element()));
                visit.interests().forEach(interest -> urls.add(medium(interest, url, link.role())));
            }
        }
        return new Findings(urls, appearances, List.of(), List.of(), Optional.empty());
    }

    /** What else whoever opens the page sees: pages in it, the one to which it sends its readers, pictures that are written into it. */
    private List<FoundAppearance> others(Lease.Visit visit, PageContent page) {
        String url = visit.url().url();
        List<FoundAppearance> others = new ArrayList<>();
        page.media().stream()
                .filter(link -> link.role() == MediaLink.Role.FRAME && !DataUrl.is(link.url()))
                .map(link -> FoundAppearance.unasked(
                        CanonicalUrl.ofNormal(link.url()).url(), url, link.element()))
                .forEach(others::add);
        page.refresh()
                .flatMap(CanonicalUrl::of)
                .map(target -> FoundAppearance.unasked(target.url(), url, "meta[refresh]"))
                .ifPresent(others::add);
        List<MediaLink> writtenIn =
                page.media().stream().filter(link -> DataUrl.is(link.url())).toList();
        writtenIn.stream()
                .limit(MOST_WRITTEN_IN)
                .flatMap(link -> writtenIn(link, url).stream())
                .forEach(others::add);
        if (page.unread() || page.cut() || writtenIn.size() > MOST_WRITTEN_IN) {
            others.add(unread(url, "body"));
        }
        others.removeIf(one -> one.medium().equals(visit.url().key()));
        return others;
    }

    private Optional<FoundAppearance> writtenIn(MediaLink link, String page) {
        if (ContentFilter.isUnread(link.url(), limits)) {
            return Optional.of(unread(page, link.element()));
        }
        return DataUrl.parse(link.url(), limits.largestDataUrl())
                .filter(data -> ContentFilter.objection(data.type(), data.bytes().length, limits)
                        .isEmpty())
                .map(data -> FoundAppearance.unasked(data.place(page), page, link.element()));
    }

    /** What nobody reads may be anything. */
    private static FoundAppearance unread(String page, String element) {
        return FoundAppearance.unasked(page + "#data", page, element);
    }

    /** Of the page and its media under the addresses by which they are known. */
    private static LicenceLook licences(Lease.Visit visit, PageContent page, boolean whole) {
        List<LicenceSignal> said = page.licences().stream()
                .map(signal -> switch (signal.scope()) {
                    case ASSET ->
                        CanonicalUrl.of(signal.subject())
                                .map(url -> signal.about(url.url()))
                                .orElse(signal);
                    case PAGE -> signal.about(visit.url().url());
                    case SITE, HOST -> signal;
                })
                .toList();
        return new LicenceLook(visit.url().key(), whole ? LicenceLook.Extent.WHOLE : LicenceLook.Extent.PART, said);
    }

    private Scope.Compiled scope(Interest interest) {
        return scopes.computeIfAbsent(
                interest.source().id() + interest.source().scope(),
                _ -> interest.source().compiledScope());
    }

    /** Patterns hold for where a page redirects, too; only a seed may do so to what is not included. */
    private boolean mayLead(Interest interest, CanonicalUrl target) {
        Scope.Compiled scope = scope(interest);
        return interest.depth() == 0 ? !scope.excludes(target) : scope.allows(target);
    }

    /** Where the page sends its readers and their programs. */
    private void named(Interest interest, PageContent page, List<FoundUrl> urls) {
        page.refresh()
                .flatMap(CanonicalUrl::of)
                .filter(url -> interest.hops() < MOST_HOPS && mayLead(interest, url))
                .ifPresent(url -> urls.add(found(interest, url, UrlKind.PAGE, interest.depth(), interest.hops() + 1)));
        if (interest.source().kind() == SourceKind.SITE) {
            page.feeds().stream()
                    .flatMap(feed -> CanonicalUrl.of(feed).stream())
                    .forEach(url -> urls.add(found(interest, url, UrlKind.FEED, interest.depth(), 0)));
        }
        for (String embed : page.embeds()) {
            CanonicalUrl.of(embed)
                    .ifPresent(url -> urls.add(found(interest, url, UrlKind.EMBED, interest.depth(), interest.hops())));
        }
    }

    private static FoundUrl medium(Interest interest, CanonicalUrl url, MediaLink.Role role) {
        boolean stream = role == MediaLink.Role.STREAM && url.path().contains(".m3u");
        return new FoundUrl(
                url,
                stream ? UrlKind.PLAYLIST : UrlKind.MEDIUM,
                interest.source().id(),
                interest.depth(),
                0,
                FoundUrl.MEDIA,
                REVISIT);
    }

    /** Frames are looked at wherever they are, one in another a few times; links as depth, scope and manners allow. */
    private static Optional<FoundUrl> followed(
            Interest interest, PageContent page, PageLink link, CanonicalUrl url, Scope.Compiled scope) {
        Source source = interest.source();
        if (link.kind() == PageLink.Kind.FRAME) {
            return interest.hops() >= MOST_HOPS || !scope.allows(url)
                    ? Optional.empty()
                    : Optional.of(found(interest, url, UrlKind.PAGE, source.depth(), interest.hops() + 1));
        }
        boolean asked =
                source.followNofollow() || !(link.nofollow() || page.robots().nofollow());
        return asked && interest.depth() < source.depth() && scope.follows(url)
                ? Optional.of(found(interest, url, UrlKind.PAGE, interest.depth() + 1, 0))
                : Optional.empty();
    }

    public static FoundUrl found(Interest interest, CanonicalUrl url, UrlKind kind, int depth, int hops) {
        return new FoundUrl(url, kind, interest.source().id(), depth, hops, FoundUrl.PAGES, REVISIT);
    }

    /** Files that sites share say who runs them. */
    Findings ofMedium(Fetched answer) {
        List<SiteSignal> signals = new ArrayList<>(connection(answer));
        signals.add(signal(answer.url(), SignalKind.SHARED_FILE, answer.body().sha256()));
        return new Findings(List.of(), List.of(), signals, List.of(), Optional.empty());
    }

    Findings ofRedirect(Lease.Visit visit, Fetched answer, CanonicalUrl target) {
        List<FoundUrl> next = visit.interests().stream()
                .filter(interest ->
                        interest.hops() < MOST_HOPS && (visit.kind() == UrlKind.MEDIUM || mayLead(interest, target)))
                .map(interest -> new FoundUrl(
                        target,
                        visit.kind(),
                        interest.source().id(),
                        interest.depth(),
                        interest.hops() + 1,
                        visit.kind() == UrlKind.MEDIUM ? FoundUrl.MEDIA : FoundUrl.NAMED,
                        visit.every(),
                        true))
                .toList();
        List<SiteSignal> signals = new ArrayList<>(connection(answer));
        String host = HttpUrl.get(target.url()).host();
        if (visit.kind() == UrlKind.PAGE
                && !host.equals(HttpUrl.get(answer.url()).host())) {
            signals.add(signal(answer.url(), SignalKind.REDIRECT, host));
        }
        return new Findings(next, List.of(), signals, List.of(), Optional.of(target));
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
