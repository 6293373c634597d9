package dev.colophon.cases.removal;

import dev.colophon.cases.removal.HostRobots.Rules;
import dev.colophon.cases.removal.ServedAnswer.Served;
import dev.colophon.cases.removal.ServedAnswer.ServedPage;
import dev.colophon.cases.removal.ServedAnswer.Unanswered;
import dev.colophon.cases.removal.ServedAnswer.WorkFound;
import dev.colophon.crawl.scan.ContentFilter;
import dev.colophon.crawl.scan.PageFile;
import dev.colophon.crawl.scan.VisitLimits;
import dev.colophon.detect.FoundFile;
import dev.colophon.detect.Sighting;
import dev.colophon.http.FetchLimits;
import dev.colophon.http.FetchResult;
import dev.colophon.http.FetchResult.Fetched;
import dev.colophon.http.FetchResult.Unfetched;
import dev.colophon.http.GuardedClient;
import dev.colophon.http.body.BoundedCopy;
import dev.colophon.http.body.StoredBytes;
import dev.colophon.http.body.Truncation;
import dev.colophon.http.guard.Refused;
import dev.colophon.index.Grade;
import dev.colophon.media.refusal.Unreadable.Reason;
import dev.colophon.page.PageContent;
import dev.colophon.page.PageFace;
import dev.colophon.page.PageReader;
import dev.colophon.page.media.DataUrl;
import dev.colophon.page.media.MediaLink;
import dev.colophon.registry.work.Content;
import dev.colophon.sightings.Appearance;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import okhttp3.HttpUrl;

/** Asks for one URL and looks into what is served there. For one thread. */
final class PlaceLook {

    /** What is written into a page and smaller than this is an icon. */
    private static final int SMALLEST_WRITTEN = 2_000;

    private final GuardedClient client;
    private final WorkSearch search;
    private final HostPauses pauses;
    private final HostRobots robots;
    private final VisitLimits visit = VisitLimits.defaults();
    private final FetchLimits limits = FetchLimits.defaults();

    PlaceLook(GuardedClient client, WorkSearch search, HostPauses pauses) {
        this.client = client;
        this.search = search;
        this.pauses = pauses;
        this.robots = new HostRobots(client, pauses);
    }

    /**
     * What came of it.
     *
     * @param media what a page shows or offers
     * @param file what was received and looked into
     * @param passedOver whether it is too small, or of a type, to hold a work
     */
    record Look(ServedAnswer answer, List<MediaLink> media, Optional<SearchedFile> file, boolean passedOver) {

        static Look none(String url, boolean refused, String reason) {
            return new Look(new Unanswered(url, refused, reason), List.of(), Optional.empty(), false);
        }

        static Look small(String page) {
            Served nothing = new Served(page, page, 200, "", 0, WorkFound.NOTHING, Optional.empty(), Optional.empty());
            return new Look(nothing, List.of(), Optional.empty(), true);
        }
    }

    /**
     * Asks and looks.
     *
     * @param url http or https, or what a page has written into itself
     */
    Look of(String url, LookTarget target, Optional<Appearance> standing) {
        if (url.startsWith("data:")) {
            return written(url, target, standing);
        }
        HttpUrl asked = HttpUrl.parse(url);
        if (asked == null) {
            return Look.none(url, true, "it is no URL that can be asked for");
        }
        return switch (robots.of(asked)) {
            case Rules.Unknown unknown -> Look.none(url, unknown.refused(), unknown.why());
            case Rules.Known known
            when !known.rules().allows(url) -> Look.none(url, true, "robots.txt does not allow us to ask");
            case Rules.Known known -> asked(url, HostRobots.host(asked), known.crawlDelay(), target, standing);
        };
    }

    private Look asked(String url, String host, Duration crawlDelay, LookTarget target, Optional<Appearance> standing) {
        pauses.before(host);
        long start = System.nanoTime();
        FetchResult result;
        try {
            result = client.fetch(url, limits);
        } catch (Refused refused) {
            return Look.none(url, true, refused.line());
        } finally {
            pauses.after(host, crawlDelay, Duration.ofNanos(System.nanoTime() - start));
        }
        return switch (result) {
            case Unfetched failed -> Look.none(url, false, failed.reason());
            case Fetched answer -> {
                try (answer) {
                    yield served(url, answer, target, standing);
                }
            }
        };
    }

    private Look served(String url, Fetched answer, LookTarget target, Optional<Appearance> standing) {
        Optional<String> cut = answer.cut().map(Truncation::reason);
        Content content = new Content(answer.body().sha256(), answer.body().size());
        boolean page = ContentFilter.isPage(answer.type(), answer.body());
        if (page && answer.body().size() > visit.largestPage()) {
            cut = Optional.of("a page of %s; pages up to %s are read"
                    .formatted(BoundedCopy.words(answer.body().size()), BoundedCopy.words(visit.largestPage())));
            page = false;
        }
        if (!page) {
            return looked(url, answer.body(), answer, content, cut, target, standing, Optional.empty(), List.of());
        }
        PageFile file = PageFile.of(answer.body(), answer.header("content-type").orElse(""), client.scratch());
        try {
            PageContent read = PageReader.read(file.html(), answer.url(), answer.headers());
            Set<String> media = new HashSet<>();
            read.media().forEach(link -> media.add(link.url()));
            ServedPage shown = new ServedPage(PageFace.of(file.html()), read.notFound(), media);
            return looked(
                    url,
                    file.bytes(),
                    answer,
                    content,
                    cut.or(() -> read.cut() ? Optional.of("a page with more in it than is read") : Optional.empty()),
                    target,
                    standing,
                    Optional.of(shown),
                    read.media());
        } finally {
            file.bytes().discard();
        }
    }

    private Look looked(
            String url,
            StoredBytes bytes,
            Fetched answer,
            Content content,
            Optional<String> cut,
            LookTarget target,
            Optional<Appearance> standing,
            Optional<ServedPage> page,
            List<MediaLink> media) {
        Searched searched = searched(bytes, answer.url(), answer.seen(), content, cut, target, page.isPresent());
        Served served = new Served(
                url,
                answer.url(),
                answer.status(),
                content.sha256(),
                content.bytes(),
                searched.found(),
                searched.unread(),
                page);
        Optional<SearchedFile> file = content.bytes() == 0
                ? Optional.empty()
                : Optional.of(new SearchedFile(
                        answer.url(),
                        answer.seen(),
                        content,
                        answer.status(),
                        Optional.of(answer.type()).filter(type -> !type.isEmpty()),
                        searched.sighting(),
                        standing));
        boolean passedOver = answer.status() / 100 == 2
                && ContentFilter.objection(answer.status(), answer.type(), content.bytes(), visit)
                        .isPresent();
        return new Look(served, media, file, passedOver);
    }

    /** A medium that is written into a page. */
    private Look written(String url, LookTarget target, Optional<Appearance> standing) {
        String page = standing.map(Appearance::page).orElse("");
        Optional<DataUrl> data = DataUrl.parse(url, visit.largestDataUrl());
        if (data.isEmpty()) {
            return url.length() < SMALLEST_WRITTEN
                    ? Look.small(page)
                    : Look.none(page + "#data", false, "what is written into the page there is not read");
        }
        if (data.get().bytes().length < SMALLEST_WRITTEN) {
            return Look.small(page);
        }
        StoredBytes stored = BoundedCopy.copy(
                        data.get().stream(), client.scratch(), data.get().bytes().length, new BoundedCopy.Watch() {})
                .bytes();
        try {
            String place = data.get().place(page, stored.sha256());
            Content content = new Content(stored.sha256(), stored.size());
            Instant now = client.now();
            Searched searched = searched(stored, place, now, content, Optional.empty(), target, false);
            return new Look(
                    new Served(
                            place,
                            place,
                            200,
                            content.sha256(),
                            content.bytes(),
                            searched.found(),
                            searched.unread(),
                            Optional.empty()),
                    List.of(),
                    Optional.of(new SearchedFile(
                            place, now, content, 200, Optional.of(data.get().type()), searched.sighting(), standing)),
                    false);
        } finally {
            stored.discard();
        }
    }

    private record Searched(WorkFound found, Optional<String> unread, Optional<Sighting> sighting) {}

    private Searched searched(
            StoredBytes bytes,
            String place,
            Instant seen,
            Content content,
            Optional<String> cut,
            LookTarget target,
            boolean page) {
        if (content.sha256().equals(target.sha256())) {
            return new Searched(WorkFound.SAME_BYTES, Optional.empty(), Optional.empty());
        }
        if (content.bytes() == 0) {
            return new Searched(WorkFound.NOTHING, cut, Optional.empty());
        }
        Path path = bytes.path();
        Sighting sighting = search.search(new FoundFile(path, place, seen), content.sha256())
                .inPart(cut);
        WorkFound found = search.grade(sighting, target.work())
                .map(grade -> grade == Grade.CANDIDATE ? WorkFound.PERHAPS : WorkFound.MATCH)
                .orElse(WorkFound.NOTHING);
        return new Searched(found, cut.or(() -> unread(sighting, page)), Optional.of(sighting));
    }

    /** Why not all of it was compared. What is too short, too plain or silent was looked into: the work is not in it. */
    private static Optional<String> unread(Sighting sighting, boolean page) {
        Optional<String> reason = sighting.reason();
        boolean nothingThere = reason.filter(why -> Reason.EMPTY.isOf(why) || (page && Reason.NO_TEXT.isOf(why)))
                .isPresent();
        if (nothingThere) {
            return Optional.empty();
        }
        return sighting.isReadable() ? reason.filter(why -> why.startsWith("PARTIAL: ")) : reason;
    }
}
