package dev.colophon.crawl.frontier.schedule;

import dev.colophon.crawl.frontier.lease.FoundUrl;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/**
 * What was found and may be new: of each place, what its sources ask for, in the order of their keys. Endless queries are left
 * out. Used by one thread, in transactions.
 */
public final class Candidates {

    private static final String QUERIES = "select places from query_count where source = ? and path_key = ?";
    private static final String COUNT_QUERIES = "insert into query_count (source, path_key, places) values (?, ?, ?) "
            + "on conflict (source, path_key) do update set places = query_count.places + excluded.places";

    private final Map<String, Map<String, FoundUrl>> byPlace = new TreeMap<>();
    private final Map<QueryPath, Integer> counts = new HashMap<>();
    private final Set<String> rejected = new HashSet<>();
    private final HotStatements sql;

    Candidates(HotStatements sql) {
        this.sql = sql;
    }

    /** A source and one of its paths with many queries. */
    private record QueryPath(String source, String path) implements Comparable<QueryPath> {

        @Override
        public int compareTo(QueryPath other) {
            int order = source.compareTo(other.source);
            return order != 0 ? order : path.compareTo(other.path);
        }
    }

    /** Takes one that may be new. */
    void add(DSLContext dsl, FoundUrl url) {
        String key = url.url().key();
        Map<String, FoundUrl> asked = byPlace.getOrDefault(key, Map.of());
        if (asked.containsKey(url.source())) {
            return;
        }
        Optional<QueryPath> path = counted(url);
        if (path.isPresent()) {
            int soFar = counts.computeIfAbsent(path.get(), one -> queries(dsl, one));
            if (soFar >= Traps.MOST_QUERIES) {
                rejected.add(key);
                return;
            }
            counts.put(path.get(), soFar + 1);
        }
        byPlace.computeIfAbsent(key, _ -> new TreeMap<>()).put(url.source(), url);
    }

    /** The path of which it is one more query, unless somebody named it, or it takes the place of what a redirect led to before. */
    private static Optional<QueryPath> counted(FoundUrl url) {
        return url.isNamed() || url.led()
                ? Optional.empty()
                : url.url().pathKey().map(path -> new QueryPath(url.source(), path));
    }

    private int queries(DSLContext dsl, QueryPath path) {
        return sql.query(dsl, QUERIES, rows -> rows.next() ? rows.getInt(1) : 0, path.source(), path.path());
    }

    void reject(FoundUrl url) {
        rejected.add(url.url().key());
    }

    /** Keys of places that nobody is given. */
    Set<String> rejected() {
        rejected.removeAll(byPlace.keySet()); // another source has room for it
        return rejected;
    }

    Map<String, Map<String, FoundUrl>> byPlace() {
        return byPlace;
    }

    /** Counts those that were new. */
    void count(DSLContext dsl, Collection<FoundUrl> added) {
        Map<QueryPath, Integer> paths = new TreeMap<>();
        added.forEach(url -> counted(url).ifPresent(path -> paths.merge(path, 1, Integer::sum)));
        List<@Nullable Object[]> rows = new ArrayList<>();
        paths.forEach((path, count) -> rows.add(new @Nullable Object[] {path.source(), path.path(), count}));
        sql.batch(dsl, COUNT_QUERIES, rows);
    }
}
