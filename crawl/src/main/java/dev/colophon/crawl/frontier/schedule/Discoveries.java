package dev.colophon.crawl.frontier.schedule;

import static dev.colophon.store.schema.tables.Appearance.APPEARANCE;
import static dev.colophon.store.schema.tables.Place.PLACE;
import static dev.colophon.store.schema.tables.RecordedLink.RECORDED_LINK;
import static org.jooq.impl.DSL.excluded;

import dev.colophon.crawl.frontier.lease.FoundAppearance;
import dev.colophon.crawl.source.CanonicalUrl;
import dev.colophon.page.RecordedLink;
import dev.colophon.page.signal.SiteSignal;
import dev.colophon.sightings.LocalPlaces;
import dev.colophon.sightings.signal.SignalWriter;
import dev.colophon.store.PlaceKey;
import dev.colophon.store.Sanitiser;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * What visits led to, beside new URLs: media on pages, signals of who runs the site, links that are only written down. Used by
 * one thread, in transactions.
 */
public final class Discoveries {

    private static final int LONGEST_ELEMENT = 200;
    private static final int LONGEST_CODE = 100;

    private static final String APPEARS =
            "insert into appearance (medium, page, element, first_seen, last_seen) values (?, ?, ?, ?, ?)"
                    + " on conflict (medium, page) do update set last_seen = excluded.last_seen, ended_at = null";
    private static final String STILL_THERE = "update appearance set last_seen = ? where page = ? and ended_at is null";

    private final SignalMemory told = new SignalMemory();
    private final SignalSink signals;
    private final HotStatements sql;

    public Discoveries(SignalSink signals, HotStatements sql) {
        this.signals = signals;
        this.sql = sql;
    }

    private record OnPage(String medium, String page) implements Comparable<OnPage> {

        @Override
        public int compareTo(OnPage other) {
            int order = page.compareTo(other.page);
            return order != 0 ? order : medium.compareTo(other.medium);
        }
    }

    /**
     * Media that stand on pages.
     *
     * @param there keys of pages that are places
     * @param rejected keys of media that are no places
     */
    public void appearances(
            DSLContext dsl, List<FoundAppearance> all, Set<String> there, Set<String> rejected, Instant now) {
        TreeMap<OnPage, String> elements = new TreeMap<>();
        Set<String> elsewhere = new TreeSet<>();
        for (FoundAppearance appearance : all) {
            appearance.unasked().ifPresent(elsewhere::add);
            if (appearance.unasked().isPresent() || !rejected.contains(appearance.medium())) {
                String page = Sanitiser.clean(appearance.page());
                String key = PlaceKey.of(page);
                if (!there.contains(key)) {
                    elsewhere.add(page);
                }
                elements.putIfAbsent(new OnPage(appearance.medium(), key), appearance.element());
            }
        }
        elsewhere.forEach(page -> LocalPlaces.local(dsl, page));
        List<@Nullable Object[]> rows = new ArrayList<>();
        long time = now.toEpochMilli();
        elements.forEach((on, element) -> rows.add(
                new @Nullable Object[] {on.medium(), on.page(), Sanitiser.fit(element, LONGEST_ELEMENT), time, time}));
        sql.batch(dsl, APPEARS, rows);
    }

    /** All media of pages that did not change. */
    public void stillThere(DSLContext dsl, Set<String> pages, Instant now) {
        List<@Nullable Object[]> rows = new ArrayList<>();
        pages.stream().sorted().forEach(page -> rows.add(new @Nullable Object[] {now.toEpochMilli(), page}));
        sql.batch(dsl, STILL_THERE, rows);
    }

    /**
     * Those that were not told before; a page repeats most of what its site's other pages say.
     *
     * @return what is to be remembered when the transaction is committed
     */
    public List<SiteSignal> signals(DSLContext dsl, List<SiteSignal> all, Instant now) {
        List<SiteSignal> fresh = told.fresh(all);
        if (!fresh.isEmpty()) {
            signals.record(dsl, fresh, now);
        }
        return fresh;
    }

    public void remember(List<SiteSignal> stored) {
        stored.forEach(told::add);
    }

    public void recorded(DSLContext dsl, List<RecordedLink> links, Instant now) {
        for (RecordedLink link : links) {
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
                    .set(RECORDED_LINK.FIRST_SEEN, now.toEpochMilli())
                    .onConflictDoNothing()
                    .execute();
        }
    }

    /** What stands on pages under one address is served by another: it appears there, and what is said of it is said of that. */
    public static void moved(DSLContext dsl, CanonicalUrl from, CanonicalUrl to, Instant now) {
        dsl.insertInto(
                        APPEARANCE,
                        APPEARANCE.MEDIUM,
                        APPEARANCE.PAGE,
                        APPEARANCE.ELEMENT,
                        APPEARANCE.FIRST_SEEN,
                        APPEARANCE.LAST_SEEN)
                .select(DSL.select(
                                DSL.val(to.key()),
                                APPEARANCE.PAGE,
                                APPEARANCE.ELEMENT,
                                DSL.val(now.toEpochMilli()),
                                DSL.val(now.toEpochMilli()))
                        .from(APPEARANCE)
                        .where(APPEARANCE.MEDIUM.eq(from.key()), APPEARANCE.ENDED_AT.isNull()))
                .onConflict(APPEARANCE.MEDIUM, APPEARANCE.PAGE)
                .doUpdate()
                .set(APPEARANCE.LAST_SEEN, excluded(APPEARANCE.LAST_SEEN))
                .set(APPEARANCE.ENDED_AT, DSL.castNull(APPEARANCE.ENDED_AT))
                .execute();
        SignalWriter.moved(dsl, from.key(), to.key(), now);
    }

    /** The page on which a medium was seen first. */
    static Optional<FoundAppearance> standing(DSLContext dsl, String medium) {
        return dsl.select(PLACE.URI, APPEARANCE.ELEMENT)
                .from(APPEARANCE)
                .join(PLACE)
                .on(PLACE.KEY.eq(APPEARANCE.PAGE))
                .where(APPEARANCE.MEDIUM.eq(medium))
                .orderBy(APPEARANCE.FIRST_SEEN, PLACE.URI)
                .limit(1)
                .fetchOptional(row -> new FoundAppearance(medium, row.value1(), row.value2()));
    }
}
