package dev.colophon.crawl.frontier;

import dev.colophon.crawl.frontier.lease.AnalysisTask;
import dev.colophon.crawl.frontier.lease.Backoff;
import dev.colophon.crawl.frontier.lease.FetchOutcome;
import dev.colophon.crawl.frontier.lease.FetchOutcome.Answered;
import dev.colophon.crawl.frontier.lease.FetchOutcome.Barred;
import dev.colophon.crawl.frontier.lease.FetchOutcome.Failed;
import dev.colophon.crawl.frontier.lease.FetchOutcome.Findings;
import dev.colophon.crawl.frontier.lease.FetchOutcome.Finished;
import dev.colophon.crawl.frontier.lease.FetchOutcome.GivenBack;
import dev.colophon.crawl.frontier.lease.FetchOutcome.Moved;
import dev.colophon.crawl.frontier.lease.FetchOutcome.NotNow;
import dev.colophon.crawl.frontier.lease.FetchOutcome.RobotsRead;
import dev.colophon.crawl.frontier.lease.FetchOutcome.RobotsUnreachable;
import dev.colophon.crawl.frontier.lease.FetchOutcome.SoftNotFound;
import dev.colophon.crawl.frontier.lease.FetchOutcome.TermsRead;
import dev.colophon.crawl.frontier.lease.FetchOutcome.TermsUnreachable;
import dev.colophon.crawl.frontier.lease.FetchOutcome.Unchanged;
import dev.colophon.crawl.frontier.lease.FetchOutcome.Validators;
import dev.colophon.crawl.frontier.lease.FoundUrl;
import dev.colophon.crawl.frontier.lease.Lease;
import dev.colophon.crawl.frontier.redirect.KnownRedirects;
import dev.colophon.crawl.frontier.redirect.RedirectedCopies;
import dev.colophon.crawl.frontier.schedule.FrontierPlaces;
import dev.colophon.crawl.frontier.schedule.HostReleases;
import dev.colophon.crawl.frontier.schedule.ReachedPlaces;
import dev.colophon.crawl.frontier.schedule.WriteBatch;
import dev.colophon.crawl.scan.ContentFilter;
import dev.colophon.crawl.source.UrlKind;
import dev.colophon.sightings.Observation;
import dev.colophon.sightings.Observation.Outcome;
import dev.colophon.sightings.Observations;
import dev.colophon.sightings.signal.LicenceLook;
import dev.colophon.store.Ids;
import dev.colophon.warc.WarcSpan;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/**
 * Says what came of a visit: one observation, and when the place is visited again and how. Takes part in transactions, and
 * writes nothing but what concerns rules and bars.
 */
public final class ResultWriter {

    /**
     * All that a visit says of its place. Nobody else changes it meanwhile, but for sources that ask anew: then it is due at
     * another time than when it was leased, and is visited again for them within a day, without conditions.
     */
    static final String PLACE = "update place set etag = (case when due_at = ? then cast(? as varchar) else null end), "
            + "last_modified = (case when due_at = ? then cast(? as varchar) else null end), content = ?, "
            + "text_sha256 = (case when due_at = ? then cast(? as varchar) else null end), "
            + "warc_date = ?, sent_sha256 = ?, visited_at = ?, attempts = ?, every_ms = ?, "
            + "priority = (case when due_at = ? then coalesce(?, priority) else priority end), "
            + "state = (case when due_at = ? and ? and state <> 'LOCAL' then 'GONE' else state end), "
            + "due_at = (case when due_at = ? then ? else ? end) where key = ?";

    private static final int MOST_ATTEMPTS = 5;
    private static final int LONGEST_ETAG = 500;
    private static final int LONGEST_DATE = 100;

    private final String vantage;
    private final Ids ids;
    private final FrontierPlaces places;
    private final RobotsWriter robots;
    private final TermsWriter terms;

    ResultWriter(String vantage, Ids ids, FrontierPlaces places, RobotsWriter robots, TermsWriter terms) {
        this.vantage = vantage;
        this.ids = ids;
        this.places = places;
        this.robots = robots;
        this.terms = terms;
    }

    /** @param ended when the last byte was here, by the database's clock */
    void store(DSLContext dsl, Finished finished, Instant ended, WriteBatch batch) {
        switch (finished.what()) {
            case Lease.Robots rules -> robots.store(dsl, rules, finished, batch);
            case Lease.Terms document -> terms.store(dsl, document, finished, batch);
            case Lease.Visit visit -> visit(dsl, visit, finished, ended, batch);
        }
    }

    private void visit(DSLContext dsl, Lease.Visit visit, Finished finished, Instant ended, WriteBatch batch) {
        String key = visit.url().key();
        batch.visited.add(key);
        if (!finished.barred().isEmpty()) {
            places.bar(dsl, key, finished.barred());
        }
        Next next = new Next(visit, batch.now);
        long bytes = switch (finished.outcome()) {
            case Answered answered -> {
                next.answered(answered);
                found(answered.findings(), batch);
                if (visit.content().isPresent() && isWhole(answered.findings())) {
                    batch.readAgain.add(key);
                }
                answered.analysisTask().ifPresent(task -> batch.tasks.add(task.task()));
                boolean empty =
                        answered.note().filter(ContentFilter.NO_BYTES::equals).isPresent();
                if (answered.analysisTask().isEmpty() && visit.content().isPresent() && !empty) {
                    // An archive that became what nobody looks into.
                    Observations.takenOut(dsl, ids, key, ended, _ -> false);
                }
                yield answered.bytes();
            }
            case Unchanged unchanged -> {
                next.unchanged(unchanged);
                found(unchanged.findings(), batch);
                if (isWhole(unchanged.findings())) {
                    batch.readAgain.add(key);
                } else if (unchanged.findings().licences().isEmpty()) {
                    batch.unchanged.add(key); // of a page that was read in part, only what it still shows is there
                }
                yield unchanged.bytes();
            }
            case Moved moved -> {
                next.moved();
                found(moved.findings(), batch);
                if (RedirectedCopies.areAt(dsl, key)) {
                    batch.ledTo.put(
                            key,
                            RedirectedCopies.unlooked(
                                    dsl, visit, moved.findings().urls(), batch.now));
                }
                gone(visit, batch);
                yield moved.bytes();
            }
            case SoftNotFound soft -> {
                next.softNotFound();
                gone(visit, batch);
                yield soft.bytes();
            }
            case NotNow(int _, Optional<Duration> after) -> {
                next.notNow(after);
                yield 0;
            }
            case Failed failed -> {
                next.failed(failed);
                if (outcome(failed.status()) == Outcome.NOT_FOUND) {
                    gone(visit, batch);
                }
                yield 0;
            }
            case Barred _ -> {
                places.bar(
                        dsl,
                        key,
                        visit.interests().stream()
                                .map(interest -> interest.source().id())
                                .toList());
                next.later(HostReleases.LONGEST_SLEEP);
                yield -1;
            }
            case GivenBack _, RobotsRead _, RobotsUnreachable _, TermsRead _, TermsUnreachable _ -> -1;
        };
        if (!(finished.outcome() instanceof GivenBack)) {
            batch.places.put(key, next.row());
        }
        if (bytes >= 0) {
            batch.spend(visit.interests(), bytes);
            batch.looks.add(look(visit, finished.outcome(), ended, batch));
        }
        if (finished.outcome() instanceof Answered || finished.outcome() instanceof Unchanged) {
            reached(visit, finished, ended, batch);
        }
    }

    private static void reached(Lease.Visit visit, Finished finished, Instant at, WriteBatch batch) {
        List<String> sources = visit.interests().stream()
                .filter(interest -> !interest.reached())
                .map(interest -> interest.source().id())
                .filter(source -> !finished.barred().contains(source))
                .toList();
        if (!sources.isEmpty()) {
            batch.reached.add(
                    new ReachedPlaces.Reached(visit.url().key(), sources, at, finished.outcome() instanceof Unchanged));
        }
    }

    /** What a page shows, and it showed nothing else. */
    private static boolean isWhole(Findings findings) {
        return findings.licences()
                .filter(look -> look.extent() == LicenceLook.Extent.WHOLE)
                .isPresent();
    }

    private static void gone(Lease.Visit visit, WriteBatch batch) {
        if (visit.content().isPresent()) {
            batch.gone.add(visit.url().key());
        }
    }

    private static void found(Findings findings, WriteBatch batch) {
        batch.found.addAll(findings.urls());
        batch.appearances.addAll(findings.appearances());
        batch.signals.addAll(findings.signals());
        batch.recorded.addAll(findings.recorded());
        findings.licences().ifPresent(batch.licences::add);
        findings.context().ifPresent(batch.contexts::add);
    }

    private Observation look(Lease.Visit visit, FetchOutcome outcome, Instant at, WriteBatch batch) {
        return switch (outcome) {
            case Answered answered ->
                new Observation(
                        answered.analysisTask().map(AnalysisTask::observation).orElseGet(ids::next),
                        visit.url().key(),
                        at,
                        Outcome.CONTENT,
                        OptionalInt.of(answered.status()),
                        Optional.of(answered.body().sha256()),
                        answered.body().textSha256(),
                        Optional.of(answered.body().type()),
                        Optional.of(vantage),
                        answered.note(),
                        record(answered.kept()));
            case Unchanged unchanged ->
                look(
                        visit,
                        at,
                        Outcome.UNCHANGED,
                        unchanged.status(),
                        visit.content(),
                        visit.textSha256().or(unchanged::textSha256),
                        Optional.empty(),
                        unchanged.kept());
            case Moved moved ->
                empty(
                        visit,
                        at,
                        batch.ledTo.containsKey(visit.url().key()) ? Outcome.FAILED : Outcome.MOVED,
                        moved.status(),
                        Optional.of(KnownRedirects.cause(moved.target())),
                        moved.kept());
            case SoftNotFound soft ->
                empty(
                        visit,
                        at,
                        Outcome.SOFT_NOT_FOUND,
                        soft.status(),
                        Optional.of("a page that says that nothing is there"),
                        soft.kept());
            case NotNow(int status, Optional<Duration> _) ->
                empty(
                        visit,
                        at,
                        Outcome.LATER,
                        status,
                        Optional.of("the server asked to come back later"),
                        Optional.empty());
            case Failed failed ->
                empty(
                        visit,
                        at,
                        outcome(failed.status()),
                        failed.status(),
                        Optional.of(failed.reason()),
                        Optional.empty());
            case Barred _, GivenBack _, RobotsRead _, RobotsUnreachable _, TermsRead _, TermsUnreachable _ ->
                throw new IllegalArgumentException("no look at a place: " + outcome);
        };
    }

    private static Outcome outcome(int status) {
        return switch (status) {
            case 404, 410 -> Outcome.NOT_FOUND;
            case 401, 403, 451 -> Outcome.REFUSED;
            default -> Outcome.FAILED;
        };
    }

    private Observation empty(
            Lease.Visit visit,
            Instant at,
            Outcome outcome,
            int status,
            Optional<String> cause,
            Optional<WarcSpan> kept) {
        return look(visit, at, outcome, status, Optional.empty(), Optional.empty(), cause, kept);
    }

    private Observation look(
            Lease.Visit visit,
            Instant at,
            Outcome outcome,
            int status,
            Optional<String> content,
            Optional<String> text,
            Optional<String> cause,
            Optional<WarcSpan> kept) {
        return new Observation(
                ids.next(),
                visit.url().key(),
                at,
                outcome,
                status == 0 ? OptionalInt.empty() : OptionalInt.of(status),
                content,
                text,
                Optional.empty(),
                Optional.of(vantage),
                cause,
                record(kept));
    }

    private static Optional<Observation.WarcRecord> record(Optional<WarcSpan> kept) {
        return kept.map(span -> new Observation.WarcRecord(span.file(), span.offset()));
    }

    /** How a place is visited next: as before, until something is said. */
    private static final class Next {

        private final Lease.Visit visit;
        private final Instant now;
        private Optional<String> etag;
        private Optional<String> lastModified;
        private Optional<String> content;
        private Optional<String> text;
        private Optional<String> date;
        private Optional<String> sent;
        private int attempts;
        private Duration every;
        private Duration wait;
        private OptionalInt priority;
        private boolean gone;

        Next(Lease.Visit visit, Instant now) {
            this.visit = visit;
            this.now = now;
            this.etag = visit.etag();
            this.lastModified = visit.lastModified();
            this.content = visit.content();
            this.text = visit.textSha256();
            this.date = visit.original().map(original -> original.date());
            this.sent = visit.original().map(original -> original.payloadSha256());
            this.attempts = visit.attempts() + 1;
            this.every = visit.every();
            this.wait = visit.every();
            this.priority = OptionalInt.of(visit.kind() == UrlKind.MEDIUM ? 0 : FoundUrl.PAGES);
        }

        void answered(Answered answered) {
            boolean first = visit.content().isEmpty();
            every = first ? visit.every() : Backoff.revisit(visit.every().dividedBy(2));
            wait = every;
            attempts = 0;
            validators(answered.validators());
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
            Optional<String> knownEtag = etag;
            Optional<String> knownDate = lastModified;
            validators(unchanged.validators());
            etag = etag.or(() -> knownEtag);
            lastModified = lastModified.or(() -> knownDate);
            text = text.or(unchanged::textSha256);
        }

        void moved() {
            nothingThere();
            attempts = 0;
        }

        /** It may be a mistake of ours: it is never given up. */
        void softNotFound() {
            nothingThere();
            attempts = 0;
            wait = Backoff.revisit(every);
        }

        private void nothingThere() {
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
            gone = failed.status() == 410 || (failed.status() == 404 && hopeless);
            if (failed.status() == 404 || failed.status() == 410) {
                nothingThere();
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
}
