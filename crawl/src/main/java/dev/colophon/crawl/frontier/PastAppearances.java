package dev.colophon.crawl.frontier;

import dev.colophon.crawl.frontier.redirect.KnownRedirects;
import dev.colophon.crawl.frontier.schedule.HotStatements;
import dev.colophon.crawl.source.CanonicalUrl;
import dev.colophon.sightings.LocalPlaces;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jooq.DSLContext;

/**
 * Media that pages show no more: a page that was read as a whole without them, or is gone. What another address on the page leads to
 * stands there as long as that does. Used by one thread, in transactions.
 */
public final class PastAppearances {

    private static final String MISSED =
            "select medium from appearance where page = ? and last_seen < ? and ended_at is null order by medium";
    private static final String SHOWN = "select p.uri from appearance a join place p on p.key = a.medium "
            + "where a.page = ? and a.last_seen >= ? and a.ended_at is null";
    private static final String END = "update appearance set ended_at = ? where medium = ? and page = ?";
    private static final String END_ALL = "update appearance set ended_at = ? where page = ? and ended_at is null";

    /** What is written into a page itself has the address of that, and is looked into by a scan alone. */
    private static final String WRITTEN_IN = "select 1 from place where key = ? and uri like '%#%' "
            + "and exists (select 1 from observation where observation.place = place.key)";

    /** The crawl, which may have other bytes of the page in mind, reads it again whether or not it changed. */
    private static final String READ_AGAIN =
            "update place set other_since = true, etag = null, last_modified = null where key = ? and content is not null";

    private final HotStatements sql;

    public PastAppearances(HotStatements sql) {
        this.sql = sql;
    }

    /** Pages that were read as a whole; what they show was stored with this time. */
    void read(DSLContext dsl, Collection<String> pages, Instant now) {
        long time = now.toEpochMilli();
        for (String page : new TreeSet<>(pages)) {
            List<String> missed = strings(dsl, MISSED, page, time);
            if (missed.isEmpty()) {
                continue;
            }
            Set<String> reached = reached(dsl, strings(dsl, SHOWN, page, time));
            for (String medium : missed) {
                if (!reached.contains(medium)
                        && strings(dsl, WRITTEN_IN, medium).isEmpty()) {
                    int _ = sql.update(dsl, END, time, medium, page);
                }
            }
        }
    }

    /**
     * A page that a scan read as a whole, and of which all media were had: those that were had have been stored as seen since.
     *
     * @param shown the addresses of all media that it shows or offers, written into it or left out too
     */
    public void scanned(DSLContext dsl, String page, Collection<String> shown, Instant at) {
        Set<String> there = reached(dsl, shown);
        shown.forEach(url -> there.add(LocalPlaces.key(url)));
        shown.forEach(url -> CanonicalUrl.of(url).ifPresent(canonical -> there.add(canonical.key())));
        long time = at.toEpochMilli();
        for (String key : keys(page)) {
            List<String> missed = strings(dsl, MISSED, key, time).stream()
                    .filter(medium -> !there.contains(medium))
                    .toList();
            missed.forEach(medium -> sql.update(dsl, END, time, medium, key));
            if (!missed.isEmpty()) {
                int _ = sql.update(dsl, READ_AGAIN, key);
            }
        }
    }

    /** A page at which nothing was any more when a scan asked for it. */
    public void scannedGone(DSLContext dsl, String page, Instant at) {
        Set<String> keys = keys(page);
        gone(dsl, keys, at);
        keys.forEach(key -> sql.update(dsl, READ_AGAIN, key));
    }

    /** As a scan wrote its address, and as the crawl does. */
    private static Set<String> keys(String page) {
        Set<String> keys = new TreeSet<>(Set.of(LocalPlaces.key(page)));
        CanonicalUrl.of(page).ifPresent(url -> keys.add(url.key()));
        return keys;
    }

    /** Pages at which nothing is any more. */
    void gone(DSLContext dsl, Collection<String> pages, Instant now) {
        for (String page : new TreeSet<>(pages)) {
            int _ = sql.update(dsl, END_ALL, now.toEpochMilli(), page);
        }
    }

    private static Set<String> reached(DSLContext dsl, Collection<String> shown) {
        Set<String> keys = new HashSet<>();
        shown.stream()
                .flatMap(uri -> CanonicalUrl.of(uri).stream())
                .forEach(url -> KnownRedirects.steps(dsl, url).forEach(step -> keys.add(step.key())));
        return keys;
    }

    private List<String> strings(DSLContext dsl, String query, Object... values) {
        return sql.query(
                dsl,
                query,
                rows -> {
                    List<String> found = new ArrayList<>();
                    while (rows.next()) {
                        found.add(Optional.ofNullable(rows.getString(1)).orElse(""));
                    }
                    return found;
                },
                values);
    }
}
