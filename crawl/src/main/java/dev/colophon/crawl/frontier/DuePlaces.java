package dev.colophon.crawl.frontier;

import dev.colophon.crawl.frontier.Lease.Interest;
import dev.colophon.crawl.source.CanonicalUrl;
import dev.colophon.crawl.source.Source;
import dev.colophon.crawl.source.UrlKind;
import dev.colophon.warc.Original;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** What is due on a host. Used by one thread, in transactions. */
final class DuePlaces {

    private static final String COLUMNS = "key, uri, host, kind, attempts, every_ms, etag, last_modified, content, "
            + "text_sha256, warc_date, sent_sha256, due_at";

    private static final int DUE = 13;

    /** By priority, an index seek each: those that are due the longest. */
    private static final String NEXT = IntStream.rangeClosed(0, FoundUrl.SEED)
            .mapToObj(step -> "select * from (select " + COLUMNS + " from place where host = ? and state = 'OPEN' and "
                    + "lane = ? and priority = " + (FoundUrl.SEED - step) + " order by due_at limit ?) as of" + step)
            .collect(Collectors.joining(" union all "));

    private static final String INTERESTS =
            "select place, source, depth, hops from source_place where state = 'OPEN' and place in (";

    private final HotStatements sql;

    DuePlaces(HotStatements sql) {
        this.sql = sql;
    }

    /** A place of the frontier. */
    record Row(
            String key,
            String url,
            String host,
            UrlKind kind,
            int attempts,
            Duration every,
            Optional<String> etag,
            Optional<String> lastModified,
            Optional<String> content,
            Optional<String> textSha256,
            Optional<Original> original,
            long due) {

        static Row of(ResultSet row) throws SQLException {
            String url = row.getString(2);
            Optional<String> date = Optional.ofNullable(row.getString(11));
            Optional<String> sent = Optional.ofNullable(row.getString(12));
            return new Row(
                    row.getString(1),
                    url,
                    row.getString(3),
                    UrlKind.valueOf(row.getString(4)),
                    row.getInt(5),
                    Duration.ofMillis(row.getLong(6)),
                    Optional.ofNullable(row.getString(7)),
                    Optional.ofNullable(row.getString(8)),
                    Optional.ofNullable(row.getString(9)),
                    Optional.ofNullable(row.getString(10)),
                    date.flatMap(at -> sent.map(digest -> new Original(url, at, digest))),
                    row.getLong(DUE));
        }

        Lease.Visit visit(List<Interest> interests, Optional<FoundAppearance> standing) {
            return new Lease.Visit(
                    new CanonicalUrl(url, key, host),
                    kind,
                    interests,
                    Instant.ofEpochMilli(due),
                    attempts,
                    every,
                    etag,
                    lastModified,
                    content,
                    textSha256,
                    original,
                    standing);
        }
    }

    /**
     * What comes next on a host in one lane.
     *
     * @param due of the highest priority first, of one priority those first that are due the longest
     * @param earliest when one of the others will be due; {@link Frontier#NEVER} when there is none
     */
    record Next(List<Row> due, long earliest) {}

    /**
     * Up to so many that are due in a lane.
     *
     * @param taken keys of those that are passed over
     */
    Next next(DSLContext dsl, String host, int lane, long now, int most, Set<String> taken) {
        int limit = most + taken.size();
        @Nullable Object[] values = new @Nullable Object[3 * (FoundUrl.SEED + 1)];
        for (int i = 0; i < values.length; i += 3) {
            values[i] = host;
            values[i + 1] = lane;
            values[i + 2] = limit;
        }
        return sql.query(
                dsl,
                NEXT,
                rows -> {
                    List<Row> due = new ArrayList<>();
                    long earliest = Frontier.NEVER;
                    while (due.size() < most && rows.next()) { // the parts of a union all come one after the other
                        long time = rows.getLong(DUE);
                        if (time > now) {
                            earliest = Math.min(earliest, time);
                        } else if (!taken.contains(rows.getString(1))) {
                            due.add(Row.of(rows));
                        }
                    }
                    return new Next(due, earliest);
                },
                values);
    }

    /** Who asks for places, of the sources that are known. */
    Map<String, List<Interest>> interests(DSLContext dsl, Collection<Row> places, Map<String, Source> sources) {
        if (places.isEmpty()) {
            return Map.of();
        }
        String marks = places.stream().map(_ -> "?").collect(Collectors.joining(", "));
        return sql.query(
                dsl,
                INTERESTS + marks + ") order by place, source",
                rows -> {
                    Map<String, List<Interest>> interests = new HashMap<>();
                    while (rows.next()) {
                        List<Interest> those = interests.computeIfAbsent(rows.getString(1), _ -> new ArrayList<>());
                        Source source = sources.get(rows.getString(2));
                        if (source != null) {
                            those.add(new Interest(source, rows.getInt(3), rows.getInt(4)));
                        }
                    }
                    return interests;
                },
                places.stream().map(Row::key).toArray());
    }
}
