package dev.colophon.cases.removal.address;

import dev.colophon.cases.removal.address.LookRequests.Reply;
import dev.colophon.cases.removal.address.ServedAnswer.Served;
import dev.colophon.cases.removal.address.ServedAnswer.ServedPage;
import dev.colophon.cases.removal.address.ServedAnswer.Unanswered;
import dev.colophon.cases.removal.address.ServedAnswer.WorkFound;
import dev.colophon.crawl.scan.ContentFilter;
import dev.colophon.crawl.scan.PageFile;
import dev.colophon.crawl.scan.VisitLimits;
import dev.colophon.detect.FoundFile;
import dev.colophon.detect.Sighting;
import dev.colophon.http.FetchResult.Fetched;
import dev.colophon.http.GuardedClient;
import dev.colophon.http.body.BoundedCopy;
import dev.colophon.http.body.StoredBytes;
import dev.colophon.http.body.Truncation;
import dev.colophon.index.Grade;
import dev.colophon.media.file.FileType;
import dev.colophon.media.file.TypeSniffer;
import dev.colophon.media.refusal.Unreadable.Reason;
import dev.colophon.page.PageContent;
import dev.colophon.page.PageFace;
import dev.colophon.page.PageReader;
import dev.colophon.page.link.PageLink;
import dev.colophon.page.media.DataUrl;
import dev.colophon.page.media.MediaLink;
import dev.colophon.registry.work.Content;
import dev.colophon.sightings.Appearance;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Asks for one URL and looks into what is served there. For one thread. */
public final class PlaceLook {

    /** What is written into a page and smaller than this is an icon. */
    private static final int SMALLEST_WRITTEN = 2_000;

    private static final String ARCHIVE =
            "an archive, which a look does not open: `colophon scan` and `colophon watch` look into what is packed in it";

    private final GuardedClient client;
    private final WorkSearch search;
    private final LookRequests requests;
    private final VisitLimits visit = VisitLimits.defaults();

    public PlaceLook(GuardedClient client, WorkSearch search, HostPauses pauses) {
        this.client = client;
        this.search = search;
        this.requests = new LookRequests(client, pauses);
    }

    /**
     * What came of it.
     *
     * @param media what a page shows or offers
     * @param links the URLs of other pages to which a page leads whoever clicks
     * @param file what was received and looked into
     * @param passedOver whether it is too small, or of a type, to hold a work
     */
    public record Look(
            ServedAnswer answer,
            List<MediaLink> media,
            List<String> links,
            Optional<SearchedFile> file,
            boolean passedOver) {

        static Look none(String url, boolean refused, String reason) {
            return new Look(new Unanswered(url, refused, reason), List.of(), List.of(), Optional.empty(), false);
        }

        static Look small(String page) {
            Served nothing = new Served(page, page, 200, "", 0, WorkFound.NOTHING, Optional.empty(), Optional.empty());
            return new Look(nothing, List.of(), List.of(), Optional.empty(), true);
        }
    }

    /** Which URL is asked for, and for whose sake. */
    private record Wanted(String url, LookTarget target, Optional<Appearance> standing) {}

    /**
     * Asks and looks.
     *
     * @param url http or https, or what a page has written into itself
     */
    public Look of(String url, LookTarget target, Optional<Appearance> standing) {
        if (url.startsWith("data:")) {
            return written(url, target, standing);
        }
        return switch (requests.get(url)) {
            case Reply.None none -> Look.none(url, none.refused(), none.reason());
            case Reply.Some(Fetched answer) -> {
                try (answer) {
                    yield served(new Wanted(url, target, standing), answer);
                }
            }
        };
    }

    /**
     * What was received.
     *
     * @param cut why it is known not to be the whole
     * @param doubt why more may be shown than it holds
     */
    private record Received(
            StoredBytes bytes,
            Content content,
            Optional<String> cut,
            Optional<String> doubt,
            Optional<ServedPage> page,
            List<MediaLink> media,
            List<String> links) {}

    private Look served(Wanted wanted, Fetched answer) {
        Optional<String> cut = answer.cut().map(Truncation::reason).or(() -> AnswerFraming.undecoded(answer));
        Content content = new Content(answer.body().sha256(), answer.body().size());
        boolean page = ContentFilter.isPage(answer.type(), answer.body());
        if (page && answer.body().size() > visit.largestPage()) {
            cut = Optional.of("a page of %s; pages up to %s are read"
                    .formatted(BoundedCopy.words(answer.body().size()), BoundedCopy.words(visit.largestPage())));
            page = false;
        }
        if (!page) {
            Optional<String> doubt =
                    AnswerFraming.leadsOn(answer).or(() -> AnswerFraming.unended(answer, Optional.empty()));
            return looked(
                    wanted,
                    answer,
                    new Received(answer.body(), content, cut, doubt, Optional.empty(), List.of(), List.of()));
        }
        PageFile file = PageFile.of(answer.body(), answer.header("content-type").orElse(""), client.scratch());
        try {
            PageContent read = PageReader.read(file.html(), answer.url(), answer.headers());
            Set<String> media = new HashSet<>();
            read.media().forEach(link -> media.add(link.url()));
            ServedPage shown = new ServedPage(PageFace.of(file.html()), read.notFound(), media);
            return looked(
                    wanted,
                    answer,
                    new Received(
                            file.bytes(),
                            content,
                            cut.or(() ->
                                    read.cut() ? Optional.of("a page with more in it than is read") : Optional.empty()),
                            AnswerFraming.leadsOn(answer)
                                    .or(() -> AnswerFraming.unended(answer, Optional.of(file.html()))),
                            Optional.of(shown),
                            read.media(),
                            read.links().stream()
                                    .filter(link -> link.kind() == PageLink.Kind.ANCHOR)
                                    .map(PageLink::url)
                                    .toList()));
        } finally {
            file.bytes().discard();
        }
    }

    private Look looked(Wanted wanted, Fetched answer, Received received) {
        Content content = received.content();
        Searched searched = searched(
                received.bytes(),
                answer.url(),
                answer.seen(),
                content,
                received.cut(),
                wanted.target(),
                received.page().isPresent());
        Optional<String> unread = received.cut()
                .or(received::doubt)
                .or(() -> searched.unread().filter(_ -> answer.status() / 100 == 2 || isMedium(answer.type())));
        Served served = new Served(
                wanted.url(),
                answer.url(),
                answer.status(),
                content.sha256(),
                content.bytes(),
                searched.found(),
                unread,
                received.page());
        Optional<SearchedFile> file = content.bytes() == 0
                ? Optional.empty()
                : Optional.of(new SearchedFile(
                        answer.url(),
                        answer.seen(),
                        content,
                        answer.status(),
                        Optional.of(answer.type()).filter(type -> !type.isEmpty()),
                        searched.sighting(),
                        wanted.standing(),
                        received.cut().or(received::doubt).filter(_ -> searched.found() != WorkFound.SAME_BYTES)));
        boolean passedOver = answer.status() / 100 == 2
                && ContentFilter.objection(answer.status(), answer.type(), content.bytes(), visit)
                        .isPresent();
        return new Look(served, received.media(), received.links(), file, passedOver);
    }

    /** What comes with a status that says that nothing is there is read by nobody, unless it calls itself a medium. */
    private static boolean isMedium(String type) {
        return type.startsWith("image/") || type.startsWith("audio/") || type.startsWith("video/");
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
                    List.of(),
                    Optional.of(new SearchedFile(
                            place,
                            now,
                            content,
                            200,
                            Optional.of(data.get().type()),
                            searched.sighting(),
                            standing,
                            Optional.empty())),
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
        return new Searched(found, cut.or(() -> unread(sighting, path, page)), Optional.of(sighting));
    }

    /** Why not all of it was compared. What is too short, too plain or silent was looked into: the work is not in it. */
    private static Optional<String> unread(Sighting sighting, Path path, boolean page) {
        Optional<String> reason = sighting.reason();
        if (reason.filter(Reason.UNKNOWN_TYPE::isOf).isPresent() && isArchive(path)) {
            return Optional.of(ARCHIVE);
        }
        boolean nothingThere = reason.filter(why -> Reason.EMPTY.isOf(why) || (page && Reason.NO_TEXT.isOf(why)))
                .isPresent();
        if (nothingThere) {
            return Optional.empty();
        }
        return sighting.isReadable() ? reason.filter(why -> why.startsWith("PARTIAL: ")) : reason;
    }

    /** Whether it is one of the archives that a scan takes apart. */
    private static boolean isArchive(Path path) {
        try {
            return TypeSniffer.sniff(path).kind() == FileType.Kind.ARCHIVE;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read back what was served", e);
        }
    }
}
