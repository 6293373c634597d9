package dev.colophon.crawl.fetch;

import dev.colophon.crawl.frontier.lease.AnalysisTask;
import dev.colophon.crawl.frontier.lease.FetchOutcome;
import dev.colophon.crawl.frontier.lease.FetchOutcome.Answered;
import dev.colophon.crawl.frontier.lease.FetchOutcome.Body;
import dev.colophon.crawl.frontier.lease.FetchOutcome.Failed;
import dev.colophon.crawl.frontier.lease.FetchOutcome.Findings;
import dev.colophon.crawl.frontier.lease.FetchOutcome.Moved;
import dev.colophon.crawl.frontier.lease.FetchOutcome.Sent;
import dev.colophon.crawl.frontier.lease.FetchOutcome.SoftNotFound;
import dev.colophon.crawl.frontier.lease.FetchOutcome.Unchanged;
import dev.colophon.crawl.frontier.lease.FoundAppearance;
import dev.colophon.crawl.frontier.lease.Lease;
import dev.colophon.crawl.scan.Captured;
import dev.colophon.crawl.scan.ContentFilter;
import dev.colophon.crawl.scan.PageFile;
import dev.colophon.crawl.scan.SentWords;
import dev.colophon.crawl.scan.VisitLimits;
import dev.colophon.crawl.source.CanonicalUrl;
import dev.colophon.crawl.source.UrlKind;
import dev.colophon.http.FetchResult.Fetched;
import dev.colophon.http.body.StoredBytes;
import dev.colophon.page.PageContent;
import dev.colophon.page.PageFace;
import dev.colophon.page.PageReader;
import dev.colophon.page.PageText;
import dev.colophon.page.link.UrlResolver;
import dev.colophon.store.Ids;
import dev.colophon.store.Tasks;
import dev.colophon.warc.WarcSpan;
import dev.colophon.warc.WarcStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import okhttp3.HttpUrl;

/** Reads an answer: keeps the exchange, and says what it leads to and what is to be looked into. Thread-safe. */
public final class AnswerReader {

    private final WarcStore warc;
    private final Path scratch;
    private final VisitLimits limits;
    private final PageFindings pages;
    private final ListFindings lists;
    private final Ids ids;

    public AnswerReader(WarcStore warc, Path scratch, VisitLimits limits, InstantSource clock) {
        this.warc = warc;
        this.scratch = scratch;
        this.limits = limits;
        this.pages = new PageFindings(limits);
        this.lists = new ListFindings();
        this.ids = new Ids(clock);
    }

    /**
     * An answer with a useful status. The bytes belong to what is returned, or are gone.
     *
     * @param built the page as its scripts left it, where a browser built it
     */
    FetchOutcome read(Lease.Visit visit, Fetched answer, Optional<String> built) {
        boolean page = (visit.kind() == UrlKind.PAGE || visit.kind() == UrlKind.MEDIUM) && isPage(answer);
        boolean list = visit.kind() != UrlKind.PAGE && visit.kind() != UrlKind.MEDIUM;
        boolean same = visit.content().filter(answer.body().sha256()::equals).isPresent();
        if (answer.body().size() == 0 && !list) {
            return medium(visit, answer);
        }
        boolean known = visit.textSha256().isPresent() || !(page || list);
        if (same && known && !(page && (visit.otherSince() || maySendOn(visit, answer)))) {
            return same(visit, answer);
        }
        return page ? page(visit, answer, built) : list ? list(visit, answer) : medium(visit, answer);
    }

    /** A header of an answer with the same bytes may send whoever opens them on, or have done so while nobody knew what is shown. */
    private static boolean maySendOn(Lease.Visit visit, Fetched answer) {
        return answer.header("refresh").isPresent()
                || visit.leadsTo().equals(Optional.of(visit.url().key()));
    }

    /**
     * An answer that says that nothing is there any more, and sends what was there before with it, or another file than a page where
     * something was or a redirect led: whoever opens it sees that. Empty, and the bytes are left alone, where it does not.
     */
    Optional<FetchOutcome> stillThere(Lease.Visit visit, Fetched answer) {
        boolean led = visit.interests().stream().anyMatch(Lease.Interest::led);
        if (visit.content().isEmpty() && !led) {
            return Optional.empty();
        }
        boolean page = isPage(answer);
        boolean same = visit.content().filter(answer.body().sha256()::equals).isPresent();
        if (same && !(page && visit.otherSince())) {
            return Optional.of(same(visit, answer));
        }
        if (page && (same || visit.textSha256().filter(text(answer)::equals).isPresent())) {
            return Optional.of(page(visit, answer, Optional.empty()));
        }
        boolean file = !page && ContentFilter.isFile(answer.type());
        return file
                        && ContentFilter.objection(answer.type(), answer.body().size(), limits)
                                .isEmpty()
                ? Optional.of(lookedInto(visit, answer))
                : Optional.empty();
    }

    /** What came with an answer that says that nothing is there; empty where there is nothing, or not the whole. */
    Optional<Sent> sent(Lease.Visit visit, Fetched answer) {
        if (answer.body().size() == 0 || answer.cut().isPresent()) {
            return Optional.empty();
        }
        String text = answer.body().size() > limits.largestPage()
                ? ""
                : SentWords.text(
                        answer.body(),
                        answer.type(),
                        answer.header("content-type").orElse(""));
        boolean page = isPage(answer);
        return Optional.of(new Sent(
                body(answer, Optional.empty()),
                answer.sent().size(),
                SentWords.of(text),
                false,
                () -> page
                        ? PageFindings.media(visit, PageReader.read(text, answer.url(), answer.headers()))
                        : Findings.NONE));
    }

    private static String text(Fetched answer) {
        try {
            String html = PageText.of(
                            answer.body().bytes(), answer.header("content-type").orElse(""))
                    .html();
            return PageReader.read(html, answer.url(), answer.headers())
                    .textSha256()
                    .orElse("");
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read back a page", e);
        }
    }

    private FetchOutcome same(Lease.Visit visit, Fetched answer) {
        try (answer) {
            return new Unchanged(
                    answer.status(),
                    Fetcher.validators(answer),
                    answer.sent().size(),
                    Optional.empty(),
                    again(visit, answer),
                    Findings.NONE,
                    false);
        }
    }

    /** Of the bytes that are kept already, only that they were there again. */
    private Optional<WarcSpan> again(Lease.Visit visit, Fetched answer) {
        return visit.original()
                .filter(original ->
                        original.payloadSha256().equals(answer.sent().sha256())
                                && original.url().equals(answer.url()))
                .map(original -> warc.revisit(answer, Fetcher.provenance(visit), original));
    }

    private boolean isPage(Fetched answer) {
        return ContentFilter.isPage(answer.type(), answer.body())
                && answer.body().size() <= limits.largestPage();
    }

    private FetchOutcome page(Lease.Visit visit, Fetched answer, Optional<String> built) {
        PageFile file = PageFile.of(answer.body(), answer.header("content-type").orElse(""), scratch);
        PageContent content = PageReader.read(built.orElse(file.html()), answer.url(), answer.headers());
        boolean sameBytes =
                visit.content().filter(answer.body().sha256()::equals).isPresent();
        boolean sameText =
                content.textSha256().isPresent() && content.textSha256().equals(visit.textSha256());
        if (content.notFound() && !sameBytes) {
            WarcSpan span = warc.keep(answer, Fetcher.provenance(visit));
            captured(visit, answer, file.bytes(), Optional.empty()).close();
            return new SoftNotFound(
                    answer.status(),
                    answer.type(),
                    Optional.of(span),
                    answer.sent().size());
        }
        // Also at the first visit: a scan may have seen what stood there.
        Optional<String> withheld =
                PageFace.barrier(content, built.orElse(file.html())).map(PageFace.Barrier::words);
        Findings findings =
                pages.of(visit, answer, content, answer.cut().isEmpty() && !content.cut() && withheld.isEmpty());
        if (sameBytes || (sameText && visit.content().isPresent())) {
            Optional<WarcSpan> span = again(visit, answer);
            captured(visit, answer, file.bytes(), Optional.empty()).close();
            return new Unchanged(
                    answer.status(),
                    Fetcher.validators(answer),
                    answer.sent().size(),
                    content.textSha256(),
                    span,
                    findings,
                    !sameBytes);
        }
        WarcSpan span = warc.keep(answer, Fetcher.provenance(visit));
        Captured captured = captured(visit, answer, file.bytes(), Optional.empty());
        return answered(
                answer, content.textSha256(), Optional.of(span), findings, Optional.of(captured), false, withheld);
    }

    private FetchOutcome medium(Lease.Visit visit, Fetched answer) {
        Optional<String> objection = ContentFilter.objection(
                answer.status(), answer.type(), answer.body().size(), limits);
        if (objection.isPresent()) {
            try (answer) {
                return new Answered(
                        answer.status(),
                        body(answer, Optional.empty()),
                        Fetcher.validators(answer),
                        Optional.empty(),
                        answer.sent().size(),
                        Findings.NONE,
                        Optional.empty(),
                        objection);
            }
        }
        return lookedInto(visit, answer);
    }

    private FetchOutcome lookedInto(Lease.Visit visit, Fetched answer) {
        WarcSpan span = warc.hold(answer, Fetcher.provenance(visit));
        Captured captured = captured(visit, answer, answer.body(), visit.standing());
        return answered(
                answer,
                Optional.empty(),
                Optional.of(span),
                pages.ofMedium(answer),
                Optional.of(captured),
                true,
                Optional.empty());
    }

    private FetchOutcome list(Lease.Visit visit, Fetched answer) {
        try (answer) {
            ListFindings.Read read = lists.of(visit, answer);
            Optional<String> text = Optional.of(answer.body().sha256());
            if (visit.content().equals(text)) {
                return new Unchanged(
                        answer.status(),
                        Fetcher.validators(answer),
                        answer.sent().size(),
                        text,
                        again(visit, answer),
                        read.findings(),
                        false);
            }
            WarcSpan span = warc.keep(answer, Fetcher.provenance(visit));
            return new Answered(
                    answer.status(),
                    body(answer, text),
                    Fetcher.validators(answer),
                    Optional.of(span),
                    answer.sent().size(),
                    read.findings(),
                    Optional.empty(),
                    read.note());
        }
    }

    /** A redirect: the way there is kept, and what stood on pages under the one address appears under the other. */
    FetchOutcome redirect(Lease.Visit visit, Fetched answer) {
        try (answer) {
            String location = answer.header("location").orElseThrow();
            HttpUrl target = HttpUrl.get(visit.url().url()).resolve(location.strip());
            if (target == null || !UrlResolver.isStable(target)) {
                return new Failed(answer.status(), ContentFilter.NO_URL, false);
            }
            boolean tooFar = visit.interests().stream().allMatch(interest -> interest.hops() >= PageFindings.MOST_HOPS);
            if (tooFar) {
                return new Failed(answer.status(), "more than " + PageFindings.MOST_HOPS + " redirects", false);
            }
            CanonicalUrl next = CanonicalUrl.of(target);
            if (next.key().equals(visit.url().key())) {
                return new Failed(answer.status(), "a redirect to itself", false);
            }
            if (PageFace.isLogin(target.host(), target.encodedPath())) {
                return new Failed(
                        answer.status(),
                        "a redirect to where a login is asked for: nobody knows what is behind it",
                        false);
            }
            WarcSpan span = warc.keep(answer, Fetcher.provenance(visit));
            return new Moved(
                    answer.status(),
                    next.url(),
                    Optional.of(span),
                    answer.sent().size(),
                    pages.ofRedirect(visit, answer, next));
        }
    }

    private static Body body(Fetched answer, Optional<String> text) {
        return new Body(answer.body().sha256(), answer.sent().sha256(), text, answer.type());
    }

    private Answered answered(
            Fetched answer,
            Optional<String> text,
            Optional<WarcSpan> span,
            Findings findings,
            Optional<Captured> captured,
            boolean held,
            Optional<String> withheld) {
        return new Answered(
                answer.status(),
                body(answer, text),
                Fetcher.validators(answer),
                held ? Optional.empty() : span,
                answer.sent().size(),
                findings,
                captured.map(bytes -> new AnalysisTask(Tasks.Lease.first(ids.next()), bytes, span.orElseThrow(), held)),
                answer.cut().map(cut -> cut.reason()).or(() -> withheld));
    }

    /** The bytes for whoever looks into them, who deletes them; what else was received goes now. */
    private static Captured captured(
            Lease.Visit visit, Fetched answer, StoredBytes bytes, Optional<FoundAppearance> standing) {
        answer.recording().ifPresent(recording -> recording.response().discard());
        if (!answer.sent().equals(answer.body())) {
            answer.sent().discard();
        }
        return new Captured(
                bytes,
                visit.url().url(), // of however many ways to write it
                standing.map(FoundAppearance::page),
                standing.map(FoundAppearance::element),
                answer.seen(),
                answer.status(),
                answer.type(),
                answer.body().size(),
                answer.body().sha256(),
                Optional.of(answer.peer()),
                List.of(),
                answer.cut(),
                Optional.empty());
    }
}
