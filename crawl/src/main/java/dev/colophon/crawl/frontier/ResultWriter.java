package dev.colophon.crawl.frontier;

import dev.colophon.crawl.frontier.lease.AnalysisTask;
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
import dev.colophon.crawl.frontier.lease.FoundAppearance;
import dev.colophon.crawl.frontier.lease.Lease;
import dev.colophon.crawl.frontier.redirect.KnownRedirects;
import dev.colophon.crawl.frontier.redirect.LedPlaces;
import dev.colophon.crawl.frontier.redirect.RedirectChains;
import dev.colophon.crawl.frontier.schedule.FrontierPlaces;
import dev.colophon.crawl.frontier.schedule.HostReleases;
import dev.colophon.crawl.frontier.schedule.ReachedPlaces;
import dev.colophon.crawl.frontier.schedule.WriteBatch;
import dev.colophon.crawl.scan.ContentFilter;
import dev.colophon.crawl.source.CanonicalUrl;
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

/**
 * Says what came of a visit: one observation, and when the place is visited again and how. Takes part in transactions, and
 * writes nothing but what concerns rules and bars.
 */
public final class ResultWriter {

    private final String vantage;
    private final Ids ids;
    private final FrontierPlaces places;
    private final RobotsWriter robots;
    private final TermsWriter terms;
    private final RedirectChains redirects;
    private final LedPlaces led;

    ResultWriter(
            String vantage,
            Ids ids,
            FrontierPlaces places,
            RobotsWriter robots,
            TermsWriter terms,
            RedirectChains redirects,
            LedPlaces led) {
        this.vantage = vantage;
        this.ids = ids;
        this.places = places;
        this.robots = robots;
        this.terms = terms;
        this.redirects = redirects;
        this.led = led;
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
        NextVisit next = new NextVisit(visit, batch.now);
        Optional<String> target = target(finished.outcome());
        boolean circle = target.isPresent() && redirects.leadsBack(dsl, key, target.get(), batch.now);
        FetchOutcome outcome =
                circle ? circle(finished.outcome()) : SentCopies.of(dsl, redirects, key, finished.outcome());
        boolean isKnownCopy = outcome instanceof Answered && finished.outcome() instanceof Failed;
        long bytes = switch (outcome) {
            case Answered answered -> {
                next.answered(answered);
                found(dsl, visit, answered.findings(), batch);
                if (isKnownCopy) {
                    batch.reached.add(new ReachedPlaces.Reached(key, List.of(), ended, true));
                }
                if (visit.content().isPresent() && isWhole(answered.findings())) {
                    batch.readAgain.add(key);
                }
                answered.analysisTask().ifPresent(task -> batch.tasks.add(task.task()));
                boolean empty =
                        answered.note().filter(ContentFilter.NO_BYTES::equals).isPresent();
                if (answered.analysisTask().isEmpty() && visit.content().isPresent() && !empty && !isKnownCopy) {
                    // An archive that became what nobody looks into.
                    Observations.takenOut(dsl, ids, key, ended, _ -> false);
                }
                yield answered.bytes();
            }
            case Unchanged unchanged -> {
                next.unchanged(unchanged);
                found(dsl, visit, unchanged.findings(), batch);
                if (isWhole(unchanged.findings())) {
                    batch.readAgain.add(key);
                } else if (unchanged.findings().licences().isEmpty()) {
                    batch.unchanged.add(key); // of a page that was read in part, only what it still shows is there
                }
                yield unchanged.bytes();
            }
            case Moved moved -> {
                next.moved(target);
                found(dsl, visit, moved.findings(), batch);
                batch.asked.addAll(led.asked(dsl, visit, moved, batch.now));
                if (redirects.hasCopies(dsl, key)) {
                    batch.redirectedCopies.add(key);
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
                target.filter(_ -> circle).ifPresent(next::circled);
                if (failed.isGone() && !showsMedia(dsl, visit, failed, batch)) {
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
        if (!(outcome instanceof GivenBack)) {
            batch.places.put(key, next.row());
            left(visit, next.leadsTo(), batch);
        }
        if (bytes >= 0) {
            batch.spend(visit.interests(), bytes);
            batch.looks.add(look(visit, outcome, ended, batch));
        }
        if (finished.outcome() instanceof Answered || finished.outcome() instanceof Unchanged) {
            reached(visit, finished, ended, batch);
        }
    }

    /** The key of where a redirect led. */
    private static Optional<String> target(FetchOutcome outcome) {
        return outcome instanceof Moved moved
                ? moved.findings()
                        .moved()
                        .or(() -> CanonicalUrl.of(moved.target()))
                        .map(CanonicalUrl::key)
                : Optional.empty();
    }

    /** A page that says that nothing is there may show the copy that was there: what it shows is asked for. */
    private boolean showsMedia(DSLContext dsl, Lease.Visit visit, Failed failed, WriteBatch batch) {
        Findings shown = SentCopies.shown(dsl, redirects, visit.url().key(), failed);
        if (shown.appearances().isEmpty()) {
            return false;
        }
        found(dsl, visit, shown, batch);
        batch.readAgain.add(visit.url().key());
        return true;
    }

    private static FetchOutcome circle(FetchOutcome outcome) {
        return outcome instanceof Moved moved ? new Failed(moved.status(), KnownRedirects.LEAD_BACK, false) : outcome;
    }

    /** Where it led before, and itself if redirects alone led there. */
    private static void left(Lease.Visit visit, Optional<String> leadsTo, WriteBatch batch) {
        for (Lease.Interest interest : visit.interests()) {
            String source = interest.source().id();
            visit.leadsTo()
                    .filter(before -> !leadsTo.equals(Optional.of(before))
                            && !before.equals(visit.url().key()))
                    .ifPresent(before -> batch.left.add(new WriteBatch.Left(before, source, false)));
            if (interest.led()) {
                batch.left.add(new WriteBatch.Left(visit.url().key(), source, true));
            }
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

    private void found(DSLContext dsl, Lease.Visit visit, Findings findings, WriteBatch batch) {
        batch.found.addAll(findings.urls());
        List<FoundAppearance> writtenIn = findings.appearances().stream()
                .filter(FoundAppearance::isWrittenIn)
                .toList();
        batch.appearances.addAll(findings.appearances());
        if (!findings.appearances().isEmpty()) {
            batch.showing.add(visit.url().key());
        }
        if (!writtenIn.isEmpty() && !redirects.copiesLeadTo(dsl, visit.url().key())) {
            batch.appearances.removeAll(writtenIn); // nobody asks what they are
        }
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
                        batch.redirectedCopies.contains(visit.url().key()) ? Outcome.FAILED : Outcome.MOVED,
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
            case Failed failed
            when failed.isGone() && batch.showing.contains(visit.url().key()) ->
                look(
                        visit,
                        at,
                        Outcome.FAILED,
                        failed.status(),
                        failed.sent().map(sent -> sent.body().sha256()),
                        Optional.empty(),
                        Optional.of(Observation.SHOWS),
                        Optional.empty());
            case Failed failed ->
                empty(visit, at, outcome(failed), failed.status(), Optional.of(failed.reason()), Optional.empty());
            case Barred _, GivenBack _, RobotsRead _, RobotsUnreachable _, TermsRead _, TermsUnreachable _ ->
                throw new IllegalArgumentException("no look at a place: " + outcome);
        };
    }

    private static Outcome outcome(Failed failed) {
        return switch (failed.status()) {
            case 404, 410 -> failed.isGone() ? Outcome.NOT_FOUND : Outcome.FAILED;
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
}
