package dev.colophon.crawl.frontier;

import static dev.colophon.store.schema.tables.QueryCount.QUERY_COUNT;
import static dev.colophon.store.schema.tables.Url.URL;

import dev.colophon.crawl.source.CanonicalUrl;
import dev.colophon.crawl.source.UrlKind;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jooq.DSLContext;

/** The URLs of the frontier. Used by one thread; each method takes part in the transaction it is given. */
final class Urls {

    private static final int HIGHEST_PRIORITY = FoundUrl.SEED;

    /**
     * On a site most links lead to where one was already: a memory of keys, 4 MiB of it, spares the database most inserts. In
     * rows of four it holds nearly all of 200,000 URLs; one place for each key, and a quarter as many, held half of them.
     */
    private static final int REMEMBERED = 1 << 19;

    private static final int ROW = 4;

    private static final int PORTION = 500;

    private static final String INSERT = "insert into url (key, url, host, source, kind, depth, hops, priority, state, "
            + "due_at, attempts, every_ms) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, ?) on conflict do nothing";

    /** By priority, an index seek each: those that are due the longest. */
    private static final String NEXT = "select key, url, host, source, kind, depth, hops, attempts, every_ms, etag, "
            + "last_modified, sha256, warc_date, due_at from url where host = ? and state = 'OPEN' and priority = ? "
            + "order by due_at limit ?";

    private static final String WAITING = "select paused or held_until > 0 from source where id = ?";
    private static final String QUERIES = "select urls from query_count where path_key = ?";
    private static final String COUNT_QUERIES = "insert into query_count (path_key, urls) values (?, ?) "
            + "on conflict (path_key) do update set urls = query_count.urls + excluded.urls";
    private static final String ROUSE = "update host set ready_at = (case when next_at > ? then next_at else ? end) "
            + "where name = ? and lease is null and ready_at > ? and not blocked";
    private static final String TOUCH = "update url set due_at = ?, priority = ?, "
            + "state = (case when state = 'HELD' then 'HELD' else 'OPEN' end) where key = ?";

    private final HotStatements sql;
    private final long[] remembered = new long[REMEMBERED];
    private final List<String> added = new ArrayList<>();

    Urls(HotStatements sql) {
        this.sql = sql;
    }

    /** Adds those that are not known yet, unless they look endless; {@code due} and {@code every} are theirs. */
    void add(DSLContext dsl, List<FoundUrl> found, Instant now, LocalDate today) {
        List<FoundUrl> candidates = new ArrayList<>();
        Set<String> here = new HashSet<>();
        for (FoundUrl url : found) {
            if (!isRemembered(shortened(url.url().key()))
                    && here.add(url.url().key())
                    && (url.isNamed() || Traps.reason(url.url(), today).isEmpty())) {
                candidates.add(url);
            }
        }
        Map<String, Boolean> waiting = waiting(dsl, candidates);
        candidates.removeIf(url -> !waiting.containsKey(url.source())); // removed while it was visited
        candidates = withoutEndlessQueries(dsl, candidates);
        if (candidates.isEmpty()) {
            return;
        }
        candidates.stream().map(url -> url.url().host()).distinct().forEach(host -> Frontier.host(dsl, sql, host));
        int[] inserted = insert(dsl, candidates, waiting);
        Map<String, Long> hosts = new HashMap<>();
        Map<String, Integer> paths = new HashMap<>();
        for (int i = 0; i < inserted.length; i++) {
            FoundUrl url = candidates.get(i);
            added.add(url.url().key());
            if (inserted[i] != 0) {
                hosts.merge(url.url().host(), url.due().toEpochMilli(), Math::min);
                counted(url).ifPresent(path -> paths.merge(path, 1, Integer::sum));
            }
        }
        hosts.forEach((host, due) -> rouse(dsl, host, Math.max(due, now.toEpochMilli())));
        paths.forEach((path, count) -> sql.update(dsl, COUNT_QUERIES, path, count));
    }

    /** Of the sources that are still there, whether their URLs wait. */
    private Map<String, Boolean> waiting(DSLContext dsl, List<FoundUrl> candidates) {
        Map<String, Boolean> waiting = new HashMap<>();
        for (FoundUrl url : candidates) {
            if (!waiting.containsKey(url.source())) {
                sql.query(dsl, WAITING, Urls::waits, url.source()).ifPresent(so -> waiting.put(url.source(), so));
            }
        }
        return waiting;
    }

    private static Optional<Boolean> waits(ResultSet rows) throws SQLException {
        return rows.next() ? Optional.of(rows.getBoolean(1)) : Optional.empty();
    }

    /** The path of which it is one more query, unless somebody named it. */
    private static Optional<String> counted(FoundUrl url) {
        return url.isNamed() ? Optional.empty() : url.url().pathKey();
    }

    private List<FoundUrl> withoutEndlessQueries(DSLContext dsl, List<FoundUrl> candidates) {
        Map<String, Integer> counts = new HashMap<>();
        List<FoundUrl> kept = new ArrayList<>();
        for (FoundUrl url : candidates) {
            Optional<String> path = counted(url);
            if (path.isPresent()) {
                int known = counts.computeIfAbsent(
                        path.get(), key -> sql.query(dsl, QUERIES, rows -> rows.next() ? rows.getInt(1) : 0, key));
                if (known >= Traps.MOST_QUERIES) {
                    continue;
                }
                counts.put(path.get(), known + 1);
            }
            kept.add(url);
        }
        return kept;
    }

    /** A batch holds all its values: a list of 50,000 is inserted in portions. */
    private static int[] insert(DSLContext dsl, List<FoundUrl> urls, Map<String, Boolean> waiting) {
        return dsl.connectionResult(connection -> {
            int[] inserted = new int[urls.size()];
            try (PreparedStatement statement = connection.prepareStatement(INSERT)) {
                int done = 0;
                int pending = 0;
                for (FoundUrl url : urls) {
                    statement.setString(1, url.url().key());
                    statement.setString(2, url.url().url());
                    statement.setString(3, url.url().host());
                    statement.setString(4, url.source());
                    statement.setString(5, url.kind().name());
                    statement.setInt(6, url.depth());
                    statement.setInt(7, url.hops());
                    statement.setInt(8, url.priority());
                    statement.setString(9, waiting.getOrDefault(url.source(), false) ? "HELD" : "OPEN");
                    statement.setLong(10, url.due().toEpochMilli());
                    statement.setLong(11, url.every().toMillis());
                    statement.addBatch();
                    pending++;
                    if (pending == PORTION) {
                        done = executed(statement, inserted, done);
                        pending = 0;
                    }
                }
                if (pending > 0) {
                    executed(statement, inserted, done);
                }
            }
            return inserted;
        });
    }

    private static int executed(PreparedStatement batch, int[] inserted, int done) throws SQLException {
        int[] portion = batch.executeBatch();
        System.arraycopy(portion, 0, inserted, done, portion.length);
        return done + portion.length;
    }

    /** A host that has something to do by then. */
    private void rouse(DSLContext dsl, String host, long due) {
        sql.update(dsl, ROUSE, due, due, host, due);
    }

    /** Makes known ones due now, with their priority. */
    void touch(DSLContext dsl, List<FoundUrl> urls, Instant now) {
        for (FoundUrl url : urls) {
            sql.update(dsl, TOUCH, now.toEpochMilli(), url.priority(), url.url().key());
            rouse(dsl, url.url().host(), now.toEpochMilli());
        }
    }

    /** To be called when the transaction of {@link #add} is committed. */
    void remember() {
        for (String key : added) {
            long value = shortened(key);
            if (!isRemembered(value)) { // the oldest of its row goes
                int row = row(value);
                System.arraycopy(remembered, row, remembered, row + 1, ROW - 1);
                remembered[row] = value;
            }
        }
        added.clear();
    }

    /** Of paths to which a source's URLs belong, which are about to go, queries are counted from nothing. */
    static void recount(DSLContext dsl, String source) {
        Set<String> paths = new HashSet<>();
        dsl.select(URL.URL_)
                .from(URL)
                .where(URL.SOURCE.eq(source), URL.URL_.like("%?%"))
                .forEach(row -> CanonicalUrl.ofNormal(row.value1()).pathKey().ifPresent(paths::add));
        for (String path : paths) {
            dsl.deleteFrom(QUERY_COUNT).where(QUERY_COUNT.PATH_KEY.eq(path)).execute();
        }
    }

    /** To be called when URLs may have been deleted: they are added again when they are found again. */
    void forget() {
        Arrays.fill(remembered, 0);
    }

    private boolean isRemembered(long value) {
        int row = row(value);
        for (int i = row; i < row + ROW; i++) {
            if (remembered[i] == value) {
                return true;
            }
        }
        return false;
    }

    private static long shortened(String key) {
        return Long.parseUnsignedLong(key, 0, 16, 16);
    }

    private static int row(long value) {
        return (int) (value >>> 8) & (REMEMBERED - ROW);
    }

    /** A row of the frontier. */
    record Row(
            String key,
            String url,
            String host,
            String source,
            UrlKind kind,
            int depth,
            int hops,
            int attempts,
            Duration every,
            Optional<String> etag,
            Optional<String> lastModified,
            Optional<String> sha256,
            Optional<String> warcDate,
            long due) {

        static Row of(ResultSet row) throws SQLException {
            return new Row(
                    row.getString(1),
                    row.getString(2),
                    row.getString(3),
                    row.getString(4),
                    UrlKind.valueOf(row.getString(5)),
                    row.getInt(6),
                    row.getInt(7),
                    row.getInt(8),
                    Duration.ofMillis(row.getLong(9)),
                    Optional.ofNullable(row.getString(10)),
                    Optional.ofNullable(row.getString(11)),
                    Optional.ofNullable(row.getString(12)),
                    Optional.ofNullable(row.getString(13)),
                    row.getLong(14));
        }
    }

    /**
     * What comes next on a host.
     *
     * @param due of the highest priority first, of one priority those first that are due the longest
     * @param earliest when one of the others will be due; {@link Frontier#NEVER} when there is none
     */
    record Next(List<Row> due, long earliest) {}

    /**
     * Up to so many that are due.
     *
     * @param taken keys of those that are passed over
     */
    Next next(DSLContext dsl, String host, long now, int most, Set<String> taken) {
        List<Row> due = new ArrayList<>();
        long earliest = Frontier.NEVER;
        for (int priority = HIGHEST_PRIORITY; priority >= 0 && due.size() < most; priority--) {
            int limit = most - due.size() + taken.size();
            long later = sql.query(dsl, NEXT, rows -> due(rows, now, most, taken, due), host, priority, limit);
            earliest = Math.min(earliest, later);
        }
        return new Next(due, earliest);
    }

    /** Takes those that are due; when the first of the others will be. */
    private static long due(ResultSet rows, long now, int most, Set<String> taken, List<Row> due) throws SQLException {
        while (due.size() < most && rows.next()) {
            if (!taken.contains(rows.getString(1))) {
                Row row = Row.of(rows);
                if (row.due() > now) {
                    return row.due();
                }
                due.add(row);
            }
        }
        return Frontier.NEVER;
    }
}
