package dev.colophon.crawl.frontier;

import dev.colophon.crawl.frontier.lease.Backoff;
import dev.colophon.crawl.frontier.lease.FetchOutcome.Answered;
import dev.colophon.crawl.frontier.lease.FetchOutcome.Failed;
import dev.colophon.crawl.frontier.lease.FetchOutcome.Unchanged;
import dev.colophon.crawl.frontier.lease.FetchOutcome.Validators;
import dev.colophon.crawl.frontier.lease.FoundUrl;
import dev.colophon.crawl.frontier.lease.Lease;
import dev.colophon.crawl.frontier.schedule.FrontierPlaces;
import dev.colophon.crawl.scan.ContentFilter;
import dev.colophon.crawl.source.UrlKind;
import dev.colophon.warc.WarcSpan;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** How a place is visited next: as before, until something is said. */
final class NextVisit {

    /**
     * All that a visit says of its place. Nobody else changes it meanwhile, but for sources that ask anew: then it is due at
     * another time than when it was leased, and is visited again for them within a day, without conditions.
     */
    static final String STORE = "update place set etag = (case when due_at = ? then cast(? as varchar) else null end), "
            + "last_modified = (case when due_at = ? then cast(? as varchar) else null end), content = ?, "
            + "text_sha256 = (case when due_at = ? then cast(? as varchar) else null end), "
            + "warc_date = ?, sent_sha256 = ?, leads_to = ?, other_since = ?, visited_at = ?, attempts = ?, every_ms = ?, "
            + "priority = (case when due_at = ? then coalesce(?, priority) else priority end), "
            + "state = (case when due_at = ? and ? and state <> 'LOCAL' then 'GONE' else state end), "
            + "due_at = (case when due_at = ? then ? else ? end) where key = ?";

    private static final int NOT_MODIFIED = 304;
    private static final int MOST_ATTEMPTS = 5;
    private static final int LONGEST_ETAG = 500;
    private static final int LONGEST_DATE = 100;

    private final Lease.Visit visit;
    private final Instant now;
    private Optional<String> etag;
    private Optional<String> lastModified;
    private Optional<String> content;
    private Optional<String> text;
    private Optional<String> date;
    private Optional<String> sent;
    private Optional<String> leadsTo;
    private boolean otherSince;
    private int attempts;
    private Duration every;
    private Duration wait;
    private OptionalInt priority;
    private boolean gone;

    NextVisit(Lease.Visit visit, Instant now) {
        this.visit = visit;
        this.now = now;
        this.etag = visit.etag();
        this.lastModified = visit.lastModified();
        this.content = visit.content();
        this.text = visit.textSha256();
        this.date = visit.original().map(original -> original.date());
        this.sent = visit.original().map(original -> original.payloadSha256());
        this.leadsTo = visit.leadsTo();
        this.otherSince = visit.otherSince();
        this.attempts = visit.attempts() + 1;
        this.every = visit.every();
        this.wait = visit.every();
        this.priority = OptionalInt.of(visit.kind() == UrlKind.MEDIUM ? 0 : FoundUrl.PAGES);
    }

    void answered(Answered answered) {
        boolean empty = answered.note().filter(ContentFilter.NO_BYTES::equals).isPresent();
        boolean first = visit.content().isEmpty();
        every = first || empty ? visit.every() : Backoff.revisit(visit.every().dividedBy(2));
        wait = every;
        attempts = empty ? 1 : 0;
        leadsTo = Optional.empty();
        otherSince = false;
        validators(empty ? Validators.NONE : answered.validators());
        content = Optional.of(answered.body().sha256());
        text = answered.body().textSha256();
        date = answered.kept().map(WarcSpan::date);
        sent = answered.kept().map(_ -> answered.body().sentSha256());
    }

    private void validators(Validators given) {
        etag = whole(given.etag(), LONGEST_ETAG);
        lastModified = whole(given.lastModified(), LONGEST_DATE);
    }

    void unchanged(Unchanged unchanged) {
        every = Backoff.revisit(visit.every().multipliedBy(2));
        wait = every;
        attempts = 0;
        leadsTo = Optional.empty();
        Optional<String> knownEtag = etag;
        Optional<String> knownDate = lastModified;
        validators(unchanged.validators());
        if (!unchanged.otherBytes()) {
            etag = etag.or(() -> knownEtag);
            lastModified = lastModified.or(() -> knownDate);
        }
        if (unchanged.status() != NOT_MODIFIED) { // as when it was asked for last
            otherSince = unchanged.otherBytes();
        }
        text = text.or(unchanged::textSha256);
    }

    /** @param target the key of where it led */
    void moved(Optional<String> target) {
        nothingThere();
        attempts = 0;
        leadsTo = target;
    }

    /** It failed since it led to what leads back, by its key. */
    void circled(String target) {
        nothingThere();
        leadsTo = Optional.of(target);
    }

    /** It may be a mistake of ours: it is never given up. */
    void softNotFound() {
        nothingThere();
        attempts = 0;
        wait = Backoff.revisit(every);
    }

    /** Where it leads now, by its key. */
    Optional<String> leadsTo() {
        return leadsTo;
    }

    private void nothingThere() {
        leadsTo = Optional.empty();
        otherSince = false;
        etag = Optional.empty();
        lastModified = Optional.empty();
        content = Optional.empty();
        text = Optional.empty();
        date = Optional.empty();
        sent = Optional.empty();
    }

    /** What it asks for the first time, then longer and longer; its host's other places come before it from now on. */
    void notNow(Optional<Duration> after) {
        Duration backoff = Backoff.of(visit.attempts());
        wait = visit.attempts() == 0 ? after.orElse(backoff) : Backoff.longer(after.orElse(backoff), backoff);
    }

    void failed(Failed failed) {
        priority = OptionalInt.empty();
        boolean hopeless = attempts >= MOST_ATTEMPTS;
        boolean answered = failed.status() >= 300 && failed.status() < 500;
        gone = failed.isGone() && (failed.status() == 410 || hopeless);
        if (failed.isGone()) {
            nothingThere();
        }
        if (failed.status() >= 300 && failed.status() < 400) {
            leadsTo = Optional.empty(); // to nowhere
        }
        wait = hopeless || answered
                ? Backoff.revisit(every)
                : Duration.ofMinutes(1).multipliedBy(1L << (2 * visit.attempts()));
    }

    void later(Duration other) {
        wait = other;
    }

    @Nullable
    Object[] row() {
        long due = visit.due().toEpochMilli();
        return new @Nullable Object[] {
            due,
            etag.orElse(null),
            due,
            lastModified.orElse(null),
            content.orElse(null),
            due,
            text.orElse(null),
            date.orElse(null),
            sent.orElse(null),
            leadsTo.orElse(null),
            otherSince,
            now.toEpochMilli(),
            attempts,
            every.toMillis(),
            due,
            priority.isPresent() ? priority.getAsInt() : null,
            due,
            gone,
            due,
            now.plus(wait).toEpochMilli(),
            now.plus(Backoff.shorter(wait, FrontierPlaces.FRESH)).toEpochMilli(),
            visit.url().key()
        };
    }

    /** A validator that is cut off is none, and neither is one that no request can carry. */
    private static Optional<String> whole(Optional<String> text, int longest) {
        return text.filter(full -> full.length() <= longest && full.chars().allMatch(c -> c >= ' ' && c <= '~'));
    }
}
