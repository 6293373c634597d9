package dev.colophon.crawl.frontier;

import static dev.colophon.store.schema.tables.Appearance.APPEARANCE;
import static dev.colophon.store.schema.tables.RecordedLink.RECORDED_LINK;

import dev.colophon.crawl.frontier.FetchOutcome.Answered;
import dev.colophon.crawl.frontier.FetchOutcome.Findings;
import dev.colophon.crawl.scan.Captured;
import dev.colophon.crawl.source.CanonicalUrl;
import dev.colophon.page.RecordedLink;
import dev.colophon.page.signal.SiteSignal;
import dev.colophon.store.PlaceKey;
import dev.colophon.store.Sanitiser;
import java.sql.PreparedStatement;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/**
 * What a visit led to, beside new URLs: media on pages, signals of who runs the site, bytes to look into. Used by one thread,
 * in transactions.
 */
final class Discoveries {

    private static final int LONGEST_ELEMENT = 200;
    private static final int LONGEST_TYPE = 500;
    private static final int LONGEST_CODE = 100;

    private static final String APPEARS =
            "insert into appearance (medium, page, page_url, element, first_seen, last_seen) values (?, ?, ?, ?, ?, ?)"
                    + " on conflict (medium, page) do update set last_seen = excluded.last_seen";

    private static final String WAITS =
            "insert into analysis_task (id, url, page, element, seen_at, status, content_type, "
                    + "warc_file, warc_offset, held, attempts, lease_until) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, 0)";
    private static final String EXAMINED = "delete from analysis_task where id = ?";
    private static final String PARKED =
            "update analysis_task set attempts = " + AnalysisTask.MOST_ATTEMPTS + " where id = ?";

    private final SignalMemory told = new SignalMemory();
    private final SignalSink signals;
    private final HotStatements sql;

    Discoveries(SignalSink signals, HotStatements sql) {
        this.signals = signals;
        this.sql = sql;
    }

    void store(DSLContext dsl, Lease.Visit visit, Answered answered, Instant now) {
        Findings findings = answered.findings();
        if (!findings.appearances().isEmpty()) {
            appearances(dsl, findings.appearances(), now.toEpochMilli());
        }
        signals(dsl, findings.signals(), now);
        findings.recorded().forEach(link -> recorded(dsl, link, now.toEpochMilli()));
        findings.moved().ifPresent(target -> moved(dsl, visit.url(), target, now.toEpochMilli()));
        answered.analysisTask().ifPresent(item -> analysisTask(dsl, item));
    }

    private static void appearances(DSLContext dsl, List<FoundAppearance> appearances, long now) {
        dsl.connection(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(APPEARS)) {
                for (FoundAppearance appearance : appearances) {
                    String page = Sanitiser.clean(appearance.page());
                    statement.setString(1, appearance.medium());
                    statement.setString(2, PlaceKey.of(page));
                    statement.setString(3, page);
                    statement.setString(4, Sanitiser.fit(appearance.element(), LONGEST_ELEMENT));
                    statement.setLong(5, now);
                    statement.setLong(6, now);
                    statement.addBatch();
                }
                statement.executeBatch();
            }
        });
    }

    /** Those that were not told before; a page repeats most of what its site's other pages say. */
    void signals(DSLContext dsl, List<SiteSignal> all, Instant now) {
        List<SiteSignal> fresh = all.stream().filter(told::isNew).toList();
        if (!fresh.isEmpty()) {
            signals.record(dsl, fresh, now);
        }
    }

    private static void recorded(DSLContext dsl, RecordedLink link, long now) {
        String page = Sanitiser.clean(link.page());
        String url = Sanitiser.clean(link.url());
        dsl.insertInto(RECORDED_LINK)
                .set(RECORDED_LINK.PAGE, PlaceKey.of(page))
                .set(RECORDED_LINK.LINK_KEY, PlaceKey.of(url))
                .set(RECORDED_LINK.PAGE_URL, page)
                .set(RECORDED_LINK.LINK, url)
                .set(RECORDED_LINK.KIND, link.kind().name())
                .set(
                        RECORDED_LINK.CODE,
                        link.code()
                                .map(code -> Sanitiser.fit(code, LONGEST_CODE))
                                .orElse(null))
                .set(RECORDED_LINK.FIRST_SEEN, now)
                .onConflictDoNothing()
                .execute();
    }

    /** What stands on pages under one address is served by another: it appears there. */
    private static void moved(DSLContext dsl, CanonicalUrl from, CanonicalUrl to, long now) {
        dsl.insertInto(
                        APPEARANCE,
                        APPEARANCE.MEDIUM,
                        APPEARANCE.PAGE,
                        APPEARANCE.PAGE_URL,
                        APPEARANCE.ELEMENT,
                        APPEARANCE.FIRST_SEEN,
                        APPEARANCE.LAST_SEEN)
                .select(DSL.select(
                                DSL.val(to.key()),
                                APPEARANCE.PAGE,
                                APPEARANCE.PAGE_URL,
                                APPEARANCE.ELEMENT,
                                DSL.val(now),
                                DSL.val(now))
                        .from(APPEARANCE)
                        .where(APPEARANCE.MEDIUM.eq(from.key())))
                .onConflictDoNothing()
                .execute();
    }

    private void analysisTask(DSLContext dsl, AnalysisTask item) {
        Captured captured = item.captured();
        sql.update(
                dsl,
                WAITS,
                item.id(),
                captured.url(),
                captured.page().map(Sanitiser::clean).orElse(null),
                captured.element()
                        .map(element -> Sanitiser.fit(element, LONGEST_ELEMENT))
                        .orElse(null),
                captured.seen().toEpochMilli(),
                captured.status(),
                Sanitiser.fit(captured.type(), LONGEST_TYPE),
                item.span().file(),
                item.span().offset(),
                item.held());
    }

    /** It was looked into. */
    void examined(DSLContext dsl, String id) {
        sql.update(dsl, EXAMINED, id);
    }

    /** This program failed on it too often: it stays, and nobody looks into it. */
    void parked(DSLContext dsl, String id) {
        sql.update(dsl, PARKED, id);
    }

    /** The page on which a medium was seen first. */
    static Optional<FoundAppearance> standing(DSLContext dsl, String medium) {
        return dsl.select(APPEARANCE.PAGE_URL, APPEARANCE.ELEMENT)
                .from(APPEARANCE)
                .where(APPEARANCE.MEDIUM.eq(medium))
                .orderBy(APPEARANCE.FIRST_SEEN, APPEARANCE.PAGE_URL)
                .limit(1)
                .fetchOptional(row -> new FoundAppearance(medium, row.value1(), row.value2()));
    }
}
