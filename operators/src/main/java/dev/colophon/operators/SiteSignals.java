package dev.colophon.operators;

import static dev.colophon.store.schema.tables.SiteSignal.SITE_SIGNAL;
import static org.jooq.impl.DSL.excluded;
import static org.jooq.impl.DSL.greatest;
import static org.jooq.impl.DSL.least;
import static org.jooq.impl.DSL.when;

import dev.colophon.page.signal.SignalKind;
import dev.colophon.page.signal.SiteSignal;
import dev.colophon.store.Database;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jooq.Cursor;
import org.jooq.DSLContext;
import org.jooq.InsertValuesStep6;
import org.jooq.Record;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What was seen on sites. The same value on the same site is one row, whose times and place are brought up to date. Bounded:
 * a site keeps {@value #FILES_A_SITE} files and {@value #VALUES_A_KIND} values of any other kind, the first that were seen.
 * Thread-safe.
 */
public final class SiteSignals {

    static final int FILES_A_SITE = 10_000;
    static final int VALUES_A_KIND = 500;

    private static final int LONGEST_SITE = 260;
    private static final int LONGEST_VALUE = 500;
    private static final int LONGEST_URL = 2_048;
    private static final int ROWS_A_STATEMENT = 500;
    private static final int ROWS_A_FETCH = 1_000;

    private static final Logger LOG = LoggerFactory.getLogger(SiteSignals.class);

    private final Database database;

    public SiteSignals(Database database) {
        this.database = database;
    }

    /** The signals of one site and kind; what they are, without what was seen where. */
    private record Shelf(String site, SignalKind kind) implements Comparable<Shelf> {

        @Override
        public int compareTo(Shelf other) {
            int order = site.compareTo(other.site);
            return order != 0 ? order : kind.compareTo(other.kind);
        }

        int limit() {
            return kind == SignalKind.SHARED_FILE ? FILES_A_SITE : VALUES_A_KIND;
        }
    }

    /** As {@link #record(DSLContext, Collection, Instant)}, in a transaction of its own. */
    public int record(Collection<SiteSignal> signals, Instant seen) {
        return database.write(dsl -> record(dsl, signals, seen));
    }

    /**
     * Stores signals as part of a transaction that may write. Those are left out whose site or value is empty, too long or
     * has control characters (two cut values could be equal by accident), and those beyond the limits of their site.
     *
     * @return how many are stored, new and known
     */
    public int record(DSLContext dsl, Collection<SiteSignal> signals, Instant seen) {
        Map<Shelf, Map<String, SiteSignal>> shelves = new TreeMap<>(); // one order for all writers: no deadlocks
        for (SiteSignal signal : signals) {
            if (isSound(signal.site(), LONGEST_SITE) && isSound(signal.value(), LONGEST_VALUE)) {
                shelves.computeIfAbsent(new Shelf(signal.site(), signal.kind()), _ -> new TreeMap<>())
                        .put(signal.value(), signal);
            }
        }
        List<SiteSignal> rows = new ArrayList<>();
        shelves.forEach((shelf, some) -> rows.addAll(fitting(dsl, shelf, some)));
        for (int start = 0; start < rows.size(); start += ROWS_A_STATEMENT) {
            upsert(dsl, rows.subList(start, Math.min(rows.size(), start + ROWS_A_STATEMENT)), seen.toEpochMilli());
        }
        return rows.size();
    }

    private static boolean isSound(String text, int longest) {
        return !text.isBlank()
                && text.length() <= longest
                && text.codePoints()
                        .noneMatch(c -> Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE);
    }

    private static Collection<SiteSignal> fitting(DSLContext dsl, Shelf shelf, Map<String, SiteSignal> signals) {
        var ofShelf = SITE_SIGNAL
                .SITE
                .eq(shelf.site())
                .and(SITE_SIGNAL.KIND.eq(shelf.kind().name()));
        int stored = dsl.fetchCount(SITE_SIGNAL, ofShelf);
        if (stored + signals.size() <= shelf.limit()) {
            return signals.values();
        }
        Set<String> known = new HashSet<>(
                dsl.select(SITE_SIGNAL.VALUE).from(SITE_SIGNAL).where(ofShelf).fetch(SITE_SIGNAL.VALUE));
        List<SiteSignal> fitting = new ArrayList<>();
        int room = shelf.limit() - stored;
        for (SiteSignal signal : signals.values()) {
            if (known.contains(signal.value()) || room-- > 0) {
                fitting.add(signal);
            }
        }
        if (fitting.size() < signals.size()) {
            LOG.info(
                    "signals left out: site={} kind={} count={} limit={}",
                    shelf.site(),
                    shelf.kind(),
                    signals.size() - fitting.size(),
                    shelf.limit());
        }
        return fitting;
    }

    private static void upsert(DSLContext dsl, List<SiteSignal> rows, long seen) {
        InsertValuesStep6<Record, String, String, String, String, Long, Long> insert = dsl.insertInto(
                SITE_SIGNAL,
                SITE_SIGNAL.SITE,
                SITE_SIGNAL.KIND,
                SITE_SIGNAL.VALUE,
                SITE_SIGNAL.SEEN_ON,
                SITE_SIGNAL.FIRST_SEEN,
                SITE_SIGNAL.LAST_SEEN);
        for (SiteSignal row : rows) {
            insert = insert.values(row.site(), row.kind().name(), row.value(), url(row.seenOn()), seen, seen);
        }
        insert.onConflict(SITE_SIGNAL.SITE, SITE_SIGNAL.KIND, SITE_SIGNAL.VALUE)
                .doUpdate()
                .set(
                        SITE_SIGNAL.SEEN_ON,
                        when(excluded(SITE_SIGNAL.LAST_SEEN).ge(SITE_SIGNAL.LAST_SEEN), excluded(SITE_SIGNAL.SEEN_ON))
                                .otherwise(SITE_SIGNAL.SEEN_ON))
                .set(SITE_SIGNAL.FIRST_SEEN, least(SITE_SIGNAL.FIRST_SEEN, excluded(SITE_SIGNAL.FIRST_SEEN)))
                .set(SITE_SIGNAL.LAST_SEEN, greatest(SITE_SIGNAL.LAST_SEEN, excluded(SITE_SIGNAL.LAST_SEEN)))
                .execute();
    }

    /** A URL fit for the column: what PostgreSQL refuses becomes a question mark, the end of a long one is cut off. */
    private static String url(String text) {
        StringBuilder clean = new StringBuilder();
        text.codePoints()
                .limit(LONGEST_URL)
                .map(c -> c == 0 || Character.getType(c) == Character.SURROGATE ? '?' : c)
                .forEach(clean::appendCodePoint);
        return clean.toString();
    }

    /** Hands over every signal, in no particular order, without holding them all; signals of kinds unknown here are passed over. */
    public void forEach(Consumer<SiteSignal> consumer) {
        Map<String, SignalKind> kinds = new TreeMap<>();
        for (SignalKind kind : SignalKind.values()) {
            kinds.put(kind.name(), kind);
        }
        database.read(dsl -> {
            try (Cursor<? extends Record> rows = dsl.select(
                            SITE_SIGNAL.SITE, SITE_SIGNAL.KIND, SITE_SIGNAL.VALUE, SITE_SIGNAL.SEEN_ON)
                    .from(SITE_SIGNAL)
                    .fetchSize(ROWS_A_FETCH)
                    .fetchLazy()) {
                for (Record row : rows) {
                    SignalKind kind = kinds.get(String.valueOf(row.get(1)));
                    if (kind != null) {
                        consumer.accept(new SiteSignal(
                                String.valueOf(row.get(0)),
                                kind,
                                String.valueOf(row.get(2)),
                                String.valueOf(row.get(3))));
                    }
                }
            }
            return true;
        });
    }

    /** Every signal. */
    public List<SiteSignal> all() {
        List<SiteSignal> all = new ArrayList<>();
        forEach(all::add);
        return all;
    }
}
