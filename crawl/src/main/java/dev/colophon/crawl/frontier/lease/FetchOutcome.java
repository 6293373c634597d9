package dev.colophon.crawl.frontier.lease;

import dev.colophon.crawl.source.CanonicalUrl;
import dev.colophon.crawl.source.Source;
import dev.colophon.page.RecordedLink;
import dev.colophon.page.context.PageContext;
import dev.colophon.page.signal.SiteSignal;
import dev.colophon.sightings.signal.LicenceLook;
import dev.colophon.warc.WarcSpan;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** What came of a fetch task. */
public sealed interface FetchOutcome {

    /** The host's rules for robots: status 200 with a body, or another status. */
    record RobotsRead(int status, String body) implements FetchOutcome {}

    /** The host's rules for robots could not be had. */
    record RobotsUnreachable(String reason) implements FetchOutcome {}

    /** A document of the host for programs was answered: status 200 with a body, blank if it is too long, or another status. */
    record TermsRead(int status, String body) implements FetchOutcome {}

    /** It could not be had. */
    record TermsUnreachable(String reason) implements FetchOutcome {}

    /**
     * An answer with content that is not what was there before.
     *
     * @param status of HTTP
     * @param validators for the next request
     * @param kept where the exchange is kept, unless nothing of it is
     * @param bytes received
     * @param analysisTask what is to be looked into
     * @param note why there is less in it than was hoped for, if so
     */
    record Answered(
            int status,
            Body body,
            Validators validators,
            Optional<WarcSpan> kept,
            long bytes,
            Findings findings,
            Optional<AnalysisTask> analysisTask,
            Optional<String> note)
            implements FetchOutcome {}

    /**
     * Content.
     *
     * @param sha256 of the body after decoding
     * @param sentSha256 of the body as it was sent, perhaps packed
     * @param textSha256 of what its change is judged by: a page's text, else the body
     * @param type as declared; may be empty
     */
    record Body(String sha256, String sentSha256, Optional<String> textSha256, String type) {}

    /**
     * The same as before: by status 304, by its bytes, or a page by its text.
     *
     * @param bytes received to learn that
     * @param textSha256 of its text, as far as it was read
     * @param findings what stands on a page of the same text
     * @param otherBytes whether it is that by its text alone
     */
    record Unchanged(
            int status,
            Validators validators,
            long bytes,
            Optional<String> textSha256,
            Optional<WarcSpan> kept,
            Findings findings,
            boolean otherBytes)
            implements FetchOutcome {

        public Unchanged(int status, Validators validators, long bytes) {
            this(status, validators, bytes, Optional.empty(), Optional.empty(), Findings.NONE, false);
        }
    }

    /** A redirect. */
    record Moved(int status, String target, Optional<WarcSpan> kept, long bytes, Findings findings)
            implements FetchOutcome {}

    /** A page that says that nothing is there, with a status that says otherwise. */
    record SoftNotFound(int status, String type, Optional<WarcSpan> kept, long bytes) implements FetchOutcome {}

    /** Status 429 or 503: not now. */
    record NotNow(int status, Optional<Duration> after) implements FetchOutcome {}

    /**
     * No answer, or one that says there is nothing (404, 410, 5xx…).
     *
     * @param sent what came all the same, with status 404 or 410
     */
    record Failed(int status, String reason, boolean noConnection, Optional<Sent> sent) implements FetchOutcome {

        /** With nothing. */
        public Failed(int status, String reason, boolean noConnection) {
            this(status, reason, noConnection, Optional.empty());
        }

        /** Whether nothing is there any more. */
        public boolean isGone() {
            return (status == 404 || status == 410)
                    && sent.filter(Sent::mayHoldWork).isEmpty();
        }
    }

    /**
     * What was sent with a status that says that nothing is there.
     *
     * @param words of a page, or a text
     * @param mayHoldWork whether a work that was seen there is in the words, as far as was looked
     * @param shown the pictures and recordings on a page, read when they are asked for: few are
     */
    record Sent(Body body, long bytes, String words, boolean mayHoldWork, Supplier<Findings> shown) {

        /** The same with words of a work in it. */
        public Sent holdingWork() {
            return new Sent(body, bytes, words, true, shown);
        }
    }

    /** Not asked for, by our own rules. */
    record Barred(String reason) implements FetchOutcome {}

    /**
     * Not had, because we stopped.
     *
     * @param asked whether it was asked for, so that its host rests
     */
    record GivenBack(boolean asked) implements FetchOutcome {}

    /** {@code ETag} and {@code Last-Modified}. */
    record Validators(Optional<String> etag, Optional<String> lastModified) {
        public static final Validators NONE = new Validators(Optional.empty(), Optional.empty());
    }

    /** What a page, list or redirect led to. */
    record Findings(
            List<FoundUrl> urls,
            List<FoundAppearance> appearances,
            List<SiteSignal> signals,
            List<RecordedLink> recorded,
            Optional<LicenceLook> licences,
            Optional<PageContext> context,
            Optional<CanonicalUrl> moved) {
        public static final Findings NONE = new Findings(List.of(), List.of(), List.of(), List.of(), Optional.empty());

        /** Of what is no page. */
        public Findings(
                List<FoundUrl> urls,
                List<FoundAppearance> appearances,
                List<SiteSignal> signals,
                List<RecordedLink> recorded,
                Optional<CanonicalUrl> moved) {
            this(urls, appearances, signals, recorded, Optional.empty(), Optional.empty(), moved);
        }
    }

    /**
     * A task that is over.
     *
     * @param last whether it ended its lease, so that the host is free
     * @param started when the request was made, by this machine's clock
     * @param ended when its last byte was here
     * @param address who answered
     * @param barred the ids of sources that may not go where it led, of those that asked
     */
    record Finished(
            Lease lease,
            Lease.FetchTask what,
            boolean last,
            Instant started,
            Instant ended,
            Optional<String> address,
            List<String> barred,
            FetchOutcome outcome) {

        public Finished(
                Lease lease,
                Lease.FetchTask what,
                boolean last,
                Instant started,
                Instant ended,
                Optional<String> address,
                FetchOutcome outcome) {
            this(lease, what, last, started, ended, address, List.of(), outcome);
        }

        /** Whether the server gave what it has: it did not stay away, and did not put us off. */
        public boolean isHad() {
            return switch (outcome) {
                case Answered _, Unchanged _, Moved _, SoftNotFound _, RobotsRead _, TermsRead _ -> true;
                case Failed failed -> failed.status() >= 300 && failed.status() < 500;
                case NotNow _, RobotsUnreachable _, TermsUnreachable _, Barred _, GivenBack _ -> false;
            };
        }

        /** Those that asked and may go where it led. */
        public List<Source> sources() {
            return what.sources().stream()
                    .filter(source -> !barred.contains(source.id()))
                    .toList();
        }

        public Finished asLast() {
            return new Finished(lease, what, true, started, ended, address, barred, outcome);
        }
    }
}
