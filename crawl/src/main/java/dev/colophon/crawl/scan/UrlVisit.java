package dev.colophon.crawl.scan;

import dev.colophon.http.FetchResult;
import dev.colophon.http.FetchResult.Fetched;
import dev.colophon.http.FetchResult.Unfetched;
import dev.colophon.http.GuardedClient;
import dev.colophon.http.body.BoundedCopy;
import dev.colophon.http.body.StoredBytes;
import dev.colophon.http.body.Truncation;
import dev.colophon.http.guard.Refused;
import dev.colophon.page.PageContent;
import dev.colophon.page.PageFace;
import dev.colophon.page.PageReader;
import dev.colophon.page.media.DataUrl;
import dev.colophon.page.media.MediaLink;
import dev.colophon.page.media.MediaLink.Role;
import dev.colophon.registry.work.Content;
import dev.colophon.sightings.LocalPlaces;
import dev.colophon.sightings.signal.LicenceLook;
import dev.colophon.sightings.signal.LicenceLook.Extent;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * One URL: a page with the media it embeds, links to and frames (one level deep) and the page to which it sends its readers, or the
 * medium itself. Each item is fetched when it is asked for, through the guarded client; nothing on a page makes a visit fail.
 */
public final class UrlVisit implements ScanItems {

    /** A URL still to be fetched; {@code link} is empty for the one that the visit is about. */
    private record Stop(String url, Optional<MediaLink> link) {
        Optional<String> page() {
            return link.map(MediaLink::page);
        }
    }

    private static final Pattern USER = Pattern.compile("(?<=://)[^/?#\\s]+@");

    private final GuardedClient client;
    private final VisitLimits limits;
    private final Predicate<String> copies;
    private final Deque<Stop> stops = new ArrayDeque<>();
    private final Set<String> planned = new HashSet<>();

    /** The address that the visit is about, and all to which it led. */
    private final Set<String> itself = new HashSet<>();

    private int media;
    private long bytes;

    public UrlVisit(GuardedClient client, VisitLimits limits, String url) {
        this(client, limits, _ -> false, url);
    }

    /** @param copies whether copies were at an address that may be pictures or recordings: what a page there shows is asked for */
    UrlVisit(GuardedClient client, VisitLimits limits, Predicate<String> copies, String url) {
        this.client = client;
        this.limits = limits;
        this.copies = copies;
        stops.add(new Stop(url, Optional.empty()));
    }

    @Override
    public boolean hasNext() {
        return !stops.isEmpty();
    }

    @Override
    public ScanItem next() {
        Stop stop = Optional.ofNullable(stops.poll()).orElseThrow(NoSuchElementException::new);
        if (stop.link().isPresent() && (media >= limits.media() || bytes >= limits.bytes())) {
            int rest = stops.size() + 1;
            stops.clear();
            return skipped(stop, Skipped.Kind.FAILED, "the budget of this page is spent; " + rest + " media left out");
        }
        media += stop.link().isPresent() ? 1 : 0;
        return DataUrl.is(stop.url()) ? written(stop) : fetched(stop);
    }

    @Override
    public void close() {
        stops.clear();
    }

    private ScanItem fetched(Stop stop) {
        FetchResult result;
        try {
            result = client.fetch(stop.url(), limits.fetch());
        } catch (Refused refused) {
            return new Skipped(
                            shown(stop),
                            stop.page(),
                            refused.allowable().isPresent() ? Skipped.Kind.NOT_PUBLIC : Skipped.Kind.REFUSED,
                            refused.line(),
                            // What a page names is not for its reader to permit.
                            stop.link().isEmpty() ? refused.allowable() : Optional.empty())
                    .barredBehind(refused.redirects());
        }
        return switch (result) {
            case Unfetched failed ->
                skipped(stop, Skipped.Kind.FAILED, failed.reason()).behind(failed.redirects());
            case Fetched got -> looked(stop, got);
        };
    }

    private ScanItem looked(Stop stop, Fetched got) {
        bytes += got.sent().size();
        boolean another = !got.url().equals(stop.url());
        if (another && stop.link().isPresent() && !planned.add(got.url())) {
            got.close();
            return skipped(stop, Skipped.Kind.SKIPPED, "the same as " + got.url() + ", which is looked into once");
        }
        if (got.sent() != got.body()) {
            got.sent().discard();
        }
        Optional<String> objection =
                ContentFilter.objection(got.status(), got.type(), got.body().size(), limits);
        if (objection.isPresent()) {
            String text = ContentFilter.isGone(got.status()) && got.body().size() <= limits.largestPage()
                    ? SentWords.text(
                            got.body(), got.type(), got.header("content-type").orElse(""))
                    : "";
            boolean shows = ContentFilter.isPage(got.type(), got.body()) && showsMore(stop, got, text);
            got.close();
            // What the user named, and what did not come over whole, is no icon that one leaves out.
            boolean broken = stop.link().isEmpty() || got.cut().isPresent();
            Skipped.Kind kind = ContentFilter.kind(got.status());
            return new Skipped(
                            shown(stop),
                            stop.page(),
                            broken && kind != Skipped.Kind.GONE ? Skipped.Kind.FAILED : kind,
                            got.cut().map(Truncation::reason).orElse(objection.get()),
                            Optional.empty(),
                            got.cut().isPresent()
                                    ? Optional.empty()
                                    : Optional.of(new Skipped.SentWithIt(
                                            new Content(
                                                    got.body().sha256(),
                                                    got.body().size()),
                                            got.status(),
                                            got.type(),
                                            SentWords.of(text),
                                            shows ? Optional.of(got.seen()) : Optional.empty())),
                            List.of(),
                            Optional.empty())
                    .behind(got.redirects());
        }
        if (!ContentFilter.isPage(got.type(), got.body())) {
            return captured(stop, got, got.body());
        }
        if (got.body().size() > limits.largestPage()) {
            long size = got.body().size();
            got.close();
            return skipped(
                    stop,
                    Skipped.Kind.FAILED,
                    "a page of %d bytes; pages up to %s are read"
                            .formatted(size, BoundedCopy.words(limits.largestPage())));
        }
        PageFile page = PageFile.of(got.body(), got.header("content-type").orElse(""), client.scratch());
        planned.add(got.url());
        got.redirects().forEach(step -> planned.add(step.from()));
        boolean framed = stop.link().isPresent();
        if (!framed) {
            itself.add(got.url());
            got.redirects().forEach(step -> itself.add(step.from()));
        }
        PageContent content = PageReader.read(page.html(), got.url(), got.headers());
        List<MediaLink> shows = shows(content, got.url());
        for (MediaLink link : shows) {
            if (!(framed && link.role() == Role.FRAME) && planned.add(link.url())) {
                stops.add(new Stop(link.url(), Optional.of(link)));
            }
        }
        Optional<PageFace.Barrier> barrier = PageFace.barrier(content, page.html());
        boolean part = got.cut().isPresent() || content.notFound() || barrier.isPresent();
        Extent extent = part ? Extent.PART : Extent.WHOLE;
        PageStatement said = PageStatement.of(
                new LicenceLook(LocalPlaces.key(got.url()), extent, content.licences()), content.context(), barrier);
        boolean whole = !part && !content.cut() && !framed;
        PageStatement shown =
                whole ? said.showing(shows.stream().map(MediaLink::url).collect(Collectors.toSet())) : said;
        boolean seen = !content.cut()
                && !content.unread()
                && shows.stream().noneMatch(link -> isNotAsked(link, got.url(), framed));
        return captured(stop, got, page.bytes()).saying(seen ? shown : shown.leadingOn());
    }

    /** What whoever opens a page sees beside its words: the page to which it sends him is one more in a frame. */
    private static List<MediaLink> shows(PageContent content, String url) {
        List<MediaLink> shows = new ArrayList<>(content.media());
        content.refresh()
                .map(target -> new MediaLink(target, "meta[refresh]", Role.FRAME, url))
                .ifPresent(shows::add);
        return shows;
    }

    /** Whether a page that says that nothing is there shows pictures or recordings all the same, which are asked for then. */
    private boolean showsMore(Stop stop, Fetched got, String text) {
        if (stop.link().isPresent() || text.isEmpty() || !copies.test(stop.url())) {
            return false;
        }
        planned.add(got.url());
        boolean shows = false;
        for (MediaLink link : PageReader.read(text, got.url(), got.headers()).media()) {
            if (link.role() != Role.FRAME && !DataUrl.is(link.url()) && planned.add(link.url())) {
                stops.add(new Stop(link.url(), Optional.of(link)));
                shows = true;
            }
        }
        return shows;
    }

    /**
     * A frame in a frame; what is written into the page and not read; and what leads back, at which another thing may be for whoever
     * names the page from which he comes.
     */
    private boolean isNotAsked(MediaLink link, String page, boolean framed) {
        return DataUrl.is(link.url())
                ? ContentFilter.isUnread(link.url(), limits)
                : (framed && link.role() == Role.FRAME)
                        || itself.contains(link.url())
                        || link.url().equals(page);
    }

    private static Captured captured(Stop stop, Fetched got, StoredBytes bytes) {
        return new Captured(
                bytes,
                got.url(),
                stop.page(),
                stop.link().map(MediaLink::element),
                got.seen(),
                got.status(),
                got.type(),
                got.body().size(),
                got.body().sha256(),
                Optional.of(got.peer()),
                got.redirects(),
                got.cut(),
                Optional.empty());
    }

    /** A medium that is written into the page itself. */
    private ScanItem written(Stop stop) {
        MediaLink link = stop.link().orElseThrow();
        Optional<DataUrl> data = DataUrl.parse(stop.url(), limits.largestDataUrl());
        String type = data.map(DataUrl::type).orElse("");
        int size = data.map(found -> found.bytes().length).orElse(0);
        Optional<String> objection = ContentFilter.objection(200, type, size, limits);
        if (data.isEmpty() || objection.isPresent()) {
            return new Skipped(
                    link.page() + "#data",
                    stop.page(),
                    Skipped.Kind.SKIPPED,
                    objection.orElse("a data: URL that is not base64 or too large"));
        }
        StoredBytes stored = BoundedCopy.copy(data.get().stream(), client.scratch(), size, new BoundedCopy.Watch() {})
                .bytes();
        return new Captured(
                stored,
                data.get().place(link.page(), stored.sha256()),
                stop.page(),
                Optional.of(link.element()),
                client.now(),
                200,
                type,
                stored.size(),
                stored.sha256(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty());
    }

    private static Skipped skipped(Stop stop, Skipped.Kind kind, String reason) {
        return new Skipped(shown(stop), stop.page(), kind, reason);
    }

    private static String shown(Stop stop) {
        return USER.matcher(stop.url().replaceAll("\\p{Cntrl}", "?")).replaceFirst("…@");
    }
}
