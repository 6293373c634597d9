package dev.colophon.crawl.frontier.schedule;

import dev.colophon.crawl.frontier.lease.FoundAppearance;
import dev.colophon.crawl.frontier.lease.FoundUrl;
import dev.colophon.crawl.frontier.lease.Lease;
import dev.colophon.crawl.frontier.lease.Lease.Interest;
import dev.colophon.crawl.frontier.lease.RobotsRules;
import dev.colophon.crawl.source.CanonicalUrl;
import dev.colophon.crawl.source.Source;
import dev.colophon.crawl.source.UrlKind;
import dev.colophon.warc.Original;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
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
            + "text_sha256, warc_date, sent_sha256, due_at, priority, leads_to, other_since";

    private static final int DUE = 13;
    private static final int LEADS_TO = 15;
    private static final int OTHER_SINCE = 16;
    private static final int SOURCE = 17;
    private static final int DEPTH = 18;
    private static final int HOPS = 19;
    private static final int REACHED = 20;
    private static final int LED = 21;

    /** So long a host waits at which nothing is due but what a run that visits each place once has visited. */
    private static final Duration NEXT_RUN = Duration.ofMinutes(1);

    /**
     * Whether the last look at a place brought no answer for the first time: a server that says that nothing is there, or that it does
     * not show it, has answered. Scalar, so that the one look is found by its index.
     */
    static final String GAVE_NO_ANSWER =
            "(attempts = 1 and (select case when o.outcome = 'LATER' or (o.outcome = 'FAILED' "
                    + "and coalesce(o.status, 0) not between 300 and 499) then 1 else 0 end from observation o "
                    + "where o.place = place.key order by o.at desc, o.id desc limit 1) = 1)";

    /** By priority, an index seek each: those that are due the longest, and who asks for them. */
    private static final String NEXT = IntStream.rangeClosed(0, FoundUrl.SEED)
            .mapToObj(step -> "select * from (select " + COLUMNS + " from place where host = ? and state = 'OPEN' and "
                    + "lane = ? and priority = " + (FoundUrl.SEED - step)
                    + " and (visited_at is null or visited_at < ? or " + GAVE_NO_ANSWER
                    + ") order by due_at limit ?) as of" + step)
            .collect(Collectors.joining(
                    " union all ",
                    "select due.*, a.source, a.depth, a.hops, a.reached_at is not null, a.led from (",
                    ") as due left join source_place a on a.place = due.key and a.state = 'OPEN' "
                            + "order by due.priority desc, due.due_at, due.key, a.source"));

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
            Optional<String> leadsTo,
            boolean otherSince,
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
                    Optional.ofNullable(row.getString(LEADS_TO)),
                    row.getBoolean(OTHER_SINCE),
                    row.getLong(DUE));
        }

        Lease.Visit visit(List<Interest> interests, Optional<FoundAppearance> standing, RobotsRules robots) {
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
                    standing,
                    leadsTo,
                    otherSince,
                    robots);
        }
    }

    /**
     * A place that is due.
     *
     * @param isAskedFor whether any source asks for it
     * @param interests of the sources that are known
     */
    record Due(Row row, boolean isAskedFor, List<Interest> interests) {}

    /**
     * What comes next on a host in one lane.
     *
     * @param due of the highest priority first, of one priority those first that are due the longest
     * @param earliest when one of the others will be due; {@link Lease#NEVER} when there is none
     */
    record Next(List<Due> due, long earliest) {}

    /**
     * Up to so many that are due in a lane.
     *
     * @param began since when places that were visited, but for what gave no answer once, are passed over; {@link Lease#NEVER}
     *     where none is
     * @param taken keys of those that are passed over
     * @param sources that are known
     */
    Next next(
            DSLContext dsl,
            String host,
            int lane,
            long now,
            long began,
            int most,
            Set<String> taken,
            Map<String, Source> sources) {
        Next next = owed(dsl, host, lane, now, began, most, taken, sources);
        if (began == Lease.NEVER || !next.due().isEmpty()) {
            return next;
        }
        Next any = owed(dsl, host, lane, now, Lease.NEVER, most, taken, sources);
        return any.due().isEmpty() ? any : new Next(List.of(), now + NEXT_RUN.toMillis());
    }

    private Next owed(
            DSLContext dsl,
            String host,
            int lane,
            long now,
            long began,
            int most,
            Set<String> taken,
            Map<String, Source> sources) {
        int limit = most + taken.size();
        @Nullable Object[] values = new @Nullable Object[4 * (FoundUrl.SEED + 1)];
        for (int i = 0; i < values.length; i += 4) {
            values[i] = host;
            values[i + 1] = lane;
            values[i + 2] = began;
            values[i + 3] = limit;
        }
        return sql.query(
                dsl,
                NEXT,
                rows -> {
                    Map<String, Due> due = new LinkedHashMap<>();
                    long earliest = Lease.NEVER;
                    while (rows.next()) {
                        String key = rows.getString(1);
                        long time = rows.getLong(DUE);
                        if (time > now) {
                            earliest = Math.min(earliest, time);
                        } else if (due.containsKey(key) || (due.size() < most && !taken.contains(key))) {
                            add(due, key, rows, sources);
                        }
                    }
                    return new Next(List.copyOf(due.values()), earliest);
                },
                values);
    }

    private static void add(Map<String, Due> due, String key, ResultSet row, Map<String, Source> sources)
            throws SQLException {
        Optional<String> id = Optional.ofNullable(row.getString(SOURCE));
        if (!due.containsKey(key)) {
            due.put(key, new Due(Row.of(row), id.isPresent(), new ArrayList<>()));
        }
        Optional<Source> source = id.map(sources::get);
        if (source.isPresent()) {
            due.get(key)
                    .interests()
                    .add(new Interest(
                            source.get(),
                            row.getInt(DEPTH),
                            row.getInt(HOPS),
                            row.getBoolean(REACHED),
                            row.getBoolean(LED)));
        }
    }
}
