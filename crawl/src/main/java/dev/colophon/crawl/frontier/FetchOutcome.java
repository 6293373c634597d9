package dev.colophon.crawl.frontier;

import dev.colophon.crawl.source.CanonicalUrl;
import dev.colophon.page.RecordedLink;
import dev.colophon.page.signal.SiteSignal;
import dev.colophon.warc.WarcSpan;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What came of a fetch task. */
public sealed interface FetchOutcome {

    /** The host's rules for robots: status 200 with a body, or another status. */
    record RobotsRead(int status, String body) implements FetchOutcome {}

    /** The host's rules for robots could not be had. */
    record RobotsUnreachable(String reason) implements FetchOutcome {}

    /**
     * An answer.
     *
     * @param status of HTTP
     * @param sha256 of the body as sent
     * @param validators for the next request
     * @param kept where the exchange is kept, unless nothing of it is
     * @param bytes received
     * @param analysisTask what is to be looked into
     * @param note why there is less in it than was hoped for, if so
     */
    record Answered(
            int status,
            String sha256,
            Validators validators,
            Optional<WarcSpan> kept,
            long bytes,
            Findings findings,
            Optional<AnalysisTask> analysisTask,
            Optional<String> note)
            implements FetchOutcome {}

    /** The same as before, by status 304 or by content; {@code bytes} were received to learn that. */
    record Unchanged(int status, Validators validators, long bytes) implements FetchOutcome {}

    /** Status 429 or 503: not now. */
    record NotNow(int status, Optional<Duration> after) implements FetchOutcome {}

    /** No answer, or one that says there is nothing (404, 410, 5xx…). */
    record Failed(int status, String reason, boolean noConnection) implements FetchOutcome {}

    /** Not asked for, by our own rules. */
    record Barred(String reason) implements FetchOutcome {}

    /** Not asked for, because we stopped. */
    record GivenBack() implements FetchOutcome {}

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
            Optional<CanonicalUrl> moved) {
        public static final Findings NONE = new Findings(List.of(), List.of(), List.of(), List.of(), Optional.empty());
    }

    /**
     * An task that is over.
     *
     * @param last whether it ended its lease, so that the host is free
     * @param started when the request was made
     * @param ended when its last byte was here
     * @param address who answered
     */
    record Finished(
            Lease lease,
            Lease.FetchTask what,
            boolean last,
            Instant started,
            Instant ended,
            Optional<String> address,
            FetchOutcome outcome) {

        public Finished asLast() {
            return new Finished(lease, what, true, started, ended, address, outcome);
        }
    }
}
