package dev.colophon.crawl.frontier;

import static dev.colophon.store.schema.tables.Host.HOST;
import static dev.colophon.store.schema.tables.Url.URL;

import dev.colophon.crawl.frontier.FetchOutcome.Answered;
import dev.colophon.crawl.frontier.FetchOutcome.Barred;
import dev.colophon.crawl.frontier.FetchOutcome.Failed;
import dev.colophon.crawl.frontier.FetchOutcome.Finished;
import dev.colophon.crawl.frontier.FetchOutcome.GivenBack;
import dev.colophon.crawl.frontier.FetchOutcome.NotNow;
import dev.colophon.crawl.frontier.FetchOutcome.RobotsRead;
import dev.colophon.crawl.frontier.FetchOutcome.RobotsUnreachable;
import dev.colophon.crawl.frontier.FetchOutcome.Unchanged;
import dev.colophon.crawl.source.CanonicalUrl;
import dev.colophon.crawl.source.SourceKind;
import dev.colophon.crawl.source.UrlKind;
import dev.colophon.page.signal.SignalKind;
import dev.colophon.page.signal.SiteSignal;
import dev.colophon.store.PlaceKey;
import dev.colophon.store.Sanitiser;
import dev.colophon.warc.WarcSpan;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import okhttp3.HttpUrl;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** Stores what came of a fetch task, and when the host and the URL are asked again. Takes part in transactions. */
final class ResultWriter {

    static final String BY_ROBOTS = "its robots.txt does not allow it";

    private static final String ANSWERED = "update url set fetched_at = ?, status = ?, reason = ?, etag = ?, "
            + "last_modified = ?, sha256 = ?, attempts = 0, every_ms = ?, due_at = ?, priority = ?, warc_file = ?, "
            + "warc_offset = ?, warc_date = ? where key = ?";
    private static final String UNCHANGED = "update url set fetched_at = ?, status = ?, etag = coalesce(?, etag), "
            + "last_modified = coalesce(?, last_modified), attempts = 0, every_ms = ?, due_at = ?, priority = ? "
            + "where key = ?";
    private static final String STILL_THERE = "update appearance set last_seen = ? where page = ?";
    private static final String RELEASED = "update host set lease = null, lease_until = 0, "
            + "next_at = (case when next_at > ? then next_at else ? end), "
            + "ready_at = (case when blocked then ? when next_at > ? then next_at else ? end), ";
    private static final String FREE =
            RELEASED + "refusals = ?, failures = ?, address = coalesce(?, address) where name = ? and lease = ?";
    private static final String FREE_TROUBLED = RELEASED
            + "refusals = refusals + ?, failures = failures + ?, address = coalesce(?, address) "
            + "where name = ? and lease = ?";

    private static final Duration SHORTEST_REVISIT = Duration.ofHours(1);
    private static final Duration LONGEST_REVISIT = Duration.ofDays(90);
    private static final Duration LONGEST_BACKOFF = Duration.ofHours(24);

    /** What one URL asks holds its host no longer than this: the others may be well. */
    private static final Duration LONGEST_HOLD = Duration.ofHours(1);

    private static final Duration LONGEST_SLEEP = Duration.ofDays(7);
    private static final int FAILURES_TO_SLEEP = 5;
    private static final int MOST_ATTEMPTS = 5;
    private static final int MOST_SITEMAPS = 20;

    /** Shorter files are what any site might write. */
    private static final int TELLING_ROBOTS = 120;

    private static final int LONGEST_REASON = 2_000;
    private static final int LONGEST_ETAG = 500;
    private static final int LONGEST_DATE = 100;

    private final String worker;
    private final Politeness politeness;
    private final Urls urls;
    private final HotStatements sql;
    private final Discoveries discoveries;
    private final List<FoundUrl> found = new ArrayList<>();

    ResultWriter(String worker, Politeness politeness, Urls urls, HotStatements sql, Discoveries discoveries) {
        this.worker = worker;
        this.politeness = politeness;
        this.urls = urls;
        this.sql = sql;
        this.discoveries = discoveries;
    }

    /**
     * Stores it and gives the host back, but for the URLs that it led to: see {@link #finished}. Returns the bytes received, or
     * -1 when nothing was asked.
     */
    long finish(DSLContext dsl, Finished finished, Instant now) {
        long bytes = switch (finished.what()) {
            case Lease.Robots robots -> robots(dsl, robots, finished, now);
            case Lease.Visit visit -> visit(dsl, visit, finished.outcome(), now);
        };
        if (finished.last()) {
            host(dsl, finished);
        }
        return bytes;
    }

    /** Stores all that was found since the last call: most pages of a lease link to the same hosts, many to the same URLs. */
    void finished(DSLContext dsl, Instant now, LocalDate today) {
        urls.add(dsl, found, now, today);
        found.clear();
    }

    /** They were looked into, and wait no longer. */
    void examined(DSLContext dsl, List<AnalysisTask.Done> examined) {
        for (AnalysisTask.Done done : examined) {
            if (done.failed()) {
                discoveries.parked(dsl, done.id());
            } else {
                discoveries.examined(dsl, done.id());
            }
        }
    }

    private long robots(DSLContext dsl, Lease.Robots robots, Finished finished, Instant now) {
        String name = finished.lease().host();
        switch (finished.outcome()) {
            case RobotsRead(int status, String body) -> {
                boolean failing = status >= 500 || status == 429;
                RobotsRules rules = RobotsRules.of(status, body, Duration.ZERO);
                dsl.update(HOST)
                        .set(HOST.ROBOTS_STATUS, status)
                        .set(HOST.ROBOTS_BODY, Sanitiser.clean(body))
                        .set(HOST.ROBOTS_AT, now.toEpochMilli())
                        .set(
                                HOST.ROBOTS_FAILING_SINCE,
                                failing
                                        ? DSL.coalesce(HOST.ROBOTS_FAILING_SINCE, DSL.val(now.toEpochMilli()))
                                        : DSL.castNull(HOST.ROBOTS_FAILING_SINCE))
                        .set(
                                HOST.CRAWL_DELAY_MS,
                                rules.crawlDelay().map(Duration::toMillis).orElse(null))
                        .where(HOST.NAME.eq(name))
                        .execute();
                reconsider(dsl, name, now);
                if (status / 100 == 2) {
                    named(dsl, robots, rules, body, now);
                }
            }
            case RobotsUnreachable _ ->
                dsl.update(HOST)
                        .set(HOST.ROBOTS_STATUS, 599)
                        .set(HOST.ROBOTS_BODY, "")
                        .set(HOST.ROBOTS_AT, now.toEpochMilli())
                        .set(
                                HOST.ROBOTS_FAILING_SINCE,
                                DSL.coalesce(HOST.ROBOTS_FAILING_SINCE, DSL.val(now.toEpochMilli())))
                        .where(HOST.NAME.eq(name))
                        .execute();
            case Barred(String reason) -> barred(dsl, robots, name, reason, now);
            default -> {}
        }
        return finished.outcome() instanceof RobotsRead ? 0 : -1;
    }

    /** Where this source does not ask for the rules, it asks for nothing; another source may be allowed to. */
    private static void barred(DSLContext dsl, Lease.Robots robots, String host, String reason, Instant now) {
        dsl.update(URL)
                .set(URL.STATE, "BARRED")
                .set(URL.REASON, Sanitiser.fit(reason, LONGEST_REASON))
                .where(URL.HOST.eq(host), URL.SOURCE.eq(robots.source().id()))
                .and(URL.STATE.eq("OPEN"))
                .and(URL.DUE_AT.le(now.toEpochMilli()))
                .execute();
    }

    /** What the file says beside the rules: sitemaps, and, as a whole, who may have written it. */
    private void named(DSLContext dsl, Lease.Robots robots, RobotsRules rules, String body, Instant now) {
        if (robots.source().kind() == SourceKind.SITE) {
            List<FoundUrl> sitemaps = rules.sitemaps().stream()
                    .limit(MOST_SITEMAPS)
                    .flatMap(text -> CanonicalUrl.of(text).stream())
                    .map(url -> new FoundUrl(
                            url,
                            UrlKind.SITEMAP,
                            robots.source().id(),
                            0,
                            0,
                            FoundUrl.NAMED,
                            now,
                            robots.source().every()))
                    .toList();
            found.addAll(sitemaps);
        }
        if (body.length() >= TELLING_ROBOTS) {
            String site = HttpUrl.get(robots.url()).host();
            discoveries.signals(
                    dsl, List.of(new SiteSignal(site, SignalKind.ROBOTS_TXT, PlaceKey.of(body), robots.url())), now);
        }
    }

    /** What the rules barred before may be allowed by the new ones. */
    private static void reconsider(DSLContext dsl, String host, Instant now) {
        dsl.update(URL)
                .set(URL.STATE, "OPEN")
                .set(URL.DUE_AT, now.toEpochMilli())
                .where(URL.HOST.eq(host), URL.STATE.eq("BARRED"), URL.REASON.eq(BY_ROBOTS))
                .execute();
    }

    private long visit(DSLContext dsl, Lease.Visit visit, FetchOutcome outcome, Instant now) {
        return switch (outcome) {
            case Answered answered -> {
                answered(dsl, visit, answered, now);
                yield answered.bytes();
            }
            case Unchanged unchanged -> {
                unchanged(dsl, visit, unchanged, now);
                yield unchanged.bytes();
            }
            case NotNow(int status, Optional<Duration> after) -> {
                notNow(dsl, visit, status, after, now);
                yield 0;
            }
            case Failed failed -> {
                failed(dsl, visit, failed, now);
                yield 0;
            }
            case Barred(String reason) -> {
                later(dsl, visit, 0, reason, now, LONGEST_SLEEP, "BARRED");
                yield -1;
            }
            case GivenBack _, RobotsRead _, RobotsUnreachable _ -> -1;
        };
    }

    private void answered(DSLContext dsl, Lease.Visit visit, Answered answered, Instant now) {
        boolean first = visit.sha256().isEmpty();
        Duration every = first ? visit.every() : within(visit.every().dividedBy(2));
        Optional<WarcSpan> kept = answered.kept();
        sql.update(
                dsl,
                ANSWERED,
                now.toEpochMilli(),
                answered.status(),
                fit(answered.note(), LONGEST_REASON),
                whole(answered.validators().etag(), LONGEST_ETAG),
                whole(answered.validators().lastModified(), LONGEST_DATE),
                answered.sha256(),
                every.toMillis(),
                now.plus(every).toEpochMilli(),
                revisitPriority(visit),
                kept.map(WarcSpan::file).orElse(null),
                kept.map(WarcSpan::offset).orElse(null),
                kept.map(WarcSpan::date).orElse(null),
                visit.url().key());
        found.addAll(answered.findings().urls());
        discoveries.store(dsl, visit, answered, now);
    }

    private void unchanged(DSLContext dsl, Lease.Visit visit, Unchanged unchanged, Instant now) {
        Duration every = within(visit.every().multipliedBy(2));
        sql.update(
                dsl,
                UNCHANGED,
                now.toEpochMilli(),
                unchanged.status(),
                whole(unchanged.validators().etag(), LONGEST_ETAG),
                whole(unchanged.validators().lastModified(), LONGEST_DATE),
                every.toMillis(),
                now.plus(every).toEpochMilli(),
                revisitPriority(visit),
                visit.url().key());
        sql.update(dsl, STILL_THERE, now.toEpochMilli(), visit.url().key());
    }

    private static int revisitPriority(Lease.Visit visit) {
        return visit.kind() == UrlKind.MEDIUM ? 0 : FoundUrl.PAGES;
    }

    /** What it asks for the first time, then longer and longer; its host's other URLs come before it from now on. */
    private static void notNow(DSLContext dsl, Lease.Visit visit, int status, Optional<Duration> after, Instant now) {
        Duration backoff = backoff(visit.attempts());
        Duration wait = visit.attempts() == 0 ? after.orElse(backoff) : longer(after.orElse(backoff), backoff);
        later(dsl, visit, status, "the server asked to come back later", now, wait, "OPEN");
        dsl.update(URL)
                .set(URL.PRIORITY, DSL.least(URL.PRIORITY, DSL.val(FoundUrl.PAGES)))
                .where(URL.KEY.eq(visit.url().key()))
                .execute();
    }

    private static void failed(DSLContext dsl, Lease.Visit visit, Failed failed, Instant now) {
        boolean gone = failed.status() == 410 || (failed.status() == 404 && visit.attempts() + 1 >= MOST_ATTEMPTS);
        boolean hopeless = visit.attempts() + 1 >= MOST_ATTEMPTS;
        boolean answered = failed.status() >= 400 && failed.status() < 500;
        Duration wait = hopeless || answered
                ? within(visit.every())
                : Duration.ofMinutes(1).multipliedBy(1L << (2 * visit.attempts()));
        later(dsl, visit, failed.status(), failed.reason(), now, wait, gone ? "GONE" : "OPEN");
    }

    private static void later(
            DSLContext dsl, Lease.Visit visit, int status, String reason, Instant now, Duration wait, String state) {
        dsl.update(URL)
                .set(URL.FETCHED_AT, now.toEpochMilli())
                .set(URL.STATUS, status)
                .set(URL.REASON, fit(Optional.of(reason), LONGEST_REASON))
                .set(URL.ATTEMPTS, URL.ATTEMPTS.plus(1))
                .set(URL.DUE_AT, now.plus(wait).toEpochMilli())
                .set(URL.STATE, state)
                .where(URL.KEY.eq(visit.url().key()))
                .execute();
    }

    private void host(DSLContext dsl, Finished finished) {
        Lease lease = finished.lease();
        Duration took = Duration.between(finished.started(), finished.ended());
        Duration rest = politeness.rest(crawlDelay(finished), took);
        boolean troubled = true;
        int refused = 0;
        int unconnected = 0;
        switch (finished.outcome()) {
            case NotNow(int _, Optional<Duration> after) -> {
                int already = count(dsl, lease.host(), HOST.REFUSALS);
                Duration backoff = backoff(already);
                rest = longer(rest, shorter(after.orElse(backoff), longer(backoff, LONGEST_HOLD)));
                boolean again = finished.what() instanceof Lease.Visit visit && visit.attempts() > 0;
                refused = again && already > 0 ? 0 : 1; // one URL does not speak for its host again and again
            }
            case Failed failed
            when failed.noConnection() -> {
                int already = count(dsl, lease.host(), HOST.FAILURES) + 1;
                unconnected = 1;
                if (already >= FAILURES_TO_SLEEP) {
                    Duration sleep = Duration.ofHours(1).multipliedBy(1L << Math.min(already - FAILURES_TO_SLEEP, 8));
                    rest = longer(rest, sleep.compareTo(LONGEST_SLEEP) < 0 ? sleep : LONGEST_SLEEP);
                }
            }
            case RobotsUnreachable _ -> rest = longer(rest, RobotsRules.RETRY);
            case Barred _, GivenBack _ -> {}
            default -> troubled = false;
        }
        boolean asked = !(finished.outcome() instanceof Barred || finished.outcome() instanceof GivenBack);
        long free = (asked ? finished.ended().plus(rest) : lease.granted()).toEpochMilli();
        sql.update(
                dsl,
                troubled ? FREE_TROUBLED : FREE,
                free,
                free,
                Frontier.NEVER,
                free,
                free,
                refused,
                unconnected,
                finished.address().orElse(null),
                lease.host(),
                worker);
    }

    /** What its rules ask for, when they were just read: the request for them counts already. */
    private static Duration crawlDelay(Finished finished) {
        return finished.outcome() instanceof RobotsRead(int status, String body)
                ? RobotsRules.of(status, body, Duration.ZERO).crawlDelay().orElse(Duration.ZERO)
                : finished.lease().crawlDelay();
    }

    private static int count(DSLContext dsl, String host, Field<Integer> what) {
        return dsl.select(what)
                .from(HOST)
                .where(HOST.NAME.eq(host))
                .fetchOptional(what)
                .orElse(0);
    }

    /** A minute, and twice as long each time. */
    private static Duration backoff(int already) {
        return shorter(Duration.ofMinutes(1).multipliedBy(1L << Math.min(already, 11)), LONGEST_BACKOFF);
    }

    private static Duration shorter(Duration a, Duration b) {
        return a.compareTo(b) <= 0 ? a : b;
    }

    private static Duration longer(Duration a, Duration b) {
        return a.compareTo(b) >= 0 ? a : b;
    }

    private static Duration within(Duration every) {
        Duration atLeast = longer(every, SHORTEST_REVISIT);
        return atLeast.compareTo(LONGEST_REVISIT) <= 0 ? atLeast : LONGEST_REVISIT;
    }

    private static @Nullable String fit(Optional<String> text, int longest) {
        return text.map(full -> Sanitiser.fit(full, longest)).orElse(null);
    }

    /** A validator that is cut off is none, and neither is one that no request can carry. */
    private static @Nullable String whole(Optional<String> text, int longest) {
        return text.filter(full -> full.length() <= longest && full.chars().allMatch(c -> c >= ' ' && c <= '~'))
                .orElse(null);
    }
}
