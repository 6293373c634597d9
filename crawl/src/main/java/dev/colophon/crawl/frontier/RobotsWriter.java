package dev.colophon.crawl.frontier;

import static dev.colophon.store.schema.tables.Host.HOST;

import dev.colophon.crawl.frontier.lease.FetchOutcome.Barred;
import dev.colophon.crawl.frontier.lease.FetchOutcome.Finished;
import dev.colophon.crawl.frontier.lease.FetchOutcome.RobotsRead;
import dev.colophon.crawl.frontier.lease.FetchOutcome.RobotsUnreachable;
import dev.colophon.crawl.frontier.lease.FoundUrl;
import dev.colophon.crawl.frontier.lease.Lease;
import dev.colophon.crawl.frontier.lease.RobotsRules;
import dev.colophon.crawl.frontier.schedule.FrontierPlaces;
import dev.colophon.crawl.frontier.schedule.HotStatements;
import dev.colophon.crawl.frontier.schedule.WriteBatch;
import dev.colophon.crawl.source.CanonicalUrl;
import dev.colophon.crawl.source.Source;
import dev.colophon.crawl.source.SourceKind;
import dev.colophon.crawl.source.UrlKind;
import dev.colophon.page.licence.RobotsLicences;
import dev.colophon.page.signal.SignalKind;
import dev.colophon.page.signal.SiteSignal;
import dev.colophon.sightings.LocalPlaces;
import dev.colophon.sightings.signal.LicenceLook;
import dev.colophon.store.PlaceKey;
import dev.colophon.store.Sanitiser;
import java.time.Duration;
import java.time.Instant;
import okhttp3.HttpUrl;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;

/** Stores what came of asking a host for its rules. Takes part in transactions. */
final class RobotsWriter {

    private static final int MOST_SITEMAPS = 20;

    /** Shorter files are what any site might write. */
    private static final int TELLING_ROBOTS = 120;

    /** What the rules disallowed before may be allowed by the new ones. */
    static final String RECONSIDER =
            "update place set state = " + FrontierPlaces.STATE + ", due_at = ? where host = ? and state = 'DISALLOWED'";

    private static final String BAR = "update source_place set state = 'BARRED' where source = ? and state = 'OPEN' "
            + "and place in (select key from place where host = ? and state = 'OPEN' and due_at <= ?)";
    private static final String RECOMPUTE =
            "update place set state = " + FrontierPlaces.STATE + " where host = ? and state = 'OPEN' and due_at <= ?";

    private final HotStatements sql;

    RobotsWriter(HotStatements sql) {
        this.sql = sql;
    }

    void store(DSLContext dsl, Lease.Robots robots, Finished finished, WriteBatch batch) {
        String host = finished.lease().host();
        switch (finished.outcome()) {
            case RobotsRead(int status, String body) -> {
                read(dsl, host, status, body, batch.now);
                sql.update(dsl, RECONSIDER, batch.now.toEpochMilli(), host);
                if (status / 100 == 2) {
                    named(robots, RobotsRules.of(status, body, Duration.ZERO), body, batch);
                }
            }
            case RobotsUnreachable _ ->
                dsl.update(HOST)
                        .set(HOST.ROBOTS_STATUS, RobotsRules.UNREACHABLE)
                        .set(HOST.ROBOTS_BODY, "")
                        .set(HOST.ROBOTS_AT, batch.now.toEpochMilli())
                        .set(HOST.ROBOTS_FAILING_SINCE, failingSince(batch.now))
                        .where(HOST.NAME.eq(host))
                        .execute();
            case Barred _ -> barred(dsl, robots, host, batch.now);
            default -> {}
        }
    }

    private static void read(DSLContext dsl, String host, int status, String body, Instant now) {
        boolean failing = status >= 500 || status == 429;
        RobotsRules rules = RobotsRules.of(status, body, Duration.ZERO);
        dsl.update(HOST)
                .set(HOST.ROBOTS_STATUS, status)
                .set(HOST.ROBOTS_BODY, Sanitiser.clean(body))
                .set(HOST.ROBOTS_AT, now.toEpochMilli())
                .set(HOST.ROBOTS_FAILING_SINCE, failing ? failingSince(now) : DSL.castNull(HOST.ROBOTS_FAILING_SINCE))
                .set(
                        HOST.CRAWL_DELAY_MS,
                        rules.crawlDelay().map(Duration::toMillis).orElse(null))
                .where(HOST.NAME.eq(host))
                .execute();
    }

    private static Field<Long> failingSince(Instant now) {
        return DSL.coalesce(HOST.ROBOTS_FAILING_SINCE, DSL.val(now.toEpochMilli()));
    }

    /** Where these sources do not ask for the rules, they ask for nothing; others may be allowed to. */
    private void barred(DSLContext dsl, Lease.Robots robots, String host, Instant now) {
        for (Source source : robots.sources()) {
            sql.update(dsl, BAR, source.id(), host, now.toEpochMilli());
        }
        sql.update(dsl, RECOMPUTE, host, now.toEpochMilli());
    }

    /** What the file says beside the rules: sitemaps, licences, and, as a whole, who may have written it. */
    private static void named(Lease.Robots robots, RobotsRules rules, String body, WriteBatch batch) {
        for (Source source : robots.sources()) {
            if (source.kind() == SourceKind.SITE) {
                rules.sitemaps().stream()
                        .limit(MOST_SITEMAPS)
                        .flatMap(text -> CanonicalUrl.of(text).stream())
                        .map(url ->
                                new FoundUrl(url, UrlKind.SITEMAP, source.id(), 0, 0, FoundUrl.NAMED, source.every()))
                        .forEach(batch.found::add);
            }
        }
        batch.licences.add(new LicenceLook(
                LocalPlaces.key(robots.url()), LicenceLook.Extent.WHOLE, RobotsLicences.find(body, robots.url())));
        if (body.length() >= TELLING_ROBOTS) {
            String site = HttpUrl.get(robots.url()).host();
            batch.signals.add(new SiteSignal(site, SignalKind.ROBOTS_TXT, PlaceKey.of(body), robots.url()));
        }
    }
}
